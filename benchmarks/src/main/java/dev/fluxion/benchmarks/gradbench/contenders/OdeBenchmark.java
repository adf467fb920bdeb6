package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.OdeModule;
import dev.fluxion.benchmarks.gradbench.objectives.Ode;
import org.openjdk.jmh.annotations.Benchmark;

/** Loops over arrays that are overwritten; 1,000 variables. */
public class OdeBenchmark extends ModuleBenchmark<OdeModule.Input> {

  /** Takes the small input. */
  public OdeBenchmark() {
    this(SmallInput.of(new OdeModule()));
  }

  OdeBenchmark(OdeModule.Input input) {
    super(new OdeModule(), input, "primal", "gradient");
  }

  /**
   * With Hipparchus' {@code Gradient}.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] hipparchus() {
    return OdeHipparchus.gradient(input.x(), input.s());
  }

  /**
   * By central differences.
   *
   * @return the gradient
   */
  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(() -> Ode.last(input.x(), input.s()), input.x());
  }
}
