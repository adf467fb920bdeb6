package dev.fluxion.runtime.internal;

import java.util.List;

/** Matrices of series, as the exponential computes with them. */
record ExponentialSeries(Series series, int n) implements Exponential.Ring<double[][][]> {
  /**
   * Approximants are used up to a part of the norm where they are exact: the error is analytic, and
   * its derivatives are as small as itself only where the circle they are integrals over is.
   */
  private static final double CAUTION = 2.5;

  static double[][][] of(Series series, double[][][] a, double norm) {
    return Exponential.of(new ExponentialSeries(series, a.length), a, CAUTION * norm);
  }

  @Override
  public double[][][] multiply(double[][][] a, double[][][] b) {
    return MatrixSeries.multiply(series, a, b, Matrices.PLAIN);
  }

  @Override
  public double[][][] combine(double one, double[] factors, List<double[][][]> terms) {
    double[][][] sum = MatrixSeries.zeros(series, n, n);
    for (int i = 0; i < n; i++) {
      sum[i][i][0] = one;
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < factors.length; k++) {
          Matrices.addMultiple(sum[i][j], factors[k], terms.get(k)[i][j], 0, series.size());
        }
      }
    }
    return sum;
  }

  @Override
  public double[][][] solve(double[][][] a, double[][][] b) {
    double[][] f = Factors.luOfAny(MatrixSeries.coefficients(a, 0));
    double[][][] rows = MatrixSeries.transposed(b);
    return MatrixSeries.transposed(MatrixSeries.solveRows(series, a, f, rows, Factors.LU));
  }
}
