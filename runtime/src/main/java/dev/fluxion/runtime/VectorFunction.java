package dev.fluxion.runtime;

import dev.fluxion.annotations.Derivative;
import dev.fluxion.runtime.internal.Overrides;
import java.util.function.UnaryOperator;

/**
 * A function from <i>n</i> to <i>m</i> reals and its derivatives.
 *
 * <p>Operations that were not generated throw {@link UnsupportedOperationException}. Vectors of a
 * wrong length are answered by {@link IllegalArgumentException}. No operation modifies its inputs,
 * and returned arrays are new.
 *
 * <p>What Fluxion generates has as {@link Object#toString} the class and the name of the method,
 * and its independents: {@code Physics.forces(x, y)}.
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
   * Evaluates the product of the Hessians, weighted, with a vector.
   *
   * @param x the argument, of length <i>n</i>
   * @param v the vector, of length <i>n</i>
   * @param u the cotangent, of length <i>m</i>
   * @return <i>Σ u<sub>i</sub> H<sub>i</sub> v</i> with the Hessians <i>H<sub>i</sub></i> of the
   *     results at {@code x}, of length <i>n</i>
   */
  default double[] hvp(double[] x, double[] v, double[] u) {
    throw new UnsupportedOperationException("hvp was not generated");
  }

  /**
   * Evaluates the Hessians of all results.
   *
   * @param x the argument, of length <i>n</i>
   * @return <i>m</i> symmetric <i>n</i> × <i>n</i> matrices of second partial derivatives at {@code
   *     x}
   */
  default double[][][] hessian(double[] x) {
    throw new UnsupportedOperationException("hessian was not generated");
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

  /**
   * Tells what the function can do. A function that passes some operations on to another one
   * overrides this, too.
   *
   * @param derivative the derivative asked for
   * @return whether the operations of that name are there; by default, whether the class has them
   */
  default boolean has(Derivative derivative) {
    return switch (derivative) {
      case JACOBIAN -> Overrides.has(this, VectorFunction.class, "jacobian", double[].class);
      case JVP -> Overrides.has(this, VectorFunction.class, "jvp", double[].class, double[].class);
      case VJP -> Overrides.has(this, VectorFunction.class, "vjp", double[].class, double[].class);
      case HVP ->
          Overrides.has(
              this, VectorFunction.class, "hvp", double[].class, double[].class, double[].class);
      case HESSIAN -> Overrides.has(this, VectorFunction.class, "hessian", double[].class);
      case TAYLOR ->
          Overrides.has(
              this, VectorFunction.class, "taylor", double[].class, double[].class, int.class);
      default -> false;
    };
  }

  @Override
  default double[] apply(double[] x) {
    return value(x);
  }
}
