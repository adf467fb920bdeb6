package dev.fluxion.runtime.internal;

import java.util.function.IntToDoubleFunction;

/**
 * The operations on matrices that {@code Linear} consists of, for each of which the compiler has a
 * rule. They return new arrays, look at nothing but their arguments, and change none.
 *
 * <p>Vectors are rows: what a matrix does to many vectors it does to the rows of another matrix.
 */
public final class Matrices {
  /** Of a product: {@code a b}. */
  public static final int PLAIN = 0;

  /** Of a product: {@code aᵀ b}. */
  public static final int FIRST_TRANSPOSED = 1;

  /** Of a product: {@code a bᵀ}. */
  public static final int SECOND_TRANSPOSED = 2;

  /** The transpose. */
  public static final int TRANSPOSE = 0;

  /** The symmetric part. */
  public static final int SYMMETRIC = 1;

  /** The lower triangle, zeros above it. */
  public static final int LOWER = 2;

  /** The lower triangle with half the diagonal. */
  public static final int HALF = 3;

  /** The opposite. */
  public static final int NEGATIVE = 4;

  private Matrices() {}

  /** A product, by one of the three forms. */
  public static double[][] multiply(double[][] a, double[][] b, int form) {
    int inner = form == FIRST_TRANSPOSED ? a.length : columns(a);
    int columns = form == SECOND_TRANSPOSED ? b.length : columns(b);
    double[][] product = new double[form == FIRST_TRANSPOSED ? columns(a) : a.length][columns];
    for (int i = 0; i < product.length; i++) {
      double[] row = product[i];
      if (form == SECOND_TRANSPOSED) {
        for (int j = 0; j < columns; j++) {
          row[j] = dot(a[i], b[j], 0, inner);
        }
      } else {
        int at = i;
        IntToDoubleFunction factor = form == PLAIN ? k -> a[at][k] : k -> a[k][at];
        addMultiples(row, factor, b, 0, inner, 0, columns);
      }
    }
    return product;
  }

  private static int columns(double[][] a) {
    return a.length == 0 ? 0 : a[0].length;
  }

  /** {@code sum += factor · row} from one column to another. */
  static void addMultiple(double[] sum, double factor, double[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      sum[j] += factor * row[j];
    }
  }

  /**
   * {@code sum += Σ factor(k) · rows[k]} for k from one number to another, between two columns.
   * Four rows at once, since most of the time goes into reading and writing the sum.
   */
  static void addMultiples(
      double[] sum,
      IntToDoubleFunction factor,
      double[][] rows,
      int first,
      int end,
      int from,
      int to) {
    int k = first;
    for (; k < end - 3; k += 4) {
      addFour(
          sum,
          factor.applyAsDouble(k),
          rows[k],
          factor.applyAsDouble(k + 1),
          rows[k + 1],
          factor.applyAsDouble(k + 2),
          rows[k + 2],
          factor.applyAsDouble(k + 3),
          rows[k + 3],
          from,
          to);
    }
    for (; k < end; k++) {
      addMultiple(sum, factor.applyAsDouble(k), rows[k], from, to);
    }
  }

  static void addFour(
      double[] sum,
      double f0,
      double[] r0,
      double f1,
      double[] r1,
      double f2,
      double[] r2,
      double f3,
      double[] r3,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      sum[j] += f0 * r0[j] + f1 * r1[j] + (f2 * r2[j] + f3 * r3[j]);
    }
  }

  /** Sums of products in four parts, which do not wait for one another. */
  static double dot(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** A linear map of matrices that is its own adjoint. */
  public static double[][] project(double[][] a, int map) {
    double[][] image =
        map == TRANSPOSE ? new double[columns(a)][a.length] : new double[a.length][columns(a)];
    byTiles(image.length, columns(image), (i, from, to) -> project(a, map, i, image[i], from, to));
    return image;
  }

  private static void project(double[][] a, int map, int i, double[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      row[j] =
          switch (map) {
            case TRANSPOSE -> a[j][i];
            case SYMMETRIC -> 0.5 * a[i][j] + 0.5 * a[j][i];
            case NEGATIVE -> -a[i][j];
            default -> j < i ? a[i][j] : j > i ? 0 : map == HALF ? 0.5 * a[i][j] : a[i][j];
          };
    }
  }

  /** Does something with a part of a row. */
  interface RowPart {
    void of(int row, int from, int to);
  }

  /** Goes through a matrix tile by tile, so that columns are near one another, too. */
  static void byTiles(int rows, int columns, RowPart part) {
    int tile = 16;
    for (int i = 0; i < rows; i += tile) {
      for (int j = 0; j < columns; j += tile) {
        for (int k = i; k < Math.min(i + tile, rows); k++) {
          part.of(k, j, Math.min(j + tile, columns));
        }
      }
    }
  }

  /** A flat array as a matrix of that many rows. */
  public static double[][] rows(double[] flat, int rows) {
    int columns = rows == 0 ? 0 : flat.length / rows;
    double[][] matrix = new double[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = java.util.Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
    }
    return matrix;
  }

  /** A matrix row by row. */
  public static double[] flat(double[][] matrix) {
    int columns = columns(matrix);
    double[] flat = new double[matrix.length * columns];
    for (int i = 0; i < matrix.length; i++) {
      System.arraycopy(matrix[i], 0, flat, i * columns, columns);
    }
    return flat;
  }

  /** The matrix (a, b; 0, a), whose functions have the derivative along b in their corner. */
  public static double[][] block(double[][] a, double[][] b) {
    int n = a.length;
    double[][] block = new double[2 * n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], 0, block[i], 0, n);
      System.arraycopy(b[i], 0, block[i], n, n);
      System.arraycopy(a[i], 0, block[n + i], n, n);
    }
    return block;
  }

  /** One of the four quarters of a matrix, by its place among rows and columns. */
  public static double[][] quarter(double[][] a, int down, int right) {
    int n = a.length / 2;
    double[][] quarter = new double[n][];
    for (int i = 0; i < n; i++) {
      quarter[i] = java.util.Arrays.copyOfRange(a[down * n + i], right * n, (right + 1) * n);
    }
    return quarter;
  }

  /** The matrix with {@code a} in one of its quarters, zeros in the others. */
  public static double[][] embed(double[][] a, int down, int right) {
    int n = a.length;
    double[][] whole = new double[2 * n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], 0, whole[down * n + i], right * n, n);
    }
    return whole;
  }

  /**
   * A power of two that makes a direction no larger than the matrix it belongs to: what is linear
   * in the direction is best computed where the matrix decides how.
   */
  public static double balance(double[][] a, double[][] direction) {
    double size = Exponential.norm(direction);
    double scale = Math.max(Exponential.norm(a), Double.MIN_NORMAL);
    if (!(size > scale) || Double.isInfinite(size)) {
      return 1;
    }
    return Math.scalb(1.0, Math.getExponent(scale) - Math.getExponent(size));
  }

  /** The exponential. */
  public static double[][] expm(double[][] a) {
    return Exponential.of(a);
  }
}
