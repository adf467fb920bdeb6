package dev.fluxion.runtime.internal;

/** The chain rule for series, in the three forms from which the series of most functions follow. */
final class ChainKernels {

  private ChainKernels() {}

  /** From D z = g D u: k z_k = Σ j u_j g_(k−j), j = 1..k. */
  static double[] integrate(Blocks blocks, double value, double[] g, double[] u) {
    double[] out = blocks.constant(value);
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(out, k, j, u, j, g);
      }
      blocks.divide(out, k, k);
    }
    return out;
  }

  /** From s D z = D u: k s_0 z_k = k u_k − Σ j z_j s_(k−j), j = 1..k−1. */
  static double[] integrateQuotient(Blocks blocks, double value, double[] s, double[] u) {
    double[] out = blocks.constant(value);
    for (int k = 1; k <= blocks.order; k++) {
      blocks.add(out, k, k, u);
      for (int j = 1; j < k; j++) {
        blocks.addProduct(out, k, -j, out, j, s);
      }
      blocks.divide(out, k, s[0]);
      blocks.divide(out, k, k);
    }
    return out;
  }

  /**
   * Σ g_k (a − a_0)^k. Where coefficients g are infinite the last of them that meets a power other
   * than zero decides: near a singular point the higher derivatives grow faster.
   */
  static double[] compose(Blocks blocks, double[] g, double[] a) {
    int e = Scaling.ofVariables(blocks, 0, a);
    double[] out = blocks.constant(g[0]);
    double[] change = Scaling.scaled(blocks, ProductKernels.withValue(0, a), 0, e);
    double[] power = change;
    for (int k = 1; k <= blocks.order; k++) {
      for (int i = 1; i < blocks.size; i++) {
        if (power[i] != 0 && g[k] != 0) {
          double term = g[k] * power[i];
          out[i] = Double.isInfinite(term) ? term : out[i] + term;
        }
      }
      if (k < blocks.order) {
        power = ProductKernels.multiply(blocks, power, change);
      }
    }
    return Scaling.scaled(blocks, out, 0, -e);
  }

  /**
   * The series at a singular point: value finite or not, derivatives infinite.
   *
   * @param first the sign of the first derivative inside the domain
   * @param ratio the sign of each further derivative to the one before
   */
  static double[] singular(Blocks blocks, double value, int first, int ratio, double[] a) {
    double[] g = new double[blocks.order + 1];
    g[0] = value;
    double derivative = first * Double.POSITIVE_INFINITY;
    for (int k = 1; k <= blocks.order; k++) {
      g[k] = derivative;
      derivative *= ratio;
    }
    return compose(blocks, g, a);
  }
}
