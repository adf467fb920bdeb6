package dev.fluxion.runtime.internal;

import dev.fluxion.runtime.Functions;

/**
 * Inverse trigonometric and inverse hyperbolic functions: all from s D z = ± D u with some s(u).
 */
final class InverseKernels {

  private InverseKernels() {}

  static double[] asin(Blocks blocks, double[] u) {
    return asin(blocks, Math.asin(u[0]), u, 1);
  }

  static double[] acos(Blocks blocks, double[] u) {
    return asin(blocks, Math.acos(u[0]), u, -1);
  }

  private static double[] asin(Blocks blocks, double value, double[] u, int sign) {
    if (Math.abs(u[0]) == 1) {
      return ChainKernels.singular(blocks, value, sign, (int) u[0], u);
    }
    double[] s = PowerKernels.sqrt(blocks, oneLessSquare(blocks, u));
    return quotient(blocks, value, s, u, sign);
  }

  static double[] atan(Blocks blocks, double[] u) {
    return quotient(blocks, Math.atan(u[0]), onePlusSquare(blocks, u), u, 1);
  }

  static double[] acot(Blocks blocks, double[] u) {
    return quotient(blocks, Functions.acot(u[0]), onePlusSquare(blocks, u), u, -1);
  }

  static double[] asec(Blocks blocks, double[] u) {
    return asec(blocks, Functions.asec(u[0]), u, 1);
  }

  static double[] acsc(Blocks blocks, double[] u) {
    return asec(blocks, Functions.acsc(u[0]), u, -1);
  }

  private static double[] asec(Blocks blocks, double value, double[] u, int sign) {
    if (Math.abs(u[0]) == 1) {
      return ChainKernels.singular(blocks, value, sign, (int) -u[0], u);
    }
    double[] magnitude = KinkKernels.abs(blocks, u);
    double[] root = rootOfSquareLessOne(blocks, magnitude);
    return quotient(blocks, value, ProductKernels.multiply(blocks, magnitude, root), u, sign);
  }

  static double[] asinh(Blocks blocks, double[] u) {
    double[] s = PowerKernels.hypot(blocks, blocks.constant(1), u);
    return quotient(blocks, Functions.asinh(u[0]), s, u, 1);
  }

  static double[] acosh(Blocks blocks, double[] u) {
    double value = Functions.acosh(u[0]);
    if (u[0] == 1) {
      return ChainKernels.singular(blocks, value, 1, -1, u);
    }
    return quotient(blocks, value, rootOfSquareLessOne(blocks, u), u, 1);
  }

  static double[] atanh(Blocks blocks, double[] u) {
    double value = Functions.atanh(u[0]);
    if (Math.abs(u[0]) == 1) {
      return ChainKernels.singular(blocks, value, 1, (int) u[0], u);
    }
    return quotient(blocks, value, oneLessSquare(blocks, u), u, 1);
  }

  /** From (x² + y²) D z = x D y − y D x. */
  static double[] atan2(Blocks blocks, double[] y, double[] x) {
    double[] out = blocks.constant(Math.atan2(y[0], x[0]));
    if (y[0] == 0 && x[0] == 0) {
      return out;
    }
    int exponent = PowerKernels.commonExponent(x[0], y[0]);
    double[] xs = KinkKernels.scalb(x, -exponent);
    double[] ys = KinkKernels.scalb(y, -exponent);
    double[] r = PowerKernels.sumOfSquares(blocks, xs, ys);
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(out, k, j, ys, j, xs);
        blocks.addProduct(out, k, -j, xs, j, ys);
      }
      for (int j = 1; j < k; j++) {
        blocks.addProduct(out, k, -j, out, j, r);
      }
      blocks.divide(out, k, k * r[0]);
    }
    return out;
  }

  private static double[] quotient(Blocks blocks, double value, double[] s, double[] u, int sign) {
    double[] inner = sign < 0 ? ProductKernels.scale(u, -1) : u;
    return ChainKernels.integrateQuotient(blocks, value, s, inner);
  }

  private static double[] onePlusSquare(Blocks blocks, double[] u) {
    return ProductKernels.shift(ProductKernels.multiply(blocks, u, u), 1);
  }

  /** (1 − u)(1 + u), which near ±1 keeps the digits that 1 − u² loses. */
  private static double[] oneLessSquare(Blocks blocks, double[] u) {
    double[] less = ProductKernels.shift(ProductKernels.scale(u, -1), 1);
    return ProductKernels.multiply(blocks, less, ProductKernels.shift(u, 1));
  }

  /** √(u − 1) √(u + 1): no overflow, no cancellation near 1. */
  private static double[] rootOfSquareLessOne(Blocks blocks, double[] u) {
    double[] below = PowerKernels.sqrt(blocks, ProductKernels.shift(u, -1));
    double[] above = PowerKernels.sqrt(blocks, ProductKernels.shift(u, 1));
    return ProductKernels.multiply(blocks, below, above);
  }
}
