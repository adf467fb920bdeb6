package dev.fluxion.runtime;

import dev.fluxion.annotations.Derivative;
import dev.fluxion.runtime.DerivativeCheck.Matrix;
import dev.fluxion.runtime.internal.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link DerivativeCheck} does for a vector function. */
final class VectorCheck {
  private final VectorFunction f;
  private final double[] x;
  private final double[] value;
  private final DerivativeCheck check = new DerivativeCheck();

  VectorCheck(VectorFunction f, double[] x) {
    this.f = f;
    this.x = x.clone();
    this.value = f.value(x.clone());
  }

  DerivativeCheck run() {
    if (x.length == 0 || value.length == 0) {
      return check; // no entries: nothing to compare
    }
    first();
    second();
    return check;
  }

  private void first() {
    List<Matrix> modes = new ArrayList<>();
    if (f.has(Derivative.JVP)) {
      check.compared("jvp");
      modes.add(new Matrix("forward", forward(x)));
    }
    if (f.has(Derivative.VJP)) {
      check.compared("vjp");
      modes.add(new Matrix("reverse", reverse(x)));
    }
    if (f.has(Derivative.JACOBIAN)) {
      check.compared("jacobian");
      modes.add(new Matrix("jacobian", f.jacobian(x)));
    }
    if (f.has(Derivative.TAYLOR)) {
      check.compared("taylor");
      modes.add(Matrix.ofColumns("taylor", value.length, x, this::slopes));
    }
    if (modes.isEmpty()) {
      return;
    }
    double[][] differences = Differences.of(value.length, x, f::value);
    modes.forEach(mode -> check.withDifferences(mode, differences, value));
    Matrix reverse =
        modes.stream().filter(m -> m.mode().equals("reverse")).findFirst().orElse(modes.get(0));
    modes.stream().filter(m -> m != reverse).forEach(m -> check.withMode(m, reverse));
  }

  private double[] slopes(double[] v) {
    double[][] coefficients = f.taylor(x, v, 1);
    DerivativeCheck.length("taylor", coefficients.length, value.length);
    double[] slopes = new double[value.length];
    for (int i = 0; i < slopes.length; i++) {
      check.withValue("taylor", i, coefficients[i][0], value[i]);
      slopes[i] = coefficients[i][1];
    }
    return slopes;
  }

  private double[][] forward(double[] y) {
    return Matrix.ofColumns("forward", value.length, y, v -> f.jvp(y, v)).rows();
  }

  private double[][] reverse(double[] y) {
    double[][] rows = new double[value.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = f.vjp(y, Shapes.unit(rows.length, i));
    }
    return rows;
  }

  private void second() {
    boolean products = f.has(Derivative.HVP);
    boolean matrices = f.has(Derivative.HESSIAN);
    if (!products && !matrices) {
      return;
    }
    double[][][] hessians = matrices ? f.hessian(x) : null;
    double[][] differences = differencesOfFirst();
    double[] sizes = differences == null ? null : flatJacobian(x);
    for (int i = 0; i < value.length; i++) {
      List<Matrix> modes = new ArrayList<>();
      if (products) {
        check.compared("hvp");
        double[] weights = Shapes.unit(value.length, i);
        modes.add(Matrix.ofColumns("hvp of result " + i, x.length, x, v -> f.hvp(x, v, weights)));
      }
      if (matrices) {
        check.compared("hessian");
        DerivativeCheck.length("hessian", hessians.length, value.length);
        modes.add(new Matrix("hessian of result " + i, hessians[i]));
      }
      if (differences != null) {
        int from = i * x.length;
        double[][] own = Arrays.copyOfRange(differences, from, from + x.length);
        double[] ownSizes = Arrays.copyOfRange(sizes, from, from + x.length);
        modes.forEach(mode -> check.withDifferences(mode, own, ownSizes));
      }
      if (modes.size() > 1) {
        check.withMode(modes.get(1), modes.get(0));
      }
    }
  }

  /** Row {@code i n + j}: the derivatives of ∂f_i/∂x_j; null where there are no first ones. */
  private double[][] differencesOfFirst() {
    boolean hasFirst = f.has(Derivative.JACOBIAN) || f.has(Derivative.VJP) || f.has(Derivative.JVP);
    return hasFirst ? Differences.of(value.length * x.length, x, this::flatJacobian) : null;
  }

  private double[] flatJacobian(double[] y) {
    double[][] jacobian =
        f.has(Derivative.JACOBIAN)
            ? f.jacobian(y)
            : f.has(Derivative.VJP) ? reverse(y) : forward(y);
    return Arrays.stream(jacobian).flatMapToDouble(Arrays::stream).toArray();
  }
}
