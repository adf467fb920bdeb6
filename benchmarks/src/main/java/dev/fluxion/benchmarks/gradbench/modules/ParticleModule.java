package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.Descent;
import dev.fluxion.benchmarks.gradbench.objectives.Descent.Particle;
import dev.fluxion.benchmarks.gradbench.objectives.Descent_ParticleGradients;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * {@code particle}: where a charge has to be for a particle to land at the origin. Of the two
 * letters of a function the first says in which mode the particle's acceleration is computed, the
 * second in which mode the slope of the descent.
 */
public final class ParticleModule implements Module<ParticleModule.Input> {

  /**
   * Where the search begins.
   *
   * @param w how far the charge has been lowered
   */
  public record Input(double w) {}

  @Override
  public String name() {
    return "particle";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of(
        "ff",
        input ->
            search(
                input,
                Particle::landingByForward,
                Descent_ParticleGradients::landingByForwardDerivative),
        "fr",
        input ->
            search(
                input,
                Particle::landingByForward,
                ofReverse(
                    (w, gradient) ->
                        Descent_ParticleGradients.landingByForwardValueAndGradient(w, gradient))),
        "rf",
        input ->
            search(
                input,
                Particle::landingByReverse,
                Descent_ParticleGradients::landingByReverseDerivative),
        "rr",
        input ->
            search(
                input,
                Particle::landingByReverse,
                ofReverse(
                    (w, gradient) ->
                        Descent_ParticleGradients.landingByReverseValueAndGradient(w, gradient))));
  }

  /** A method that writes the gradient of a function of one number. */
  private interface Sweeps {
    double run(double w, double[] gradient);
  }

  private static DoubleUnaryOperator ofReverse(Sweeps sweeps) {
    double[] gradient = new double[1];
    return w -> {
      sweeps.run(w, gradient);
      return gradient[0];
    };
  }

  private static Supplier<Double> search(
      Input input, DoubleUnaryOperator cost, DoubleUnaryOperator slope) {
    ToDoubleFunction<double[]> function = w -> cost.applyAsDouble(w[0]);
    return () ->
        Descent.minimum(
            new double[] {input.w}, function, w -> new double[] {slope.applyAsDouble(w[0])})[0];
  }
}
