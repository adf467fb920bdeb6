import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;

/** Small dense linear algebra. */
public class LinearAlgebra {

  private static double[][] copy(double[][] a) {
    double[][] c = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      c[i] = a[i].clone();
    }
    return c;
  }

  /** Gaussian elimination with partial pivoting. */
  @Differentiable
  public static double[] solve(double[][] matrix, double[] rhs) {
    int n = rhs.length;
    double[][] a = copy(matrix);
    double[] b = rhs.clone();
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
          pivot = i;
        }
      }
      if (a[pivot][k] < 1e-300 && a[pivot][k] > -1e-300) {
        throw new ArithmeticException("singular");
      }
      if (pivot != k) {
        double[] row = a[k];
        a[k] = a[pivot];
        a[pivot] = row;
        double t = b[k];
        b[k] = b[pivot];
        b[pivot] = t;
      }
      for (int i = k + 1; i < n; i++) {
        double f = a[i][k] / a[k][k];
        b[i] -= f * b[k];
        for (int j = k; j < n; j++) {
          a[i][j] -= f * a[k][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; --i) {
      double s = b[i];
      for (int j = i + 1; j < n; j++) {
        s -= a[i][j] * x[j];
      }
      x[i] = s / a[i][i];
    }
    return x;
  }

  /** Doolittle's LU with a permutation vector, in place in the parameter. */
  @Differentiable
  public static double determinant(double[][] a) {
    int n = a.length;
    int[] order = new int[n];
    for (int i = 0; i < n; i++) order[i] = i;
    int sign = 1;
    for (int k = 0; k < n; k++) {
      int p = k;
      double best = 0;
      for (int i = k; i < n; i++) {
        double size = Math.abs(a[order[i]][k]);
        if (size > best) {
          best = size;
          p = i;
        }
      }
      if (p != k) {
        int t = order[k];
        order[k] = order[p];
        order[p] = t;
        sign = -sign;
      }
      double[] top = a[order[k]];
      for (int i = k + 1; i < n; i++) {
        double[] row = a[order[i]];
        double f = row[k] /= top[k];
        for (int j = k + 1; j < n; j++) row[j] -= f * top[j];
      }
    }
    double det = sign;
    for (int k = 0; k < n; k++) det *= a[order[k]][k];
    return det;
  }

  private static void cholesky(double[][] a, double[][] l) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double s = a[i][j];
        for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
        if (i == j) {
          if (s <= 0) throw new IllegalArgumentException("not positive definite");
          l[i][i] = Math.sqrt(s);
        } else {
          l[i][j] = s / l[j][j];
        }
      }
    }
  }

  /** Reads the lower triangle only. */
  @Differentiable
  public static double logDeterminant(double[][] a) {
    double[][] l = new double[a.length][a.length];
    cholesky(a, l);
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += 2 * Math.log(l[i][i]);
    return sum;
  }

  /** The squared residual of a least-squares problem, by Householder reflections. */
  @Differentiable
  public static double residual(double[][] matrix, double[] rhs) {
    int m = matrix.length, n = matrix[0].length;
    double[][] r = copy(matrix);
    double[] b = rhs.clone();
    double[] v = new double[m];
    for (int k = 0; k < n; k++) {
      double norm = 0;
      for (int i = k; i < m; i++) norm += r[i][k] * r[i][k];
      norm = Math.copySign(Math.sqrt(norm), -r[k][k]);
      double vv = 0;
      for (int i = k; i < m; i++) {
        v[i] = r[i][k] - (i == k ? norm : 0);
        vv += v[i] * v[i];
      }
      for (int j = k; j < n; j++) {
        double s = 0;
        for (int i = k; i < m; i++) s += v[i] * r[i][j];
        s *= 2 / vv;
        for (int i = k; i < m; i++) r[i][j] -= s * v[i];
      }
      double s = 0;
      for (int i = k; i < m; i++) s += v[i] * b[i];
      s *= 2 / vv;
      for (int i = k; i < m; i++) b[i] -= s * v[i];
    }
    double sum = 0;
    for (int i = n; i < m; i++) sum += b[i] * b[i];
    return sum;
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double f = a[i][k];
        for (int j = 0; j < n; j++) c[i][j] += f * b[k][j];
      }
    }
    return c;
  }

  /** Scaling and squaring of a Taylor polynomial. */
  @Differentiable
  public static double[][] exponential(double[][] a) {
    int n = a.length;
    double norm = 0;
    for (double[] row : a) {
      double sum = 0;
      for (double each : row) sum += Math.abs(each);
      if (sum > norm) norm = sum;
    }
    int squarings = 0;
    while (norm > 0.25) {
      norm /= 2;
      squarings++;
    }
    double scale = 1.0 / (1 << squarings);
    double[][] scaled = copy(a);
    for (double[] row : scaled) {
      for (int j = 0; j < n; j++) row[j] *= scale;
    }
    double[][] result = new double[n][n];
    double[][] term = new double[n][n];
    for (int i = 0; i < n; i++) result[i][i] = term[i][i] = 1;
    for (int k = 1; k <= 14; k++) {
      term = multiply(term, scaled);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) result[i][j] += term[i][j] /= k;
      }
    }
    while (squarings-- > 0) result = multiply(result, result);
    return result;
  }

  /** The dominant eigenvalue of a symmetric matrix, until it stands still. */
  @Differentiable
  public static double powerIteration(double[][] a) {
    int n = a.length;
    double[] v = new double[n];
    java.util.Arrays.fill(v, 1);
    double value = 0;
    for (int step = 0; ; step++) {
      double[] w = new double[n];
      double norm = 0, rayleigh = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) w[i] += a[i][j] * v[j];
        norm += w[i] * w[i];
        rayleigh += w[i] * v[i];
      }
      norm = Math.sqrt(norm);
      double change = 0;
      for (int i = 0; i < n; i++) {
        double next = w[i] / norm;
        change += Math.abs(next - v[i]);
        v[i] = next;
      }
      value = rayleigh;
      if (step > 2 && change < 1e-12 || step == 300) {
        return value;
      }
    }
  }

  /** As many steps as there are unknowns. */
  @Differentiable
  public static double[] conjugateGradients(@Constant double[][] a, double[] b) {
    int n = b.length;
    double[] x = new double[n], r = b.clone(), p = b.clone(), q = new double[n];
    double rr = 0;
    for (double each : r) rr += each * each;
    for (int step = 0; step < n; step++) {
      double pq = 0;
      for (int i = 0; i < n; i++) {
        double s = 0;
        for (int j = 0; j < n; j++) s += a[i][j] * p[j];
        q[i] = s;
        pq += p[i] * s;
      }
      final double alpha = rr / pq;
      double next = 0;
      for (int i = 0; i < n; i++) {
        x[i] += alpha * p[i];
        r[i] -= alpha * q[i];
        next += r[i] * r[i];
      }
      double beta = next / rr;
      rr = next;
      for (int i = 0; i < n; i++) p[i] = r[i] + beta * p[i];
    }
    return x;
  }

  /** Thomas' algorithm, overwriting its arguments. */
  @Differentiable
  public static void tridiagonal(
      double[] lower, double[] diagonal, double[] upper, double[] rhs, @Output double[] out) {
    int n = diagonal.length;
    for (int i = 1; i < n; i++) {
      double w = lower[i - 1] / diagonal[i - 1];
      diagonal[i] -= w * upper[i - 1];
      rhs[i] -= w * rhs[i - 1];
    }
    out[n - 1] = rhs[n - 1] / diagonal[n - 1];
    for (int i = n - 2; i >= 0; i--) out[i] = (rhs[i] - upper[i] * out[i + 1]) / diagonal[i];
  }

  /** The largest eigenvalue of the symmetric part, by cyclic Jacobi rotations. */
  @Differentiable
  public static double jacobiEigenvalue(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) a[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
    }
    sweeps:
    for (int sweep = 0; sweep < 20; sweep++) {
      double off = 0;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) off = Math.max(off, Math.abs(a[p][q]));
      }
      if (off < 1e-15) break sweeps;
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(a[p][q]) < 1e-60) continue;
          double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
          double t = Math.signum(theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
          double c = 1 / Math.sqrt(t * t + 1), s = t * c;
          for (int k = 0; k < n; k++) {
            double kp = a[k][p], kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
          }
          for (int k = 0; k < n; k++) {
            double pk = a[p][k], qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
          }
        }
      }
    }
    double largest = a[0][0];
    for (int i = 1; i < n; i++) largest = a[i][i] > largest ? a[i][i] : largest;
    return largest;
  }

  /** Expansion in minors over a list of the columns that are left. */
  @Differentiable
  public static double minors(double[][] a) {
    int[] columns = new int[a.length];
    for (int i = 0; i < columns.length; i++) columns[i] = i;
    return minor(a, 0, columns);
  }

  private static double minor(double[][] a, int row, int[] columns) {
    if (columns.length == 1) return a[row][columns[0]];
    double sum = 0;
    for (int c = 0, sign = 1; c < columns.length; c++, sign = -sign) {
      int[] rest = new int[columns.length - 1];
      for (int i = 0, k = 0; i < columns.length; i++) {
        if (i != c) rest[k++] = columns[i];
      }
      sum += sign * a[row][columns[c]] * minor(a, row + 1, rest);
    }
    return sum;
  }
}
