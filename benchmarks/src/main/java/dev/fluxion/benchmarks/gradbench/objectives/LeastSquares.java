package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Differentiable;

/** GradBench's {@code llsq}: how far a polynomial is from the sign function. */
public final class LeastSquares {

  private LeastSquares() {}

  /**
   * Half the sum of squared differences between the sign and a polynomial at n points from -1 to 1.
   *
   * @param x coefficients of the polynomial, the constant one first
   * @param n number of points, at least two
   * @return 1/2 sum_i (sign(t_i) - sum_j x_j t_i^j)^2
   */
  @Differentiable
  public static double leastSquares(double[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double t = -1 + 2.0 * i / (n - 1);
      double residual = Math.signum(t);
      double power = 1;
      for (int j = 0; j < x.length; j++) {
        residual -= x[j] * power;
        power *= t;
      }
      sum += residual * residual;
    }
    return sum / 2;
  }
}
