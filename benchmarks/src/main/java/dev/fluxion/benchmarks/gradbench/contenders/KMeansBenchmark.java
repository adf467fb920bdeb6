package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.KMeansModule;
import dev.fluxion.benchmarks.gradbench.objectives.KMeans;
import org.openjdk.jmh.annotations.Benchmark;

/** A minimum in nested loops, first and second order; 80 variables. */
public class KMeansBenchmark extends ModuleBenchmark<KMeansModule.Input> {

  /** Takes the small input. */
  public KMeansBenchmark() {
    this(SmallInput.of(new KMeansModule()));
  }

  KMeansBenchmark(KMeansModule.Input input) {
    super(new KMeansModule(), input, "cost", "dir");
  }

  /**
   * With Hipparchus' {@code DerivativeStructure}.
   *
   * @return Newton's direction
   */
  @Benchmark
  public double[] hipparchus() {
    return KMeansHipparchus.direction(input.points(), input.centroids());
  }

  /**
   * By central differences.
   *
   * @return Newton's direction
   */
  @Benchmark
  public double[] differences() {
    return CentralDifferences.newtonDirection(
        () -> KMeans.cost(input.points(), input.centroids()), input.centroids());
  }
}
