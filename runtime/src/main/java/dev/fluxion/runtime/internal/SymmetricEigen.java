package dev.fluxion.runtime.internal;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues and eigenvectors of symmetric matrices by Jacobi's rotations (Golub and Van Loan,
 * Matrix Computations, 4th ed., 8.5), which find small eigenvalues and orthogonal vectors well.
 */
public final class SymmetricEigen {
  private static final int MOST_SWEEPS = 60;

  private SymmetricEigen() {}

  /**
   * The eigenvalues of the symmetric part, ascending, in row 0; then a row for the unit vector of
   * each, its largest component (the first of equal ones) positive.
   */
  public static double[][] decompose(double[][] a) {
    int n = MatrixShapes.order("a", a);
    double[][] s = Matrices.project(a, Matrices.SYMMETRIC);
    for (double[] row : s) {
      for (double entry : row) {
        if (!(Math.abs(entry) <= Double.MAX_VALUE)) {
          throw new ArithmeticException("a has an entry that is not finite: " + entry);
        }
      }
    }
    double[][] w = Factors.identity(n);
    int sweeps = 0;
    while (sweep(s, w)) {
      if (++sweeps == MOST_SWEEPS) {
        throw new ArithmeticException("a: no eigenvalues after " + sweeps + " sweeps");
      }
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> s[i][i]));
    double[][] f = new double[n + 1][n];
    for (int i = 0; i < n; i++) {
      f[0][i] = s[order[i]][order[i]];
      f[i + 1] = oriented(w[order[i]]);
    }
    return f;
  }

  private static double[] oriented(double[] vector) {
    double largest = 0;
    for (double component : vector) {
      // What differs by rounding only counts as equal, so that the sign is the same nearby.
      if (Math.abs(component) > Math.abs(largest) * (1 + 1e-6)) {
        largest = component;
      }
    }
    if (largest < 0) {
      Arrays.setAll(vector, i -> -vector[i]);
    }
    return vector;
  }

  /** Turns every pair of axes once; whether anything was left to turn. */
  private static boolean sweep(double[][] s, double[][] w) {
    boolean turned = false;
    for (int p = 0; p < s.length; p++) {
      for (int q = p + 1; q < s.length; q++) {
        double off = Math.abs(s[p][q]);
        double size = Math.sqrt(Math.abs(s[p][p])) * Math.sqrt(Math.abs(s[q][q]));
        double gap = Math.abs(s[q][q] - s[p][p]);
        if (off == 0 || off <= 0x1p-60 * Math.max(size, gap)) {
          s[p][q] = 0;
          s[q][p] = 0;
        } else {
          turn(s, w, p, q);
          turned = true;
        }
      }
    }
    return turned;
  }

  private static void turn(double[][] s, double[][] w, int p, int q) {
    double off = s[p][q];
    double theta = (s[q][q] - s[p][p]) / (2 * off);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
    double c = 1 / Math.hypot(1, t);
    double sine = t * c;
    double newP = s[p][p] - t * off;
    double newQ = s[q][q] + t * off;
    rotate(s[p], s[q], c, sine);
    for (int i = 0; i < s.length; i++) {
      s[i][p] = s[p][i];
      s[i][q] = s[q][i];
    }
    s[p][p] = newP;
    s[q][q] = newQ;
    s[p][q] = 0;
    s[q][p] = 0;
    rotate(w[p], w[q], c, sine);
  }

  private static void rotate(double[] x, double[] y, double c, double s) {
    for (int i = 0; i < x.length; i++) {
      double left = x[i];
      x[i] = c * left - s * y[i];
      y[i] = s * left + c * y[i];
    }
  }

  /** The eigenvalues. */
  public static double[] values(double[][] a, double[][] f) {
    return f[0].clone();
  }

  /** The eigenvectors, one a row. */
  public static double[][] vectors(double[][] a, double[][] f) {
    double[][] vectors = new double[a.length][];
    Arrays.setAll(vectors, i -> f[i + 1].clone());
    return vectors;
  }

  /** Throws where two eigenvalues are equal, so that their vectors are not determined. */
  public static double[][] distinct(double[][] f) {
    double[] values = f[0];
    for (int i = 1; i < values.length; i++) {
      double size = Math.max(Math.abs(values[i - 1]), Math.abs(values[i]));
      if (values[i] - values[i - 1] <= 0x1p-50 * size) {
        throw new ArithmeticException(
            "a has equal eigenvalues, whose vectors have no derivative: "
                + values[i - 1]
                + " and "
                + values[i]);
      }
    }
    return Matrices.rows(Matrices.flat(f), f.length);
  }
}
