package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Linear;

/** The normal density in many dimensions: by the runtime's function, and by loops. */
final class Densities {
  private Densities() {}

  @Differentiable
  static double byLinear(double[] x, double[] mean, double[][] covariance) {
    return Linear.gaussianLogDensity(x, mean, covariance);
  }

  /** Cholesky's triangle row by row, and the equations of it on the way. */
  @Differentiable
  static double byLoops(double[] x, double[] mean, double[][] covariance) {
    int n = x.length;
    double[][] l = new double[n][n];
    double[] y = new double[n];
    double sum = n * Math.log(2 * Math.PI);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double s = covariance[i][j];
        for (int k = 0; k < j; k++) {
          s -= l[i][k] * l[j][k];
        }
        l[i][j] = s / l[j][j];
      }
      double pivot = covariance[i][i];
      double off = x[i] - mean[i];
      for (int k = 0; k < i; k++) {
        pivot -= l[i][k] * l[i][k];
        off -= l[i][k] * y[k];
      }
      l[i][i] = Math.sqrt(pivot);
      y[i] = off / l[i][i];
      sum += y[i] * y[i] + 2 * Math.log(l[i][i]);
    }
    return -0.5 * sum;
  }
}
