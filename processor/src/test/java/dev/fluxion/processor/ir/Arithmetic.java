package dev.fluxion.processor.ir;

/** Java's operators on boxed values of equal types; shifts take distances of their own type. */
final class Arithmetic {
  private Arithmetic() {}

  static Object unary(UnaryOperator operator, Object value) {
    return switch (operator) {
      case NOT -> !(Boolean) value;
      case COMPLEMENT -> value instanceof Long l ? (Object) ~l : (Object) ~(Integer) value;
      case NEGATE -> negate(value);
      case ROUND_TO_FLOAT -> (double) ((Double) value).floatValue();
    };
  }

  private static Object negate(Object value) {
    if (value instanceof Double d) {
      return -d;
    } else if (value instanceof Float f) {
      return -f;
    } else if (value instanceof Long l) {
      return -l;
    }
    return -(Integer) value;
  }

  static Object binary(BinaryOperator operator, Object left, Object right) {
    if (operator.isShift()) {
      long distance = ((Number) right).longValue();
      return left instanceof Long a
          ? (Object) shift(operator, a, distance)
          : (Object) shift(operator, (Integer) left, (int) distance);
    }
    if (left != null && left.getClass().isArray()) {
      return operator == BinaryOperator.EQUAL ? left == right : left != right;
    }
    if (!left.getClass().equals(right.getClass())) {
      throw new IllegalStateException(
          operator + " of " + left.getClass() + " and " + right.getClass());
    }
    if (left instanceof Boolean a) {
      return booleans(operator, a, (Boolean) right);
    } else if (left instanceof Double a) {
      return doubles(operator, a, (Double) right);
    } else if (left instanceof Float a) {
      Object result = doubles(operator, a, (Float) right);
      return result instanceof Double d ? (Object) d.floatValue() : result;
    } else if (left instanceof Long a) {
      return longs(operator, a, (Long) right);
    }
    return ints(operator, (Integer) left, (Integer) right);
  }

  private static long shift(BinaryOperator operator, long a, long distance) {
    return switch (operator) {
      case SHIFT_LEFT -> a << distance;
      case SHIFT_RIGHT -> a >> distance;
      default -> a >>> distance;
    };
  }

  private static int shift(BinaryOperator operator, int a, int distance) {
    return switch (operator) {
      case SHIFT_LEFT -> a << distance;
      case SHIFT_RIGHT -> a >> distance;
      default -> a >>> distance;
    };
  }

  private static Object booleans(BinaryOperator operator, boolean a, boolean b) {
    return switch (operator) {
      case AND -> a & b;
      case OR -> a | b;
      case XOR, NOT_EQUAL -> a != b;
      case EQUAL -> a == b;
      default -> throw unknown(operator);
    };
  }

  private static Object doubles(BinaryOperator operator, double a, double b) {
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
      case STRONG -> a == 0 ? 0d : a * b;
      case STRONG_QUOTIENT -> a == 0 ? 0d : a / b;
      default -> throw unknown(operator);
    };
  }

  private static Object longs(BinaryOperator operator, long a, long b) {
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
      case AND -> a & b;
      case XOR -> a ^ b;
      case OR -> a | b;
      default -> throw unknown(operator);
    };
  }

  private static Object ints(BinaryOperator operator, int a, int b) {
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
      case AND -> a & b;
      case XOR -> a ^ b;
      case OR -> a | b;
      default -> throw unknown(operator);
    };
  }

  private static IllegalStateException unknown(BinaryOperator operator) {
    return new IllegalStateException("no such operation: " + operator);
  }

  /** A primitive conversion (JLS 5.1.2, 5.1.3). */
  static Object cast(Primitive target, Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof Double || value instanceof Float) {
      double real = ((Number) value).doubleValue();
      return switch (target) {
        case DOUBLE -> real;
        case FLOAT -> (float) real;
        case LONG -> (long) real;
        case INT -> (int) real;
        case SHORT -> (short) real;
        case BYTE -> (byte) real;
        case CHAR -> (char) real;
        case BOOLEAN, VOID -> throw new IllegalStateException("cast to " + target);
      };
    }
    long integer = value instanceof Character c ? c : ((Number) value).longValue();
    return switch (target) {
      case DOUBLE -> (double) integer;
      case FLOAT -> (float) integer;
      case LONG -> integer;
      case INT -> (int) integer;
      case SHORT -> (short) integer;
      case BYTE -> (byte) integer;
      case CHAR -> (char) integer;
      case BOOLEAN, VOID -> throw new IllegalStateException("cast to " + target);
    };
  }
}
