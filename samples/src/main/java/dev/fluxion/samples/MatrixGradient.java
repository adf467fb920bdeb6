package dev.fluxion.samples;

import dev.fluxion.annotations.Differentiable;

/** The gradient of a 3 × 3 matrix with respect to a vector of three: a 3 × 3 × 3 tensor. */
final class MatrixGradient {

  private MatrixGradient() {}

  @Differentiable
  static double[][] a(double[] x) {
    return new double[][] {
      {x[0] + x[1], x[0] * x[1], x[0] * x[1] * x[2]},
      {x[0], x[0] + x[2], x[1] * x[1]},
      {x[1], x[0] * x[2] * x[2], x[2] * x[2]}
    };
  }

  static void run(Report report) {
    double[] x = {2, -1.5, 0.5};
    double[][][] tensor = MatrixGradientGradients.aJacobian(x);
    double[][][] closedForm = closedForm(x[0], x[1], x[2]);
    report.table("A(x) at (2, -1.5, 0.5): dA[i][j] / dx[k]");
    report.require("the tensor is 3 × 3 × 3", tensor.length == 3);
    for (int i = 0; i < 3; i++) {
      report.rows("dA[" + i + "]", tensor[i], closedForm[i]);
    }
    report.line("");
    for (int k = 0; k < 3; k++) {
      report.line("∂A/∂x%d:", k + 1);
      for (int i = 0; i < 3; i++) {
        report.line("[ %6.3f %6.3f %6.3f ]", tensor[i][0][k], tensor[i][1][k], tensor[i][2][k]);
      }
    }
  }

  private static double[][][] closedForm(double x1, double x2, double x3) {
    return new double[][][] {
      {{1, 1, 0}, {x2, x1, 0}, {x2 * x3, x1 * x3, x1 * x2}},
      {{1, 0, 0}, {1, 0, 1}, {0, 2 * x2, 0}},
      {{0, 1, 0}, {x3 * x3, 0, 2 * x1 * x3}, {0, 0, 2 * x3}}
    };
  }
}
