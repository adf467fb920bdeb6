package dev.fluxion.benchmarks.gradbench.modules;

/** Checks of inputs: a wrong size is reported instead of computed with. */
final class Inputs {

  private Inputs() {}

  /**
   * Checks that a number is large enough.
   *
   * @throws IllegalArgumentException if it is not
   */
  static void atLeast(int minimum, String name, int number) {
    if (number < minimum) {
      throw new IllegalArgumentException(
          "%s is %d, not at least %d".formatted(name, number, minimum));
    }
  }

  /**
   * Checks the length of an array.
   *
   * @throws IllegalArgumentException if it is another
   */
  static void length(int expected, String name, double[] array) {
    if (array.length != expected) {
      throw new IllegalArgumentException(
          "%s has %d entries, not %d".formatted(name, array.length, expected));
    }
  }

  /**
   * Checks the number of rows of a matrix and the length of each.
   *
   * @throws IllegalArgumentException if one is another
   */
  static void shape(int rows, int columns, String name, double[][] matrix) {
    if (matrix.length != rows) {
      throw new IllegalArgumentException(
          "%s has %d rows, not %d".formatted(name, matrix.length, rows));
    }
    for (int i = 0; i < rows; i++) {
      length(columns, name + "[" + i + "]", matrix[i]);
    }
  }
}
