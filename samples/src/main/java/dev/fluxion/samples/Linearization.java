package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.TaylorPolynomial;

/** The tangent stands in for the function near a point. */
final class Linearization {

  private Linearization() {}

  @Differentiable
  static double squareRoot(double x) {
    return Math.sqrt(x);
  }

  static void run(Report report) {
    TaylorPolynomial tangent = LinearizationGradients.squareRootLinearization(4);
    report.table("sqrt x near 4 is about 2 + (x - 4) / 4");
    report.row("value at 4", tangent.coefficient(0), 2);
    report.row("slope at 4", tangent.coefficient(1), 0.25);
    report.row("tangent at 4.001", tangent.value(4.001), 2.00025);

    double error = Math.sqrt(4.001) - tangent.value(4.001);
    double predicted = -0.001 * 0.001 / 64;
    report.line("");
    report.line("L(x) = %s", tangent);
    report.line("sqrt 4.001 = %s, so the true error is %.4e", Math.sqrt(4.001), error);
    report.line("and the next term of the series, -(x - 4)² / 64, is %.4e", predicted);
    report.require(
        "the error is the next term, within 1 %", Math.abs(error / predicted - 1) < 0.01);
  }
}
