package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.TaylorPolynomial;
import java.util.function.IntToDoubleFunction;

/** Taylor series in one and in two variables. */
final class TaylorSeries {

  private static final int ORDER = 8;

  private TaylorSeries() {}

  @Differentiable
  static double f(double x, double y) {
    return x * x + 2 * x * y + y * y;
  }

  @Differentiable
  static double exponential(double x) {
    return Math.exp(x);
  }

  @Differentiable
  static double sine(double x) {
    return Math.sin(x);
  }

  @Differentiable
  static double logarithm(double x) {
    return Math.log(1 + x);
  }

  static void run(Report report) {
    TaylorPolynomial polynomial = TaylorSeriesGradients.fTaylorPolynomial(1, 2, 2);
    report.table("f(x, y) = x² + 2xy + y² at (1, 2)");
    report.row("f", polynomial.coefficient(0, 0), 9);
    report.row("∂f/∂x = 2x + 2y", polynomial.derivative(1, 0), 6);
    report.row("∂f/∂y = 2x + 2y", polynomial.derivative(0, 1), 6);
    report.row("∂²f/∂x²", polynomial.derivative(2, 0), 2);
    report.row("∂²f/∂x∂y", polynomial.derivative(1, 1), 2);
    report.row("∂²f/∂y²", polynomial.derivative(0, 2), 2);
    report.row("series at (-3, 0.5)", polynomial.value(-3, 0.5), f(-3, 0.5));
    report.line("");
    report.line("f(x, y) = %s", polynomial);

    exponential(report, 0);
    exponential(report, 1);
    sine(report, 0);
    sine(report, 0.75);
    logarithm(report, 0);
    logarithm(report, 1);
  }

  private static void exponential(Report report, double a) {
    double[] series = TaylorSeriesGradients.exponentialTaylor(a, ORDER);
    report.table("e^x at " + a + ": e^a / k!");
    coefficients(report, series, k -> Math.exp(a) / factorial(k));
    errors(report, series, a, Math.exp(a + 0.5));
  }

  private static void sine(Report report, double a) {
    double[] cycle = {Math.sin(a), Math.cos(a), -Math.sin(a), -Math.cos(a)};
    double[] series = TaylorSeriesGradients.sineTaylor(a, ORDER);
    report.table("sin x at " + a + ": sin⁽ᵏ⁾ a / k!");
    coefficients(report, series, k -> cycle[k % 4] / factorial(k));
    errors(report, series, a, Math.sin(a + 0.5));
  }

  private static void logarithm(Report report, double a) {
    double[] series = TaylorSeriesGradients.logarithmTaylor(a, ORDER);
    report.table("ln(1 + x) at " + a + ": (-1)^(k + 1) / (k (1 + a)^k)");
    coefficients(
        report,
        series,
        k -> k == 0 ? Math.log(1 + a) : (k % 2 == 0 ? -1 : 1) / (k * Math.pow(1 + a, k)));
    errors(report, series, a, Math.log(1 + a + 0.5));
  }

  private static void coefficients(Report report, double[] series, IntToDoubleFunction closedForm) {
    report.require("there are " + (ORDER + 1) + " coefficients", series.length == ORDER + 1);
    for (int k = 0; k < series.length; k++) {
      report.row("coefficient " + k, series[k], closedForm.applyAsDouble(k));
    }
  }

  /** Sums the series at a + 0.5, one more term at a time. */
  private static void errors(Report report, double[] series, double a, double exact) {
    report.line("");
    report.line("%-6s %24s %12s", "order", "series at " + (a + 0.5), "error");
    double sum = 0;
    double power = 1;
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < series.length; k++) {
      sum += series[k] * power;
      power *= 0.5;
      double error = Math.abs(sum - exact);
      report.line("%-6d %24s %12.1e", k, sum, error);
      report.require("the error does not grow with the order", error <= last);
      last = error;
    }
  }

  private static double factorial(int k) {
    return k == 0 ? 1 : k * factorial(k - 1);
  }
}
