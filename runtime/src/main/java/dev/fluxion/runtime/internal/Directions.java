package dev.fluxion.runtime.internal;

import dev.fluxion.runtime.TaylorPolynomial;

/** What generated code does with flat vectors of independents and with assembled derivatives. */
public final class Directions {
  private Directions() {}

  /** The {@code k}-th unit vector of length {@code n}; zeros where {@code k >= n}. */
  public static double[] unit(int n, int k) {
    double[] unit = new double[n];
    if (k < n) {
      unit[k] = 1;
    }
    return unit;
  }

  /** Copies up to {@code chunk.length} values of a chunk to where it belongs in the gradient. */
  public static void place(double[] chunk, double[] gradient, int from) {
    System.arraycopy(chunk, 0, gradient, from, Math.min(chunk.length, gradient.length - from));
  }

  /** Writes {@code row[0..i]} into row and column {@code i} of a symmetric matrix. */
  public static void mirror(double[][] matrix, int i, double[] row) {
    for (int j = 0; j <= i; j++) {
      matrix[i][j] = row[j];
      matrix[j][i] = row[j];
    }
  }

  /** Writes {@code column} into column {@code k} of a matrix. */
  public static void column(double[][] matrix, int k, double[] column) {
    for (int i = 0; i < column.length; i++) {
      matrix[i][k] = column[i];
    }
  }

  /** The {@code k}-th derivative from its Taylor coefficient; 0 stays 0, whatever k!. */
  public static double derivative(double coefficient, int k) {
    double derivative = coefficient;
    for (int i = 2; i <= k && derivative != 0; i++) {
      derivative *= i;
    }
    return derivative;
  }

  /** The rows of a flat Jacobian, grouped as the rows of {@code shape}. */
  public static double[][][] group(double[][] flat, double[][] shape) {
    double[][][] result = new double[shape.length][][];
    int next = 0;
    for (int i = 0; i < shape.length; i++) {
      result[i] = new double[shape[i].length][];
      for (int j = 0; j < shape[i].length; j++) {
        result[i][j] = flat[next++];
      }
    }
    return result;
  }

  /** The rows of a flat Jacobian, grouped as the rows of {@code shape}. */
  public static double[][][][] group(double[][] flat, double[][][] shape) {
    double[][][][] result = new double[shape.length][][][];
    int next = 0;
    for (int i = 0; i < shape.length; i++) {
      int size = Nested.size(shape[i]);
      result[i] = group(java.util.Arrays.copyOfRange(flat, next, next + size), shape[i]);
      next += size;
    }
    return result;
  }

  /** The first-order Taylor polynomial from value and gradient. */
  public static TaylorPolynomial linearization(double[] point, double value, double[] gradient) {
    double[] coefficients = new double[gradient.length + 1];
    coefficients[0] = value;
    System.arraycopy(gradient, 0, coefficients, 1, gradient.length);
    return TaylorPolynomial.of(point, 1, coefficients);
  }

  /** The rows of a flat Jacobian, grouped as the rows of {@code shape}; of a dimension more. */
  @SuppressWarnings("unchecked")
  public static <R> R group(double[][] flat, Object[] shape) {
    int[] next = {0};
    return (R)
        AnyRank.map(
            shape,
            1,
            row -> {
              next[0] += row.length;
              return java.util.Arrays.copyOfRange(flat, next[0] - row.length, next[0]);
            });
  }
}
