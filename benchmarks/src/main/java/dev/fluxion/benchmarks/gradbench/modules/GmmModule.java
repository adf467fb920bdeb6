package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.Gmm;
import dev.fluxion.benchmarks.gradbench.objectives.GmmGradients;
import java.util.Map;
import java.util.function.Supplier;

/** {@code gmm}: the log posterior of a mixture of Gaussians, and its gradients. */
public final class GmmModule implements Module<GmmModule.Input> {

  /**
   * Points, and a mixture that may have made them.
   *
   * @param d coordinates
   * @param k components
   * @param n points
   * @param alpha k logarithms of weights
   * @param mu k means
   * @param q k logarithms of diagonals
   * @param l k strict lower triangles, column by column
   * @param x n points
   * @param m parameter of the prior
   * @param gamma parameter of the prior
   */
  public record Input(
      int d,
      int k,
      int n,
      double[] alpha,
      double[][] mu,
      double[][] q,
      double[][] l,
      double[][] x,
      int m,
      double gamma) {
    /** Checks the sizes. */
    public Input {
      Inputs.atLeast(1, "d", d);
      Inputs.atLeast(1, "k", k);
      Inputs.atLeast(1, "n", n);
      Inputs.length(k, "alpha", alpha);
      Inputs.shape(k, d, "mu", mu);
      Inputs.shape(k, d, "q", q);
      Inputs.shape(k, d * (d - 1) / 2, "l", l);
      Inputs.shape(n, d, "x", x);
    }
  }

  @Override
  public String name() {
    return "gmm";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of("objective", GmmModule::objective, "jacobian", GmmModule::jacobian);
  }

  private static Supplier<Double> objective(Input in) {
    return () -> Gmm.objective(in.alpha, in.mu, in.q, in.l, in.x, in.gamma, in.m);
  }

  private static Supplier<GmmGradients.ObjectiveGradient> jacobian(Input in) {
    double[] alpha = new double[in.k];
    double[][] mu = new double[in.k][in.d];
    double[][] q = new double[in.k][in.d];
    double[][] l = new double[in.k][in.d * (in.d - 1) / 2];
    GmmGradients.ObjectiveGradient gradient = new GmmGradients.ObjectiveGradient(alpha, mu, q, l);
    return () -> {
      GmmGradients.objectiveValueAndGradient(
          in.alpha, in.mu, in.q, in.l, in.x, in.gamma, in.m, alpha, mu, q, l);
      return gradient;
    };
  }
}
