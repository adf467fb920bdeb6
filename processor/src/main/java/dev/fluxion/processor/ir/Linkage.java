package dev.fluxion.processor.ir;

/** Who may call a function. */
public enum Linkage {
  /** Functions of the same program: what is active in it follows from how they do. */
  INTERNAL,
  /**
   * Other companions, too, which know no more than its declaration: every parameter that is not
   * {@link Role#CONSTANT} counts as active, and anything may happen to its arrays between its
   * sweeps.
   */
  EXPORTED,
  /** It is exported by another companion; its body is not at hand. */
  EXTERNAL
}
