package dev.fluxion.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** Straight line, two variables, no elementary function. */
public class RosenbrockBenchmark extends GradientBenchmark {

  private double x = -1.2;
  private double y = 1;
  private final double[] gradient = new double[2];

  @Benchmark
  @Override
  public double primal() {
    return Rosenbrock.rosenbrock(x, y);
  }

  @Benchmark
  @Override
  public double fluxion() {
    return RosenbrockGradients.rosenbrockValueAndGradient(x, y, gradient);
  }

  @Benchmark
  @Override
  public double byHand() {
    return Rosenbrock.byHand(x, y, gradient);
  }

  @Benchmark
  @Override
  public Object hipparchus() {
    return Rosenbrock.hipparchus(x, y);
  }

  @Benchmark
  @Override
  public double[] differences() {
    Rosenbrock.centralDifferences(x, y, gradient);
    return gradient;
  }
}
