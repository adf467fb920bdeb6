package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Monomials;
import dev.fluxion.runtime.internal.PolynomialText;
import dev.fluxion.runtime.internal.Shapes;

/**
 * The Taylor expansion of a real function of <i>n</i> variables about a point, up to a total order.
 * Immutable.
 */
public final class TaylorPolynomial {

  private final double[] point;
  private final double[] coefficients;
  private final Monomials monomials;

  private TaylorPolynomial(double[] point, Monomials monomials, double[] coefficients) {
    this.point = point;
    this.monomials = monomials;
    this.coefficients = coefficients;
  }

  /**
   * Makes a polynomial of its coefficients. For generated code.
   *
   * @param point the point expanded about, of length <i>n</i>
   * @param order the highest total degree, at least 0
   * @param coefficients the coefficients in graded lexicographic order (1, x1, x2, …, x1², x1 x2,
   *     …, x2², …), of length <i>(n + order)! / (n! order!)</i>
   * @return the polynomial; it keeps no reference to the arrays
   * @throws IllegalArgumentException if {@code order} is negative or {@code coefficients} has
   *     another length
   */
  public static TaylorPolynomial of(double[] point, int order, double[] coefficients) {
    Monomials monomials = new Monomials(point.length, Shapes.order(order));
    Shapes.length("coefficients", coefficients, monomials.size());
    return new TaylorPolynomial(point.clone(), monomials, coefficients.clone());
  }

  /**
   * Returns the point expanded about.
   *
   * @return a new array of length <i>n</i>
   */
  public double[] point() {
    return point.clone();
  }

  /**
   * Returns the highest total degree.
   *
   * @return the order of the expansion
   */
  public int order() {
    return monomials.order();
  }

  /**
   * Evaluates the polynomial.
   *
   * @param x where to evaluate (not the distance from {@link #point()}), of length <i>n</i>
   * @return the polynomial's value at {@code x}
   * @throws IllegalArgumentException if {@code x} has another length
   */
  public double value(double... x) {
    Shapes.length("x", x, point.length);
    double sum = 0;
    // From the highest degree down: near the point the small terms come first.
    for (int index = coefficients.length - 1; index >= 0; index--) {
      double term = coefficients[index];
      for (int i : monomials.factors(index)) {
        term *= x[i] - point[i];
      }
      sum += term;
    }
    return sum;
  }

  /**
   * Returns a coefficient.
   *
   * @param exponents the powers of <i>x1 - point[0]</i>, <i>x2 - point[1]</i>, …: <i>n</i> in
   *     number, none negative, at most {@link #order()} in total
   * @return the coefficient of their product
   * @throws IllegalArgumentException if the exponents are not as said
   */
  public double coefficient(int... exponents) {
    if (exponents.length != point.length) {
      throw new IllegalArgumentException(
          "exponents has length " + exponents.length + ", expected " + point.length);
    }
    long degree = 0;
    for (int exponent : exponents) {
      if (exponent < 0) {
        throw new IllegalArgumentException("exponents contains " + exponent + ", expected >= 0");
      }
      degree += exponent;
    }
    if (degree > order()) {
      throw new IllegalArgumentException(
          "exponents have total " + degree + ", expected at most the order " + order());
    }
    return coefficients[monomials.index(exponents)];
  }

  /**
   * Returns a partial derivative of the expanded function at {@link #point()}.
   *
   * @param exponents how often to differentiate by each variable, as for {@link #coefficient}
   * @return the coefficient times the factorials of the exponents; 0 where the coefficient is 0
   * @throws IllegalArgumentException if the exponents are not as said there
   */
  public double derivative(int... exponents) {
    double derivative = coefficient(exponents);
    if (derivative == 0) {
      return derivative;
    }
    for (int exponent : exponents) {
      for (int k = 2; k <= exponent; k++) {
        derivative *= k;
      }
    }
    return derivative;
  }

  /**
   * Returns the gradient of the expanded function at {@link #point()}.
   *
   * @return a new array of length <i>n</i>
   * @throws IllegalStateException if the order is 0
   */
  public double[] gradient() {
    requireOrder(1, "gradient");
    double[] gradient = new double[point.length];
    System.arraycopy(coefficients, 1, gradient, 0, point.length);
    return gradient;
  }

  /**
   * Returns the Hessian of the expanded function at {@link #point()}.
   *
   * @return a new symmetric <i>n</i> × <i>n</i> matrix
   * @throws IllegalStateException if the order is less than 2
   */
  public double[][] hessian() {
    requireOrder(2, "hessian");
    int n = point.length;
    double[][] hessian = new double[n][n];
    int index = n + 1;
    for (int i = 0; i < n; i++) {
      hessian[i][i] = 2 * coefficients[index++];
      for (int j = i + 1; j < n; j++) {
        hessian[i][j] = coefficients[index++];
        hessian[j][i] = hessian[i][j];
      }
    }
    return hessian;
  }

  private void requireOrder(int least, String what) {
    if (order() < least) {
      throw new IllegalStateException(
          what + " needs order " + least + ", the expansion has order " + order());
    }
  }

  /**
   * Writes the polynomial out, for instance {@code 9 + 6·(x1 - 1) + 2·(x1 - 1)·(x2 - 2) + (x2 -
   * 2)²}. Terms with a zero coefficient are left out.
   */
  @Override
  public String toString() {
    return PolynomialText.of(point, monomials, coefficients);
  }
}
