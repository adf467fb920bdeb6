package dev.fluxion.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What a switch chooses by, evaluated: an integer, a string or a constant of an enum. */
final class SwitchSelector {
  private final Body body;
  private final Expression value;

  private SwitchSelector(Body body, Expression value) {
    this.body = body;
    this.value = value;
  }

  static SwitchSelector of(Body body, ExpressionTree tree) {
    Expression value = body.expressions.number(tree);
    if (Typing.isIntegral(value.type()) && value.type() != Primitive.LONG) {
      return new SwitchSelector(body, body.keep("selector", Typing.cast(Primitive.INT, value)));
    }
    boolean isObject = value.type() instanceof ClassType && !value.type().equals(Conversions.NULL);
    SwitchSelector selector = new SwitchSelector(body, value);
    if (!isObject || !value.type().equals(Conversions.STRING) && !selector.isEnum()) {
      throw body.leaveToCompiler(tree, Problem.SWITCH, value.type());
    }
    Expression kept = body.keep("selector", value);
    // Without a selector nothing is chosen, not even the default (JLS 14.11.3).
    Method present =
        Method.opaque(
            "java.util.Objects", "requireNonNull", List.of(value.type()), value.type(), true);
    body.sink.add(new Statement.Evaluate(new Expression.Call(present, List.of(kept))));
    return new SwitchSelector(body, kept);
  }

  private boolean isEnum() {
    return element().getKind() == ElementKind.ENUM;
  }

  private TypeElement element() {
    return MirrorTypes.element((ClassType) value.type(), body.environment);
  }

  /** Whether the value is one of the labels of a case; empty for the default. */
  Optional<Expression> condition(CaseTree tree) {
    Expression any = null;
    for (ExpressionTree label : tree.getExpressions()) {
      Expression test = test(label);
      any = any == null ? test : Code.binary(BinaryOperator.CONDITIONAL_OR, any, test);
    }
    if (any == null && !tree.toString().stripLeading().startsWith("default")) {
      throw body.error(Problem.SWITCH, tree, "patterns"); // of Java 21
    }
    return Optional.ofNullable(any);
  }

  private Expression test(ExpressionTree label) {
    Type type = value.type();
    if (type instanceof ClassType && isEnum() && label instanceof IdentifierTree name) {
      return Code.binary(BinaryOperator.EQUAL, value, constant(name));
    }
    Expression constant = body.expressions.operand(label);
    boolean isInteger = Typing.isIntegral(constant.type()) && Typing.isIntegral(type);
    if (isInteger && constant instanceof Literal) {
      return Code.binary(BinaryOperator.EQUAL, value, Typing.cast(Primitive.INT, constant));
    } else if (constant instanceof Expression.Constant && constant.type().equals(type)) {
      return Code.binary(BinaryOperator.EQUAL, value, constant); // a qualified enum constant
    } else if (constant instanceof Literal && constant.type().equals(type)) {
      Method equals =
          new Method(
              Conversions.STRING.toString(), "equals", List.of(type), Primitive.BOOLEAN, false);
      return Expression.Call.of(equals, value, constant);
    }
    throw body.leaveToCompiler(label, Problem.SWITCH, constant.type());
  }

  /** An enum constant by its simple name, whatever else has that name (JLS 14.11.1). */
  private Expression constant(IdentifierTree tree) {
    String name = tree.getName().toString();
    VariableElement constant =
        body.names
            .field(element(), name)
            .filter(field -> field.getKind() == ElementKind.ENUM_CONSTANT)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    body.environment.observer().element(tree, constant);
    return new Expression.Constant(
        MirrorTypes.name(element()),
        name,
        value.type(),
        true,
        body.hidden.field(tree, constant, Optional.empty(), value.type()));
  }
}
