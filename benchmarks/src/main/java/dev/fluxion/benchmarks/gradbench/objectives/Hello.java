package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Differentiable;

/** GradBench's {@code hello}: the smallest function there is. */
public final class Hello {

  private Hello() {}

  /**
   * Squares a number.
   *
   * @param x any number
   * @return its square
   */
  @Differentiable
  public static double square(double x) {
    return x * x;
  }
}
