package dev.fluxion.runtime.internal;

/**
 * The order in which the coefficients of a multivariate polynomial are stored: graded
 * lexicographic. Blocks of homogeneous degree 0, 1, … follow one another; within a block the
 * exponents of x1 fall, then those of x2, and so on. In two variables: 1, x1, x2, x1², x1 x2, x2²,
 * ….
 */
public final class Monomials {

  private final int variables;
  private final int order;
  private final int[] offsets;
  private final int[][] exponents;

  /**
   * Lists the monomials up to a total degree.
   *
   * @param variables the number of variables, at least 0
   * @param order the highest total degree, at least 0
   */
  public Monomials(int variables, int order) {
    this.variables = variables;
    this.order = Shapes.order(order);
    this.offsets = new int[order + 2];
    for (int degree = 1; degree <= order + 1; degree++) {
      offsets[degree] = atMost(variables, degree - 1);
    }
    this.exponents = new int[offsets[order + 1]][];
    for (int degree = 0; degree <= order; degree++) {
      list(new int[variables], 0, degree, offsets[degree]);
    }
  }

  /** Lists all completions of {@code prefix} from {@code position} on; returns the next index. */
  private int list(int[] prefix, int position, int degree, int index) {
    if (position >= variables - 1) {
      if (variables == 0) {
        if (degree == 0) {
          exponents[index++] = prefix.clone();
        }
        return index;
      }
      prefix[position] = degree;
      exponents[index] = prefix.clone();
      return index + 1;
    }
    for (int exponent = degree; exponent >= 0; exponent--) {
      prefix[position] = exponent;
      index = list(prefix, position + 1, degree - exponent, index);
    }
    return index;
  }

  /** Counts the monomials of total degree at most {@code degree}: C(variables + degree, degree). */
  private static int atMost(int variables, int degree) {
    long count = 1;
    for (int i = 1; i <= degree; i++) {
      count = Math.multiplyExact(count, variables + i) / i;
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
    return exponents.length;
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
   * Returns an exponent.
   *
   * @param index the index of the monomial
   * @param variable the variable, from 0
   * @return the exponent of that variable in that monomial
   */
  public int exponent(int index, int variable) {
    return exponents[index][variable];
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
    int index = offsets[degree];
    // Skipped are the monomials with a higher exponent at this place; what is left of their degree
    // is less than what is left of ours, in the variables still to come.
    for (int i = 0; i < variables - 1; i++) {
      degree -= exponents[i];
      if (degree > 0) {
        index += atMost(variables - 1 - i, degree - 1);
      }
    }
    return index;
  }
}
