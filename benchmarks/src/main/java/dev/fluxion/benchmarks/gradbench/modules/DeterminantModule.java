package dev.fluxion.benchmarks.gradbench.modules;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fluxion.benchmarks.gradbench.objectives.Determinant;
import dev.fluxion.benchmarks.gradbench.objectives.DeterminantGradients;
import java.util.Map;
import java.util.function.Supplier;

/** {@code det}: a determinant by expansion in minors, and its gradient. */
public final class DeterminantModule implements Module<DeterminantModule.Input> {

  /**
   * A square matrix.
   *
   * @param a its entries, row by row
   * @param ell its size
   */
  public record Input(@JsonProperty("A") double[] a, int ell) {
    /** Checks the sizes. */
    public Input {
      Inputs.atLeast(1, "ell", ell);
      Inputs.length(ell * ell, "A", a);
    }
  }

  @Override
  public String name() {
    return "det";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of(
        "primal",
        input -> () -> Determinant.determinant(input.a, input.ell),
        "gradient",
        DeterminantModule::gradient);
  }

  private static Supplier<double[]> gradient(Input input) {
    double[] gradient = new double[input.a.length];
    return () -> {
      DeterminantGradients.determinantValueAndGradient(input.a, input.ell, gradient);
      return gradient;
    };
  }
}
