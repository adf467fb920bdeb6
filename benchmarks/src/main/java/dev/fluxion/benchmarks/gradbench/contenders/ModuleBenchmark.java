package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.Module;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A module of GradBench on its small input: the function, and its derivative as {@code
 * gradbench.jar} computes it. Subclasses add the contenders that there are.
 *
 * @param <I> the module's input
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public abstract class ModuleBenchmark<I> {

  /** The point at which all contenders compute. */
  protected final I input;

  private final Supplier<?> primal;
  private final Supplier<?> derivative;

  /**
   * Makes a benchmark.
   *
   * @param module the module
   * @param input its input
   * @param primal the name of the function
   * @param derivative the name of its derivative
   */
  protected ModuleBenchmark(Module<I> module, I input, String primal, String derivative) {
    this.input = input;
    this.primal = module.operations().get(primal).prepare(input);
    this.derivative = module.operations().get(derivative).prepare(input);
  }

  /**
   * The function itself.
   *
   * @return its value
   */
  @Benchmark
  public Object primal() {
    return primal.get();
  }

  /**
   * The derivative that Fluxion generated.
   *
   * @return the derivative
   */
  @Benchmark
  public Object fluxion() {
    return derivative.get();
  }
}
