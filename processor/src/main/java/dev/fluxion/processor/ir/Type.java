package dev.fluxion.processor.ir;

/** The static type of a variable or an expression. */
public sealed interface Type permits Primitive, ArrayType, ClassType, RecordType {

  /** Whether values of this type are real numbers ({@code double} or {@code float}). */
  default boolean isReal() {
    return this == Primitive.DOUBLE || this == Primitive.FLOAT;
  }

  /**
   * Whether a derivative can live here: a real number, an array (of any rank) of them, or a record
   * with such a component.
   */
  default boolean isDifferentiable() {
    return isReal();
  }

  /** Number of array dimensions; 0 for anything that is not an array. */
  default int rank() {
    return 0;
  }
}
