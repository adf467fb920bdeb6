package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;

/** Functions from Rⁿ to Rᵐ: their Jacobian has m rows and n columns. */
final class Jacobians {

  private Jacobians() {}

  @Differentiable
  static double[] f(double[] x) {
    return new double[] {x[0] * x[1], x[1] + Math.sin(x[2])};
  }

  @Differentiable
  static double[] exponential(double[] x) {
    return new double[] {Math.exp(x[0] * x[1] * x[1])};
  }

  @Differentiable
  static double[] spiral(double t) {
    return new double[] {t * Math.cos(t), t * Math.sin(t)};
  }

  @Differentiable
  static double h(double t) {
    double x1 = t * Math.cos(t);
    double x2 = t * Math.sin(t);
    return Math.exp(x1 * x2 * x2);
  }

  static void run(Report report) {
    double[] x = {2, -3, 0.5};
    double[][] jacobian = JacobiansGradients.fJacobian(x);
    double[][] closedForm = {{x[1], x[0], 0}, {0, 1, Math.cos(x[2])}};
    report.table("f: R³ -> R², f(x) = (x₁x₂, x₂ + sin x₃) at (2, -3, 0.5)");
    report.rows("J", jacobian, closedForm);
    report.table("the same in forward mode");
    report.rows("J", JacobiansGradients.fForwardJacobian(x), closedForm);
    report.table("the same in reverse mode");
    report.rows("J", JacobiansGradients.fReverseJacobian(x), closedForm);
    report.line("");
    report.line("laid out m × n = %d × %d:", jacobian.length, jacobian[0].length);
    for (double[] row : jacobian) {
      report.line("[ %6.3f %6.3f %6.3f ]", row[0], row[1], row[2]);
    }

    report.table("h(t) = exp(x₁x₂²), x = (t cos t, t sin t): dh/dt directly");
    for (double t : new double[] {-1, 0.5, 1.25}) {
      report.row("t = " + t, JacobiansGradients.hDerivative(t), derivativeOfH(t));
    }

    report.table("dh/dt as the product of two generated Jacobians (1 × 2 by 2 × 1)");
    for (double t : new double[] {-1, 0.5, 1.25}) {
      double[][] product =
          Matrices.product(
              JacobiansGradients.exponentialJacobian(spiral(t)),
              JacobiansGradients.spiralJacobian(t));
      report.row("t = " + t, product[0][0], derivativeOfH(t));
    }
  }

  /** exp(x₁x₂²) (x₂² (cos t - t sin t) + 2x₁x₂ (sin t + t cos t)). */
  private static double derivativeOfH(double t) {
    double cos = Math.cos(t);
    double sin = Math.sin(t);
    double x1 = t * cos;
    double x2 = t * sin;
    return Math.exp(x1 * x2 * x2) * (x2 * x2 * (cos - t * sin) + 2 * x1 * x2 * (sin + t * cos));
  }
}
