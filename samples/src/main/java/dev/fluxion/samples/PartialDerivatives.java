package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;

/** From the derivative of one variable to the gradient of several. */
final class PartialDerivatives {

  private PartialDerivatives() {}

  @Differentiable
  static double h(double x) {
    return Math.pow(2 * x + 1, 4);
  }

  @Differentiable
  static double f(double x, double y) {
    return Math.pow(x + 2 * y * y * y, 2);
  }

  @Differentiable
  static double g(double[] x) {
    return x[0] * x[0] * x[1] + x[0] * x[1] * x[1];
  }

  static void run(Report report) {
    report.table("h(x) = (2x + 1)⁴, h'(x) = 8 (2x + 1)³");
    for (double x : new double[] {-2, -0.5, 0, 1.5}) {
      double base = 2 * x + 1;
      report.row("x = " + x, PartialDerivativesGradients.hDerivative(x), 8 * base * base * base);
    }

    report.table("f(x, y) = (x + 2y³)²: ∂f/∂x = 2 (x + 2y³), ∂f/∂y = 12 y² (x + 2y³)");
    for (double[] point : new double[][] {{1, 2}, {-0.5, 0.75}, {3, -1}}) {
      double x = point[0];
      double y = point[1];
      double base = x + 2 * y * y * y;
      double[] gradient = PartialDerivativesGradients.fGradient(x, y);
      report.row("∂f/∂x (" + x + ", " + y + ")", gradient[0], 2 * base);
      report.row("∂f/∂y (" + x + ", " + y + ")", gradient[1], 12 * y * y * base);
    }

    double[] x = {1.5, -2};
    double[] gradient = PartialDerivativesGradients.gGradient(x);
    report.table("g(x) = x₁²x₂ + x₁x₂²: ∇g = (2x₁x₂ + x₂², x₁² + 2x₁x₂), at (1.5, -2)");
    report.rows(
        new String[] {"∂g/∂x₁", "∂g/∂x₂"},
        gradient,
        new double[] {2 * x[0] * x[1] + x[1] * x[1], x[0] * x[0] + 2 * x[0] * x[1]});
    report.line("");
    report.line("as a column vector: ∇g = ⎡ %8s ⎤", gradient[0]);
    report.line("                         ⎣ %8s ⎦", gradient[1]);
  }
}
