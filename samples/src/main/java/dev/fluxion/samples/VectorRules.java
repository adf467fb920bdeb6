package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;

/** Sum, product and chain rule where the argument is a vector. */
final class VectorRules {

  private VectorRules() {}

  @Differentiable
  static double f(double[] x) {
    return x[0] * x[1] * x[2];
  }

  @Differentiable
  static double g(double[] x) {
    return Math.exp(x[0]) + x[1] * Math.sin(x[2]);
  }

  @Differentiable
  static double sum(double[] x) {
    return f(x) + g(x);
  }

  @Differentiable
  static double product(double[] x) {
    return f(x) * g(x);
  }

  @Differentiable
  static double[] inner(double[] x) {
    return new double[] {x[0] * x[1], x[1] * x[2]};
  }

  @Differentiable
  static double[] outer(double[] y) {
    return new double[] {Math.sin(y[0]) + y[1], y[0] * y[1] * y[1]};
  }

  @Differentiable
  static double[] composition(double[] x) {
    return outer(inner(x));
  }

  static void run(Report report) {
    double[] x = {0.5, -1.25, 2};
    String[] names = {"∂/∂x₁", "∂/∂x₂", "∂/∂x₃"};
    double[] gradientOfF = {x[1] * x[2], x[0] * x[2], x[0] * x[1]};
    double[] gradientOfG = {Math.exp(x[0]), Math.sin(x[2]), x[1] * Math.cos(x[2])};

    report.table("sum rule: ∇(f + g) = ∇f + ∇g, f = x₁x₂x₃, g = e^x₁ + x₂ sin x₃");
    double[] sum = new double[3];
    for (int i = 0; i < 3; i++) {
      sum[i] = gradientOfF[i] + gradientOfG[i];
    }
    report.rows(names, VectorRulesGradients.sumGradient(x), sum);

    report.table("product rule: ∇(f g) = g ∇f + f ∇g");
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      product[i] = g(x) * gradientOfF[i] + f(x) * gradientOfG[i];
    }
    report.rows(names, VectorRulesGradients.productGradient(x), product);

    report.table("chain rule: the Jacobian of h(y(x)), y = (x₁x₂, x₂x₃), h = (sin y₁ + y₂, y₁y₂²)");
    double[][] closedForm = closedForm(x);
    report.rows("J", VectorRulesGradients.compositionJacobian(x), closedForm);

    report.table("chain rule: the same as the product of the two Jacobians (2 × 2 by 2 × 3)");
    report.rows(
        "J",
        Matrices.product(
            VectorRulesGradients.outerJacobian(inner(x)), VectorRulesGradients.innerJacobian(x)),
        closedForm);
  }

  /** The Jacobian of (sin x₁x₂ + x₂x₃, x₁x₂³x₃²). */
  private static double[][] closedForm(double[] x) {
    double cos = Math.cos(x[0] * x[1]);
    double square = x[1] * x[1];
    return new double[][] {
      {x[1] * cos, x[0] * cos + x[2], x[1]},
      {
        square * x[1] * x[2] * x[2],
        3 * x[0] * square * x[2] * x[2],
        2 * x[0] * square * x[1] * x[2]
      }
    };
  }
}
