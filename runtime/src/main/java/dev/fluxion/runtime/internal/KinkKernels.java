package dev.fluxion.runtime.internal;

/**
 * Functions that are linear on both sides of a kink. Ties are decided by {@code ==}; at a tie every
 * coefficient is the mean of both sides, or 0 where that is the convention.
 */
final class KinkKernels {

  private KinkKernels() {}

  static double[] abs(Blocks blocks, double[] a) {
    if (a[0] == 0) {
      return blocks.constant(0);
    }
    return a[0] < 0 ? ProductKernels.scale(a, -1) : a.clone();
  }

  static double[] max(double[] a, double[] b) {
    return choose(Math.max(a[0], b[0]), a[0] > b[0], a, b);
  }

  static double[] min(double[] a, double[] b) {
    return choose(Math.min(a[0], b[0]), a[0] < b[0], a, b);
  }

  private static double[] choose(double value, boolean first, double[] a, double[] b) {
    double[] out = (first ? a : b).clone();
    if (a[0] == b[0]) {
      for (int i = 1; i < out.length; i++) {
        out[i] = 0.5 * (a[i] + b[i]);
      }
    }
    out[0] = value;
    return out;
  }

  static double[] clamp(double[] x, double[] low, double[] high) {
    if (Double.isNaN(low[0]) || Double.isNaN(high[0]) || Double.compare(low[0], high[0]) > 0) {
      throw new IllegalArgumentException(low[0] + " > " + high[0]);
    }
    return min(high, max(x, low));
  }

  static double[] copySign(Blocks blocks, double[] a, double[] b) {
    double value = Math.copySign(a[0], b[0]);
    if (a[0] == 0) {
      return blocks.constant(value);
    }
    return value == a[0] ? a.clone() : ProductKernels.scale(a, -1);
  }

  static double[] scalb(double[] a, int exponent) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.scalb(a[i], exponent);
    }
    return out;
  }

  static double[] toDegrees(double[] a) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.toDegrees(a[i]);
    }
    return out;
  }

  static double[] toRadians(double[] a) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.toRadians(a[i]);
    }
    return out;
  }
}
