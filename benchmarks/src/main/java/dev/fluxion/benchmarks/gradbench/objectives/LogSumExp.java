package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Differentiable;

/** GradBench's {@code lse}: the logarithm of a sum of exponentials. */
public final class LogSumExp {

  private LogSumExp() {}

  /**
   * The logarithm of the sum of the exponentials, shifted by the maximum so that none overflows.
   *
   * @param x numbers, at least one
   * @return log(sum(exp(x)))
   */
  @Differentiable
  public static double logSumExp(double[] x) {
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
}
