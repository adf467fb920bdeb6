package lib;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;

/** Annotated methods for other classes to call. */
public final class Curves {
  private Curves() {}

  static final double[] TABLE = {0.4, 0.7, 1.1};

  @Differentiable
  public static double bump(double x, double y) {
    return Math.exp(-x * x) * Math.sin(y) + x / y;
  }

  @Differentiable
  public static double polynomial(@Constant double[] c, double x, int degree) {
    double sum = 0;
    for (int i = degree; i >= 0; i--) {
      sum = sum * x + c[i % c.length];
    }
    return sum;
  }

  /** Changes what it is given. */
  @Differentiable
  public static double normalise(double[] v) {
    double sum = 0;
    for (double x : v) {
      sum += x * x;
    }
    double norm = Math.sqrt(sum);
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i] / norm;
    }
    return norm;
  }

  @Differentiable
  public static double[] softmax(double[] x) {
    double[] out = new double[x.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      out[i] = Math.exp(x[i]);
      sum += out[i];
    }
    for (int i = 0; i < x.length; i++) {
      out[i] /= sum;
    }
    return out;
  }

  @Differentiable
  public static double scale(double x) {
    return 3 * x * x;
  }

  @Differentiable
  public static double scale(double[] x, double by) {
    return by * x[0] * x[x.length - 1];
  }

  @Differentiable
  public static double[] same(double[] x) {
    return x;
  }

  @Differentiable
  public static double one(double x) {
    return 1;
  }

  @Differentiable
  public static double second(double x, double y) {
    return y;
  }

  @Differentiable
  public static double power(double x, int n) {
    return n == 0 ? 1 : x * power(x, n - 1);
  }

  @Differentiable
  public static void powers(double x, @Output double[] out) {
    out[0] = 1;
    for (int i = 1; i < out.length; i++) {
      out[i] = out[i - 1] * x;
    }
  }

  @Differentiable
  public static double trace(double[][] m, double shift) {
    double sum = 0;
    for (int i = 0; i < m.length; i++) {
      double[] row = m[i];
      row[i] = row[i] * row[i] + shift;
      sum += row[i] * row[0];
    }
    return sum;
  }

  @Differentiable
  public static double table(double x, double y) {
    double sum = y;
    for (double t : TABLE) {
      sum += t * Math.tanh(x * sum);
    }
    return sum;
  }

  @Differentiable
  public static float rounded(float x, float[] w, double y) {
    float sum = 0.1f;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * x;
      w[i] *= x;
    }
    return (float) (sum * y);
  }

  @Differentiable
  public static float[] halves(float[] a, @Constant float factor) {
    float[] b = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      b[i] = a[i] * a[i] * factor;
    }
    return b;
  }

  @Differentiable
  public static void filled(float x, @Output float[] y) {
    y[0] = x * x;
    y[1] = x / 3;
  }

  /** Stores into its array, and reads nothing of it. */
  @Differentiable
  public static double overwritten(double[] w, double x) {
    w[0] = 0.5;
    w[1] = x;
    return x * x;
  }

  /** Always the same, as it turns out once branches that are never taken have gone. */
  @SuppressWarnings("fluxion")
  @Differentiable
  public static double level(double x, int n) {
    if (true) {
      return 2.375;
    }
    return x * n;
  }
}
