package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;

/** The chain rule: f(x₁, x₂) = x₁² + 2x₂ along a curve and on a surface. */
final class ChainRule {

  private ChainRule() {}

  @Differentiable
  static double f(double x1, double x2) {
    return x1 * x1 + 2 * x2;
  }

  @Differentiable
  static double alongCurve(double t) {
    return f(Math.sin(t), Math.cos(t));
  }

  @Differentiable
  static double[] curve(double t) {
    return new double[] {Math.sin(t), Math.cos(t)};
  }

  @Differentiable
  static double onSurface(double s, double t) {
    return f(s * s * t, s * Math.cos(t));
  }

  @Differentiable
  static double[] surface(double s, double t) {
    return new double[] {s * s * t, s * Math.cos(t)};
  }

  static void run(Report report) {
    report.table("x₁ = sin t, x₂ = cos t: df/dt = 2 sin t cos t - 2 sin t = 2 sin t (cos t - 1)");
    for (double t : new double[] {-1, 0, 0.5, 2}) {
      report.row(
          "t = " + t,
          ChainRuleGradients.alongCurveDerivative(t),
          2 * Math.sin(t) * (Math.cos(t) - 1));
    }

    report.table("the same as ∂f/∂x₁ · dx₁/dt + ∂f/∂x₂ · dx₂/dt, every factor generated");
    for (double t : new double[] {-1, 0, 0.5, 2}) {
      double[] x = curve(t);
      double[] velocity = ChainRuleGradients.curveDerivative(t);
      double[] gradient = ChainRuleGradients.fGradient(x[0], x[1]);
      report.row(
          "t = " + t,
          gradient[0] * velocity[0] + gradient[1] * velocity[1],
          2 * Math.sin(t) * (Math.cos(t) - 1));
    }

    report.table("x₁ = s²t, x₂ = s cos t: ∂f/∂s = 4s³t² + 2 cos t, ∂f/∂t = 2s⁴t - 2s sin t");
    for (double[] point : new double[][] {{1, 2}, {0.5, -1.5}, {-2, 0.25}}) {
      double s = point[0];
      double t = point[1];
      double[] gradient = ChainRuleGradients.onSurfaceGradient(s, t);
      report.row("∂f/∂s (" + s + ", " + t + ")", gradient[0], partialS(s, t));
      report.row("∂f/∂t (" + s + ", " + t + ")", gradient[1], partialT(s, t));
    }

    report.table("the same as the row vector ∇f times the 2 × 2 Jacobian of (s, t) -> x");
    for (double[] point : new double[][] {{1, 2}, {0.5, -1.5}, {-2, 0.25}}) {
      double s = point[0];
      double t = point[1];
      double[] x = surface(s, t);
      double[][] outer = {ChainRuleGradients.fGradient(x[0], x[1])};
      double[][] product = Matrices.product(outer, ChainRuleGradients.surfaceJacobian(s, t));
      report.row("∂f/∂s (" + s + ", " + t + ")", product[0][0], partialS(s, t));
      report.row("∂f/∂t (" + s + ", " + t + ")", product[0][1], partialT(s, t));
    }
  }

  private static double partialS(double s, double t) {
    return 4 * s * s * s * t * t + 2 * Math.cos(t);
  }

  private static double partialT(double s, double t) {
    return 2 * s * s * s * s * t - 2 * s * Math.sin(t);
  }
}
