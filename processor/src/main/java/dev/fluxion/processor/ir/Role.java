package dev.fluxion.processor.ir;

/** What a parameter is to the differentiation (SPEC section 2), or to a derivative program. */
public enum Role {
  /** Differentiated with respect to. */
  INDEPENDENT,
  /** A constant. */
  CONSTANT,
  /** An array the method fills. */
  OUTPUT,
  /** Of a derivative program: a direction in the space of the independents. */
  TANGENT,
  /** Of a derivative program: a weight of the results. */
  COTANGENT,
  /** Of a derivative program: an array of zeros to work in. */
  SCRATCH,

  /**
   * Of a function that a program calls: whatever the caller has, which arrays may be changed in.
   */
  SHARED
}
