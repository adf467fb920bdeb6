package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;

/**
 * GradBench's {@code gmm}: the log posterior of a mixture of Gaussians with a Wishart prior.
 *
 * <p>The inverse square root of a component's covariance is a lower triangular matrix with the
 * exponentials of {@code q} on its diagonal and {@code l} below it, column by column.
 */
public final class Gmm {

  private Gmm() {}

  /**
   * The log posterior of k components in d dimensions, given n points.
   *
   * @param alpha k logarithms of weights, not normalised
   * @param mu k means of d coordinates
   * @param q k logarithms of diagonals of d entries
   * @param l k strict lower triangles of d(d-1)/2 entries
   * @param x n points of d coordinates
   * @param gamma parameter of the prior, positive
   * @param m parameter of the prior, at least 0
   * @return the log posterior
   */
  @Differentiable
  public static double objective(
      double[] alpha,
      double[][] mu,
      double[][] q,
      double[][] l,
      @Constant double[][] x,
      @Constant double gamma,
      int m) {
    int n = x.length;
    int d = x[0].length;
    int k = alpha.length;
    double[][] diagonals = new double[k][d];
    double[] sumsOfQ = new double[k];
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < d; j++) {
        diagonals[c][j] = Math.exp(q[c][j]);
        sumsOfQ[c] += q[c][j];
      }
    }

    double[] centered = new double[d];
    double[] scaled = new double[d];
    double[] terms = new double[k];
    double likelihood = 0;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < d; j++) {
          centered[j] = x[i][j] - mu[c][j];
        }
        multiplyTriangular(diagonals[c], l[c], centered, scaled);
        terms[c] = alpha[c] + sumsOfQ[c] - 0.5 * squaredNorm(scaled);
      }
      likelihood += logSumExp(terms);
    }
    return likelihood
        - n * (0.5 * d * Math.log(2 * Math.PI) + logSumExp(alpha))
        + logWishartPrior(diagonals, sumsOfQ, l, gamma, m);
  }

  private static double logWishartPrior(
      double[][] diagonals, double[] sumsOfQ, double[][] l, double gamma, int m) {
    int k = diagonals.length;
    int d = diagonals[0].length;
    int degrees = d + m + 1;
    double constant =
        degrees * d * (Math.log(gamma) - 0.5 * Math.log(2))
            - logMultivariateGamma(0.5 * degrees, d);
    double sum = 0;
    for (int c = 0; c < k; c++) {
      double frobenius = squaredNorm(diagonals[c]) + squaredNorm(l[c]);
      sum += 0.5 * gamma * gamma * frobenius - m * sumsOfQ[c];
    }
    return k * constant - sum;
  }

  /** Writes into {@code result} the product of a lower triangular matrix and {@code v}. */
  private static void multiplyTriangular(
      double[] diagonal, double[] below, double[] v, double[] result) {
    int d = v.length;
    for (int i = 0; i < d; i++) {
      result[i] = diagonal[i] * v[i];
    }
    int index = 0;
    for (int column = 0; column < d; column++) {
      for (int row = column + 1; row < d; row++) {
        result[row] += below[index] * v[column];
        index++;
      }
    }
  }

  private static double squaredNorm(double[] v) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += v[i] * v[i];
    }
    return sum;
  }

  private static double logSumExp(double[] x) {
    double max = x[0];
    for (int i = 1; i < x.length; i++) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.exp(x[i] - max);
    }
    return max + Math.log(sum);
  }

  private static double logMultivariateGamma(double a, int d) {
    double sum = 0.25 * d * (d - 1) * Math.log(Math.PI);
    for (int j = 1; j <= d; j++) {
      sum += Functions.logGamma(a + 0.5 * (1 - j));
    }
    return sum;
  }
}
