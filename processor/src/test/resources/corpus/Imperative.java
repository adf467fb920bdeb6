import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;

/** Realistic and awkward uses of arrays, loops and helpers. */
class Imperative {

  @Differentiable
  static double logDeterminant(double[][] a) {
    int n = a.length;
    double[][] u = new double[n][];
    for (int i = 0; i < n; i++) {
      u[i] = a[i].clone();
    }
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += Math.log(Math.abs(u[k][k]));
      for (int i = k + 1; i < n; i++) {
        double factor = u[i][k] / u[k][k];
        for (int j = k; j < n; j++) {
          u[i][j] -= factor * u[k][j];
        }
      }
    }
    return sum;
  }

  /** Gaussian elimination with partial pivoting, rows exchanged by reference. */
  @Differentiable
  static double[] solve(double[][] matrix, double[] rhs) {
    int n = rhs.length;
    double[][] a = new double[n][];
    double[] b = rhs.clone();
    for (int i = 0; i < n; i++) a[i] = matrix[i].clone();
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
      }
      double[] row = a[k];
      a[k] = a[pivot];
      a[pivot] = row;
      double t = b[k];
      b[k] = b[pivot];
      b[pivot] = t;
      for (int i = k + 1; i < n; i++) {
        double f = a[i][k] / a[k][k];
        b[i] -= f * b[k];
        for (int j = k; j < n; j++) a[i][j] -= f * a[k][j];
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double s = b[i];
      for (int j = i + 1; j < n; j++) s -= a[i][j] * x[j];
      x[i] = s / a[i][i];
    }
    return x;
  }

  @Differentiable
  static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double s = 0;
        for (int k = 0; k < n; k++) s += a[i][k] * b[k][j];
        c[i][j] = s;
      }
    }
    return c;
  }

  @Differentiable
  static double cholesky(double[][] a, double[] b) {
    int n = b.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double s = 0.5 * (a[i][j] + a[j][i]);
        for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
        l[i][j] = i == j ? Math.sqrt(s) : s / l[j][j];
      }
    }
    double[] y = new double[n];
    double q = 0;
    for (int i = 0; i < n; i++) {
      double s = b[i];
      for (int k = 0; k < i; k++) s -= l[i][k] * y[k];
      y[i] = s / l[i][i];
      q += y[i] * y[i];
    }
    return q;
  }

  /** Two buffers that change places. */
  @Differentiable
  static double heat(double[] initial, double c, int steps) {
    double[] cur = initial.clone();
    double[] next = new double[cur.length];
    for (int s = 0; s < steps; s++) {
      for (int i = 1; i < cur.length - 1; i++) {
        next[i] = cur[i] + c * (cur[i - 1] - 2 * cur[i] + cur[i + 1]) * cur[i];
      }
      next[0] = cur[0] * c;
      next[cur.length - 1] = cur[cur.length - 1];
      double[] t = cur;
      cur = next;
      next = t;
    }
    double e = 0;
    for (double v : cur) e += v * v * v;
    return e;
  }

  /** A parameter written in place. */
  @Differentiable
  static double[] prefix(double[] x) {
    for (int i = 1; i < x.length; i++) x[i] = x[i - 1] * x[i] + Math.sin(x[i]);
    return x;
  }

  /** Overwrites what later statements read. */
  @Differentiable
  static double overwrite(double[] x) {
    double[] a = new double[3];
    a[0] = x[0] * x[1];
    a[1] = a[0] * x[2];
    a[0] = a[1] * a[0];
    a[2] = a[0] + a[1];
    a[1] = Math.exp(0.1 * a[2]);
    a[2] *= a[1];
    return a[0] * a[1] * a[2] + x[3];
  }

  @Differentiable
  static double ring(double[] x, int n) {
    double[] ring = new double[3];
    int head = 0;
    double s = 0;
    for (int i = 0; i < 3 * n; i++) {
      head = (head + 2) % 3;
      ring[head] = ring[(head + 1) % 3] * 0.7 + x[i % x.length];
      s += ring[head] * ring[(head + 2) % 3];
    }
    return s;
  }

  @Differentiable
  static double permuted(double[] x, int[] p) {
    int[] q = p.clone();
    double s = 0;
    for (int i = 0; i < q.length; i++) {
      int j = q[i];
      s = s * 0.5 + x[j] * x[q[j]];
      q[i] = q[(i + 1) % q.length];
    }
    return s;
  }

  @Differentiable
  static double aliasedRows(double[][] m) {
    double[][] a = new double[2][];
    a[0] = m[1].clone();
    a[1] = a[0];
    a[1][2] = a[0][2] * a[0][1];
    a[0][1] += a[1][2];
    double[] r = a[1];
    r[0] = r[1] * r[2];
    return a[0][0] + a[1][1] * a[0][2];
  }

  @Differentiable
  static double freshInLoop(double[] x) {
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      double[] w = new double[x.length];
      for (int j = 0; j < x.length; j++) w[j] = x[j] * x[i];
      double[] z = {w[0], w[i] * w[1]};
      total += z[0] * z[1];
    }
    return total;
  }

  private static void scale(double[] a, double f) {
    for (int i = 0; i < a.length; i++) a[i] *= f + a[i];
  }

  private static double sum(double[] a) {
    double s = 0;
    for (double v : a) s += v;
    return s;
  }

  private static double[] outer(double[] a, double b) {
    double[] r = new double[a.length];
    for (int i = 0; i < a.length; i++) r[i] = a[i] * b;
    scale(r, b);
    return r;
  }

  @Differentiable
  static double helpers(double[] x, double y) {
    double[] a = outer(x, y);
    scale(a, sum(a));
    scale(a, 0.1);
    return sum(a) * y;
  }

  @Differentiable
  static double chosenArray(double[] x, double[] y, boolean first) {
    double[] a = first ? x : y;
    double s = 0;
    for (int i = 0; i < a.length; i++) s += a[i] * a[i] * x[i];
    double[] b = s > 1 ? y : a;
    return s * b[0] * b[b.length - 1];
  }

  @Differentiable
  static double constantTogether(double[] x, @Constant double[] constants, int n) {
    double[] a = x;
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < a.length; j++) s += a[j] * a[j] * (j + 1);
      a = i % 2 == 0 ? constants : x;
    }
    return s;
  }

  @Differentiable
  static double steps(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i += 3) s = s * x[i] + x[i];
    for (int i = x.length - 1; i > 0; i -= 2) s = s * 0.5 * x[i] + Math.cos(x[i]);
    for (int i = x.length; i < 2; i++) s *= x[0];
    return s;
  }

  @Differentiable
  static double bisection(double a, double b) {
    double lo = 0;
    double hi = 10;
    double mid = 0;
    int i = 0;
    while (true) {
      mid = 0.5 * (lo + hi);
      double f = mid * mid * a - b;
      if (Math.abs(f) < 1e-3 || i++ > 40) break;
      if (f > 0) hi = mid;
      else lo = mid;
    }
    return mid - (mid * mid * a - b) / (2 * mid * a);
  }

  @Differentiable
  static double labelled(double[] x, double[] y) {
    double s = 1;
    outer:
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        if (x[i] * y[j] < -0.5) continue outer;
        if (s > 50) break outer;
        s += x[i] * y[j] * s;
        if (j > i) continue;
        s *= 0.9 * y[j];
      }
      s += x[i];
    }
    return s;
  }

  @Differentiable
  static double searching(double[] x, double limit) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double t = x[i] * x[i];
      while (t < limit) {
        t = t * 1.5 + 0.1 * x[i];
        if (t > 3) return s + t;
      }
      s += t;
    }
    return s * limit;
  }

  @Differentiable
  static double rk4(double[] y0, double k, int n) {
    double[] y = y0.clone();
    double h = 0.1;
    for (int s = 0; s < n; s++) {
      double[] k1 = field(y, k);
      double[] k2 = field(shift(y, k1, 0.5 * h), k);
      double[] k3 = field(shift(y, k2, 0.5 * h), k);
      double[] k4 = field(shift(y, k3, h), k);
      for (int i = 0; i < y.length; i++) {
        y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return y[0] * y[1] + y[2];
  }

  private static double[] field(double[] y, double k) {
    double[] d = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      d[i] = -k * y[i] + Math.sin(y[(i + 1) % y.length]);
    }
    return d;
  }

  private static double[] shift(double[] y, double[] d, double h) {
    double[] r = new double[y.length];
    for (int i = 0; i < y.length; i++) r[i] = y[i] + h * d[i];
    return r;
  }

  @Differentiable
  static double[] bubble(double[] x) {
    double[] a = x.clone();
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j + 1 < a.length - i; j++) {
        if (a[j] > a[j + 1]) {
          double t = a[j];
          a[j] = a[j + 1];
          a[j + 1] = t;
        }
      }
      a[i] = a[i] * x[i];
    }
    return a;
  }

  @Differentiable
  static double triple(double[] x, int n) {
    double s = 0.1;
    for (int i = 0; i < n; i++) {
      double p = x[i % 4];
      for (int j = 0; j <= i; j++) {
        double q = p * x[j % 4];
        for (int k = j; k < n; k++) {
          s += Math.sin(q * s) * x[k % 4];
          q = q * 0.5 + s;
        }
        p += q * 0.1;
      }
      s *= p * 0.3;
    }
    return s;
  }

  @Differentiable
  static double[][] ragged(double[] x) {
    double[][] r = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      r[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) r[i][j] = j == 0 ? x[i] : r[i][j - 1] * x[j];
    }
    return r;
  }

  @Differentiable
  static double[] curve(double t) {
    double[] p = {t * Math.cos(t), t * Math.sin(t), 1};
    p[2] *= p[0] * p[1];
    return p;
  }

  @Differentiable
  static double agm(double a, double b) {
    do {
      double t = 0.5 * (a + b);
      b = Math.sqrt(a * b);
      a = t;
    } while (Math.abs(a - b) > 1e-13);
    return a;
  }

  @Differentiable
  static double matrixTrace(double[][] a, double[][] b, double s) {
    double[][] c = new double[][] {{a[0][0] * s, b[1][1]}, a[2], b[3].clone()};
    c[2][1] *= c[0][0];
    double t = 0;
    for (double[] row : c) {
      for (double v : row) t += v * v * s;
    }
    return t;
  }

  @Differentiable
  static double independentReturned(double[] x, int n) {
    double s = 0;
    long factor = 3;
    for (int i = 0; i < n; i++) {
      factor = factor * 7 % 11;
      s += factor * x[(int) (factor % 4)] * x[i % 4];
    }
    return s;
  }

  @Differentiable
  static double[] same(double[] x) {
    return x;
  }

  @Differentiable
  static double[] eitherOne(double[] x, double[] y) {
    if (x[0] > y[0]) return x;
    double[] r = {y[1], x[2] * y[0]};
    return r;
  }

  @Differentiable
  static double[][] transposedInPlace(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        double t = a[i][j];
        a[i][j] = a[j][i] * t;
        a[j][i] = t;
      }
    }
    return a;
  }

  /** Small integers that the reverse sweep needs again. */
  @Differentiable
  static double smallIntegers(double[] x, int n) {
    double s = 0.5;
    byte b = 1;
    short h = 2;
    char c = 'a';
    long l = 3;
    boolean flip = false;
    for (int i = 0; i < n + 2; i++) {
      b += 3;
      h *= 2;
      c++;
      l = l * 5 + b;
      flip = !flip;
      s = s * x[(b & 3)] + (flip ? x[h % 4] * s : x[c % 4]) + 0.1 * s * x[(int) (l % 4)];
    }
    return s;
  }

  @Differentiable
  static double switched(double[] x, int n) {
    double s = 1;
    for (int i = 0; i < n + 4; i++) {
      switch (i) {
        case 0:
          s += x[0];
        case 1:
          s *= x[1];
          if (s > 3) break;
          s += 0.5;
          break;
        case 2, 5:
          s = Math.sin(s) * x[2];
          continue;
        default:
          s -= x[3] * s * 0.1;
        case 7:
          s *= 1.1;
      }
      double t =
          switch (i % 3) {
            case 0 -> x[0] * s;
            case 1 -> {
              double u = x[1] * s;
              if (u > 1) yield u * u * 0.2;
              yield u;
            }
            default -> 1;
          };
      s = s * 0.7 + 0.1 * t;
      switch (i % 4) {
        case 1 -> s += x[1] * x[2];
        case 3 -> {
          s *= 0.9;
          if (x[0] > 0) break;
          s += x[3];
        }
        default -> {}
      }
    }
    return s;
  }

  @Differentiable
  static double guarded(double[] x, int n) {
    if (n < 0) throw new IllegalArgumentException("n is " + n + ", " + x[0] + " expected");
    assert x.length > 0 && n < 100 : "too long: " + n;
    double s = 0;
    for (double v : x) {
      if (Double.MAX_VALUE < v) {
        throw new ArithmeticException();
      }
      s += v * v * v;
      Math.sin(s);
    }
    return pick(n, s, x[1]);
  }

  private static double pick(int n, double a, double b) {
    switch (n) {
      case 1:
      case 2:
        return a * b;
      case 3:
        return a - b;
      case 4:
        return a * a;
      default:
        throw new IllegalStateException("unexpected " + n);
    }
  }

  @Differentiable
  static double arrayFunctions(double[] x, double[] y) {
    double[] tiny = new double[x.length];
    for (int i = 0; i < x.length; i++) tiny[i] = x[i] * 1e-200;
    double s = Functions.sum(x) * Functions.dot(x, y) + Functions.logSumExp(y);
    return s * Functions.norm2(x) + 1e200 * Functions.norm2(tiny);
  }

  /** Rows that are exchanged after they have been read: their adjoints move with them. */
  @Differentiable
  static double exchangedRows(double[] x, double[] y, @Constant double[] constants, int n) {
    double[] w = x;
    double[][] rows = {constants, x, y, w};
    double sum = 0;
    for (int round = 0; round < 2 * n; round++) {
      double[] row = rows[round % 4];
      for (int i = 0; i < 3; i++) sum += row[i] * row[i] * w[i] * x[i];
      w = round == 1 ? constants : row;
      rows[3] = round % 2 == 0 ? constants : x;
      rows[round % 3] = rows[(round + 1) % 4];
    }
    return sum;
  }

  /** Guards and other names of arithmetic. */
  @Differentiable
  static double guardedReals(double x, double y) {
    if (Double.isNaN(x) || !Double.isFinite(y) || Double.isInfinite(x * y)) {
      return x;
    }
    double larger = Double.compare(x, y) > 0 ? Double.max(x, 0.5) : Double.min(y, 9);
    return Double.sum(larger * larger, x * y);
  }

  /** A direction that matters elsewhere, and a step. */
  @Differentiable
  static double directions(double x, double y) {
    double z = Math.nextAfter(x, y) * y + Math.copySign(y, x) * x;
    return z * z - Math.floor(y + 0.25);
  }

  /** A row that is written to in a loop, then replaced. */
  @Differentiable
  static double replacedRow(double x, double y, double[] a, int n) {
    double[][] m = new double[3][4];
    int t = 0;
    do {
      m[2][2] += 0.5 * x;
      y += m[2][2];
    } while (++t < n);
    m[2] = a;
    return a[2] + a[1] * x + y;
  }
}
