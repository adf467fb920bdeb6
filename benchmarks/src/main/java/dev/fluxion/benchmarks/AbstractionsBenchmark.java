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

/** Gradients of lambdas, objects and streams beside those of loops over local variables. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class AbstractionsBenchmark {
  private final double[] x = new double[64];
  private final double[] y = new double[64];
  private final double[] xBar = new double[64];
  private final double[] yBar = new double[64];
  private final double[] scalars = new double[2];
  private double p = 0.7;
  private double b = 1.3;

  /** Makes the data. */
  public AbstractionsBenchmark() {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(i);
      y[i] = Math.cos(i);
    }
  }

  /**
   * A lambda given to a helper.
   *
   * @return the value
   */
  @Benchmark
  public double integralOfLambda() {
    return AbstractionsGradients.integralOfLambdaValueAndGradient(p, b, scalars);
  }

  /**
   * The same written out.
   *
   * @return the value
   */
  @Benchmark
  public double integralByHand() {
    return AbstractionsGradients.integralByHandValueAndGradient(p, b, scalars);
  }

  /**
   * An object whose fields are assigned.
   *
   * @return the value
   */
  @Benchmark
  public double varianceOfObject() {
    return AbstractionsGradients.varianceOfObjectValueAndGradient(x, xBar);
  }

  /**
   * The same with local variables.
   *
   * @return the value
   */
  @Benchmark
  public double varianceByHand() {
    return AbstractionsGradients.varianceByHandValueAndGradient(x, xBar);
  }

  /**
   * A stream over a range.
   *
   * @return the value
   */
  @Benchmark
  public double productOfStream() {
    return AbstractionsGradients.productOfStreamValueAndGradient(x, y, xBar, yBar);
  }

  /**
   * The same as a loop.
   *
   * @return the value
   */
  @Benchmark
  public double productByHand() {
    return AbstractionsGradients.productByHandValueAndGradient(x, y, xBar, yBar);
  }

  /**
   * The value alone, of the lambda.
   *
   * @return the value
   */
  @Benchmark
  public double valueOfLambda() {
    return Abstractions.integralOfLambda(p, b);
  }

  /**
   * The value alone, of the object.
   *
   * @return the value
   */
  @Benchmark
  public double valueOfObject() {
    return Abstractions.varianceOfObject(x);
  }

  /**
   * The value alone, of the stream.
   *
   * @return the value
   */
  @Benchmark
  public double valueOfStream() {
    return Abstractions.productOfStream(x, y);
  }
}
