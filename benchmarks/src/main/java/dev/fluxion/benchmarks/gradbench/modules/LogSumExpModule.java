package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.LogSumExp;
import dev.fluxion.benchmarks.gradbench.objectives.LogSumExpGradients;
import java.util.Map;
import java.util.function.Supplier;

/** {@code lse}: the logarithm of a sum of exponentials, and its gradient. */
public final class LogSumExpModule implements Module<LogSumExpModule.Input> {

  /**
   * Numbers.
   *
   * @param x at least one
   */
  public record Input(double[] x) {
    /** Checks the sizes. */
    public Input {
      Inputs.atLeast(1, "the length of x", x.length);
    }
  }

  @Override
  public String name() {
    return "lse";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of(
        "primal",
        input -> () -> LogSumExp.logSumExp(input.x),
        "gradient",
        LogSumExpModule::gradient);
  }

  private static Supplier<double[]> gradient(Input input) {
    double[] gradient = new double[input.x.length];
    return () -> {
      LogSumExpGradients.logSumExpValueAndGradient(input.x, gradient);
      return gradient;
    };
  }
}
