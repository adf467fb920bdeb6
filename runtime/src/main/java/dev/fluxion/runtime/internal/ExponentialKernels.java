package dev.fluxion.runtime.internal;

import dev.fluxion.runtime.Functions;

/** Exponentials, logarithms, hyperbolic functions and the logistic family. */
final class ExponentialKernels {

  private static final double LOG_TWO = Math.log(2);
  private static final double LOG_TEN = Math.log(10);

  private ExponentialKernels() {}

  /** From D z = z D u. */
  static double[] exp(Blocks blocks, double value, double[] u) {
    double[] out = blocks.constant(value);
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(out, k, j, u, j, out);
      }
      blocks.divide(out, k, k);
    }
    return out;
  }

  static double[] expm1(Blocks blocks, double[] u) {
    double[] out = exp(blocks, Math.exp(u[0]), u);
    out[0] = Math.expm1(u[0]);
    return out;
  }

  static double[] exp2(Blocks blocks, double[] u) {
    return exp(blocks, Functions.exp2(u[0]), ProductKernels.scale(u, LOG_TWO));
  }

  static double[] log(Blocks blocks, double[] u) {
    return logarithm(blocks, Math.log(u[0]), u);
  }

  static double[] log1p(Blocks blocks, double[] u) {
    return logarithm(blocks, Math.log1p(u[0]), ProductKernels.shift(u, 1));
  }

  static double[] log10(Blocks blocks, double[] u) {
    double[] log = ProductKernels.divide(log(blocks, u), LOG_TEN);
    return ProductKernels.withValue(Math.log10(u[0]), log);
  }

  static double[] log2(Blocks blocks, double[] u) {
    double[] log = ProductKernels.divide(log(blocks, u), LOG_TWO);
    return ProductKernels.withValue(Functions.log2(u[0]), log);
  }

  /** From u D z = D u. */
  private static double[] logarithm(Blocks blocks, double value, double[] u) {
    if (u[0] == 0) {
      return ChainKernels.singular(blocks, value, 1, -1, u);
    }
    return ChainKernels.integrateQuotient(blocks, value, u, u);
  }

  static double[] sinh(Blocks blocks, double[] u) {
    return hyperbolic(blocks, u)[0];
  }

  static double[] cosh(Blocks blocks, double[] u) {
    return hyperbolic(blocks, u)[1];
  }

  /** From D s = c D u, D c = s D u, together. */
  private static double[][] hyperbolic(Blocks blocks, double[] u) {
    double[] s = blocks.constant(Math.sinh(u[0]));
    double[] c = blocks.constant(Math.cosh(u[0]));
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(s, k, j, u, j, c);
        blocks.addProduct(c, k, j, u, j, s);
      }
      blocks.divide(s, k, k);
      blocks.divide(c, k, k);
    }
    return new double[][] {s, c};
  }

  static double[] tanh(Blocks blocks, double[] u) {
    // 1 − tanh² as 1/cosh²: the difference would lose all digits for large arguments.
    double cosh = Math.cosh(u[0]);
    return TrigonometricKernels.riccati(blocks, Math.tanh(u[0]), 1 / cosh / cosh, -1, u);
  }

  /** (1 + tanh(u/2)) / 2, whose recurrence cancels neither near 0 nor far from it. */
  static double[] sigmoid(Blocks blocks, double[] u) {
    double value = Functions.sigmoid(u[0]);
    double slope = 4 * value * Functions.sigmoid(-u[0]);
    double[] half = ProductKernels.scale(u, 0.5);
    double[] tanh = TrigonometricKernels.riccati(blocks, Math.tanh(half[0]), slope, -1, half);
    return ProductKernels.withValue(value, ProductKernels.scale(tanh, 0.5));
  }

  static double[] softplus(Blocks blocks, double[] u) {
    return ChainKernels.integrate(blocks, Functions.softplus(u[0]), sigmoid(blocks, u), u);
  }

  /** From D z = p D a + q D b with the shares p = sigmoid(a − b) and q = sigmoid(b − a). */
  static double[] logaddexp(Blocks blocks, double[] a, double[] b) {
    double[] difference = ProductKernels.combine(1, a, -1, b);
    if (a[0] == b[0]) {
      difference[0] = 0; // also where both are the same infinity
    }
    double[] p = sigmoid(blocks, difference);
    double[] q = sigmoid(blocks, ProductKernels.scale(difference, -1));
    double value = Functions.logaddexp(a[0], b[0]);
    double[] byA = ChainKernels.integrate(blocks, value, p, a);
    double[] byB = ChainKernels.integrate(blocks, 0, q, b);
    return ProductKernels.combine(1, byA, 1, byB);
  }
}
