package dev.fluxion.runtime;

import dev.fluxion.annotations.Derivative;
import dev.fluxion.runtime.internal.Overrides;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one real and its derivatives of all orders.
 *
 * <p>Operations that were not generated throw {@link UnsupportedOperationException}.
 *
 * <p>What Fluxion generates has as {@link Object#toString} the class and the name of the method,
 * and its independents: {@code Physics.spring(x)}.
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

  /**
   * Tells what the function can do. A function that passes some operations on to another one
   * overrides this, too.
   *
   * @param derivative the derivative asked for
   * @return whether the operations of that name are there; by default, whether the class has them
   */
  default boolean has(Derivative derivative) {
    return switch (derivative) {
      case TAYLOR ->
          Overrides.has(this, UnivariateFunction.class, "taylor", double.class, int.class);
      case DERIVATIVE ->
          Overrides.has(this, UnivariateFunction.class, "derivative", double.class)
              && Overrides.has(
                  this, UnivariateFunction.class, "derivative", double.class, int.class);
      default -> false;
    };
  }

  @Override
  default double applyAsDouble(double x) {
    return value(x);
  }
}
