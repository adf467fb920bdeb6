package dev.fluxion.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** Straight line, four variables, ten operations of arithmetic. */
public class ArithmeticBenchmark extends GradientBenchmark {

  private double w = 0.5;
  private double x = 1.25;
  private double y = -0.75;
  private double z = 2;
  private final double[] gradient = new double[4];

  @Benchmark
  @Override
  public double primal() {
    return Arithmetic.arithmetic(w, x, y, z);
  }

  @Benchmark
  @Override
  public double fluxion() {
    return ArithmeticGradients.arithmeticValueAndGradient(w, x, y, z, gradient);
  }

  @Benchmark
  @Override
  public double byHand() {
    return Arithmetic.byHand(w, x, y, z, gradient);
  }

  @Benchmark
  @Override
  public Object hipparchus() {
    return Arithmetic.hipparchus(w, x, y, z);
  }

  @Benchmark
  @Override
  public double[] differences() {
    Arithmetic.centralDifferences(w, x, y, z, gradient);
    return gradient;
  }
}
