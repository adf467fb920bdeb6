package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.Hello;
import dev.fluxion.benchmarks.gradbench.objectives.HelloGradients;
import java.util.Map;

/** {@code hello}: the square of a number, and its derivative. */
public final class HelloModule implements Module<Double> {

  @Override
  public String name() {
    return "hello";
  }

  @Override
  public Class<Double> inputType() {
    return Double.class;
  }

  @Override
  public Map<String, Operation<Double>> operations() {
    return Map.of(
        "square", x -> () -> Hello.square(x),
        "double", x -> () -> HelloGradients.squareDerivative(x));
  }
}
