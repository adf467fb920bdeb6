import dev.fluxion.annotations.Differentiable;

/** Methods that call themselves, directly or through others, with everything that may pass. */
final class Recursive {
  private Recursive() {}

  @Differentiable
  static double power(double x, int n) {
    if (n == 0) {
      return 1;
    }
    double half = power(x, n / 2);
    return n % 2 == 0 ? half * half : half * half * x;
  }

  @Differentiable
  static double continuedFraction(double x, double[] a, int depth) {
    return fraction(x, a, 0, depth + 1);
  }

  private static double fraction(double x, double[] a, int i, int n) {
    if (i == n) {
      return 1 + x * x;
    }
    double rest = fraction(x, a, i + 1, n);
    return a[i % a.length] + x / (2 + rest * rest);
  }

  @Differentiable
  static double alternating(double x, double y, int n) {
    return even(x, y, n + 2);
  }

  private static double even(double x, double y, int n) {
    return n == 0 ? x * y : Math.sin(odd(x + 0.1, y, n - 1)) * x;
  }

  private static double odd(double x, double y, int n) {
    return n == 0 ? x + y : Math.exp(-even(x, y * y, n - 1)) + y;
  }

  /** Determinant by minors of the first row; the columns left are marked in an array. */
  @Differentiable
  static double determinant(double[][] a) {
    return minors(a, 0, new boolean[a.length]);
  }

  private static double minors(double[][] a, int row, boolean[] used) {
    if (row == a.length) {
      return 1;
    }
    double sum = 0;
    int sign = 1;
    for (int j = 0; j < a.length; j++) {
      if (!used[j]) {
        used[j] = true;
        sum += sign * a[row][j] * minors(a, row + 1, used);
        used[j] = false;
        sign = -sign;
      }
    }
    return sum;
  }

  /** Adaptive Simpson (Lyness, J. ACM 1969). */
  @Differentiable
  static double adaptiveSimpson(double p, double a, double b) {
    double fa = integrand(p, a);
    double fb = integrand(p, b);
    double m = (a + b) / 2;
    double fm = integrand(p, m);
    return simpson(p, a, fa, m, fm, b, fb, (b - a) / 6 * (fa + 4 * fm + fb), 1e-9, 12);
  }

  private static double integrand(double p, double t) {
    return Math.exp(-p * t) * Math.cos(3 * p * t);
  }

  private static double simpson(
      double p,
      double a,
      double fa,
      double m,
      double fm,
      double b,
      double fb,
      double whole,
      double tolerance,
      int depth) {
    double l = (a + m) / 2;
    double r = (m + b) / 2;
    double fl = integrand(p, l);
    double fr = integrand(p, r);
    double left = (m - a) / 6 * (fa + 4 * fl + fm);
    double right = (b - m) / 6 * (fm + 4 * fr + fb);
    double delta = left + right - whole;
    if (depth == 0 || Math.abs(delta) <= 15 * tolerance) {
      return left + right + delta / 15;
    }
    return simpson(p, a, fa, l, fl, m, fm, left, tolerance / 2, depth - 1)
        + simpson(p, m, fm, r, fr, b, fb, right, tolerance / 2, depth - 1);
  }

  /** In place, with a helper that returns nothing. */
  @Differentiable
  static double[] prefixProducts(double[] a) {
    double[] out = a.clone();
    fold(out, 1);
    return out;
  }

  private static void fold(double[] a, int i) {
    if (i >= a.length) {
      return;
    }
    a[i] = a[i] * a[i - 1];
    fold(a, i + 1);
    a[i - 1] = a[i - 1] + a[i] * a[i];
  }

  /** Arrays returned, radix 2 (Cooley & Tukey, 1965), real parts and imaginary parts behind. */
  @Differentiable
  static double[] fourier(double[] x) {
    double[] z = new double[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      z[i] = x[i];
      z[x.length + i] = x[i] * x[i] / 3;
    }
    return transform(z, x.length);
  }

  private static double[] transform(double[] z, int n) {
    if (n == 1) {
      return z;
    }
    int h = n / 2;
    double[] even = new double[n];
    double[] odd = new double[n];
    for (int i = 0; i < h; i++) {
      even[i] = z[2 * i];
      even[h + i] = z[n + 2 * i];
      odd[i] = z[2 * i + 1];
      odd[h + i] = z[n + 2 * i + 1];
    }
    even = transform(even, h);
    odd = transform(odd, h);
    double[] out = new double[2 * n];
    for (int k = 0; k < h; k++) {
      double c = Math.cos(2 * Math.PI * k / n);
      double s = -Math.sin(2 * Math.PI * k / n);
      double re = c * odd[k] - s * odd[h + k];
      double im = c * odd[h + k] + s * odd[k];
      out[k] = even[k] + re;
      out[n + k] = even[h + k] + im;
      out[k + h] = even[k] - re;
      out[n + k + h] = even[h + k] - im;
    }
    return out;
  }

  /** Merge sort: which element comes from where is decided by the values. */
  @Differentiable
  static double weightedOrder(double[] x) {
    double[] sorted = sort(x, 0, x.length);
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += (i + 1) * sorted[i] * sorted[i];
    }
    return sum;
  }

  private static double[] sort(double[] x, int from, int to) {
    if (to - from == 1) {
      return new double[] {x[from]};
    }
    int middle = (from + to) >>> 1;
    double[] left = sort(x, from, middle);
    double[] right = sort(x, middle, to);
    double[] out = new double[to - from];
    int i = 0;
    int j = 0;
    for (int k = 0; k < out.length; k++) {
      boolean takeLeft = j == right.length || i < left.length && left[i] <= right[j];
      out[k] = takeLeft ? left[i++] : right[j++];
    }
    return out;
  }

  /** Calls inside loops, with loop-carried values and early returns. */
  @Differentiable
  static double tree(double x, double[] w, int depth) {
    if (depth <= 0) {
      return x;
    }
    double sum = x;
    double factor = 1;
    for (int i = 0; i < w.length; i++) {
      if (w[i] < 0) {
        continue;
      }
      factor *= 0.5 + w[i] / 4;
      double child = tree(sum * w[i] / (1 + i), w, depth - 1);
      sum += factor * Math.sin(child);
      if (sum > 50) {
        return sum * child;
      }
    }
    return sum;
  }

  /** A while loop around the call, and a constant array passed along. */
  @Differentiable
  static double halving(double x, double y) {
    return halve(x, y, new double[] {0.3, 0.2, 0.1}, 0);
  }

  private static double halve(double x, double y, double[] table, int level) {
    double z = y;
    double t = x;
    int turns = 0;
    while (t > 0.4 && turns < 3) {
      t /= 2;
      turns++;
      if (level < 2) {
        z += t * halve(t + table[level], z, table, level + 1);
      }
    }
    return z * t + x;
  }

  /** Rows of a matrix exchanged on the way down: elimination, a column at each level. */
  @Differentiable
  static double pivoted(double[][] a) {
    return eliminate(a, 0, a.length);
  }

  private static double eliminate(double[][] a, int k, int n) {
    if (k == n) {
      return 1;
    }
    int p = k;
    for (int i = k + 1; i < n; i++) {
      if (Math.abs(a[i][k]) > Math.abs(a[p][k])) {
        p = i;
      }
    }
    double sign = p == k ? 1 : -1;
    double[] row = a[p];
    a[p] = a[k];
    a[k] = row;
    for (int i = k + 1; i < n; i++) {
      double f = a[i][k] / row[k];
      for (int j = k; j < n; j++) {
        a[i][j] -= f * row[j];
      }
    }
    return sign * row[k] * eliminate(a, k + 1, n);
  }

  /** The value decides the branch only: nothing differentiable comes back from the inner call. */
  @Differentiable
  static double decided(double x, double y, int n) {
    return n > 0 && decided(x / 2, y, n - 1) > 1 ? x * y : x + y * y;
  }

  /** The callee's parameter is used at one call only. */
  @Differentiable
  static double partly(double x, double y, int n) {
    return choose(x, 2, n) + choose(3, y, n + 1);
  }

  private static double choose(double a, double b, int n) {
    return n <= 0 ? a * a + b : choose(b, a, n - 1) * a;
  }
}
