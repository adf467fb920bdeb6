package dev.fluxion.processor.realistic;

import java.util.Arrays;
import java.util.function.Function;
import org.hipparchus.analysis.differentiation.Gradient;

/** What the oracles share: small dense matrices, and derivatives by Hipparchus. */
final class Matrices {
  private Matrices() {}

  /** The square matrix whose rows begin at {@code from} in {@code x}. */
  static double[][] square(double[] x, int from, int n) {
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = Arrays.copyOfRange(x, from + i * n, from + (i + 1) * n);
    }
    return a;
  }

  /** By Gauss and Jordan, with the pivot sought in the whole matrix. */
  static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, a[i], 0, n);
      a[i][n + i] = 1;
    }
    boolean[] used = new boolean[n];
    double[][] result = new double[n][];
    for (int step = 0; step < n; step++) {
      int row = -1;
      int column = -1;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n && !used[i]; j++) {
          if (row < 0 || Math.abs(a[i][j]) > Math.abs(a[row][column])) {
            row = i;
            column = j;
          }
        }
      }
      used[row] = true;
      double pivot = a[row][column];
      for (int j = 0; j < 2 * n; j++) {
        a[row][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        double f = a[i][column];
        for (int j = 0; j < 2 * n && i != row; j++) {
          a[i][j] -= f * a[row][j];
        }
      }
      result[column] = a[row];
    }
    for (int i = 0; i < n; i++) {
      result[i] = Arrays.copyOfRange(result[i], n, 2 * n);
    }
    return result;
  }

  /** By Leibniz' sum over permutations. */
  static double determinant(double[][] a) {
    return permutations(a, 0, new boolean[a.length]);
  }

  private static double permutations(double[][] a, int row, boolean[] used) {
    if (row == a.length) {
      return 1;
    }
    double sum = 0;
    int sign = 1;
    for (int j = 0; j < a.length; j++) {
      if (!used[j]) {
        used[j] = true;
        sum += sign * a[row][j] * permutations(a, row + 1, used);
        used[j] = false;
        sign = -sign;
      }
    }
    return sum;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  static double[] product(double[][] a, double[] x) {
    double[] y = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      y[i] = dot(a[i], x);
    }
    return y;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double[][] identity(int n) {
    double[][] e = new double[n][n];
    for (int i = 0; i < n; i++) {
      e[i][i] = 1;
    }
    return e;
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Parts of one gradient, or of one row, one after the other. */
  static double[] join(double[]... parts) {
    return flat(parts);
  }

  /** The unit eigenvector of the eigenvalue next to {@code near}, by inverse iteration. */
  static double[] eigenvector(double[][] a, double near) {
    int n = a.length;
    double[][] shifted = new double[n][];
    for (int i = 0; i < n; i++) {
      shifted[i] = a[i].clone();
      shifted[i][i] -= near;
    }
    double[][] inverse = inverse(shifted);
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = 1 + 0.1 * i;
    }
    for (int k = 0; k < 400; k++) {
      v = product(inverse, v);
      double norm = Math.sqrt(dot(v, v));
      for (int i = 0; i < n; i++) {
        v[i] /= norm;
      }
    }
    return v;
  }

  /** The Jacobian of the same mathematics done on Hipparchus' numbers. */
  static double[] byHipparchus(double[] x, Function<Gradient[], Gradient[]> f) {
    Gradient[] variables = new Gradient[x.length];
    for (int i = 0; i < x.length; i++) {
      variables[i] = Gradient.variable(x.length, i, x[i]);
    }
    return Arrays.stream(f.apply(variables))
        .flatMapToDouble(g -> Arrays.stream(g.getGradient()))
        .toArray();
  }

  static double[] scalarByHipparchus(double[] x, Function<Gradient[], Gradient> f) {
    return byHipparchus(x, v -> new Gradient[] {f.apply(v)});
  }
}
