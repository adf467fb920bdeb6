package dev.fluxion.processor.ir;

/** What a parameter is to the differentiation (SPEC section 2). */
public enum Role {
  /** Differentiated with respect to. */
  INDEPENDENT,
  /** A constant. */
  CONSTANT,
  /** An array the method fills. */
  OUTPUT
}
