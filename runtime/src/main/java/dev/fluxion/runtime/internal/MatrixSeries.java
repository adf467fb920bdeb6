package dev.fluxion.runtime.internal;

import java.util.Arrays;

/**
 * The operations of {@link Matrices} and {@link Factors} on matrices of series. Values are those
 * operations' own, bit for bit. Equations are solved order by order, all orders by the one
 * factorisation of the value.
 */
public final class MatrixSeries {
  private MatrixSeries() {}

  /** The matrix of the coefficients of that index. */
  static double[][] coefficients(double[][][] series, int index) {
    double[][] matrix = new double[series.length][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = coefficients(series[i], index);
    }
    return matrix;
  }

  private static double[] coefficients(double[][] series, int index) {
    double[] row = new double[series.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = series[j][index];
    }
    return row;
  }

  static void set(double[][][] series, int index, double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        series[i][j][index] = matrix[i][j];
      }
    }
  }

  static double[][][] zeros(Series series, int rows, int columns) {
    return new double[rows][columns][series.size()];
  }

  private static int columns(double[][][] a) {
    return a.length == 0 ? 0 : a[0].length;
  }

  /** {@code sum_k += sign Σ a_d b_(k−d)} over the degrees d from {@code first} to {@code last}. */
  static void addProducts(
      Blocks blocks,
      double[][][] sum,
      int k,
      double sign,
      double[][][] a,
      double[][][] b,
      int first,
      int last) {
    for (int i = 0; i < sum.length; i++) {
      for (int l = 0; l < b.length; l++) {
        for (int j = 0; j < sum[i].length; j++) {
          for (int d = first; d <= last; d++) {
            blocks.addProduct(sum[i][j], k, sign, a[i][l], d, b[l][j]);
          }
        }
      }
    }
  }

  /** {@link Matrices#multiply}. */
  public static double[][][] multiply(Series series, double[][][] a, double[][][] b, int form) {
    double[][][] left = form == Matrices.FIRST_TRANSPOSED ? transposed(a) : a;
    double[][][] right = form == Matrices.SECOND_TRANSPOSED ? transposed(b) : b;
    double[][][] product = zeros(series, left.length, columns(right));
    for (int k = 1; k <= series.order(); k++) {
      addProducts(series.blocks(), product, k, 1, left, right, 0, k);
    }
    set(product, 0, Matrices.multiply(coefficients(a, 0), coefficients(b, 0), form));
    return product;
  }

  /** Of the same series. */
  static double[][][] transposed(double[][][] a) {
    double[][][] transposed = new double[columns(a)][a.length][];
    for (int i = 0; i < transposed.length; i++) {
      for (int j = 0; j < a.length; j++) {
        transposed[i][j] = a[j][i];
      }
    }
    return transposed;
  }

  /** {@link Matrices#project}. */
  public static double[][][] project(Series series, double[][][] a, int map) {
    double[][] value = Matrices.project(coefficients(a, 0), map);
    double[][][] image = zeros(series, value.length, value.length == 0 ? 0 : value[0].length);
    set(image, 0, value);
    for (int p = 1; p < series.size(); p++) {
      set(image, p, Matrices.project(coefficients(a, p), map));
    }
    return image;
  }

  /** {@link Matrices#rows}. */
  public static double[][][] rows(Series series, double[][] flat, int rows) {
    int columns = rows == 0 ? 0 : flat.length / rows;
    double[][][] matrix = new double[rows][][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
    }
    return matrix;
  }

  /** {@link Matrices#flat}. */
  public static double[][] flat(Series series, double[][][] matrix) {
    return Arrays.stream(matrix).flatMap(Arrays::stream).toArray(double[][]::new);
  }

  /** {@link Matrices#block}. */
  public static double[][][] block(Series series, double[][][] a, double[][][] b) {
    int n = a.length;
    double[][][] block = zeros(series, 2 * n, 2 * n);
    for (int p = 0; p < series.size(); p++) {
      set(block, p, Matrices.block(coefficients(a, p), coefficients(b, p)));
    }
    return block;
  }

  /** {@link Matrices#quarter}. */
  public static double[][][] quarter(Series series, double[][][] a, int down, int right) {
    int n = a.length / 2;
    double[][][] quarter = new double[n][][];
    for (int i = 0; i < n; i++) {
      quarter[i] = Arrays.copyOfRange(a[down * n + i], right * n, (right + 1) * n);
    }
    return quarter;
  }

  /** {@link Matrices#embed}. */
  public static double[][][] embed(Series series, double[][][] a, int down, int right) {
    int n = a.length;
    double[][][] whole = zeros(series, 2 * n, 2 * n);
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], 0, whole[down * n + i], right * n, n);
    }
    return whole;
  }

  /** {@link Factors#solveRows}: x_k a_0 = r_k − Σ x_(k−d) a_d, written for rows. */
  public static double[][][] solveRows(
      Series series, double[][][] a, double[][] f, double[][][] r, int kind) {
    double[][] value = coefficients(a, 0);
    double[][][] right =
        switch (kind) {
          case Factors.LU -> transposed(a);
          case Factors.LU_TRANSPOSED -> a;
          case Factors.SPD -> project(series, a, Matrices.SYMMETRIC);
          case Factors.LOWER -> transposed(project(series, a, Matrices.LOWER));
          default -> project(series, a, Matrices.LOWER);
        };
    double[][][] x = zeros(series, r.length, a.length);
    Blocks blocks = series.blocks();
    for (int k = 0; k <= series.order(); k++) {
      for (int p = blocks.offset(k); p < blocks.offset(k + 1); p++) {
        set(x, p, coefficients(r, p));
      }
      addProducts(blocks, x, k, -1, x, right, 0, k - 1);
      for (int p = blocks.offset(k); p < blocks.offset(k + 1); p++) {
        set(x, p, Factors.solveRows(value, f, coefficients(x, p), kind));
      }
    }
    return x;
  }

  /** {@link Factors#inverse}. */
  public static double[][][] inverse(Series series, double[][][] a, double[][] f) {
    double[][][] identity = SeriesArrays.constants(series, Factors.identity(a.length));
    return transposed(solveRows(series, a, f, identity, Factors.LU));
  }

  /** {@link Factors#inverseSpd}. */
  public static double[][][] inverseSpd(Series series, double[][][] a, double[][] u) {
    double[][][] identity = SeriesArrays.constants(series, Factors.identity(a.length));
    double[][][] inverse = solveRows(series, a, u, identity, Factors.SPD);
    set(inverse, 0, Factors.inverseSpd(coefficients(a, 0), u));
    return inverse;
  }

  /** {@link Cofactors#cofactors}: beyond the value, of matrices that are not singular. */
  public static double[][][] cofactors(Series series, double[][][] a, double[][] f) {
    double[][] value = coefficients(a, 0);
    double[][][] cofactors = zeros(series, a.length, a.length);
    if (series.order() > 0) {
      double[] determinant = determinant(series, a);
      double[][][] inverse = inverse(series, a, Factors.lu(value));
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < a.length; j++) {
          cofactors[j][i] = series.mul(determinant, inverse[i][j]);
        }
      }
    }
    set(cofactors, 0, Cofactors.cofactors(value, f));
    return cofactors;
  }

  /** By elimination; of a matrix that is not singular. */
  private static double[] determinant(Series series, double[][][] a) {
    double[][][] f = new double[a.length][][];
    Arrays.setAll(f, i -> a[i].clone());
    double[] product = series.constant(1);
    for (int k = 0; k < f.length; k++) {
      int pivot = k;
      for (int i = k + 1; i < f.length; i++) {
        pivot = Math.abs(f[i][k][0]) > Math.abs(f[pivot][k][0]) ? i : pivot;
      }
      double[][] row = f[pivot];
      f[pivot] = f[k];
      f[k] = row;
      product = series.mul(pivot == k ? product : series.neg(product), row[k]);
      for (int i = k + 1; i < f.length; i++) {
        double[] factor = series.div(f[i][k], row[k]);
        for (int j = k + 1; j < f.length; j++) {
          f[i][j] = series.sub(f[i][j], series.mul(factor, row[j]));
        }
      }
    }
    return product;
  }

  /** {@link Factors#cholesky}: L_k = L_0 Φ(L_0⁻¹ (a_k − Σ L_d L_(k−d)ᵀ) L_0⁻ᵀ). */
  public static double[][][] cholesky(Series series, double[][][] a, double[][] u) {
    double[][] lower = Factors.cholesky(coefficients(a, 0), u);
    double[][][] l = zeros(series, a.length, a.length);
    set(l, 0, lower);
    double[][][] rest = project(series, a, Matrices.SYMMETRIC);
    Blocks blocks = series.blocks();
    for (int k = 1; k <= series.order(); k++) {
      addProducts(blocks, rest, k, -1, l, transposed(l), 1, k - 1);
      for (int p = blocks.offset(k); p < blocks.offset(k + 1); p++) {
        double[][] half = Factors.solveRows(lower, lower, coefficients(rest, p), Factors.LOWER);
        half = Matrices.project(half, Matrices.TRANSPOSE);
        half = Factors.solveRows(lower, lower, half, Factors.LOWER);
        half = Matrices.project(half, Matrices.HALF);
        set(l, p, Matrices.multiply(lower, half, Matrices.PLAIN));
      }
    }
    return l;
  }

  /** {@link Matrices#expm}: the same algorithm, of smaller matrices for the sake of high orders. */
  public static double[][][] expm(Series series, double[][][] a) {
    double[][] value = coefficients(a, 0);
    double[][][] power = ExponentialSeries.of(series, a, Exponential.norm(value));
    set(power, 0, Matrices.expm(value));
    return power;
  }
}
