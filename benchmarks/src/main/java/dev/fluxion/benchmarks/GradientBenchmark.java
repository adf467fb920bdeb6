package dev.fluxion.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One function, five ways to its gradient. Each subclass is one function, in a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public abstract class GradientBenchmark {

  /**
   * The function itself.
   *
   * @return its value
   */
  public abstract double primal();

  /**
   * The value and, in place, the gradient, by Fluxion.
   *
   * @return the value
   */
  public abstract double fluxion();

  /**
   * The same, written by hand.
   *
   * @return the value
   */
  public abstract double byHand();

  /**
   * The same with Hipparchus' {@code Gradient}.
   *
   * @return value and gradient
   */
  public abstract Object hipparchus();

  /**
   * The gradient by central differences.
   *
   * @return the gradient
   */
  public abstract double[] differences();
}
