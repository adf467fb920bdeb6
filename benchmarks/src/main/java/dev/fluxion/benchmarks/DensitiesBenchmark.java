package dev.fluxion.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The logarithm of a normal density, and its gradient by point, mean and covariance. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DensitiesBenchmark {
  @Param("200")
  int n;

  private double[] x;
  private double[] mean;
  private double[][] covariance;
  private double[] toX;
  private double[] toMean;
  private double[][] toCovariance;

  /** A covariance that falls with the distance. */
  @Setup
  public void setUp() {
    Random random = new Random(1);
    x = random.doubles(n, -1, 1).toArray();
    mean = random.doubles(n, -1, 1).toArray();
    covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        covariance[i][j] = Math.exp(-Math.abs(i - j) / 5.0) + (i == j ? 0.3 : 0);
      }
    }
    toX = new double[n];
    toMean = new double[n];
    toCovariance = new double[n][n];
  }

  @Benchmark
  public double value() {
    return Densities.byLinear(x, mean, covariance);
  }

  @Benchmark
  public double gradient() {
    return DensitiesGradients.byLinearValueAndGradient(
        x, mean, covariance, toX, toMean, toCovariance);
  }

  @Benchmark
  public double valueByLoops() {
    return Densities.byLoops(x, mean, covariance);
  }

  @Benchmark
  public double gradientByLoops() {
    return DensitiesGradients.byLoopsValueAndGradient(
        x, mean, covariance, toX, toMean, toCovariance);
  }
}
