package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.LeastSquares;
import dev.fluxion.benchmarks.gradbench.objectives.LeastSquaresGradients;
import java.util.Map;
import java.util.function.Supplier;

/** {@code llsq}: linear least squares, and its gradient. */
final class LeastSquaresModule implements Module<LeastSquaresModule.Input> {

  record Input(double[] x, int n) {
    Input {
      Inputs.atLeast(2, "n", n);
    }
  }

  @Override
  public String name() {
    return "llsq";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of(
        "primal",
        input -> () -> LeastSquares.leastSquares(input.x, input.n),
        "gradient",
        LeastSquaresModule::gradient);
  }

  private static Supplier<double[]> gradient(Input input) {
    double[] gradient = new double[input.x.length];
    return () -> {
      LeastSquaresGradients.leastSquaresValueAndGradient(input.x, input.n, gradient);
      return gradient;
    };
  }
}
