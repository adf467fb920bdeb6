package dev.fluxion.processor.ir;

/** The static type of a variable or an expression. */
public sealed interface Type permits Primitive, ArrayType, ClassType {

  /** Whether values of this type are real numbers ({@code double} or {@code float}). */
  default boolean isReal() {
    return this == Primitive.DOUBLE || this == Primitive.FLOAT;
  }

  /** Whether a derivative can live here: a real number or an array (of any rank) of them. */
  default boolean isDifferentiable() {
    return isReal();
  }

  /** Number of array dimensions; 0 for anything that is not an array. */
  default int rank() {
    return 0;
  }
}
