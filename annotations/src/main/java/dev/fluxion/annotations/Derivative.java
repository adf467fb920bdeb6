package dev.fluxion.annotations;

/**
 * What can be generated for a {@link Differentiable} method {@code f}. Below, <i>n</i> is the total
 * length of the independents in flat order (parameters as declared, arrays row-major, records by
 * component) and <i>m</i> that of the result.
 */
public enum Derivative {
  /** {@code fGradient}: the gradient of a scalar result, by reverse mode. */
  GRADIENT,

  /** {@code fForwardGradient}: the gradient of a scalar result, by forward mode. */
  FORWARD_GRADIENT,

  /** {@code fValueAndGradient}: value and gradient in one call, into arrays of the caller. */
  VALUE_AND_GRADIENT,

  /** {@code fDerivative}: derivatives of any order, where the sole independent is one scalar. */
  DERIVATIVE,

  /** {@code fJacobian} and its variants by mode: the <i>m</i> × <i>n</i> matrix of partials. */
  JACOBIAN,

  /** {@code fValueAndJacobian}: value and Jacobian in one call, into arrays of the caller. */
  VALUE_AND_JACOBIAN,

  /** {@code fJvp} and {@code fValueAndJvp}: directional derivatives, by forward mode. */
  JVP,

  /** {@code fVjp}: a cotangent times the Jacobian, added to a destination, by reverse mode. */
  VJP,

  /** {@code fHvp}: a Hessian times a vector, forward over reverse. */
  HVP,

  /** {@code fHessian}: the <i>n</i> × <i>n</i> matrix of second partials, for each result. */
  HESSIAN,

  /** {@code fTaylor}: Taylor coefficients of any order along a direction. */
  TAYLOR,

  /** {@code fTaylorPolynomial}: the multivariate Taylor expansion of a scalar result. */
  TAYLOR_POLYNOMIAL,

  /** {@code fLinearization}: the first-order Taylor polynomial of a scalar result. */
  LINEARIZATION,

  /** {@code fFunction}: the method and its derivatives as an object, constants bound. */
  FUNCTION
}
