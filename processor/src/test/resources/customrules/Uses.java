package app;

import dev.fluxion.annotations.Differentiable;
import lib.Functions;
import lib.Rules;

class Uses {
  @Differentiable(rules = Rules.class)
  static double waves(double x, double y) {
    return Functions.bessel(0, x * y) * Functions.bessel(2, y) + x;
  }

  @Differentiable(rules = Rules.class)
  static double wave(double x, int n) {
    return Functions.bessel(n, x);
  }

  @Differentiable(rules = Rules.class)
  static double means(double x, double y) {
    return Functions.logMean(x * x, 5 + y) * Math.pow(x * y, 2.5);
  }

  @Differentiable(rules = Rules.class)
  static double[] sums(double[] x, double y) {
    double[] s = Functions.cumulated(x);
    s[1] *= Functions.bessel(1, y);
    return Functions.cumulated(s);
  }

  @Differentiable(rules = Rules.class)
  static double loop(double[] x, double y, int n) {
    double[] s = x;
    double sum = 0;
    for (int k = 0; k < n; k++) {
      s = Functions.cumulated(s);
      sum += s[x.length - 1] * Functions.logMean(y * y, 2 + k);
      s[0] = s[0] / (1 + sum * sum);
    }
    return sum;
  }
}
