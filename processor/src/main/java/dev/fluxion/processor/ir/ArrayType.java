package dev.fluxion.processor.ir;

/** {@code element[]}. */
public record ArrayType(Type element) implements Type {

  /** An array of the given rank over {@code scalar}. */
  public static Type of(Type scalar, int rank) {
    return rank == 0 ? scalar : new ArrayType(of(scalar, rank - 1));
  }

  /** The type at the bottom of all dimensions. */
  public Type scalar() {
    return element instanceof ArrayType inner ? inner.scalar() : element;
  }

  @Override
  public boolean isDifferentiable() {
    return element.isDifferentiable();
  }

  @Override
  public int rank() {
    return 1 + element.rank();
  }

  @Override
  public String toString() {
    return element + "[]";
  }
}
