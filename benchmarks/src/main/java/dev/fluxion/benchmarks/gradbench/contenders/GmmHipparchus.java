package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.GmmModule;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * The log posterior of {@code gmm} with Hipparchus' gradients; terms that no variable changes are
 * left out.
 */
final class GmmHipparchus {

  private final GmmModule.Input in;
  private final int variables;
  private int next;

  private GmmHipparchus(GmmModule.Input in) {
    this.in = in;
    this.variables = in.k() * (1 + 2 * in.d() + in.d() * (in.d() - 1) / 2);
  }

  static double[] gradient(GmmModule.Input in) {
    return new GmmHipparchus(in).objective().getGradient();
  }

  private Gradient objective() {
    Gradient[] alpha = variables(in.alpha());
    Gradient[][] mu = variables(in.mu());
    Gradient[][] q = variables(in.q());
    Gradient[][] l = variables(in.l());
    Gradient[][] diagonals = new Gradient[in.k()][in.d()];
    Gradient[] sumsOfQ = new Gradient[in.k()];
    for (int c = 0; c < in.k(); c++) {
      sumsOfQ[c] = Gradient.constant(variables, 0);
      for (int j = 0; j < in.d(); j++) {
        diagonals[c][j] = q[c][j].exp();
        sumsOfQ[c] = sumsOfQ[c].add(q[c][j]);
      }
    }
    Gradient sum = logSumExp(alpha).multiply(-in.n());
    Gradient[] terms = new Gradient[in.k()];
    for (double[] point : in.x()) {
      for (int c = 0; c < in.k(); c++) {
        Gradient[] scaled = scaled(point, mu[c], diagonals[c], l[c]);
        terms[c] = alpha[c].add(sumsOfQ[c]).subtract(squaredNorm(scaled).multiply(0.5));
      }
      sum = sum.add(logSumExp(terms));
    }
    for (int c = 0; c < in.k(); c++) {
      Gradient frobenius = squaredNorm(diagonals[c]).add(squaredNorm(l[c]));
      sum = sum.subtract(frobenius.multiply(0.5 * in.gamma() * in.gamma()));
      sum = sum.add(sumsOfQ[c].multiply(in.m()));
    }
    return sum;
  }

  private static Gradient[] scaled(
      double[] point, Gradient[] mu, Gradient[] diagonal, Gradient[] below) {
    int d = point.length;
    Gradient[] centered = new Gradient[d];
    Gradient[] result = new Gradient[d];
    for (int j = 0; j < d; j++) {
      centered[j] = mu[j].negate().add(point[j]);
      result[j] = diagonal[j].multiply(centered[j]);
    }
    int index = 0;
    for (int column = 0; column < d; column++) {
      for (int row = column + 1; row < d; row++) {
        result[row] = result[row].add(below[index++].multiply(centered[column]));
      }
    }
    return result;
  }

  private Gradient squaredNorm(Gradient[] v) {
    Gradient sum = Gradient.constant(variables, 0);
    for (Gradient entry : v) {
      sum = sum.add(entry.square());
    }
    return sum;
  }

  private Gradient logSumExp(Gradient[] x) {
    double max = Double.NEGATIVE_INFINITY;
    for (Gradient entry : x) {
      max = Math.max(max, entry.getValue());
    }
    Gradient sum = Gradient.constant(variables, 0);
    for (Gradient entry : x) {
      sum = sum.add(entry.subtract(max).exp());
    }
    return sum.log().add(max);
  }

  private Gradient[][] variables(double[][] values) {
    Gradient[][] result = new Gradient[values.length][];
    for (int i = 0; i < values.length; i++) {
      result[i] = variables(values[i]);
    }
    return result;
  }

  private Gradient[] variables(double[] values) {
    Gradient[] result = new Gradient[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = Gradient.variable(variables, next++, values[i]);
    }
    return result;
  }
}
