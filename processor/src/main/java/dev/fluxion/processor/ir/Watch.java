package dev.fluxion.processor.ir;

/** What the analysis should warn about where the watched operands turn out to be active. */
public enum Watch {
  /** {@code ==} or {@code !=} between reals: true on a set of measure zero. */
  EQUALITY,
  /** A real cast to an integer: the derivative ends here. */
  TRUNCATION
}
