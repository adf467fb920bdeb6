package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.LeastSquares;
import dev.fluxion.benchmarks.gradbench.objectives.LeastSquaresGradients;
import java.util.Map;
import java.util.function.Supplier;

/** {@code llsq}: linear least squares, and its gradient. */
public final class LeastSquaresModule implements Module<LeastSquaresModule.Input> {

  /**
   * A polynomial.
   *
   * @param x its coefficients
   * @param n the number of points at which it is compared
   */
  public record Input(double[] x, int n) {
    /** Checks the sizes. */
    public Input {
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
