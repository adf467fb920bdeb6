package dev.fluxion.runtime.internal;

/** Evaluation of polynomials with tabulated coefficients. */
final class Horner {

  private Horner() {}

  /** Returns {@code c[0] + c[1] x + c[2] x² + …}. */
  static double polynomial(double x, double[] c) {
    double sum = c[c.length - 1];
    for (int i = c.length - 2; i >= 0; i--) {
      sum = c[i] + x * sum;
    }
    return sum;
  }
}
