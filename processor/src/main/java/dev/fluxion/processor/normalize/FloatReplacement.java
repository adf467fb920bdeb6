package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Floats;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.UnaryOperator;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts doubles that hold floats, and arrays of them, in the place of floats; see {@link Floats} for
 * why values stay what they are. Parameters and results are doubles, too. Floats that come from
 * outside (fields, opaque calls) are converted where they come in, and those that are handed out
 * where they go. Runs when there are no records any more.
 */
final class FloatReplacement extends Rewriter {
  private final Variables variables;
  private final Map<Variable, Variable> held = new HashMap<>();

  private FloatReplacement(Variables variables) {
    this.variables = variables;
  }

  static Function apply(Function function, Variables variables) {
    FloatReplacement pass = new FloatReplacement(variables);
    List<Parameter> parameters =
        function.parameters().stream()
            .map(p -> new Parameter(pass.target(p.variable()), p.role(), p.whole()))
            .toList();
    return new Function(
        function.name(),
        parameters,
        Floats.held(function.result()),
        pass.rewrite(function.body()),
        function.linkage());
  }

  @Override
  protected Variable target(Variable variable) {
    Type type = Floats.held(variable.type());
    return type.equals(variable.type())
        ? variable
        : held.computeIfAbsent(variable, v -> variables.fresh(v.name(), type));
  }

  private static Expression widened(Expression value) {
    Type type = Floats.held(value.type());
    return type.equals(value.type()) ? value : new Expression.Cast(type, value);
  }

  private static Expression rounded(Expression value) {
    return new Expression.Unary(UnaryOperator.ROUND_TO_FLOAT, value);
  }

  /** What {@code value} is where floats are taken as such. */
  private Expression handedOut(Expression value) {
    boolean isHeld =
        value.type() == Primitive.FLOAT
            && !(value instanceof Literal)
            && !(value instanceof Expression.Constant);
    if (isHeld) {
      return new Expression.Cast(Primitive.FLOAT, rewrite(value));
    }
    return value.type() == Primitive.FLOAT ? value : rewrite(value);
  }

  @Override
  public Expression literal(Literal literal) {
    if (literal.value() instanceof Float number) {
      return Code.literal((double) number);
    }
    return new Literal(literal.value(), Floats.held(literal.type()));
  }

  @Override
  public Expression constant(Expression.Constant constant) {
    return widened(constant);
  }

  @Override
  public Expression field(Expression.Field field) {
    return widened(super.field(field));
  }

  @Override
  public Expression read(Expression.Read read) {
    return Code.read(target(read.variable()));
  }

  /** Of an array from outside, only what is read is converted. */
  @Override
  public Expression element(Expression.Element element) {
    return Code.root(element) == null
        ? widened(outside(element))
        : Code.element(rewrite(element.array()), rewrite(element.index()));
  }

  @Override
  public Expression length(Expression.Length length) {
    return new Expression.Length(
        Code.root(length.array()) == null ? outside(length.array()) : rewrite(length.array()));
  }

  /** An array from outside, or a part of it, as it is. */
  private Expression outside(Expression array) {
    if (array instanceof Expression.Element element) {
      return Code.element(outside(element.array()), rewrite(element.index()));
    } else if (array instanceof Expression.Field field) {
      return super.field(field);
    }
    return array instanceof Expression.Constant ? array : rewrite(array);
  }

  @Override
  public Expression binary(Expression.Binary binary) {
    if (binary.type() == Primitive.FLOAT) {
      return rounded(super.binary(binary));
    }
    boolean isText = !(binary.type() instanceof Primitive);
    return isText
        ? Code.binary(binary.operator(), handedOut(binary.left()), handedOut(binary.right()))
        : super.binary(binary);
  }

  @Override
  public Expression cast(Expression.Cast cast) {
    Expression operand = cast.operand();
    if (cast.type() == Primitive.FLOAT) {
      return operand.type().isReal()
          ? operand.type() == Primitive.FLOAT ? rewrite(operand) : rounded(rewrite(operand))
          : widened(super.cast(cast)); // a long is rounded once, and not on its way
    } else if (Floats.held(operand.type()).equals(Floats.held(cast.type()))) {
      return rewrite(operand);
    }
    return widened(super.cast(cast));
  }

  @Override
  public Expression call(Expression.Call call) {
    List<Expression> arguments = new ArrayList<>();
    List<Type> types = call.method().parameters();
    int receivers = call.arguments().size() - types.size();
    for (int i = 0; i < call.arguments().size(); i++) {
      boolean isFloat = i >= receivers && types.get(i - receivers) == Primitive.FLOAT;
      Expression argument = call.arguments().get(i);
      arguments.add(isFloat ? handedOut(argument) : rewrite(argument));
    }
    return new Expression.Call(call.method(), arguments);
  }

  @Override
  public Expression invoke(Expression.Invoke invoke) {
    return new Expression.Invoke(
        invoke.function(), Floats.held(invoke.type()), rewrite(invoke.arguments()));
  }

  @Override
  public Expression newArray(Expression.NewArray newArray) {
    return new Expression.NewArray(
        (ArrayType) Floats.held(newArray.type()), rewrite(newArray.dimensions()));
  }

  @Override
  public Expression arrayValue(Expression.ArrayValue arrayValue) {
    return new Expression.ArrayValue(
        (ArrayType) Floats.held(arrayValue.type()), rewrite(arrayValue.elements()));
  }

  /** What an opaque call returns is named first: such a call stands alone. */
  @Override
  public List<Statement> assign(Statement.Assign assign) {
    if (!Code.isOpaque(assign.value()) || !Floats.isFloat(assign.value().type())) {
      return super.assign(assign);
    }
    Variable returned = variables.fresh("", assign.value().type());
    List<Statement> statements = new ArrayList<>();
    statements.add(Statement.Assign.to(returned, rewrite(assign.value())));
    Expression.Read target = (Expression.Read) assign.target();
    statements.add(Statement.Assign.to(target(target.variable()), widened(Code.read(returned))));
    return statements;
  }
}
