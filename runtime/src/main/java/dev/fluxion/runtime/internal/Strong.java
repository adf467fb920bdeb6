package dev.fluxion.runtime.internal;

/**
 * The strong-zero product: what a zero tangent or adjoint makes of a partial that is not finite.
 */
public final class Strong {

  private Strong() {}

  /**
   * Multiplies a tangent or adjoint by a partial derivative.
   *
   * @param t the tangent or adjoint
   * @param p the partial derivative, possibly infinite or NaN
   * @return 0 where {@code t} is zero, else {@code t * p}
   */
  public static double product(double t, double p) {
    return t == 0 ? 0 : t * p;
  }

  /**
   * Divides a tangent or adjoint by a divisor.
   *
   * @param t the tangent or adjoint
   * @param d the divisor, possibly zero
   * @return 0 where {@code t} is zero, else {@code t / d}
   */
  public static double quotient(double t, double d) {
    return t == 0 ? 0 : t / d;
  }
}
