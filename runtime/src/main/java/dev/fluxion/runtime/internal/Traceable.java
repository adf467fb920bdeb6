package dev.fluxion.runtime.internal;

import java.io.Serializable;

/** A function of a flat vector whose program in Taylor mode runs with any arithmetic. */
public interface Traceable extends Serializable {
  /**
   * Runs the program.
   *
   * @param series the arithmetic
   * @param x the point, in flat order
   * @param labels the second coefficient of each variable
   * @return what it makes of each result, in flat order
   */
  double[][] trace(Series series, double[] x, double[] labels);
}
