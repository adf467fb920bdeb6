package dev.fluxion.processor.ir;

/**
 * What is known of the pattern of a method's derivatives before it runs.
 *
 * @param isGlobal whether it is the same everywhere, as no branch depends on what varies
 * @param isTraced whether the program in Taylor mode finds it: all of it is arithmetic of series
 */
public record Sparsity(boolean isGlobal, boolean isTraced) {
  public static final Sparsity UNKNOWN = new Sparsity(false, false);
}
