package dev.fluxion.runtime;

import dev.fluxion.annotations.Derivative;
import dev.fluxion.runtime.internal.Overrides;
import java.util.function.ToDoubleFunction;

/**
 * A real function of <i>n</i> reals and its derivatives.
 *
 * <p>Operations that were not generated throw {@link UnsupportedOperationException}. Vectors of a
 * wrong length are answered by {@link IllegalArgumentException}. No operation modifies its inputs,
 * and returned arrays are new.
 *
 * <p>What Fluxion generates has as {@link Object#toString} the class and the name of the method,
 * and its independents: {@code Physics.energy(x, y)}.
 */
public interface ScalarFunction extends ToDoubleFunction<double[]> {

  /**
   * Evaluates the function.
   *
   * @param x the argument
   * @return the value at {@code x}
   */
  double value(double[] x);

  /**
   * Evaluates the gradient.
   *
   * @param x the argument, of length <i>n</i>
   * @return the <i>n</i> partial derivatives at {@code x}
   */
  default double[] gradient(double[] x) {
    throw new UnsupportedOperationException("gradient was not generated");
  }

  /**
   * Evaluates the function and its gradient together.
   *
   * @param x the argument, of length <i>n</i>
   * @param gradient overwritten with the <i>n</i> partial derivatives; must not be {@code x}
   * @return the value at {@code x}
   */
  default double valueAndGradient(double[] x, double[] gradient) {
    throw new UnsupportedOperationException("valueAndGradient was not generated");
  }

  /**
   * Evaluates a directional derivative.
   *
   * @param x the argument, of length <i>n</i>
   * @param v the direction, of length <i>n</i>
   * @return the gradient at {@code x} times {@code v}
   */
  default double jvp(double[] x, double[] v) {
    throw new UnsupportedOperationException("jvp was not generated");
  }

  /**
   * Evaluates the product of the Hessian with a vector.
   *
   * @param x the argument, of length <i>n</i>
   * @param v the vector, of length <i>n</i>
   * @return the Hessian at {@code x} times {@code v}, of length <i>n</i>
   */
  default double[] hvp(double[] x, double[] v) {
    throw new UnsupportedOperationException("hvp was not generated");
  }

  /**
   * Evaluates the Hessian.
   *
   * @param x the argument, of length <i>n</i>
   * @return the symmetric <i>n</i> × <i>n</i> matrix of second partial derivatives at {@code x}
   */
  default double[][] hessian(double[] x) {
    throw new UnsupportedOperationException("hessian was not generated");
  }

  /**
   * Expands the function along a direction.
   *
   * @param x the point, of length <i>n</i>
   * @param v the direction, of length <i>n</i>
   * @param order the highest power wanted, at least 0
   * @return the coefficients {@code c} of length {@code order + 1} with <i>f(x + t v) = Σ c[k]
   *     t<sup>k</sup></i>
   */
  default double[] taylor(double[] x, double[] v, int order) {
    throw new UnsupportedOperationException("taylor was not generated");
  }

  /**
   * Linearises the function.
   *
   * @param x the point, of length <i>n</i>
   * @return the Taylor polynomial of order 1 at {@code x}
   */
  default TaylorPolynomial linearization(double[] x) {
    throw new UnsupportedOperationException("linearization was not generated");
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
      case GRADIENT -> Overrides.has(this, ScalarFunction.class, "gradient", double[].class);
      case VALUE_AND_GRADIENT ->
          Overrides.has(
              this, ScalarFunction.class, "valueAndGradient", double[].class, double[].class);
      case JVP -> Overrides.has(this, ScalarFunction.class, "jvp", double[].class, double[].class);
      case HVP -> Overrides.has(this, ScalarFunction.class, "hvp", double[].class, double[].class);
      case HESSIAN -> Overrides.has(this, ScalarFunction.class, "hessian", double[].class);
      case TAYLOR ->
          Overrides.has(
              this, ScalarFunction.class, "taylor", double[].class, double[].class, int.class);
      case LINEARIZATION ->
          Overrides.has(this, ScalarFunction.class, "linearization", double[].class);
      default -> false;
    };
  }

  @Override
  default double applyAsDouble(double[] x) {
    return value(x);
  }
}
