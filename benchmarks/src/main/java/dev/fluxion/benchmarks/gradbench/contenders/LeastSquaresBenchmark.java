package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.LeastSquaresModule;
import dev.fluxion.benchmarks.gradbench.objectives.LeastSquares;
import org.hipparchus.analysis.differentiation.Gradient;
import org.openjdk.jmh.annotations.Benchmark;

/** Two nested loops; 128 variables. */
public class LeastSquaresBenchmark extends ModuleBenchmark<LeastSquaresModule.Input> {

  /** Takes the small input. */
  public LeastSquaresBenchmark() {
    this(SmallInput.of(new LeastSquaresModule()));
  }

  LeastSquaresBenchmark(LeastSquaresModule.Input input) {
    super(new LeastSquaresModule(), input, "primal", "gradient");
  }

  /**
   * With Hipparchus' {@code Gradient}.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] hipparchus() {
    double[] x = input.x();
    int n = input.n();
    Gradient[] variables = new Gradient[x.length];
    for (int j = 0; j < x.length; j++) {
      variables[j] = Gradient.variable(x.length, j, x[j]);
    }
    Gradient sum = Gradient.constant(x.length, 0);
    for (int i = 0; i < n; i++) {
      double t = -1 + 2.0 * i / (n - 1);
      Gradient residual = Gradient.constant(x.length, Math.signum(t));
      double power = 1;
      for (Gradient variable : variables) {
        residual = residual.subtract(variable.multiply(power));
        power *= t;
      }
      sum = sum.add(residual.square());
    }
    return sum.multiply(0.5).getGradient();
  }

  /**
   * By central differences.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(
        () -> LeastSquares.leastSquares(input.x(), input.n()), input.x());
  }
}
