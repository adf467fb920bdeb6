package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Hidden;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * The objects around that of an inner class (JLS 8.1.3), one after the other: each is kept in a
 * field that has no name in the language.
 */
final class EnclosingObjects {
  private final Body body;

  EnclosingObjects(Body body) {
    this.body = body;
  }

  /** {@code Outer.this}. */
  Expression of(ExpressionTree tree, TypeElement type) {
    return innermost(tree, type::equals);
  }

  /** The object of the innermost class around the body that has the field. */
  Expression withField(ExpressionTree tree, Element field) {
    String name = field.getSimpleName().toString();
    return innermost(tree, type -> body.names.field(type, name).filter(field::equals).isPresent());
  }

  /** The object of the innermost class around the body that has the method. */
  Expression withMethod(ExpressionTree tree, Element method) {
    String name = method.getSimpleName().toString();
    return innermost(tree, type -> body.names.methods(type, name).contains(method));
  }

  private Expression innermost(ExpressionTree tree, Predicate<TypeElement> condition) {
    Expression object = body.self().orElseThrow(() -> noObject(tree));
    TypeElement type = body.names.owner();
    while (!condition.test(type)) {
      boolean isInner =
          type.getEnclosingElement() instanceof TypeElement
              && !type.getModifiers().contains(Modifier.STATIC);
      if (!isInner) {
        throw body.leaveToCompiler(tree);
      }
      TypeElement outer = (TypeElement) type.getEnclosingElement();
      object = around(object, type, outer);
      type = outer;
    }
    return object;
  }

  /**
   * In a constructor that is read, what the object will be is no object yet. What is given to
   * another constructor must not ask for it (JLS 8.8.7.1).
   */
  private Abandoned noObject(ExpressionTree tree) {
    return body.method.method().getKind() == ElementKind.CONSTRUCTOR && body.completion() != null
        ? body.error(Problem.UNSUPPORTED, tree)
        : body.leaveToCompiler(tree);
  }

  private Expression around(Expression object, TypeElement inner, TypeElement outer) {
    Type type = MirrorTypes.readObject(outer.asType(), body.environment).orElseThrow();
    String name = "outer" + outer.getSimpleName();
    HiddenMembers hidden = body.hidden;
    Hidden member =
        new Hidden(
            Hidden.Kind.ENCLOSING,
            hidden.reference(Access.topLevel(inner).asType()),
            hidden.reference(inner.asType()),
            name,
            List.of(),
            hidden.reference(outer.asType()),
            -1);
    return new Expression.Field(object, name, type, true, Optional.of(member));
  }
}
