package dev.fluxion.processor.ir;

/** The derivative programs made of one method. The methods users call are these or call these. */
public enum ProgramKind {
  /** (point) → the method's own value. */
  VALUE,
  /** (point, tangents) → the result's tangent. */
  JVP,
  /** (point, tangents, out) → out[0] value, out[1] tangent; scalar results only. */
  VALUE_AND_JVP,
  /**
   * (point, out) → the gradient, a lane for each scalar; only where there are but a few scalars.
   */
  BASIS_GRADIENT,
  /** (point, tangents of lane 1, of lane 2, …, out) → out[k]; scalar results only. */
  CHUNK,
  /** (point, cotangent, destinations) → value; adds. */
  VJP,
  /** (point, gradient) → value; overwrites; scalar results of scalars only. */
  GRADIENT,
  /** (point, tangents, cotangent of vector results, scratch, destinations) → nothing; adds. */
  HVP,
  /** (series, expanded point) → expanded result. */
  SERIES
}
