package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;

/** The rules of differentiation, each on one function. */
final class DifferentiationRules {

  private static final double[] POINTS = {-1.25, 0.5, 2};

  private DifferentiationRules() {}

  /** The compiler warns here, rightly: the derivative of a constant is zero everywhere. */
  @Differentiable
  static double constant(double x) {
    return 7;
  }

  @Differentiable
  static double multiple(double x) {
    return 3 * Math.sin(x);
  }

  @Differentiable
  static double sum(double x) {
    return x * x + Math.exp(x);
  }

  @Differentiable
  static double product(double x) {
    return x * x * Math.sin(x);
  }

  @Differentiable
  static double quotient(double x) {
    return Math.sin(x) / (x * x + 1);
  }

  @Differentiable
  static double chain(double x) {
    return Math.sin(x * x);
  }

  @Differentiable
  static double power(double x) {
    return Math.pow(x, 5);
  }

  static void run(Report report) {
    report.table("constant: (7)' = 0");
    for (double x : POINTS) {
      report.row("x = " + x, DifferentiationRulesGradients.constantDerivative(x), 0);
    }
    report.table("multiple: (3 sin x)' = 3 cos x");
    for (double x : POINTS) {
      report.row("x = " + x, DifferentiationRulesGradients.multipleDerivative(x), 3 * Math.cos(x));
    }
    report.table("sum: (x² + e^x)' = 2x + e^x");
    for (double x : POINTS) {
      report.row("x = " + x, DifferentiationRulesGradients.sumDerivative(x), 2 * x + Math.exp(x));
    }
    report.table("product: (x² sin x)' = 2x sin x + x² cos x");
    for (double x : POINTS) {
      report.row(
          "x = " + x,
          DifferentiationRulesGradients.productDerivative(x),
          2 * x * Math.sin(x) + x * x * Math.cos(x));
    }
    report.table("quotient: (sin x / (x² + 1))' = ((x² + 1) cos x - 2x sin x) / (x² + 1)²");
    for (double x : POINTS) {
      double g = x * x + 1;
      report.row(
          "x = " + x,
          DifferentiationRulesGradients.quotientDerivative(x),
          (g * Math.cos(x) - 2 * x * Math.sin(x)) / (g * g));
    }
    report.table("chain: (sin x²)' = 2x cos x²");
    for (double x : POINTS) {
      report.row(
          "x = " + x, DifferentiationRulesGradients.chainDerivative(x), 2 * x * Math.cos(x * x));
    }
    report.table("power: (x⁵)' = 5x⁴");
    for (double x : POINTS) {
      report.row("x = " + x, DifferentiationRulesGradients.powerDerivative(x), 5 * x * x * x * x);
    }
  }
}
