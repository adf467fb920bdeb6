package dev.fluxion.benchmarks.gradbench.modules;

import java.util.function.Supplier;

/**
 * A function of a module.
 *
 * @param <I> the module's input
 */
@FunctionalInterface
public interface Operation<I> {

  /**
   * Makes ready to compute, outside of what is timed: makes copies of the input, and the arrays
   * that results are written into.
   *
   * @param input the input
   * @return the computation; Jackson writes what it returns
   */
  Supplier<?> prepare(I input);
}
