package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.Descent;
import dev.fluxion.benchmarks.gradbench.objectives.Descent.Saddle;
import dev.fluxion.benchmarks.gradbench.objectives.Descent_SaddleGradients;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;

/**
 * {@code saddle}: the saddle point of a function. Of the two letters of a function the first says
 * in which mode the slope of the inner descent is computed, the second that of the outer.
 */
public final class SaddleModule implements Module<SaddleModule.Input> {

  /**
   * Where both searches begin.
   *
   * @param start two numbers
   */
  public record Input(double[] start) {
    /** Checks the size. */
    public Input {
      if (start.length != 2) {
        throw new IllegalArgumentException("start has length " + start.length + ", expected 2");
      }
    }
  }

  @Override
  public String name() {
    return "saddle";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    BinaryOperator<double[]> forward = Descent_SaddleGradients::depthForwardGradient;
    BinaryOperator<double[]> reverse = Descent_SaddleGradients::depthGradient;
    return Map.of(
        "ff",
        input ->
            search(
                input,
                Saddle::heightByForward,
                Descent_SaddleGradients::heightByForwardForwardGradient,
                forward),
        "fr",
        input ->
            search(
                input,
                Saddle::heightByForward,
                Descent_SaddleGradients::heightByForwardGradient,
                forward),
        "rf",
        input ->
            search(
                input,
                Saddle::heightByReverse,
                Descent_SaddleGradients::heightByReverseForwardGradient,
                reverse),
        "rr",
        input ->
            search(
                input,
                Saddle::heightByReverse,
                Descent_SaddleGradients::heightByReverseGradient,
                reverse));
  }

  private static Supplier<double[]> search(
      Input input,
      ToDoubleBiFunction<double[], double[]> height,
      BinaryOperator<double[]> slope,
      BinaryOperator<double[]> slopeOfDepth) {
    double[] start = input.start;
    UnaryOperator<double[]> outer = p -> slope.apply(p, start);
    return () -> {
      double[] p = Descent.minimum(start, x -> height.applyAsDouble(x, start), outer);
      double[] q = Descent.minimum(start, x -> Saddle.depth(x, p), x -> slopeOfDepth.apply(x, p));
      return new double[] {p[0], p[1], q[0], q[1]};
    };
  }
}
