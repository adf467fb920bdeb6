package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Differentiable;

/** GradBench's {@code ode}: a chain of differential equations, solved by Runge and Kutta. */
public final class Ode {

  private static final double END = 2;

  private Ode() {}

  /**
   * Solves y0' = x0, yi' = xi y(i-1) from y = 0 at t = 0 to t = 2 by the classical method of fourth
   * order.
   *
   * @param x the parameters, at least one
   * @param steps the number of steps
   * @return y at the end
   */
  @Differentiable
  public static double[] solve(double[] x, int steps) {
    int n = x.length;
    double h = END / steps;
    double[] y = new double[n];
    double[] between = new double[n];
    double[] k1 = new double[n];
    double[] k2 = new double[n];
    double[] k3 = new double[n];
    double[] k4 = new double[n];
    for (int step = 0; step < steps; step++) {
      slope(x, y, k1);
      advance(y, h / 2, k1, between);
      slope(x, between, k2);
      advance(y, h / 2, k2, between);
      slope(x, between, k3);
      advance(y, h, k3, between);
      slope(x, between, k4);
      for (int i = 0; i < n; i++) {
        y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return y;
  }

  /**
   * The last component of the solution.
   *
   * @param x the parameters, at least one
   * @param steps the number of steps
   * @return the last of y at the end
   */
  @Differentiable
  public static double last(double[] x, int steps) {
    return solve(x, steps)[x.length - 1];
  }

  private static void slope(double[] x, double[] y, double[] slope) {
    slope[0] = x[0];
    for (int i = 1; i < x.length; i++) {
      slope[i] = x[i] * y[i - 1];
    }
  }

  private static void advance(double[] y, double h, double[] slope, double[] result) {
    for (int i = 0; i < y.length; i++) {
      result[i] = y[i] + h * slope[i];
    }
  }
}
