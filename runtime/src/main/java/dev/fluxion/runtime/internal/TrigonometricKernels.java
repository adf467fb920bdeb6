package dev.fluxion.runtime.internal;

import dev.fluxion.runtime.Functions;

/** Trigonometric functions of a series. */
final class TrigonometricKernels {

  private TrigonometricKernels() {}

  static double[] sin(Blocks blocks, double[] u) {
    return circular(blocks, u)[0];
  }

  static double[] cos(Blocks blocks, double[] u) {
    return circular(blocks, u)[1];
  }

  /** From D s = c D u, D c = −s D u, together. */
  private static double[][] circular(Blocks blocks, double[] u) {
    double[] s = blocks.constant(Math.sin(u[0]));
    double[] c = blocks.constant(Math.cos(u[0]));
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(s, k, j, u, j, c);
        blocks.addProduct(c, k, -j, u, j, s);
      }
      blocks.divide(s, k, k);
      blocks.divide(c, k, k);
    }
    return new double[][] {s, c};
  }

  static double[] tan(Blocks blocks, double[] u) {
    double tan = Math.tan(u[0]);
    return riccati(blocks, tan, 1 + tan * tan, 1, u);
  }

  static double[] cot(Blocks blocks, double[] u) {
    if (Math.abs(u[0]) < 0x1p-20) {
      double[][] pair = circular(blocks, u);
      double[] quotient = ProductKernels.divide(blocks, pair[1], pair[0]);
      return ProductKernels.withValue(Functions.cot(u[0]), quotient);
    }
    double cot = Functions.cot(u[0]);
    return riccati(blocks, cot, -1 - cot * cot, -1, u);
  }

  /**
   * From D v = w D u with w = c + q v²: tangents and cotangents, of circles and of hyperbolas.
   *
   * @param w0 the first derivative at the point, as its own best formula gives it
   */
  static double[] riccati(Blocks blocks, double value, double w0, double q, double[] u) {
    double[] v = blocks.constant(value);
    double[] w = blocks.constant(w0);
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(v, k, j, u, j, w);
      }
      blocks.divide(v, k, k);
      for (int i = 0; i <= k; i++) {
        blocks.addProduct(w, k, q, v, i, v);
      }
    }
    return v;
  }

  static double[] sec(Blocks blocks, double[] u) {
    double[] sec = ProductKernels.divide(blocks, blocks.constant(1), cos(blocks, u));
    sec[0] = Functions.sec(u[0]);
    return sec;
  }

  static double[] csc(Blocks blocks, double[] u) {
    double[] csc = ProductKernels.divide(blocks, blocks.constant(1), sin(blocks, u));
    csc[0] = Functions.csc(u[0]);
    return csc;
  }
}
