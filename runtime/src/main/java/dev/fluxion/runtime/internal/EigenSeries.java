package dev.fluxion.runtime.internal;

/**
 * {@link SymmetricEigen} of matrices of series. In the basis of the value's eigenvectors the matrix
 * is B, and B C = C Λ with Cᵀ C = 1 says, order by order, what Λ is, then C where the eigenvalues
 * differ, then its diagonal.
 */
public final class EigenSeries {
  private final double[][][] values;
  private final double[][][] vectors;

  /**
   * @param last the highest degree of the vectors that is wanted
   */
  private EigenSeries(Series series, double[][][] a, double[][] f, int last) {
    int n = a.length;
    Blocks blocks = series.blocks();
    double[][] w = SymmetricEigen.vectors(MatrixSeries.coefficients(a, 0), f);
    double[][][] b = MatrixSeries.zeros(series, n, n);
    for (int p = 1; p < series.size(); p++) {
      double[][] part = MatrixSeries.coefficients(a, p);
      part = Matrices.project(part, Matrices.SYMMETRIC);
      part = Matrices.multiply(w, part, Matrices.PLAIN);
      MatrixSeries.set(b, p, Matrices.multiply(part, w, Matrices.SECOND_TRANSPOSED));
    }
    double[][][] c = SeriesArrays.constants(series, Factors.identity(n));
    double[][][] lambda = MatrixSeries.zeros(series, n, n);
    for (int i = 0; i < n; i++) {
      lambda[i][i][0] = f[0][i];
    }
    for (int k = 1; k <= series.order(); k++) {
      double[][][] m = MatrixSeries.zeros(series, n, n);
      MatrixSeries.addProducts(blocks, m, k, 1, b, c, 1, k);
      MatrixSeries.addProducts(blocks, m, k, -1, c, lambda, 1, k - 1);
      double[][][] square = MatrixSeries.zeros(series, n, n);
      MatrixSeries.addProducts(blocks, square, k, 1, MatrixSeries.transposed(c), c, 1, k - 1);
      for (int i = 0; i < n; i++) {
        blocks.add(lambda[i][i], k, 1, m[i][i]);
        for (int j = 0; j < n && k <= last; j++) {
          if (j == i) {
            blocks.add(c[i][i], k, -0.5, square[i][i]);
          } else {
            blocks.add(c[i][j], k, 1, m[i][j]);
            blocks.divide(c[i][j], k, f[0][j] - f[0][i]);
          }
        }
      }
    }
    this.values = lambda;
    double[][][] constant = SeriesArrays.constants(series, w);
    this.vectors =
        MatrixSeries.multiply(series, MatrixSeries.transposed(c), constant, Matrices.PLAIN);
    MatrixSeries.set(vectors, 0, w);
  }

  /** {@link SymmetricEigen#values}; beyond the first order they must be distinct. */
  public static double[][] values(Series series, double[][][] a, double[][] f) {
    if (series.order() > 1) {
      SymmetricEigen.distinct(f);
    }
    double[][][] lambda = new EigenSeries(series, a, f, series.order() - 1).values;
    double[][] values = new double[a.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = lambda[i][i];
    }
    return values;
  }

  /** {@link SymmetricEigen#vectors}. */
  public static double[][][] vectors(Series series, double[][][] a, double[][] f) {
    if (series.order() > 0) {
      SymmetricEigen.distinct(f);
    }
    return new EigenSeries(series, a, f, series.order()).vectors;
  }
}
