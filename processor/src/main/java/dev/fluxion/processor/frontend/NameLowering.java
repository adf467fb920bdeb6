package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Lowers names that stand for values: locals, constants, static fields, lengths of arrays. */
final class NameLowering {
  private final Body body;

  NameLowering(Body body) {
    this.body = body;
  }

  Expression read(ExpressionTree tree) {
    NameResolution.Name name = body.names.resolve(tree, body.scope);
    if (name instanceof NameResolution.LocalName found) {
      return local(found.local());
    } else if (name instanceof NameResolution.FieldName found) {
      return body.expressions
          .records()
          .field(found.field())
          .orElseGet(() -> field(tree, found.field()));
    } else if (name instanceof NameResolution.Value && tree instanceof MemberSelectTree select) {
      return member(select);
    }
    throw body.leaveToCompiler(tree);
  }

  private static Expression local(Scope.Local local) {
    if (local instanceof Scope.Stored stored) {
      return new Expression.Read(stored.variable());
    } else if (local instanceof Scope.Inlined inlined) {
      return inlined.value();
    }
    throw new Abandoned(); // its declaration has been reported
  }

  private Expression member(MemberSelectTree tree) {
    if (tree.getIdentifier().contentEquals("class")) {
      throw body.error(Problem.UNSUPPORTED, tree);
    }
    NameResolution.Name receiver = body.names.resolve(tree.getExpression(), body.scope);
    if (receiver instanceof NameResolution.TypeName) {
      throw body.leaveToCompiler(tree);
    }
    if (receiver instanceof NameResolution.FieldName found
        && found.field().asType().getKind() == TypeKind.DECLARED
        && !RecordTypes.isRecord(found.field().asType())) {
      throw body.error(Problem.OBJECT_FIELD, tree, tree.getIdentifier());
    }
    Expression array = body.expressions.operand(tree.getExpression());
    if (array.type().rank() > 0 && tree.getIdentifier().contentEquals("length")) {
      return new Expression.Length(array);
    }
    Optional<Expression> component =
        body.expressions.records().component(array, tree.getIdentifier().toString());
    if (component.isPresent()) {
      return component.get();
    }
    throw body.leaveToCompiler(tree);
  }

  private Expression field(ExpressionTree tree, VariableElement field) {
    Optional<Type> type = MirrorTypes.read(field.asType(), body.environment);
    if (type.isEmpty()) {
      throw body.leaveToCompiler(tree);
    }
    Object constant = field.getConstantValue();
    if (constant instanceof String) {
      throw body.error(Problem.STRING, tree);
    }
    if (!SupportedTypes.contains(type.get())) {
      throw unsupported(tree, field);
    }
    if (constant != null) {
      return new Literal(constant, (Primitive) type.get());
    }
    if (!field.getModifiers().contains(Modifier.STATIC)) {
      throw body.leaveToCompiler(tree); // there is no object in a static method
    }
    if (!Access.fromPackage(
        field,
        body.environment.elements().getPackageOf(body.names.owner()),
        body.environment.elements())) {
      throw body.error(Problem.FIELD_INACCESSIBLE, tree, field.getSimpleName());
    }
    String owner = ((TypeElement) field.getEnclosingElement()).getQualifiedName().toString();
    return new Expression.Constant(owner, field.getSimpleName().toString(), type.get());
  }

  private Abandoned unsupported(ExpressionTree tree, VariableElement field) {
    boolean isStatic =
        field.getKind() == ElementKind.ENUM_CONSTANT
            || field.getModifiers().contains(Modifier.STATIC);
    if (!isStatic) {
      return body.leaveToCompiler(tree);
    }
    SupportedTypes.report(
        body.environment.diagnostics(),
        body.origins.of(tree),
        field.asType(),
        Problem.FIELD_TYPE,
        field.getSimpleName(),
        field.asType());
    return new Abandoned();
  }
}
