package dev.fluxion.runtime;

import dev.fluxion.annotations.Derivative;
import dev.fluxion.runtime.DerivativeCheck.Matrix;
import dev.fluxion.runtime.internal.Shapes;
import java.util.ArrayList;
import java.util.List;

/** What {@link DerivativeCheck} does for a scalar function. */
final class ScalarCheck {
  private final ScalarFunction f;
  private final double[] x;
  private final double value;
  private final DerivativeCheck check = new DerivativeCheck();

  ScalarCheck(ScalarFunction f, double[] x) {
    this.f = f;
    this.x = x.clone();
    this.value = f.value(x.clone());
  }

  DerivativeCheck run() {
    if (x.length == 0) {
      return check; // no entries: nothing to compare
    }
    double[][] taylor = taylor();
    first(taylor);
    second(taylor);
    return check;
  }

  /** The coefficients up to order 2 along each axis; null where there are none. */
  private double[][] taylor() {
    if (!f.has(Derivative.TAYLOR)) {
      return null;
    }
    double[][] coefficients = new double[x.length][];
    for (int j = 0; j < x.length; j++) {
      coefficients[j] = f.taylor(x, Shapes.unit(x.length, j), 2);
      Shapes.length("taylor", coefficients[j], 3);
      check.withValue("taylor", 0, coefficients[j][0], value);
    }
    return coefficients;
  }

  private void first(double[][] taylor) {
    List<Matrix> modes = new ArrayList<>();
    if (f.has(Derivative.JVP)) {
      check.compared("jvp");
      modes.add(Matrix.ofColumns("forward", 1, x, v -> new double[] {f.jvp(x, v)}));
    }
    if (f.has(Derivative.GRADIENT)) {
      check.compared("gradient");
      modes.add(Matrix.ofRow("reverse", f.gradient(x)));
    }
    if (f.has(Derivative.VALUE_AND_GRADIENT)) {
      check.compared("valueAndGradient");
      double[] gradient = Shapes.unit(x.length, 0); // overwritten
      check.withValue("valueAndGradient", 0, f.valueAndGradient(x, gradient), value);
      modes.add(Matrix.ofRow("valueAndGradient", gradient));
    }
    if (f.has(Derivative.LINEARIZATION)) {
      check.compared("linearization");
      TaylorPolynomial line = f.linearization(x);
      check.withValue("linearization", 0, line.value(x), value);
      modes.add(Matrix.ofRow("linearization", line.gradient()));
    }
    if (taylor != null) {
      check.compared("taylor");
      modes.add(Matrix.ofRow("taylor", column(taylor, 1, 1)));
    }
    if (modes.isEmpty()) {
      return;
    }
    double[][] differences = Differences.of(1, x, y -> new double[] {f.value(y)});
    modes.forEach(mode -> check.withDifferences(mode, differences, new double[] {value}));
    compareWithReverse(modes);
  }

  /** Each with the gradient by reverse mode, or with the first that there is. */
  private void compareWithReverse(List<Matrix> modes) {
    Matrix reverse =
        modes.stream().filter(m -> m.mode().equals("reverse")).findFirst().orElse(modes.get(0));
    modes.stream().filter(m -> m != reverse).forEach(m -> check.withMode(m, reverse));
  }

  private void second(double[][] taylor) {
    List<Matrix> modes = new ArrayList<>();
    if (f.has(Derivative.HVP)) {
      check.compared("hvp");
      modes.add(Matrix.ofColumns("hvp", x.length, x, v -> f.hvp(x, v)));
    }
    if (f.has(Derivative.HESSIAN)) {
      check.compared("hessian");
      modes.add(new Matrix("hessian", f.hessian(x)));
    }
    VectorFunction gradient = gradient();
    if (gradient != null && (taylor != null || !modes.isEmpty())) {
      double[] sizes = gradient.value(x);
      double[][] differences = Differences.of(x.length, x, gradient);
      modes.forEach(mode -> check.withDifferences(mode, differences, sizes));
      if (taylor != null) {
        diagonal(taylor, new Matrix("central differences", differences), sizes);
      }
    }
    for (int i = 1; i < modes.size(); i++) {
      check.withMode(modes.get(i), modes.get(0));
    }
    if (taylor != null && !modes.isEmpty()) {
      diagonal(taylor, modes.get(0), null);
    }
  }

  /** A gradient whose differences are second derivatives; null where there is none. */
  private VectorFunction gradient() {
    if (f.has(Derivative.GRADIENT)) {
      return f::gradient;
    }
    return f.has(Derivative.JVP)
        ? y -> Matrix.ofColumns("forward", 1, y, v -> new double[] {f.jvp(y, v)}).rows()[0]
        : null;
  }

  /**
   * Compares what series say of a Hessian: its diagonal, the other entries being taken as right.
   */
  private void diagonal(double[][] taylor, Matrix reference, double[] sizes) {
    double[] second = column(taylor, 2, 2);
    double[][] rows = new double[x.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = reference.rows()[i].clone();
      rows[i][i] = second[i];
    }
    Matrix values = new Matrix("taylor", rows);
    if (sizes == null) {
      check.withMode(values, reference);
    } else {
      check.withDifferences(values, reference.rows(), sizes);
    }
  }

  private static double[] column(double[][] matrix, int k, double factor) {
    double[] column = new double[matrix.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = factor * matrix[i][k];
    }
    return column;
  }
}
