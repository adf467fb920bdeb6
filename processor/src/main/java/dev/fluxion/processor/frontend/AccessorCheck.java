package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/**
 * Whether the components of a record that users pass can be read by the companion. It sees the
 * accessors only: one that is written out has to return the component, or a clone of it.
 */
final class AccessorCheck {
  private final Environment environment;

  AccessorCheck(Environment environment) {
    this.environment = environment;
  }

  void check(Type type, Origin origin, String parameter) {
    if (!(type instanceof RecordType record)) {
      return;
    }
    TypeElement element = environment.elements().getTypeElement(record.toString());
    for (RecordComponentElement component : element.getRecordComponents()) {
      ExecutableElement accessor = component.getAccessor();
      if (environment.records().isExplicit(accessor) && !returnsComponent(accessor)) {
        environment
            .diagnostics()
            .report(
                Problem.RECORD_ACCESSOR,
                origin,
                parameter,
                record.simpleName(),
                component.getSimpleName());
      }
    }
    record.components().forEach(component -> check(component.type(), origin, parameter));
  }

  private boolean returnsComponent(ExecutableElement accessor) {
    MethodTree tree =
        environment
            .records()
            .index((TypeElement) accessor.getEnclosingElement())
            .orElseThrow()
            .method(accessor);
    List<? extends StatementTree> body = tree.getBody().getStatements();
    return body.size() == 1
        && body.get(0) instanceof ReturnTree result
        && result.getExpression() != null
        && isComponent(result.getExpression(), tree.getName().toString());
  }

  /** {@code x}, {@code this.x}, or {@code clone()} of these. */
  private static boolean isComponent(ExpressionTree tree, String name) {
    ExpressionTree value = OperatorLowering.withoutParentheses(tree);
    if (value instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("clone")) {
      return isComponent(select.getExpression(), name);
    }
    return value instanceof IdentifierTree simple && simple.getName().contentEquals(name)
        || value instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals(name)
            && select.getExpression() instanceof IdentifierTree object
            && object.getName().contentEquals("this");
  }
}
