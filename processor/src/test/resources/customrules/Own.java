import dev.fluxion.annotations.*;
import dev.fluxion.runtime.Functions;

/** Without the annotations of the rules, what they are rules of is read, which gives the oracle. */
class Own {
  static final class Lib {
    static double exp(double x) {
      return Math.exp(x);
    }

    static double sin(double x) {
      return Math.sin(x);
    }

    static double cos(double x) {
      return Math.cos(x);
    }

    static double product(double a, double b, double c) {
      return a * b * c;
    }

    static double twice(double x) {
      return 2 * x;
    }

    static double power(double x, int n) {
      double p = 1;
      for (int i = 0; i < n; i++) {
        p *= x;
      }
      return p;
    }

    static double scaled(double x, double factor) {
      return x * factor * x;
    }

    static double sumOfSquares(double[] x) {
      double s = 0;
      for (double v : x) {
        s += v * v;
      }
      return s;
    }

    static double[] scale(double[] x, double k) {
      double[] y = new double[x.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = k * x[i] * x[i];
      }
      return y;
    }

    static double[] curve(double t) {
      return new double[] {Math.cos(t), Math.sin(t), t * t};
    }

    static double[][] outer(double[] a, double[] b) {
      double[][] c = new double[a.length][b.length];
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          c[i][j] = a[i] * b[j];
        }
      }
      return c;
    }

    /** By Gauss and Jordan. */
    static double[] solve(double[][] matrix, double[] right) {
      int n = right.length;
      double[][] a = new double[n][];
      double[] x = right.clone();
      for (int i = 0; i < n; i++) {
        a[i] = matrix[i].clone();
      }
      for (int k = 0; k < n; k++) {
        for (int i = 0; i < n; i++) {
          if (i != k) {
            double factor = a[i][k] / a[k][k];
            for (int j = k; j < n; j++) {
              a[i][j] -= factor * a[k][j];
            }
            x[i] -= factor * x[k];
          }
        }
      }
      for (int k = 0; k < n; k++) {
        x[k] /= a[k][k];
      }
      return x;
    }

    static double table(double x, double[] values, int[][] at) {
      double sum = 0;
      for (int i = 0; i < at.length; i++) {
        sum += values[at[i][0]] * x * x * (i + 1);
      }
      return sum;
    }

    static double[] moments(double[] x) {
      double s = 0;
      double q = 0;
      for (double v : x) {
        s += v;
        q += v * v * v;
      }
      return new double[] {s, q};
    }
  }

  static final class Cubic {
    final double a;

    Cubic(double a) {
      this.a = a;
    }

    double value(double x) {
      return a * x * x * x + x;
    }
  }

  static double[][] transposed(double[][] a) {
    double[][] t = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        t[i][j] = a[j][i];
      }
    }
    return t;
  }

  // ---- rules

  @DerivativeOf(owner = Lib.class, method = "exp")
  static double exp(double x) {
    return Lib.exp(x);
  }

  @DerivativeOf(owner = Lib.class, method = "sin")
  private static double sin(double x) {
    return Lib.cos(x);
  }

  @DerivativeOf(owner = Lib.class, method = "cos")
  static double cos(double x) {
    return -Lib.sin(x);
  }

  @DerivativeOf(owner = Lib.class, method = "product")
  static double[] product(double a, double b, double c) {
    return new double[] {b * c, a * c, a * b};
  }

  @DerivativeOf(owner = Lib.class, method = "twice")
  static double twice(double x) {
    return 2;
  }

  @DerivativeOf(owner = Lib.class, method = "power")
  static double power(double x, int n) {
    return n == 0 ? 0 : n * Lib.power(x, n - 1);
  }

  @DerivativeOf(owner = Lib.class, method = "scaled")
  static double scaled(double x, @Constant double factor) {
    return 2 * factor * x;
  }

  @DerivativeOf(owner = Lib.class, method = "table")
  static double table(double x, @Constant double[] values, int[][] at) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += 2 * values[at[i][0]] * x * (i + 1);
    }
    return sum;
  }

  @DerivativeOf(owner = Cubic.class, method = "value")
  static double cubic(Cubic cubic, double x) {
    return 3 * cubic.a * x * x + 1;
  }

  static final class OfArrays {
    @DerivativeOf(owner = Lib.class, method = "sumOfSquares")
    static void sumOfSquares(double[] x, double cotangent, double[] xBar) {
      for (int i = 0; i < x.length; i++) {
        xBar[i] += 2 * x[i] * cotangent;
      }
    }

    @DerivativeOf(owner = Lib.class, method = "scale")
    static void scale(double[] x, double k, double[] bar, double[] xBar, double[] scalars) {
      for (int i = 0; i < x.length; i++) {
        xBar[i] += 2 * k * x[i] * bar[i];
        scalars[0] += x[i] * x[i] * bar[i];
      }
    }

    @DerivativeOf(owner = Lib.class, method = "curve")
    static void curve(double t, double[] bar, double[] scalars) {
      scalars[0] += -Math.sin(t) * bar[0] + Math.cos(t) * bar[1] + 2 * t * bar[2];
    }

    @DerivativeOf(owner = Lib.class, method = "outer")
    static void outer(double[] a, double[] b, double[][] bar, double[] aBar, double[] bBar) {
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          aBar[i] += b[j] * bar[i][j];
          bBar[j] += a[i] * bar[i][j];
        }
      }
    }

    @DerivativeOf(owner = Lib.class, method = "outer")
    static double[][] outerTangent(double[] a, double[] b, double[] aDot, double[] bDot) {
      double[][] dot = new double[a.length][b.length];
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          dot[i][j] = aDot[i] * b[j] + a[i] * bDot[j];
        }
      }
      return dot;
    }

    /** x = A⁻¹ b: b̄ += A⁻ᵀ x̄, Ā −= A⁻ᵀ x̄ xᵀ. */
    @DerivativeOf(owner = Lib.class, method = "solve")
    static void solve(
        double[][] matrix, double[] right, double[] bar, double[][] matrixBar, double[] rightBar) {
      double[] x = Lib.solve(matrix, right);
      double[] y = Lib.solve(transposed(matrix), bar);
      for (int i = 0; i < y.length; i++) {
        rightBar[i] += y[i];
        for (int j = 0; j < x.length; j++) {
          matrixBar[i][j] -= y[i] * x[j];
        }
      }
    }

    @DerivativeOf(owner = Lib.class, method = "moments")
    static void moments(double[] x, double[] bar, double[] xBar) {
      for (int i = 0; i < x.length; i++) {
        xBar[i] += bar[0] + 3 * x[i] * x[i] * bar[1];
      }
    }

    @DerivativeOf(owner = Lib.class, method = "moments")
    private static double[] momentsTangent(double[] x, double[] xDot) {
      double[] dot = new double[2];
      for (int i = 0; i < x.length; i++) {
        dot[0] += xDot[i];
        dot[1] += 3 * x[i] * x[i] * xDot[i];
      }
      return dot;
    }
  }

  // ---- scalar functions

  @Differentiable
  static double exponential(double x) {
    return Lib.exp(x) * x;
  }

  @Differentiable
  static double waves(double x, double y) {
    return Lib.sin(x * y) * Lib.cos(x - y);
  }

  @Differentiable
  static double manyArguments(double x, double y) {
    return Lib.product(x * y, y, x) + Lib.product(x, x, x) * Lib.product(2, 3, y);
  }

  @Differentiable
  static double constantPartial(double x, double y) {
    return Lib.twice(x) * Lib.twice(y * x);
  }

  @Differentiable
  static double integers(double x, int n) {
    return Lib.power(x, n) + Lib.power(x * x, 0) * x;
  }

  @Differentiable
  static double constants(double x, double y, @Constant double constant) {
    return Lib.scaled(x * y, constant) + Lib.scaled(y, 3) + Lib.exp(constant);
  }

  @Differentiable
  static double objects(double x, double y) {
    Cubic cubic = new Cubic(2);
    return cubic.value(x) * new Cubic(0.5).value(x * y);
  }

  @Differentiable
  static double unused(double x) {
    Lib.exp(x);
    double ignored = Lib.sin(x);
    return x * x;
  }

  @Differentiable
  static double branches(double x, double y) {
    double z = x > 1 ? Lib.exp(x - y) : Lib.sin(y);
    if (Lib.cos(z) > 0.3) {
      z = Lib.exp(z) * y;
    }
    return z * x;
  }

  @Differentiable
  static double loops(double[] x, double y, int n) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double z = Lib.sin(x[i] * y);
      for (int k = 0; k < n; k++) {
        z = Lib.exp(-z * z) + Lib.product(z, y, x[i]) / 10;
      }
      s += z;
    }
    return s;
  }

  @Differentiable
  static double untilSmall(double x, double y) {
    double z = x;
    int count = 0;
    while (z > 0.1 && count < 30) {
      z = Lib.sin(z) * 0.7 * y;
      count++;
    }
    return z * Lib.exp(y);
  }

  @Differentiable
  static double recursive(double x, double y, int n) {
    return descend(x, y, n) * y;
  }

  private static double descend(double x, double y, int n) {
    return n == 0 ? Lib.exp(x) : Lib.sin(x * descend(x, Lib.cos(y), n - 1)) + y;
  }

  @Differentiable
  static double inHelpers(double x, double y) {
    return half(x, y) * half(y, x * y);
  }

  private static double half(double a, double b) {
    return Lib.product(a, Lib.exp(b), 0.5);
  }

  @Differentiable
  static double[] vector(double x, double[] y) {
    double[] z = new double[y.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = Lib.exp(x * y[i]) + (i > 0 ? z[i - 1] : 0);
    }
    return z;
  }

  /** The rule is wanted of the tables as they were. */
  @Differentiable
  static double changedTables(double x, @Constant double[] constants) {
    double[] values = {1, 2, 3, 4};
    int[][] at = {{0}, {3}, {2}};
    double s = 0;
    for (int i = 0; i < 3; i++) {
      s += Math.sin(Lib.table(s + x, values, at) * 0.1);
      at[i][0] = (at[i][0] + 1) % 4;
      values[i] += 0.5;
    }
    return s * Lib.table(x, constants, at);
  }

  @Differentiable
  static double changedByHelpers(double x, double[] y) {
    double[] values = {1, 2, 3, 4};
    int[][] at = {{0}, {3}, {2}};
    double s = tableOf(x, values, at);
    at[1] = at[0];
    s += tableOf(s, values, at) * Lib.sumOfSquares(y);
    change(y, x);
    return s * Lib.sumOfSquares(y);
  }

  private static double tableOf(double x, double[] values, int[][] at) {
    return Math.sin(Lib.table(x, values, at));
  }

  private static void change(double[] y, double by) {
    y[0] *= by;
  }

  // ---- over arrays

  @Differentiable
  static double sumOverRows(double[][] x, double k) {
    double s = 0;
    for (double[] row : x) {
      s += Lib.sumOfSquares(Lib.scale(row, k)) * Lib.sin(row[1]);
    }
    return Math.log(1 + s * s);
  }

  @Differentiable
  static double sumWithWorkArray(double[][] x, double[] w, double k) {
    double[] work = new double[w.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < work.length; j++) {
        work[j] = x[i][j] * w[j];
      }
      double[] y = Lib.scale(work, k);
      double largest = 0;
      for (int j = 0; j < y.length; j++) {
        largest = Math.max(largest, Lib.sin(y[j]));
      }
      s += Lib.sumOfSquares(work) * Lib.cos(work[0]) + largest;
    }
    return s * k;
  }

  @Differentiable
  static double unusedArrays(double[] x, double y) {
    Lib.scale(x, y);
    double ignored = Lib.sumOfSquares(x);
    double[] z = x.clone();
    for (double v : x) {
      v /= 1.5 + Lib.sumOfSquares(z);
      z = Lib.scale(z, y);
    }
    return x[0] * y;
  }

  @Differentiable
  static double squares(double[] x, double y) {
    return Lib.sumOfSquares(x) * y;
  }

  @Differentiable
  static double squaresInLoops(double[] x, double y, int n) {
    double[] work = x.clone();
    double s = 0;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < work.length; i++) {
        work[i] *= y;
      }
      s += Lib.sumOfSquares(work);
      work[0] = s * 0.01;
    }
    return s + work[1];
  }

  @Differentiable
  static double[] scaledArray(double[] x, double k) {
    double[] y = Lib.scale(x, k * k);
    y[0] *= y[1];
    return y;
  }

  @Differentiable
  static double overwritten(double[] x, double k) {
    double[] y = x.clone();
    double[] z = Lib.scale(y, k);
    y[0] = 5 * z[1];
    z[1] = y[0] * z[2];
    double[] again = Lib.scale(z, 0.1);
    return Lib.sumOfSquares(again) + Lib.sumOfSquares(y) * z[0];
  }

  @Differentiable
  static double[] curves(double t, double s) {
    double[] a = Lib.curve(t * s);
    double[] b = Lib.curve(a[2]);
    a[1] += b[0] * s;
    return a;
  }

  @Differentiable
  static double[][] matrices(double[] a, double[] b) {
    double[][] c = Lib.outer(a, b);
    c[0][1] *= a[0];
    return Lib.outer(c[0], b);
  }

  @Differentiable
  static double matrixInLoop(double[] a, double[] b, int n) {
    double[] x = a.clone();
    for (int k = 0; k < n; k++) {
      double[][] c = Lib.outer(x, b);
      for (int i = 0; i < x.length; i++) {
        x[i] = c[i][(i + k) % b.length] * 0.3 + x[i];
      }
    }
    return Lib.sumOfSquares(x);
  }

  @Differentiable
  static double[] linearSystem(double[][] a, double[] b) {
    return Lib.solve(a, b);
  }

  @Differentiable
  static double energy(double[][] a, double[] b, double k) {
    double[] x = Lib.solve(a, b);
    double[] r = Lib.solve(a, Lib.scale(x, k));
    return Functions.dot(x, r);
  }

  @Differentiable
  static double tangentForm(double[] x, double y) {
    double[] m = Lib.moments(Lib.scale(x, y));
    return m[0] * m[1] * y;
  }

  @Differentiable
  static double[] tangentFormOfVectors(double[] x) {
    double[] m = Lib.moments(x);
    return new double[] {m[0] * m[1], m[1] * x[0]};
  }

  @Differentiable
  static double recursiveArrays(double[] x, double y, int n) {
    return Lib.sumOfSquares(folded(x, y, n));
  }

  private static double[] folded(double[] x, double y, int n) {
    return n == 0 ? x : folded(Lib.scale(x, y * 0.5), Lib.sin(y), n - 1);
  }

  @Differentiable
  static double constantArrays(double x, @Constant double[] constants) {
    return Lib.sumOfSquares(constants) * x + Lib.sumOfSquares(Lib.scale(constants, x));
  }
}
