package dev.fluxion.runtime;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of one real and its derivatives of all orders.
 *
 * <p>Operations that were not generated throw {@link UnsupportedOperationException}.
 */
public interface UnivariateFunction extends DoubleUnaryOperator {

  /**
   * Evaluates the function.
   *
   * @param x the argument
   * @return the value at {@code x}
   */
  double value(double x);

  /**
   * Evaluates the first derivative.
   *
   * @param x the argument
   * @return the derivative at {@code x}
   */
  default double derivative(double x) {
    throw new UnsupportedOperationException("derivative was not generated");
  }

  /**
   * Evaluates a derivative of any order.
   *
   * @param x the argument
   * @param order the order, at least 0
   * @return the {@code order}-th derivative at {@code x}
   * @throws IllegalArgumentException if {@code order} is negative
   */
  default double derivative(double x, int order) {
    throw new UnsupportedOperationException("derivative was not generated");
  }

  /**
   * Expands the function about a point.
   *
   * @param x the point
   * @param order the highest power wanted, at least 0
   * @return the coefficients {@code c} of length {@code order + 1} with <i>f(x + t) = Σ c[k]
   *     t<sup>k</sup></i>
   * @throws IllegalArgumentException if {@code order} is negative
   */
  default double[] taylor(double x, int order) {
    throw new UnsupportedOperationException("taylor was not generated");
  }

  @Override
  default double applyAsDouble(double x) {
    return value(x);
  }
}
