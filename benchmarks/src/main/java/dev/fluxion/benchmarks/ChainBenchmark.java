package dev.fluxion.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** Straight line, one variable, ten operations. */
public class ChainBenchmark extends GradientBenchmark {

  private double x = 0.7;
  private final double[] gradient = new double[1];

  @Benchmark
  @Override
  public double primal() {
    return Chain.chain(x);
  }

  @Benchmark
  @Override
  public double fluxion() {
    return ChainGradients.chainValueAndGradient(x, gradient);
  }

  @Benchmark
  @Override
  public double byHand() {
    return Chain.byHand(x, gradient);
  }

  @Benchmark
  @Override
  public Object hipparchus() {
    return Chain.hipparchus(x);
  }

  @Benchmark
  @Override
  public double[] differences() {
    Chain.centralDifferences(x, gradient);
    return gradient;
  }
}
