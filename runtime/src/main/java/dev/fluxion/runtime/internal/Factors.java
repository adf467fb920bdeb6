package dev.fluxion.runtime.internal;

/**
 * Factorisations of matrices, each done once for all that is computed of it, derivatives of any
 * order too: in rules, a factorisation is a constant beside the matrix that it belongs to.
 */
public final class Factors {
  /** Equations of the matrix, by its {@link #lu} factors. */
  public static final int LU = 0;

  /** Equations of the transpose, by the same factors. */
  public static final int LU_TRANSPOSED = 1;

  /** Equations of the symmetric part, by its {@link #spd} factor. */
  public static final int SPD = 2;

  /** Equations of the lower triangle, which is its own factor. */
  public static final int LOWER = 3;

  /** Equations of the transpose of the lower triangle. */
  public static final int LOWER_TRANSPOSED = 4;

  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private Factors() {}

  /** {@link #lu(double[][])} for equations with these right-hand sides. */
  public static double[][] lu(double[][] a, double[] b) {
    MatrixShapes.equations(a, b);
    return lu(a);
  }

  /** {@link #lu(double[][])} for equations with these right-hand sides. */
  public static double[][] lu(double[][] a, double[][] b) {
    MatrixShapes.equations(a, b);
    return lu(a);
  }

  /** Factors L and U in one square, with rows exchanged, and last the original row of each. */
  public static double[][] lu(double[][] a) {
    return regular(luOfAny(a));
  }

  /** A copy of the factors; throws where a pivot is 0. */
  public static double[][] regular(double[][] f) {
    for (int k = 0; k < f.length - 1; k++) {
      if (f[k][k] == 0) {
        throw new ArithmeticException("a is singular: pivot " + k + " is 0");
      }
    }
    return Matrices.rows(Matrices.flat(f), f.length);
  }

  /** As {@link #lu(double[][])}, of singular matrices too: some pivots are then 0. */
  public static double[][] luOfAny(double[][] a) {
    int n = MatrixShapes.order("a", a);
    double[][] f = new double[n + 1][n];
    for (int i = 0; i < n; i++) {
      f[i] = a[i].clone();
      f[n][i] = i;
    }
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = Math.abs(f[i][k]) > Math.abs(f[pivot][k]) ? i : pivot;
      }
      double[] row = f[pivot];
      f[pivot] = f[k];
      f[k] = row;
      double original = f[n][pivot];
      f[n][pivot] = f[n][k];
      f[n][k] = original;
      for (int i = k + 1; i < n && row[k] != 0; i++) {
        f[i][k] /= row[k];
        Matrices.addMultiple(f[i], -f[i][k], row, k + 1, n);
      }
    }
    return f;
  }

  /** {@link #spd(String, double[][])} for equations with these right-hand sides. */
  public static double[][] spd(double[][] a, double[] b) {
    MatrixShapes.equations(a, b);
    return spd("a", a);
  }

  /** {@link #spd(String, double[][])} for equations with these right-hand sides. */
  public static double[][] spd(double[][] a, double[][] b) {
    MatrixShapes.equations(a, b);
    return spd("a", a);
  }

  /** {@link #spd(String, double[][])} for a normal density. */
  public static double[][] spd(double[] x, double[] mean, double[][] covariance) {
    MatrixShapes.normal(x, mean, covariance);
    return spd("covariance", covariance);
  }

  /** {@link #spd(String, double[][])} of a matrix alone. */
  public static double[][] spd(double[][] a) {
    MatrixShapes.order("a", a);
    return spd("a", a);
  }

  /** The upper triangle U with Uᵀ U = the symmetric part, row by row, zeros below it. */
  private static double[][] spd(String name, double[][] a) {
    int n = a.length;
    double[][] u = new double[n][n];
    Matrices.byTiles(
        n,
        n,
        (i, from, to) -> {
          for (int j = Math.max(from, i); j < to; j++) {
            u[i][j] = 0.5 * a[i][j] + 0.5 * a[j][i];
          }
        });
    for (int k = 0; k < n; k++) {
      double[] row = u[k];
      int column = k;
      Matrices.addMultiples(row, i -> -u[i][column], u, 0, k, k, n);
      if (!(row[k] > 0)) {
        throw new ArithmeticException(
            name + " is not positive definite: pivot " + k + " is " + row[k]);
      }
      double root = Math.sqrt(row[k]);
      row[k] = root;
      for (int j = k + 1; j < n; j++) {
        row[j] /= root;
      }
    }
    return u;
  }

  /** Solves equations for each row of {@code r} as right-hand side. */
  public static double[][] solveRows(double[][] a, double[][] f, double[][] r, int kind) {
    double[][] x = new double[r.length][];
    for (int i = 0; i < r.length; i++) {
      x[i] =
          switch (kind) {
            case LU -> byFactors(f, r[i]);
            case LU_TRANSPOSED -> byTransposedFactors(f, r[i]);
            case SPD -> upper(f, upperTransposed(f, r[i].clone()));
            case LOWER -> lower(a, r[i].clone());
            default -> lowerTransposed(a, r[i].clone());
          };
    }
    return x;
  }

  private static double[] byFactors(double[][] f, double[] r) {
    int n = r.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = r[(int) f[n][i]] - Matrices.dot(f[i], x, 0, i);
    }
    return upper(f, x);
  }

  private static double[] byTransposedFactors(double[][] f, double[] r) {
    int n = r.length;
    double[] y = upperTransposed(f, r.clone());
    for (int i = n - 1; i >= 0; i--) {
      Matrices.addMultiple(y, -y[i], f[i], 0, i);
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[(int) f[n][i]] = y[i];
    }
    return x;
  }

  /** Solves U x = b in place. */
  private static double[] upper(double[][] u, double[] x) {
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] = (x[i] - Matrices.dot(u[i], x, i + 1, x.length)) / u[i][i];
    }
    return x;
  }

  /** Solves Uᵀ x = b in place. */
  private static double[] upperTransposed(double[][] u, double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] /= u[i][i];
      Matrices.addMultiple(x, -x[i], u[i], i + 1, x.length);
    }
    return x;
  }

  private static double[] lower(double[][] l, double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - Matrices.dot(l[i], x, 0, i)) / l[i][i];
    }
    return x;
  }

  private static double[] lowerTransposed(double[][] l, double[] x) {
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= l[i][i];
      Matrices.addMultiple(x, -x[i], l[i], 0, i);
    }
    return x;
  }

  /** The inverse by LU factors. */
  public static double[][] inverse(double[][] a, double[][] f) {
    double[][] columns = solveRows(a, f, identity(a.length), LU);
    return Matrices.project(columns, Matrices.TRANSPOSE);
  }

  static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  /** The inverse of the symmetric part by its triangle: Vᵀ V with V = U⁻ᵀ, half of it mirrored. */
  public static double[][] inverseSpd(double[][] a, double[][] u) {
    int n = u.length;
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      int k = 0;
      for (; k < i - 3; k += 4) {
        Matrices.addFour(
            v[i],
            -u[k][i],
            v[k],
            -u[k + 1][i],
            v[k + 1],
            -u[k + 2][i],
            v[k + 2],
            -u[k + 3][i],
            v[k + 3],
            0,
            k + 4);
      }
      for (; k < i; k++) {
        Matrices.addMultiple(v[i], -u[k][i], v[k], 0, k + 1);
      }
      v[i][i] = 1;
      double reciprocal = 1 / u[i][i];
      for (int j = 0; j <= i; j++) {
        v[i][j] *= reciprocal;
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      int column = i;
      Matrices.addMultiples(inverse[i], k -> v[k][column], v, i, n, 0, i + 1);
    }
    Matrices.byTiles(
        n,
        n,
        (i, from, to) -> {
          for (int j = from; j < Math.min(to, i); j++) {
            inverse[j][i] = inverse[i][j];
          }
        });
    return inverse;
  }

  /** The lower Cholesky triangle. */
  public static double[][] cholesky(double[][] a, double[][] u) {
    return Matrices.project(u, Matrices.TRANSPOSE);
  }

  /** The logarithm of the determinant's magnitude, by LU factors. */
  public static double logDeterminant(double[][] a, double[][] f) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.log(Math.abs(f[i][i]));
    }
    return sum;
  }

  /** The determinant, by LU factors. */
  public static double determinant(double[][] a, double[][] f) {
    double product = sign(f[a.length]);
    for (int i = 0; i < a.length; i++) {
      product *= f[i][i];
    }
    return product;
  }

  /** 1 for an even permutation, −1 for an odd one. */
  private static double sign(double[] permutation) {
    double[] p = permutation.clone();
    double sign = 1;
    for (int i = 0; i < p.length; i++) {
      while (p[i] != i) {
        int j = (int) p[i];
        p[i] = p[j];
        p[j] = j;
        sign = -sign;
      }
    }
    return sign;
  }

  /** The logarithm of the normal density of mean 0 at {@code x}, by the covariance's factor. */
  public static double gaussian(double[] x, double[][] covariance, double[][] u) {
    double[] y = upperTransposed(u, x.clone());
    double logRoot = 0;
    for (int i = 0; i < x.length; i++) {
      logRoot += Math.log(u[i][i]);
    }
    return -0.5 * Matrices.dot(y, y, 0, x.length) - logRoot - x.length * HALF_LOG_TWO_PI;
  }
}
