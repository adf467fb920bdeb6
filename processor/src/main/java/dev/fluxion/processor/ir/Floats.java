package dev.fluxion.processor.ir;

/**
 * How floats are computed with after normalisation: each is held in a double, and what an operation
 * on floats gives is rounded. A double has more than twice the digits of a float and two, so that
 * the sum, difference, product or quotient rounded to double first comes out as the float that Java
 * gives (Figueroa, When is double rounding innocuous?, 1995). Derivatives are doubles throughout.
 */
public final class Floats {
  private Floats() {}

  /** The type in which a value of type {@code type} is held. */
  public static Type held(Type type) {
    if (type instanceof ArrayType array) {
      return new ArrayType(held(array.element()));
    }
    return type == Primitive.FLOAT ? Primitive.DOUBLE : type;
  }

  /** Whether a value of type {@code type} is held in another type. */
  public static boolean isFloat(Type type) {
    return !held(type).equals(type);
  }

  /** Whether {@code cast} makes of an array of floats a new one of the doubles that hold them. */
  public static boolean isWidening(Expression.Cast cast) {
    Type source = cast.operand().type();
    return source instanceof ArrayType && isFloat(source) && held(source).equals(cast.type());
  }
}
