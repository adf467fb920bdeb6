package dev.fluxion.benchmarks;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;

/** Branches: pipes with laminar and with turbulent flow, in an order no branch predictor knows. */
public class PressureDropBenchmark extends GradientBenchmark {

  private static final int PIPES = 1024;

  private final double[] speeds =
      new SplittableRandom(1)
          .doubles(PIPES)
          .map(exponent -> Math.pow(10, 3 * exponent - 2))
          .toArray();
  private double diameter = 0.05;
  private double viscosity = 1e-6;
  private final double[] gradient = new double[3];
  private int pipe;

  private double speed() {
    pipe = (pipe + 1) % PIPES;
    return speeds[pipe];
  }

  @Benchmark
  @Override
  public double primal() {
    return PressureDrop.pressureDrop(speed(), diameter, viscosity);
  }

  @Benchmark
  @Override
  public double fluxion() {
    return PressureDropGradients.pressureDropValueAndGradient(
        speed(), diameter, viscosity, gradient);
  }

  @Benchmark
  @Override
  public double byHand() {
    return PressureDrop.byHand(speed(), diameter, viscosity, gradient);
  }

  @Benchmark
  @Override
  public Object hipparchus() {
    return PressureDrop.hipparchus(speed(), diameter, viscosity);
  }

  @Benchmark
  @Override
  public double[] differences() {
    PressureDrop.centralDifferences(speed(), diameter, viscosity, gradient);
    return gradient;
  }
}
