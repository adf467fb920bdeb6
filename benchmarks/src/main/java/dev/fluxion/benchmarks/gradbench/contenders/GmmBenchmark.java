package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.GmmModule;
import dev.fluxion.benchmarks.gradbench.objectives.Gmm;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;

/** Nested loops over points, components and triangles; 660 variables. */
public class GmmBenchmark extends ModuleBenchmark<GmmModule.Input> {

  private final GmmByHand byHand;

  /** Takes the small input. */
  public GmmBenchmark() {
    this(SmallInput.of(new GmmModule()));
  }

  GmmBenchmark(GmmModule.Input input) {
    super(new GmmModule(), input, "objective", "jacobian");
    this.byHand = new GmmByHand(input);
  }

  /**
   * Written by hand.
   *
   * @return the gradients
   */
  @Benchmark
  public Object byHand() {
    return byHand.compute();
  }

  /**
   * With Hipparchus' {@code Gradient}.
   *
   * @return the gradients
   */
  @Benchmark
  public double[] hipparchus() {
    return GmmHipparchus.gradient(input);
  }

  /**
   * By central differences.
   *
   * @return the gradients
   */
  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(
        () ->
            Gmm.objective(
                input.alpha(),
                input.mu(),
                input.q(),
                input.l(),
                input.x(),
                input.gamma(),
                input.m()),
        Stream.of(
                Stream.of(input.alpha()),
                Stream.of(input.mu()),
                Stream.of(input.q()),
                Stream.of(input.l()))
            .flatMap(rows -> rows)
            .toArray(double[][]::new));
  }
}
