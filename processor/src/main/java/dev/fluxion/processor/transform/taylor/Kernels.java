package dev.fluxion.processor.transform.taylor;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.UnaryOperator;
import dev.fluxion.processor.rules.MathLikes;
import dev.fluxion.processor.transform.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The calls of the runtime's {@code Series} that Taylor programs consist of. */
final class Kernels {
  private static final Type COEFFICIENTS = ArrayType.of(Primitive.DOUBLE, 1);

  /** Whose values are others than those of the series of the same name. */
  private static final Set<String> VALUES_OF_THEIR_OWN =
      Set.of("java.lang.StrictMath", Method.FLOATS);

  private final Expression series;

  /** Kernels of the algebra that {@code series} evaluates to. */
  Kernels(Expression series) {
    this.series = series;
  }

  private Expression call(String name, Type result, List<Expression> arguments) {
    List<Type> types = arguments.stream().map(Expression::type).toList();
    Method method = new Method(SeriesMode.SERIES.qualifiedName(), name, types, result, false);
    List<Expression> all = new ArrayList<>();
    all.add(series);
    all.addAll(arguments);
    return new Expression.Call(method, all);
  }

  /** The constant series of a real; for an array, an array of them. */
  Expression constant(Expression value) {
    Type result = ArrayType.of(Primitive.DOUBLE, value.type().rank() + 1);
    return value.type() instanceof ArrayType
        ? arrays("constants", result, List.of(value))
        : call("constant", result, List.of(value));
  }

  Expression order() {
    return call("order", Primitive.INT, List.of());
  }

  /** The algebra of series of one order less. */
  Expression lower() {
    return call("lower", SeriesMode.SERIES, List.of());
  }

  /** A series of higher order, or an array of them, as one of this algebra. */
  Expression truncated(Expression series) {
    return series.type().rank() == 1
        ? call("truncated", series.type(), List.of(series))
        : arrays("truncated", series.type(), List.of(series));
  }

  /** What {@code sum} becomes with the integral of a partial along an argument. */
  Expression along(Expression sum, Expression argument, Expression partial) {
    return call("along", COEFFICIENTS, List.of(sum, argument, partial));
  }

  /** New arrays of zero series; rows not allocated stay null. */
  Expression newArray(Expression.NewArray original, List<Expression> dimensions, Type type) {
    if (dimensions.size() < original.type().rank()) {
      return new Expression.NewArray((ArrayType) type, dimensions);
    }
    return arrays("zeros", type, dimensions);
  }

  private Expression arrays(String name, Type result, List<Expression> arguments) {
    return method(Calls.INTERNAL + "SeriesArrays", name, result, arguments);
  }

  /** The call of a static method whose first argument is the algebra. */
  Expression method(String owner, String name, Type result, List<Expression> arguments) {
    List<Expression> all = new ArrayList<>();
    all.add(series);
    all.addAll(arguments);
    List<Type> types = all.stream().map(Expression::type).toList();
    return new Expression.Call(new Method(owner, name, types, result, true), all);
  }

  /**
   * @param original the operation on reals
   * @param operands its operands, series in place of the active ones, at least one
   */
  Expression operation(Expression original, List<Expression> operands) {
    if (original instanceof Expression.Unary unary) {
      boolean rounds = unary.operator() == UnaryOperator.ROUND_TO_FLOAT;
      return call(rounds ? "roundToFloat" : "neg", COEFFICIENTS, operands);
    } else if (original instanceof Expression.Binary binary) {
      return call(name(binary), COEFFICIENTS, operands);
    } else if (original instanceof Expression.Call call) {
      return function(call, operands);
    }
    return operands.get(0); // a cast between reals
  }

  private Expression function(Expression.Call call, List<Expression> operands) {
    List<Expression> arguments = operands;
    if (operands.size() > 2) {
      arguments = operands.stream().map(o -> o.type().isReal() ? constant(o) : o).toList();
    }
    Expression result = call(call.method().name(), COEFFICIENTS, arguments);
    String owner = call.method().owner();
    if (VALUES_OF_THEIR_OWN.contains(owner) || MathLikes.isOwner(owner)) {
      List<Expression> values =
          operands.stream()
              .map(
                  o ->
                      o.type() instanceof ArrayType
                          ? new Expression.Element(o, Expression.Literal.of(0))
                          : o)
              .toList();
      return call(
          "withValue", COEFFICIENTS, List.of(new Expression.Call(call.method(), values), result));
    }
    return result;
  }

  private static String name(Expression.Binary binary) {
    return switch (binary.operator()) {
      case ADD -> "add";
      case SUBTRACT -> "sub";
      case MULTIPLY -> "mul";
      case DIVIDE -> "div";
      case REMAINDER -> "rem";
      case STRONG -> "strong";
      case STRONG_QUOTIENT -> "strongQuotient";
      case SHIFT_LEFT,
          SHIFT_RIGHT,
          SHIFT_RIGHT_UNSIGNED,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          EQUAL,
          NOT_EQUAL,
          AND,
          XOR,
          OR,
          CONDITIONAL_AND,
          CONDITIONAL_OR ->
          throw new IllegalStateException("no series operation: " + binary.operator());
    };
  }

  /** The values of an array of series, of type {@code type}. */
  Expression values(Expression array, Type type) {
    return Expression.Call.of(
        Method.ofStatic(Calls.INTERNAL + "SeriesArrays", "values", type, array.type()), array);
  }
}
