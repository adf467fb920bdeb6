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
    if (Double.isInfinite(p)) {
      double slope = Slopes.powerByBase(a[0], p);
      return slope == 0
          ? blocks.constant(value)
          : ChainKernels.singular(blocks, value, (int) Math.signum(slope), p > 0 ? 1 : -1, a);
    }
    boolean natural = p == Math.rint(p) && p > 0 && !Double.isInfinite(value);
    if (natural && p <= Math.max(LARGEST_PRODUCT, a[0] == 0 ? blocks.order : 0)) {
      return ProductKernels.withValue(value, product(blocks, a, (int) p));
    }
    if (a[0] == 0 || Double.isInfinite(a[0])) {
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

  /**
   * From u D z = p z D u, of u / u_0 = v: k z_k = Σ (p j − (k − j)) v_j z_(k−j), j = 1..k. So the
   * product with the value comes last, and with the variables scaled nothing leaves the range.
   */
  private static double[] power(Blocks blocks, double value, double[] u, double p) {
    int base = Math.getExponent(u[0]);
    int e = Scaling.ofVariables(blocks, base, u);
    double[] scaled = Scaling.scaled(blocks, u, base, e);
    double[] v = ProductKernels.divide(scaled, scaled[0]);
    // A value without digits is made once more as m 2^n.
    boolean normal = Math.abs(value) >= Double.MIN_NORMAL && Math.abs(value) <= Double.MAX_VALUE;
    double exponent = normal ? 0 : Math.max(-1e5, Math.min(1e5, Math.rint(base * p)));
    double[] out =
        blocks.constant(normal ? value : Math.pow(scaled[0], p) * Math.pow(2, base * p - exponent));
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(out, k, p * j - (k - j), v, j, out);
      }
      blocks.divide(out, k, k);
    }
    return ProductKernels.withValue(value, Scaling.scaled(blocks, out, (int) -exponent, -e));
  }

  /** Σ C(p, k) a_0^(p−k) (a − a_0)^k, at 0 and at infinity, where the recurrence cannot divide. */
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
    } else if (blocks.isConstant(a)) {
      return pow(blocks, a[0], p);
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
    if (value == 0 || a == 0 && p[0] >= 0) {
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

  /**
   * √(a² + b²), where a is the component of (x, y) along its value and b the one across: a + w with
   * w = b² / (2a + w).
   */
  static double[] hypot(Blocks blocks, double[] x, double[] y) {
    double value = Math.hypot(x[0], y[0]);
    if (x[0] == 0 && y[0] == 0) {
      return blocks.constant(value);
    } else if (Double.isInfinite(x[0]) || Double.isInfinite(y[0])) {
      double[] byX = ProductKernels.strongScale(x, Slopes.leg(x[0], y[0], value));
      double[] byY = ProductKernels.strongScale(y, Slopes.leg(y[0], x[0], value));
      return ProductKernels.withValue(value, ProductKernels.combine(1, byX, 1, byY));
    }
    Components components = Components.of(blocks, x, y);
    double[] a = components.along();
    // b may be far smaller than a, and only its square counts: w is kept as w / 2^(2f).
    int f = Scaling.ofValues(blocks, components.across());
    double[] b = Scaling.scaled(blocks, components.across(), f, 0);
    double[] w = blocks.constant(0);
    for (int k = 2; k <= blocks.order; k++) {
      for (int i = 1; i < k; i++) {
        blocks.addProduct(w, k, 1, b, i, b);
        blocks.addProduct(w, k, -2, a, i, w);
        blocks.addProduct(w, k, -Math.scalb(1, 2 * f), w, i, w);
      }
      blocks.divide(w, k, 2 * a[0]);
    }
    int base = components.base();
    double[] length = components.restored(blocks, base, a);
    double[] bend = components.restored(blocks, base + 2 * f, w);
    return ProductKernels.withValue(value, ProductKernels.combine(1, length, 1, bend));
  }

  static double[] sumOfSquares(Blocks blocks, double[] x, double[] y) {
    double[] xx = ProductKernels.multiply(blocks, x, x);
    return ProductKernels.combine(1, xx, 1, ProductKernels.multiply(blocks, y, y));
  }
}
