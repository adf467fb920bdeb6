package dev.fluxion.runtime.internal;

/**
 * The order in which the coefficients of a multivariate polynomial are stored: graded
 * lexicographic. Blocks of homogeneous degree 0, 1, … follow one another; within a block the
 * exponents of x1 fall, then those of x2, and so on. In two variables: 1, x1, x2, x1², x1 x2, x2²,
 * ….
 *
 * <p>A monomial is written as its factors, the variables from 0 in ascending order, each as often
 * as it occurs: within a block these are in lexicographic order. So nothing is kept for any
 * monomial, and the number of variables may be large.
 */
public final class Monomials {

  private final int variables;
  private final int order;
  private final int[] offsets;

  /**
   * Orders the monomials up to a total degree.
   *
   * @param variables the number of variables, at least 0
   * @param order the highest total degree, at least 0
   * @throws ArithmeticException if there are more than an array can have elements
   */
  public Monomials(int variables, int order) {
    this.variables = variables;
    this.order = Shapes.order(order);
    this.offsets = new int[order + 2];
    for (int degree = 1; degree <= order + 1; degree++) {
      offsets[degree] = choose(variables + degree - 1, degree - 1);
    }
  }

  /** The binomial coefficient C(n, k): so many monomials has degree k in n − k + 1 variables. */
  private static int choose(int n, int k) {
    long count = 1;
    for (int i = 1; i <= k; i++) {
      count = Math.multiplyExact(count, n - k + i) / i;
    }
    return Math.toIntExact(count);
  }

  /**
   * Returns the number of variables.
   *
   * @return the number of variables
   */
  public int variables() {
    return variables;
  }

  /**
   * Returns the highest total degree.
   *
   * @return the highest total degree
   */
  public int order() {
    return order;
  }

  /**
   * Returns the number of monomials up to the highest degree.
   *
   * @return the length of a coefficient array
   */
  public int size() {
    return offsets[order + 1];
  }

  /**
   * Returns where a block starts.
   *
   * @param degree the block's degree, from 0 to {@code order + 1}
   * @return the index of the first monomial of that degree, or {@link #size()}
   */
  public int offset(int degree) {
    return offsets[degree];
  }

  /**
   * Returns the factors of a monomial.
   *
   * @param index the index of the monomial
   * @return its variables, ascending, each as often as its exponent says
   */
  public int[] factors(int index) {
    int degree = 0;
    while (offsets[degree + 1] <= index) {
      degree++;
    }
    int[] factors = new int[degree];
    int rank = index - offsets[degree];
    int least = 0;
    for (int i = 0; i < degree; i++) {
      int rest = degree - i - 1;
      int low = least;
      int high = variables - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (before(least, middle, rest) <= rank) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      factors[i] = low;
      rank -= before(least, low, rest);
      least = low;
    }
    return factors;
  }

  /**
   * Finds a monomial.
   *
   * @param factors its variables, ascending, each as often as its exponent says; at most {@link
   *     #order()} in number
   * @return its index
   */
  public int indexOfFactors(int... factors) {
    int index = offsets[factors.length];
    int least = 0;
    for (int i = 0; i < factors.length; i++) {
      index += before(least, factors[i], factors.length - i - 1);
      least = factors[i];
    }
    return index;
  }

  /**
   * Counts ascending sequences of {@code rest + 1} variables, none less than {@code least}, that
   * begin with one less than {@code first}.
   */
  private int before(int least, int first, int rest) {
    return choose(variables - least + rest, rest + 1) - choose(variables - first + rest, rest + 1);
  }

  /**
   * Finds a monomial.
   *
   * @param exponents one exponent per variable, none negative, at most {@link #order()} in total
   * @return its index
   */
  public int index(int... exponents) {
    int degree = 0;
    for (int exponent : exponents) {
      degree += exponent;
    }
    int[] factors = new int[degree];
    int next = 0;
    for (int variable = 0; variable < exponents.length; variable++) {
      for (int k = 0; k < exponents[variable]; k++) {
        factors[next++] = variable;
      }
    }
    return indexOfFactors(factors);
  }
}
