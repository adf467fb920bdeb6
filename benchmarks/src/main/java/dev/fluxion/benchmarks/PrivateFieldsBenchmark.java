package dev.fluxion.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The gradient of a method that reads private fields, and of the same that reads open ones. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PrivateFieldsBenchmark {
  private final PrivateFields hidden = new PrivateFields(1.5);
  private final OpenFields open = new OpenFields(1.5);
  private final double[] gradient = new double[2];
  private double x = 0.7;
  private double y = 1.3;

  /**
   * Private fields, straight line.
   *
   * @return the value
   */
  @Benchmark
  public double privateLine() {
    return PrivateFieldsGradients.lineValueAndGradient(hidden, x, y, gradient);
  }

  /**
   * Open fields, straight line.
   *
   * @return the value
   */
  @Benchmark
  public double openLine() {
    return OpenFieldsGradients.lineValueAndGradient(open, x, y, gradient);
  }

  /**
   * Private fields, a loop.
   *
   * @return the value
   */
  @Benchmark
  public double privateLoop() {
    return PrivateFieldsGradients.loopValueAndGradient(hidden, x, y, gradient);
  }

  /**
   * Open fields, a loop.
   *
   * @return the value
   */
  @Benchmark
  public double openLoop() {
    return OpenFieldsGradients.loopValueAndGradient(open, x, y, gradient);
  }
}
