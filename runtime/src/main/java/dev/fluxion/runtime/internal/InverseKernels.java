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
    return atan(blocks, Math.atan(u[0]), u, 1);
  }

  static double[] acot(Blocks blocks, double[] u) {
    return atan(blocks, Functions.acot(u[0]), u, -1);
  }

  /** From D z = D u / (1 + u²); by the reciprocal where the square might be too large. */
  private static double[] atan(Blocks blocks, double value, double[] u, int sign) {
    if (Math.abs(u[0]) > 1) {
      double[] reciprocal = reciprocal(blocks, u);
      return quotient(blocks, value, onePlusSquare(blocks, reciprocal), reciprocal, -sign);
    }
    return quotient(blocks, value, onePlusSquare(blocks, u), u, sign);
  }

  private static double[] reciprocal(Blocks blocks, double[] u) {
    return ProductKernels.divide(blocks, blocks.constant(1), u);
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
    if (Math.abs(u[0]) > 2) { // asec u = acos(1/u)
      double[] reciprocal = reciprocal(blocks, u);
      double[] leg = PowerKernels.sqrt(blocks, oneLessSquare(blocks, reciprocal));
      return quotient(blocks, value, leg, reciprocal, -sign);
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

  /**
   * From (a² + b²) D z = a D b − b D a, where a is the component of (x, y) along its value and b
   * the one across.
   */
  static double[] atan2(Blocks blocks, double[] y, double[] x) {
    double value = Math.atan2(y[0], x[0]);
    double length = Math.max(Math.abs(x[0]), Math.abs(y[0]));
    if (length == 0 || length == Double.POSITIVE_INFINITY) {
      return blocks.constant(value);
    }
    Components components = Components.of(blocks, x, y);
    double[] a = components.along();
    double[] b = components.across();
    double[] r = PowerKernels.sumOfSquares(blocks, a, b);
    double[] out = blocks.constant(value);
    for (int k = 1; k <= blocks.order; k++) {
      for (int j = 1; j <= k; j++) {
        blocks.addProduct(out, k, j, b, j, a);
        blocks.addProduct(out, k, -j, a, j, b);
      }
      for (int j = 1; j < k; j++) {
        blocks.addProduct(out, k, -j, out, j, r);
      }
      blocks.divide(out, k, k * r[0]);
    }
    return ProductKernels.withValue(value, components.restored(blocks, 0, out));
  }

  private static double[] quotient(Blocks blocks, double value, double[] s, double[] u, int sign) {
    double[] inner = sign < 0 ? ProductKernels.scale(u, -1) : u;
    return ChainKernels.integrateQuotient(blocks, value, s, inner);
  }

  private static double[] onePlusSquare(Blocks blocks, double[] u) {
    return ProductKernels.shift(ProductKernels.multiply(blocks, u, u), 1);
  }

  /** 1 − u², with a value that keeps its digits near ±1. */
  private static double[] oneLessSquare(Blocks blocks, double[] u) {
    double[] square = ProductKernels.multiply(blocks, u, u);
    return ProductKernels.withValue(Slopes.oneLessSquare(u[0]), ProductKernels.scale(square, -1));
  }

  /** √(u − 1) √(u + 1): no overflow, no cancellation near 1. */
  private static double[] rootOfSquareLessOne(Blocks blocks, double[] u) {
    double[] below = PowerKernels.sqrt(blocks, ProductKernels.shift(u, -1));
    double[] above = PowerKernels.sqrt(blocks, ProductKernels.shift(u, 1));
    return ProductKernels.multiply(blocks, below, above);
  }
}
