package dev.fluxion.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** Straight line, five variables, mostly elementary functions. */
public class BlackScholesBenchmark extends GradientBenchmark {

  private double spot = 100;
  private double strike = 105;
  private double rate = 0.03;
  private double volatility = 0.2;
  private double time = 0.75;
  private final double[] gradient = new double[5];

  @Benchmark
  @Override
  public double primal() {
    return BlackScholes.call(spot, strike, rate, volatility, time);
  }

  @Benchmark
  @Override
  public double fluxion() {
    return BlackScholesGradients.callValueAndGradient(
        spot, strike, rate, volatility, time, gradient);
  }

  @Benchmark
  @Override
  public double byHand() {
    return BlackScholes.byHand(spot, strike, rate, volatility, time, gradient);
  }

  @Benchmark
  @Override
  public Object hipparchus() {
    return BlackScholes.hipparchus(spot, strike, rate, volatility, time);
  }

  @Benchmark
  @Override
  public double[] differences() {
    BlackScholes.centralDifferences(spot, strike, rate, volatility, time, gradient);
    return gradient;
  }
}
