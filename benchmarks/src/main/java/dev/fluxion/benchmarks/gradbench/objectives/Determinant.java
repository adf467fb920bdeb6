package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Differentiable;

/**
 * GradBench's {@code det}: a determinant by expansion in minors.
 *
 * <p>Which rows and columns a minor has, say two linked lists: {@code next[i]} is the row (or
 * column) after row {@code i}, and {@code next[size]} the first.
 */
public final class Determinant {

  private Determinant() {}

  /**
   * The determinant of a square matrix.
   *
   * @param a the matrix, row by row
   * @param size the number of its rows, at least one
   * @return its determinant
   */
  @Differentiable
  public static double determinant(double[] a, int size) {
    int[] rows = new int[size + 1];
    int[] columns = new int[size + 1];
    for (int i = 0; i < size; i++) {
      rows[i] = i + 1;
      columns[i] = i + 1;
    }
    rows[size] = 0;
    columns[size] = 0;
    return minor(a, size, size, rows, columns);
  }

  /** The determinant of the matrix of the first {@code order} rows and columns in the lists. */
  private static double minor(double[] a, int size, int order, int[] rows, int[] columns) {
    int row = rows[size];
    int column = columns[size];
    if (order == 1) {
      return a[row * size + column];
    }
    rows[size] = rows[row];
    int previous = size;
    double determinant = 0;
    double sign = 1;
    for (int j = 0; j < order; j++) {
      columns[previous] = columns[column];
      determinant += sign * a[row * size + column] * minor(a, size, order - 1, rows, columns);
      columns[previous] = column;
      sign = -sign;
      previous = column;
      column = columns[column];
    }
    rows[size] = row;
    return determinant;
  }
}
