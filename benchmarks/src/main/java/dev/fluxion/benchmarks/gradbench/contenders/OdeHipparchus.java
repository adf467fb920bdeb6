package dev.fluxion.benchmarks.gradbench.contenders;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.Gradient;

/** The solution of {@code ode} with Hipparchus' gradients. */
final class OdeHipparchus {

  private OdeHipparchus() {}

  static double[] gradient(double[] x, int steps) {
    int n = x.length;
    Gradient[] variables = new Gradient[n];
    Arrays.setAll(variables, i -> Gradient.variable(n, i, x[i]));
    Gradient[] y = new Gradient[n];
    Arrays.fill(y, Gradient.constant(n, 0));
    double h = 2.0 / steps;
    for (int step = 0; step < steps; step++) {
      Gradient[] k1 = slope(variables, y);
      Gradient[] k2 = slope(variables, advanced(y, h / 2, k1));
      Gradient[] k3 = slope(variables, advanced(y, h / 2, k2));
      Gradient[] k4 = slope(variables, advanced(y, h, k3));
      for (int i = 0; i < n; i++) {
        Gradient sum = k1[i].add(k2[i].add(k3[i]).multiply(2)).add(k4[i]);
        y[i] = y[i].add(sum.multiply(h / 6));
      }
    }
    return y[n - 1].getGradient();
  }

  private static Gradient[] slope(Gradient[] x, Gradient[] y) {
    Gradient[] slope = new Gradient[x.length];
    slope[0] = x[0];
    for (int i = 1; i < x.length; i++) {
      slope[i] = x[i].multiply(y[i - 1]);
    }
    return slope;
  }

  private static Gradient[] advanced(Gradient[] y, double h, Gradient[] slope) {
    Gradient[] result = new Gradient[y.length];
    Arrays.setAll(result, i -> y[i].add(slope[i].multiply(h)));
    return result;
  }
}
