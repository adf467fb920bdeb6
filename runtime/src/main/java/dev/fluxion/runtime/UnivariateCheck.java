package dev.fluxion.runtime;

import dev.fluxion.annotations.Derivative;
import dev.fluxion.runtime.DerivativeCheck.Matrix;
import dev.fluxion.runtime.internal.Shapes;

/** What {@link DerivativeCheck} does for a function of one variable: up to the third derivative. */
final class UnivariateCheck {
  private static final int ORDER = 3;

  private UnivariateCheck() {}

  static DerivativeCheck run(UnivariateFunction f, double x) {
    DerivativeCheck check = new DerivativeCheck();
    double value = f.value(x);
    double[] first = {value};
    double[][] slope = Differences.of(1, new double[] {x}, y -> new double[] {f.value(y[0])});
    if (f.has(Derivative.DERIVATIVE)) {
      check.compared("derivative");
      check.withValue("derivative of order 0", 0, f.derivative(x, 0), value);
      Matrix plain = row("derivative", f.derivative(x));
      check.withDifferences(plain, slope, first);
      check.withMode(row("derivative of order 1", f.derivative(x, 1)), plain);
      for (int k = 1; k < ORDER; k++) {
        int order = k;
        double[][] next =
            Differences.of(1, new double[] {x}, y -> new double[] {f.derivative(y[0], order)});
        double[] size = {f.derivative(x, k)};
        double higher = f.derivative(x, k + 1);
        check.withDifferences(row("derivative of order " + (k + 1), higher), next, size);
      }
    }
    if (f.has(Derivative.TAYLOR)) {
      check.compared("taylor");
      double[] c = f.taylor(x, ORDER);
      Shapes.length("taylor", c, ORDER + 1);
      check.withValue("taylor", 0, c[0], value);
      check.withDifferences(row("taylor", c[1]), slope, first);
      double factorial = 1;
      for (int k = 1; k <= ORDER && f.has(Derivative.DERIVATIVE); k++) {
        factorial *= k;
        Matrix derivative = row("derivative of order " + k, f.derivative(x, k));
        check.withMode(row("taylor", factorial * c[k]), derivative);
      }
    }
    return check;
  }

  private static Matrix row(String mode, double entry) {
    return Matrix.ofRow(mode, new double[] {entry});
  }
}
