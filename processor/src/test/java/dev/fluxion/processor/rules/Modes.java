package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every mode says of one method at one point: the same quantities under the names of the
 * generated methods they came from.
 */
final class Modes {
  private final Compiled compiled;
  private final String name;

  /** All arguments; those that are {@code Double} are independent. */
  private final Object[] point;

  private final int n;

  Modes(Compiled compiled, String name, Object[] point) {
    this.compiled = compiled;
    this.name = name;
    this.point = point;
    this.n = (int) Arrays.stream(point).filter(Double.class::isInstance).count();
  }

  /** The value, which every mode that returns it must return bit for bit. */
  void checkValue() {
    double value = compiled.value(name, point);
    Map<String, Double> returned = new LinkedHashMap<>();
    double[] out = new double[2];
    compiled.call(name + "ValueAndJvp", point, direction(0), out);
    returned.put("ValueAndJvp", out[0]);
    returned.put("Vjp", (Double) compiled.call(name + "Vjp", point, 1.0, new double[n]));
    returned.put(
        "ValueAndGradient",
        (Double) compiled.call(name + "ValueAndGradient", point, new double[n]));
    returned.put("Taylor", taylor(direction(0), 3)[0]);
    returned.forEach(
        (mode, actual) ->
            assertThat(Double.doubleToLongBits(actual))
                .as("%s%s at %s: %s, not %s", name, mode, at(), actual, value)
                .isEqualTo(Double.doubleToLongBits(value)));
  }

  boolean hasFiniteGradient() {
    double[] gradient = (double[]) compiled.call(name + "Gradient", (Object) point);
    return Arrays.stream(gradient).allMatch(Double::isFinite);
  }

  int reals() {
    return n;
  }

  /** ∂/∂x_i in every mode that is given a direction: those where all other tangents are 0. */
  Map<String, Double> firstForward(int i) {
    Map<String, Double> all = new LinkedHashMap<>();
    Double[] e = direction(i);
    double[] out = new double[2];
    compiled.call(name + "ValueAndJvp", point, e, out);
    all.put("ValueAndJvp", out[1]);
    all.put("Jvp", (Double) compiled.call(name + "Jvp", point, e));
    all.put("Gradient", ((double[]) compiled.call(name + "Gradient", (Object) point))[i]);
    all.put("Taylor c[1]", taylor(e, 2)[1]);
    return all;
  }

  /** ∂/∂x_i in every mode of first order. */
  Map<String, Double> first(int i) {
    Map<String, Double> all = new LinkedHashMap<>();
    Double[] e = direction(i);
    double[] out = new double[2];
    compiled.call(name + "ValueAndJvp", point, e, out);
    all.put("ValueAndJvp", out[1]);
    all.put("Jvp", (Double) compiled.call(name + "Jvp", point, e));
    double[] vjp = new double[n];
    compiled.call(name + "Vjp", point, 1.0, vjp);
    all.put("Vjp", vjp[i]);
    double[] gradient = new double[n];
    Arrays.fill(gradient, Double.NaN); // overwritten, not added to
    compiled.call(name + "ValueAndGradient", point, gradient);
    all.put("ValueAndGradient", gradient[i]);
    if (n == 1) {
      all.put("Derivative", (Double) compiled.call(name + "Derivative", (Object) point));
      all.put("Derivative(1)", (Double) compiled.call(name + "Derivative", point, 1));
      all.put("Taylor without tangent", ((double[]) compiled.call(name + "Taylor", point, 1))[1]);
    } else {
      all.put("Gradient", ((double[]) compiled.call(name + "Gradient", (Object) point))[i]);
      all.put(
          "ForwardGradient",
          ((double[]) compiled.call(name + "ForwardGradient", (Object) point))[i]);
    }
    all.put("Taylor c[1]", taylor(e, 2)[1]);
    return all;
  }

  /** ∂²/∂x_i² in every mode of second order. */
  Map<String, Double> second(int i) {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("2·Taylor c[2]", 2 * taylor(direction(i), 2)[2]);
    if (n == 1) {
      all.put("Derivative(2)", (Double) compiled.call(name + "Derivative", point, 2));
    } else {
      all.put("Hessian", hessian()[i][i]);
      all.put("Hvp", ((double[]) compiled.call(name + "Hvp", point, direction(i)))[i]);
    }
    return all;
  }

  double[][] hessian() {
    return (double[][]) compiled.call(name + "Hessian", (Object) point);
  }

  double[] taylor(Double[] tangents, int order) {
    return (double[]) compiled.call(name + "Taylor", point, tangents, order);
  }

  /** A direction without any component has no derivative, at singular points neither. */
  void checkStrongZeros() {
    Double[] zero = new Double[n];
    Arrays.fill(zero, 0.0);
    requireZero("Jvp", (Double) compiled.call(name + "Jvp", point, zero));
    double[] out = new double[2];
    compiled.call(name + "ValueAndJvp", point, zero, out);
    requireZero("ValueAndJvp", out[1]);
    double[] bar = new double[n];
    compiled.call(name + "Vjp", point, 0.0, bar);
    requireZero("Vjp", bar);
    requireZero("Taylor", Arrays.copyOfRange(taylor(zero, 4), 1, 5));
  }

  void checkStrongZerosOfSecondOrder() {
    if (n > 1) {
      Double[] zero = new Double[n];
      Arrays.fill(zero, 0.0);
      requireZero("Hvp", (double[]) compiled.call(name + "Hvp", point, zero));
    }
  }

  /** Zeros of either sign will do. */
  private void requireZero(String mode, double... values) {
    assertThat(Arrays.stream(values).filter(value -> !(value == 0)).toArray())
        .as("%s of %s at %s in direction 0: components that are not 0", mode, name, at())
        .isEmpty();
  }

  Double[] direction(int i) {
    List<Double> tangents = new ArrayList<>();
    for (Object argument : point) {
      if (argument instanceof Double) {
        tangents.add(tangents.size() == i ? 1.0 : 0.0);
      }
    }
    return tangents.toArray(Double[]::new);
  }

  String at() {
    return Arrays.toString(point);
  }
}
