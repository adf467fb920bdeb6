package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.DeterminantModule;
import dev.fluxion.benchmarks.gradbench.objectives.Determinant;
import org.openjdk.jmh.annotations.Benchmark;

/** Recursion with index arrays; 49 variables. */
public class DeterminantBenchmark extends ModuleBenchmark<DeterminantModule.Input> {

  /** Takes the small input. */
  public DeterminantBenchmark() {
    this(SmallInput.of(new DeterminantModule()));
  }

  DeterminantBenchmark(DeterminantModule.Input input) {
    super(new DeterminantModule(), input, "primal", "gradient");
  }

  /**
   * With Hipparchus' {@code Gradient}.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] hipparchus() {
    return DeterminantHipparchus.gradient(input.a(), input.ell());
  }

  /**
   * By central differences.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(
        () -> Determinant.determinant(input.a(), input.ell()), input.a());
  }
}
