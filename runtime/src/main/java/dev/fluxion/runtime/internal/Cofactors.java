package dev.fluxion.runtime.internal;

/** The derivative of the determinant, which singular matrices have too. */
public final class Cofactors {
  private Cofactors() {}

  /**
   * The matrix of cofactors. From elimination with the largest pivot of all: with P a Q = L D U, of
   * unit triangles, it is the cofactors of D between the inverse transposes of the others, and
   * those of the diagonal D are products of its other entries, no matter how many of them are 0.
   */
  public static double[][] cofactors(double[][] a, double[][] f) {
    int n = a.length;
    double[][] lu = new double[n][];
    int[] rows = new int[n];
    int[] columns = new int[n];
    for (int i = 0; i < n; i++) {
      lu[i] = a[i].clone();
      rows[i] = i;
      columns[i] = i;
    }
    double sign = 1;
    for (int k = 0; k < n; k++) {
      int row = k;
      int column = k;
      for (int i = k; i < n; i++) {
        for (int j = k; j < n; j++) {
          if (Math.abs(lu[i][j]) > Math.abs(lu[row][column])) {
            row = i;
            column = j;
          }
        }
      }
      sign = row == k ? sign : -sign;
      sign = column == k ? sign : -sign;
      exchange(lu, rows, columns, k, row, column);
      eliminate(lu, k);
    }
    return assemble(lu, rows, columns, sign);
  }

  private static void exchange(
      double[][] lu, int[] rows, int[] columns, int k, int row, int column) {
    double[] moved = lu[row];
    lu[row] = lu[k];
    lu[k] = moved;
    int number = rows[row];
    rows[row] = rows[k];
    rows[k] = number;
    number = columns[column];
    columns[column] = columns[k];
    columns[k] = number;
    for (double[] r : lu) {
      double value = r[column];
      r[column] = r[k];
      r[k] = value;
    }
  }

  /** Below a pivot of 0 there are zeros only. The row of U is divided by the pivot. */
  private static void eliminate(double[][] lu, int k) {
    double[] row = lu[k];
    for (int i = k + 1; i < lu.length && row[k] != 0; i++) {
      lu[i][k] /= row[k];
      Matrices.addMultiple(lu[i], -lu[i][k], row, k + 1, lu.length);
    }
    for (int j = k + 1; j < lu.length && row[k] != 0; j++) {
      row[j] /= row[k];
    }
  }

  private static double[][] assemble(double[][] lu, int[] rows, int[] columns, double sign) {
    int n = lu.length;
    double[] others = new double[n];
    double before = sign;
    for (int i = 0; i < n; i++) {
      others[i] = before;
      before *= lu[i][i];
    }
    double after = 1;
    for (int i = n - 1; i >= 0; i--) {
      others[i] *= after;
      after *= lu[i][i];
    }
    // L⁻ᵀ diag(others) U⁻ᵀ: with X = L⁻¹, Y = U⁻¹, entry (i, j) is Σ X_ki others_k Y_jk.
    double[][] x = Factors.identity(n);
    double[][] y = Factors.identity(n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        Matrices.addMultiple(x[i], -lu[i][k], x[k], 0, k + 1);
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        Matrices.addMultiple(y[i], -lu[i][k], y[k], k, n);
      }
    }
    double[][] cofactors = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = Math.max(i, j); k < n; k++) {
          sum += x[k][i] * others[k] * y[j][k];
        }
        cofactors[rows[i]][columns[j]] = sum;
      }
    }
    return cofactors;
  }
}
