package dev.fluxion.processor.ir;

import java.util.Collection;
import java.util.Set;

/** The derivative programs made of one method. The methods users call are these or call these. */
public enum ProgramKind {
  /** (point) → the method's own value. */
  VALUE,
  /** (point, tangents) → the result's tangent. */
  JVP("JVP", "DERIVATIVE", "JACOBIAN", "VALUE_AND_JACOBIAN"),
  /** (point, tangents, out) → out[0] value, out[1] tangent; scalar results only. */
  VALUE_AND_JVP("JVP"),
  /**
   * (point, out) → the gradient, a lane for each scalar; only where there are but a few scalars.
   */
  BASIS_GRADIENT("FORWARD_GRADIENT"),
  /** (point, tangents of lane 1, of lane 2, …, out) → out[k]; scalar results only. */
  CHUNK("FORWARD_GRADIENT"),
  /** (point, cotangent, destinations) → value; adds. */
  VJP("VJP", "GRADIENT", "VALUE_AND_GRADIENT", "LINEARIZATION", "JACOBIAN", "VALUE_AND_JACOBIAN"),
  /** (point, gradient) → value; overwrites; scalar results of scalars only. */
  GRADIENT("GRADIENT", "VALUE_AND_GRADIENT", "LINEARIZATION"),
  /**
   * (an array for each number of the point, values, an array for each partial) → nothing; scalar
   * results of scalars only, at many points.
   */
  BATCH("VALUE_AND_GRADIENT"),
  /** (point, tangents, cotangent of vector results, scratch, destinations) → nothing; adds. */
  HVP("HVP", "HESSIAN"),
  /**
   * (point, gradient, tangents, product) → value; adds, but to the places of scalars; scalar
   * results only.
   */
  GRADIENT_AND_HVP("HVP"),
  /** (series, expanded point) → expanded result. */
  SERIES("TAYLOR", "TAYLOR_POLYNOMIAL", "DERIVATIVE");

  private final Set<String> derivatives;

  /**
   * @param derivatives names of the {@code Derivative} constants that are made with it; none: all
   */
  ProgramKind(String... derivatives) {
    this.derivatives = Set.of(derivatives);
  }

  /**
   * Whether it takes part where these derivatives are asked for.
   *
   * @param asked names of {@code Derivative} constants; empty: all
   */
  public boolean serves(Collection<String> asked) {
    return asked.isEmpty()
        || derivatives.isEmpty()
        || asked.stream().anyMatch(derivatives::contains);
  }
}
