package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.Ode;
import dev.fluxion.benchmarks.gradbench.objectives.OdeGradients;
import java.util.Map;
import java.util.function.Supplier;

/** {@code ode}: the solution of a differential equation, and the gradient of its last component. */
public final class OdeModule implements Module<OdeModule.Input> {

  /**
   * A chain of equations.
   *
   * @param x their parameters
   * @param s the number of steps
   */
  public record Input(double[] x, int s) {
    /** Checks the sizes. */
    public Input {
      Inputs.atLeast(1, "the length of x", x.length);
      Inputs.atLeast(1, "s", s);
    }
  }

  @Override
  public String name() {
    return "ode";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of(
        "primal", input -> () -> Ode.solve(input.x, input.s), "gradient", OdeModule::gradient);
  }

  private static Supplier<double[]> gradient(Input input) {
    double[] gradient = new double[input.x.length];
    return () -> {
      OdeGradients.lastValueAndGradient(input.x, input.s, gradient);
      return gradient;
    };
  }
}
