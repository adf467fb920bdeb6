package dev.fluxion.runtime;

import java.util.function.UnaryOperator;

/**
 * A function from <i>n</i> to <i>m</i> reals and its derivatives.
 *
 * <p>Operations that were not generated throw {@link UnsupportedOperationException}. Vectors of a
 * wrong length are answered by {@link IllegalArgumentException}. No operation modifies its inputs,
 * and returned arrays are new.
 */
public interface VectorFunction extends UnaryOperator<double[]> {

  /**
   * Evaluates the function.
   *
   * @param x the argument, of length <i>n</i>
   * @return the value at {@code x}, of length <i>m</i>
   */
  double[] value(double[] x);

  /**
   * Evaluates the Jacobian.
   *
   * @param x the argument, of length <i>n</i>
   * @return the <i>m</i> × <i>n</i> matrix of partial derivatives at {@code x}
   */
  default double[][] jacobian(double[] x) {
    throw new UnsupportedOperationException("jacobian was not generated");
  }

  /**
   * Evaluates a directional derivative.
   *
   * @param x the argument, of length <i>n</i>
   * @param v the direction, of length <i>n</i>
   * @return the Jacobian at {@code x} times {@code v}, of length <i>m</i>
   */
  default double[] jvp(double[] x, double[] v) {
    throw new UnsupportedOperationException("jvp was not generated");
  }

  /**
   * Evaluates the product of a cotangent with the Jacobian.
   *
   * @param x the argument, of length <i>n</i>
   * @param u the cotangent, of length <i>m</i>
   * @return {@code u} times the Jacobian at {@code x}, of length <i>n</i>
   */
  default double[] vjp(double[] x, double[] u) {
    throw new UnsupportedOperationException("vjp was not generated");
  }

  /**
   * Expands the function along a direction.
   *
   * @param x the point, of length <i>n</i>
   * @param v the direction, of length <i>n</i>
   * @param order the highest power wanted, at least 0
   * @return for each result {@code i} the coefficients {@code c[i]} of length {@code order + 1}
   *     with <i>f<sub>i</sub>(x + t v) = Σ c[i][k] t<sup>k</sup></i>
   */
  default double[][] taylor(double[] x, double[] v, int order) {
    throw new UnsupportedOperationException("taylor was not generated");
  }

  @Override
  default double[] apply(double[] x) {
    return value(x);
  }
}
