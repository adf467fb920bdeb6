package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;

/**
 * Difference quotients of x² at 2 never reach the derivative: first h is too large, then too small.
 */
final class DifferenceQuotient {

  private static final double[] STEPS = {
    1, 0.5, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12
  };

  private DifferenceQuotient() {}

  @Differentiable
  static double square(double x) {
    return x * x;
  }

  static void run(Report report) {
    report.table("f(x) = x² at 2, exactly 2x = 4");
    report.row("x = 2", DifferenceQuotientGradients.squareDerivative(2), 4);

    report.line("");
    report.line("%-10s %24s %14s", "h", "(f(2 + h) - f(2)) / h", "error");
    double best = Double.POSITIVE_INFINITY;
    for (double h : STEPS) {
      double quotient = (square(2 + h) - square(2)) / h;
      double error = Math.abs(quotient - 4);
      best = Math.min(best, error);
      report.line("%-10s %24s %14.1e", h, quotient, error);
    }
    report.line("the best of them is off by %.1e, the generated derivative by 0", best);
    report.require("no difference quotient is exact to 1e-12", best > 1e-12);
  }
}
