package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;
import org.hipparchus.analysis.differentiation.Gradient;

/** Rosenbrock's valley in two variables: seven flops. */
final class Rosenbrock {

  private Rosenbrock() {}

  @Differentiable
  static double rosenbrock(double x, double y) {
    double a = 1 - x;
    double b = y - x * x;
    return a * a + 100 * b * b;
  }

  static double byHand(double x, double y, double[] gradient) {
    double a = 1 - x;
    double b = y - x * x;
    double slope = 200 * b;
    gradient[0] = -2 * a - 2 * x * slope;
    gradient[1] = slope;
    return a * a + 100 * b * b;
  }

  static Gradient hipparchus(double x, double y) {
    Gradient gx = Gradient.variable(2, 0, x);
    Gradient a = gx.negate().add(1);
    Gradient b = Gradient.variable(2, 1, y).subtract(gx.square());
    return a.square().add(b.square().multiply(100));
  }

  static void centralDifferences(double x, double y, double[] gradient) {
    double h = 1e-6;
    gradient[0] = (rosenbrock(x + h, y) - rosenbrock(x - h, y)) / (2 * h);
    gradient[1] = (rosenbrock(x, y + h) - rosenbrock(x, y - h)) / (2 * h);
  }
}
