package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;
import org.hipparchus.analysis.differentiation.Gradient;

/** Ten operations, one after the other. */
final class Chain {

  private Chain() {}

  @Differentiable
  static double chain(double x) {
    double a = x * x;
    double b = Math.sin(a);
    double c = b + x;
    double d = Math.exp(c);
    double e = d * b;
    double f = Math.tanh(e);
    double g = f - a;
    double h = Math.cos(g);
    double i = h * d;
    return Math.atan(i);
  }

  static double byHand(double x, double[] gradient) {
    double a = x * x;
    double b = Math.sin(a);
    double d = Math.exp(b + x);
    double e = d * b;
    double f = Math.tanh(e);
    double g = f - a;
    double h = Math.cos(g);
    double i = h * d;

    double da = 2 * x;
    double db = Math.cos(a) * da;
    double dd = d * (db + 1);
    double df = (1 - f * f) * (dd * b + d * db);
    double dh = -Math.sin(g) * (df - da);
    gradient[0] = (dh * d + h * dd) / (1 + i * i);
    return Math.atan(i);
  }

  static Gradient hipparchus(double x) {
    Gradient gx = Gradient.variable(1, 0, x);
    Gradient a = gx.square();
    Gradient b = a.sin();
    Gradient d = b.add(gx).exp();
    Gradient f = d.multiply(b).tanh();
    return f.subtract(a).cos().multiply(d).atan();
  }

  static void centralDifferences(double x, double[] gradient) {
    double h = 1e-6;
    gradient[0] = (chain(x + h) - chain(x - h)) / (2 * h);
  }
}
