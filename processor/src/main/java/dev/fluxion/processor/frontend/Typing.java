package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.Optional;

/** Conversions and promotions of JLS chapter 5, made explicit as casts. */
final class Typing {
  private Typing() {}

  static boolean isNumeric(Type type) {
    return type instanceof Primitive primitive && primitive.isNumeric();
  }

  static boolean isIntegral(Type type) {
    return type instanceof Primitive primitive && primitive.isIntegral();
  }

  /** Unary numeric promotion (JLS 5.6). */
  static Type unaryPromotion(Type type) {
    return switch ((Primitive) type) {
      case BYTE, SHORT, CHAR -> Primitive.INT;
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN, VOID -> type;
    };
  }

  /** Binary numeric promotion (JLS 5.6): the order of the constants is that of the ranks. */
  static Type binaryPromotion(Type left, Type right) {
    Primitive a = (Primitive) unaryPromotion(left);
    Primitive b = (Primitive) unaryPromotion(right);
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The value converted to the type, folded where it is constant. */
  static Expression cast(Type type, Expression value) {
    if (type.equals(value.type())) {
      return value;
    }
    return value instanceof Literal literal
        ? ConstantFolding.cast((Primitive) type, literal)
        : new Expression.Cast(type, value);
  }

  /** Conversion in an assignment context (JLS 5.2); empty where the compiler refuses it. */
  static Optional<Expression> assign(Expression value, Type target) {
    if (value.type().equals(target)
        || widens(value.type(), target)
        || value instanceof Literal literal && narrowsConstant(literal, target)) {
      return Optional.of(cast(target, value));
    }
    return Optional.empty();
  }

  /** Widening primitive conversion (JLS 5.1.2). */
  static boolean widens(Type from, Type to) {
    if (!isNumeric(from) || !isNumeric(to) || from.equals(to)) {
      return false;
    }
    Primitive target = (Primitive) to;
    return switch ((Primitive) from) {
      case BYTE -> target != Primitive.CHAR;
      case SHORT, CHAR -> target.compareTo(Primitive.INT) >= 0;
      case INT, LONG, FLOAT -> target.compareTo((Primitive) from) > 0;
      case BOOLEAN, DOUBLE, VOID -> false;
    };
  }

  /** Whether an int constant fits a smaller type and so converts implicitly (JLS 5.2). */
  private static boolean narrowsConstant(Literal literal, Type target) {
    boolean intLike = isIntegral(literal.type()) && literal.type() != Primitive.LONG;
    return intLike && fits(ConstantFolding.toLong(literal), target);
  }

  static boolean fits(long value, Type target) {
    if (!(target instanceof Primitive primitive)) {
      return false;
    }
    return switch (primitive) {
      case BYTE -> value == (byte) value;
      case SHORT -> value == (short) value;
      case CHAR -> value == (char) value;
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN, VOID -> false;
    };
  }

  /** The type of {@code ?:} between primitives or equal array types (JLS 15.25). */
  static Optional<Type> conditional(Expression left, Expression right) {
    Type a = left.type();
    Type b = right.type();
    if (a.equals(b)) {
      return a == Primitive.VOID ? Optional.empty() : Optional.of(a);
    }
    if (!isNumeric(a) || !isNumeric(b)) {
      return Optional.empty();
    }
    if (isByteAndShort(a, b) || isByteAndShort(b, a)) {
      return Optional.of(Primitive.SHORT);
    }
    if (isIntConstantFor(right, a)) {
      return Optional.of(a);
    }
    if (isIntConstantFor(left, b)) {
      return Optional.of(b);
    }
    return Optional.of(binaryPromotion(a, b));
  }

  private static boolean isByteAndShort(Type a, Type b) {
    return a == Primitive.BYTE && b == Primitive.SHORT;
  }

  private static boolean isIntConstantFor(Expression value, Type target) {
    return value instanceof Literal literal
        && literal.type() == Primitive.INT
        && fits(ConstantFolding.toLong(literal), target);
  }
}
