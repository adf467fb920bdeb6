package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.UnaryOperator;
import java.util.Optional;

/**
 * Evaluates constant expressions (JLS 15.29). The operands have been promoted: both are of one
 * type, which is int, long, float, double or boolean; shifts have a distance of their own type.
 */
final class ConstantFolding {
  private ConstantFolding() {}

  static Literal cast(Primitive target, Literal literal) {
    if (target == Primitive.BOOLEAN) {
      return literal;
    }
    boolean real = literal.type().isReal();
    double asDouble = real ? ((Number) literal.value()).doubleValue() : 0;
    long asLong = real ? (long) asDouble : toLong(literal);
    // A real becomes an int first on its way to the smaller types (JLS 5.1.3); saturating.
    int asInt = real ? (int) asDouble : (int) asLong;
    Object value =
        switch (target) {
          case BYTE -> (byte) asInt;
          case SHORT -> (short) asInt;
          case CHAR -> (char) asInt;
          case INT -> asInt;
          case LONG -> asLong;
          case FLOAT -> real ? (float) asDouble : (float) asLong;
          case DOUBLE -> real ? asDouble : (double) asLong;
          case BOOLEAN, VOID -> throw new IllegalArgumentException("no conversion to " + target);
        };
    return new Literal(value, target);
  }

  static long toLong(Literal literal) {
    return literal.value() instanceof Character c ? c : ((Number) literal.value()).longValue();
  }

  static Literal unary(UnaryOperator operator, Literal operand) {
    Object value = operand.value();
    Object result =
        switch (operator) {
          case NOT -> !(Boolean) value;
          case COMPLEMENT -> value instanceof Integer i ? (Object) ~i : (Object) ~(Long) value;
          case NEGATE ->
              value instanceof Integer i
                  ? (Object) (-i)
                  : value instanceof Long l
                      ? (Object) (-l)
                      : value instanceof Float f ? (Object) (-f) : (Object) (-(Double) value);
          case ROUND_TO_FLOAT -> (double) (float) (double) (Double) value;
        };
    return new Literal(result, operand.type());
  }

  /** Empty where the operation is not constant: an integer divided by zero (JLS 15.17.2). */
  static Optional<Literal> binary(BinaryOperator operator, Literal left, Literal right) {
    Object value = null;
    if (left.value() instanceof Boolean a) {
      value = ofBooleans(operator, a, (Boolean) right.value());
    } else if (left.value() instanceof Double a) {
      value = ofDoubles(operator, a, (Double) right.value());
    } else if (left.value() instanceof Float a) {
      value = ofFloats(operator, a, (Float) right.value());
    } else if (left.value() instanceof Long a) {
      value = ofLongs(operator, a, toLong(right));
    } else if (left.value() instanceof Integer a) {
      value = ofInts(operator, a, toLong(right));
    }
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Literal(value, value instanceof Boolean ? Primitive.BOOLEAN : left.type()));
  }

  private static Object ofBooleans(BinaryOperator operator, boolean a, boolean b) {
    return switch (operator) {
      case AND, CONDITIONAL_AND -> a & b;
      case OR, CONDITIONAL_OR -> a | b;
      case XOR, NOT_EQUAL -> a ^ b;
      case EQUAL -> a == b;
      case MULTIPLY, DIVIDE, REMAINDER, ADD, SUBTRACT -> null;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> null;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, STRONG, STRONG_QUOTIENT -> null;
    };
  }

  private static Object ofDoubles(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case LESS -> a < b;
      case LESS_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_EQUAL -> a >= b;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> null;
      case AND, XOR, OR, CONDITIONAL_AND, CONDITIONAL_OR, STRONG, STRONG_QUOTIENT -> null;
    };
  }

  /** Correctly rounded in double first, an operation on floats comes out the same. */
  private static Object ofFloats(BinaryOperator operator, float a, float b) {
    Object value = ofDoubles(operator, a, b);
    return value instanceof Double real ? (Object) real.floatValue() : value;
  }

  private static Object ofLongs(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : (Object) (a / b);
      case REMAINDER -> b == 0 ? null : (Object) (a % b);
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case SHIFT_RIGHT_UNSIGNED -> a >>> b;
      case AND -> a & b;
      case XOR -> a ^ b;
      case OR -> a | b;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> comparison(operator, a, b);
      case CONDITIONAL_AND, CONDITIONAL_OR, STRONG, STRONG_QUOTIENT -> null;
    };
  }

  private static Object ofInts(BinaryOperator operator, int a, long distance) {
    int b = (int) distance;
    return switch (operator) {
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : (Object) (a / b);
      case REMAINDER -> b == 0 ? null : (Object) (a % b);
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case SHIFT_RIGHT_UNSIGNED -> a >>> b;
      case AND -> a & b;
      case XOR -> a ^ b;
      case OR -> a | b;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> comparison(operator, a, b);
      case CONDITIONAL_AND, CONDITIONAL_OR, STRONG, STRONG_QUOTIENT -> null;
    };
  }

  private static boolean comparison(BinaryOperator operator, long a, long b) {
    int order = Long.compare(a, b);
    return operator == BinaryOperator.LESS && order < 0
        || operator == BinaryOperator.LESS_EQUAL && order <= 0
        || operator == BinaryOperator.GREATER && order > 0
        || operator == BinaryOperator.GREATER_EQUAL && order >= 0
        || operator == BinaryOperator.EQUAL && order == 0
        || operator == BinaryOperator.NOT_EQUAL && order != 0;
  }
}
