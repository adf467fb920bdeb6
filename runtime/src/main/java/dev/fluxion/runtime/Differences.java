package dev.fluxion.runtime;

import java.util.Arrays;

/** Central differences, for {@link DerivativeCheck}. */
final class Differences {

  /** The steps tried, relative to the point, as powers of 1/2. */
  private static final int FIRST_STEP = 6;

  private static final int LAST_STEP = 21;

  private Differences() {}

  /**
   * Central differences with steps h and h/2, extrapolated so that the error is O(h⁴) (Richardson).
   * Of several h the one is taken at which both agree best: it lies between truncation and
   * rounding.
   */
  static double[][] of(int m, double[] x, VectorFunction f) {
    double[][] matrix = new double[m][x.length];
    for (int j = 0; j < x.length; j++) {
      double scale = Math.max(1, Math.abs(x[j]));
      double[] errors = new double[m];
      Arrays.fill(errors, Double.POSITIVE_INFINITY);
      fill(matrix, j, Double.NaN);
      for (int power = FIRST_STEP; power <= LAST_STEP; power += 3) {
        double[] wide = difference(f, x, j, Math.scalb(scale, -power));
        double[] narrow = difference(f, x, j, Math.scalb(scale, -power - 1));
        for (int i = 0; i < m; i++) {
          double error = Math.abs(narrow[i] - wide[i]);
          if (error < errors[i]) {
            errors[i] = error;
            matrix[i][j] = narrow[i] + (narrow[i] - wide[i]) / 3;
          }
        }
      }
    }
    return matrix;
  }

  private static double[] difference(VectorFunction f, double[] x, int j, double h) {
    double[] shifted = x.clone();
    shifted[j] = x[j] + h;
    double[] difference = f.value(shifted).clone();
    double width = shifted[j];
    shifted[j] = x[j] - h;
    width -= shifted[j];
    double[] below = f.value(shifted);
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (difference[i] - below[i]) / width;
    }
    return difference;
  }

  private static void fill(double[][] matrix, int j, double value) {
    for (double[] row : matrix) {
      row[j] = value;
    }
  }
}
