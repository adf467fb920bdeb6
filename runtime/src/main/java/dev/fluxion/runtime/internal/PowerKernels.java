package dev.fluxion.runtime.internal;

/** Roots, powers and Euclidean lengths of series. */
final class PowerKernels {

  /** Up to here integral powers are products, exact wherever the products are. */
  private static final int LARGEST_PRODUCT = 8;

  private PowerKernels() {}

  /** From z² = u: 2 z_0 z_k = u_k − Σ z_i z_(k−i), i = 1..k−1. */
  static double[] sqrt(Blocks blocks, double[] u) {
    double value = Math.sqrt(u[0]);
    if (u[0] == 0) {
      return ChainKernels.singular(blocks, value, 1, -1, u);
    }
    return root(blocks, value, u);
  }

  private static double[] root(Blocks blocks, double value, double[] u) {
    double[] out = blocks.constant(value);
    for (int k = 1; k <= blocks.order; k++) {
      blocks.add(out, k, 1, u);
      for (int i = 1; i < k; i++) {
        blocks.addProduct(out, k, -1, out, i, out);
      }
      blocks.divide(out, k, 2 * value);
    }
    return out;
  }

  static double[] cbrt(Blocks blocks, double[] u) {
    double value = Math.cbrt(u[0]);
    if (u[0] == 0) {
      return ChainKernels.singular(blocks, value, 1, -1, u);
    }
    return power(blocks, value, u, 1.0 / 3);
  }

  /** a to a power that does not vary: what the exponent is at run time decides the formula. */
  static double[] pow(Blocks blocks, double[] a, double p) {
    double value = Math.pow(a[0], p);
    if (p == 0 || blocks.isConstant(a)) {
      return blocks.constant(value);
    }
    boolean natural = p == Math.rint(p) && p > 0;
    if (natural && p <= Math.max(LARGEST_PRODUCT, a[0] == 0 ? blocks.order : 0)) {
      return ProductKernels.withValue(value, product(blocks, a, (int) p));
    }
    if (a[0] == 0 || value == 0 || Double.isInfinite(value) || Double.isInfinite(a[0])) {
      return binomial(blocks, a, p);
    }
    return power(blocks, value, a, p);
  }

  private static double[] product(Blocks blocks, double[] a, int p) {
    double[] product = a;
    for (int i = 1; i < p; i++) {
      product = ProductKernels.multiply(blocks, product, a);
    }
    return product;
  }

  /** From u D z = p z D u: k u_0 z_k = Σ (p j − (k − j)) u_j z_(k−j), j = 1..k. */
  private static double[] power(Blocks blocks, double value, double[] u, double p) {
    double[] out = blocks.constant(value);
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(out, k, p * j - (k - j), u, j, out);
      }
      blocks.divide(out, k, k * u[0]);
    }
    return out;
  }

  /** Σ C(p, k) a_0^(p−k) (a − a_0)^k, for the points where the recurrence has nothing to divide. */
  private static double[] binomial(Blocks blocks, double[] a, double p) {
    double[] g = new double[blocks.order + 1];
    double coefficient = 1;
    for (int k = 0; k <= blocks.order; k++) {
      g[k] = coefficient == 0 ? 0 : coefficient * Math.pow(a[0], p - k);
      coefficient *= (p - k) / (k + 1);
    }
    return ChainKernels.compose(blocks, g, a);
  }

  /** a^p = exp(p ln a), both varying. */
  static double[] pow(Blocks blocks, double[] a, double[] p) {
    if (blocks.isConstant(p)) {
      return pow(blocks, a, p[0]);
    }
    double value = Math.pow(a[0], p[0]);
    if (a[0] == 0) {
      return powerOfZero(blocks, a, p);
    }
    // w = p ln a but for w_0, which exp does not need. ln a_0, NaN for a negative base, meets only
    // coefficients of p that are not zero.
    double[] log = ChainKernels.integrateQuotient(blocks, Math.log(a[0]), a, a);
    double[] w = new double[blocks.size];
    for (int k = 1; k <= blocks.order; k++) {
      blocks.add(w, k, p[0], log);
      for (int i = 1; i <= k; i++) {
        blocks.addProduct(w, k, 1, p, i, log);
      }
    }
    return ExponentialKernels.exp(blocks, value, w);
  }

  static double[] pow(Blocks blocks, double a, double[] p) {
    double value = Math.pow(a, p[0]);
    if (a == 0 && p[0] >= 0) {
      return blocks.constant(value);
    }
    return ExponentialKernels.exp(blocks, value, ProductKernels.strongScale(p, Math.log(a)));
  }

  /** The partial by a non-negative exponent is 0 at base 0; that by a negative one is −∞. */
  private static double[] powerOfZero(Blocks blocks, double[] a, double[] p) {
    double[] out = pow(blocks, a, p[0]);
    if (p[0] >= 0) {
      return out;
    }
    double[] byExponent = pow(blocks, a[0], p);
    for (int i = 1; i < out.length; i++) {
      out[i] += byExponent[i];
    }
    return out;
  }

  /** √(x² + y²), scaled by a power of 2 so that the squares neither overflow nor vanish. */
  static double[] hypot(Blocks blocks, double[] x, double[] y) {
    double value = Math.hypot(x[0], y[0]);
    if (x[0] == 0 && y[0] == 0) {
      return blocks.constant(value);
    }
    int exponent = commonExponent(x[0], y[0]);
    double[] xs = KinkKernels.scalb(x, -exponent);
    double[] ys = KinkKernels.scalb(y, -exponent);
    double[] out = root(blocks, Math.scalb(value, -exponent), sumOfSquares(blocks, xs, ys));
    return ProductKernels.withValue(value, KinkKernels.scalb(out, exponent));
  }

  static double[] sumOfSquares(Blocks blocks, double[] x, double[] y) {
    double[] xx = ProductKernels.multiply(blocks, x, x);
    return ProductKernels.combine(1, xx, 1, ProductKernels.multiply(blocks, y, y));
  }

  static int commonExponent(double x, double y) {
    return Math.getExponent(Math.max(Math.abs(x), Math.abs(y)));
  }
}
