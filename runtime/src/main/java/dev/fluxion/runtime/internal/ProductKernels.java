package dev.fluxion.runtime.internal;

/** Sums, multiples, products and quotients of series. */
final class ProductKernels {

  private ProductKernels() {}

  /** x a + y b, for x and y of ±1. */
  static double[] combine(double x, double[] a, double y, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = x * a[i] + y * b[i];
    }
    return out;
  }

  static double[] scale(double[] a, double s) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] * s;
    }
    return out;
  }

  /** As {@link #scale}, zeros staying zero where s is not finite. */
  static double[] strongScale(double[] a, double s) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Strong.product(a[i], s);
    }
    return out;
  }

  /** Whether all coefficients are zero. */
  static boolean isZero(double[] a) {
    for (double coefficient : a) {
      if (coefficient != 0) {
        return false;
      }
    }
    return true;
  }

  static double[] divide(double[] a, double divisor) {
    double[] out = new double[a.length];
    out[0] = a[0] / divisor;
    for (int i = 1; i < out.length; i++) {
      out[i] = a[i] == 0 ? 0 : a[i] / divisor;
    }
    return out;
  }

  static double[] withValue(double value, double[] a) {
    double[] out = a.clone();
    out[0] = value;
    return out;
  }

  static double[] shift(double[] a, double b) {
    return withValue(a[0] + b, a);
  }

  static double[] multiply(Blocks blocks, double[] a, double[] b) {
    double[] out = blocks.constant(a[0] * b[0]);
    for (int k = 1; k <= blocks.order; k++) {
      for (int i = 0; i <= k; i++) {
        blocks.addPlainProduct(out, k, a, i, b);
      }
    }
    return out;
  }

  /** From b z = a: b_0 z_k = a_k − Σ b_j z_(k−j), j = 1..k. */
  static double[] divide(Blocks blocks, double[] a, double[] b) {
    if (b[0] == 0) {
      return divideByZero(blocks, a, b);
    }
    double[] out = blocks.constant(a[0] / b[0]);
    for (int k = 1; k <= blocks.order; k++) {
      blocks.add(out, k, 1, a);
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(out, k, -1, b, j, out);
      }
      blocks.divide(out, k, b[0]);
    }
    return out;
  }

  /** a times the series of 1/b at a zero of b, where the later coefficients of 1/b dominate. */
  private static double[] divideByZero(Blocks blocks, double[] a, double[] b) {
    double[] outer = new double[blocks.order + 1];
    for (int k = 0; k <= blocks.order; k++) {
      outer[k] = (k % 2 == 0 ? 1 : -1) * Math.pow(b[0], -1 - k);
    }
    double[] reciprocal = ChainKernels.compose(blocks, outer, b);
    double[] out = blocks.constant(a[0] / b[0]);
    for (int k = 1; k <= blocks.order; k++) {
      for (int i = k; i >= 0; i--) {
        blocks.addDominantProduct(out, k, 1, a, i, reciprocal);
      }
    }
    return out;
  }

  /** r = x − n y with the integer n of the point: both remainders are linear near it. */
  static double[] remainder(double value, double[] x, double[] y) {
    double n = Math.rint((x[0] - value) / y[0]);
    double[] out = new double[x.length];
    out[0] = value;
    for (int i = 1; i < out.length; i++) {
      out[i] = x[i] - Strong.product(y[i], n);
    }
    return out;
  }
}
