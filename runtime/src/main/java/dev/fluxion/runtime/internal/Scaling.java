package dev.fluxion.runtime.internal;

/**
 * Scaling of series by powers of 2, which is exact: of the whole series, and of the variables. A
 * recurrence then works on coefficients of about 1, and neither overflows nor underflows where the
 * coefficients of its result do not.
 */
final class Scaling {

  private Scaling() {}

  /**
   * Finds a scale of the variables.
   *
   * @param base the exponent of the values
   * @return the least e such that all coefficients of degree k are less than 2^(base + e k)
   */
  static int ofVariables(Blocks blocks, int base, double[]... series) {
    int exponent = Integer.MIN_VALUE;
    for (double[] a : series) {
      for (int k = 1; k <= blocks.order; k++) {
        int excess = blocks.exponent(a, k) + 1 - base;
        if (excess > -Double.MAX_EXPONENT * 4) {
          exponent = Math.max(exponent, -Math.floorDiv(-excess, k));
        }
      }
    }
    return exponent == Integer.MIN_VALUE ? 0 : exponent;
  }

  /** The largest exponent of the higher coefficients; 0 if all are zero. */
  static int ofValues(Blocks blocks, double[] a) {
    int exponent = Integer.MIN_VALUE;
    for (int k = 1; k <= blocks.order; k++) {
      exponent = Math.max(exponent, blocks.exponent(a, k));
    }
    return exponent < -Double.MAX_EXPONENT * 4 ? 0 : exponent;
  }

  /** Divides by 2^base, and the variables by 2^−e: coefficients of degree k by 2^(base + e k). */
  static double[] scaled(Blocks blocks, double[] a, int base, int e) {
    double[] out = new double[a.length];
    for (int k = 0; k <= blocks.order; k++) {
      blocks.scale(out, a, k, -base - e * k);
    }
    return out;
  }
}
