package dev.fluxion.runtime.internal;

import java.util.Arrays;

/**
 * A truncated series as blocks of homogeneous degree, and the few operations on blocks of which all
 * kernels are made. With one variable a block is one coefficient; with several it is a homogeneous
 * polynomial, laid out as {@link Monomials} says. Either way the recurrences of univariate Taylor
 * arithmetic (Griewank and Walther, Evaluating Derivatives, 2nd ed., ch. 13) hold word for word,
 * with the Euler operator Σ xᵢ ∂/∂xᵢ, which multiplies the block of degree k by k, in place of t
 * d/dt (Neidinger, Efficient recurrence relations for univariate and multivariate Taylor series
 * coefficients, 2013).
 */
final class Blocks {

  final int order;
  final int variables;
  final int size;
  private final int[] offsets;

  /** Where in its block the product of two monomials of degrees i, j > 0 stands, row by row. */
  private final int[][][] products;

  Blocks(int variables, int order) {
    Monomials monomials = new Monomials(variables, order);
    this.order = order;
    this.variables = variables;
    this.size = monomials.size();
    this.offsets = new int[order + 2];
    for (int degree = 0; degree <= order + 1; degree++) {
      offsets[degree] = monomials.offset(degree);
    }
    this.products = new int[order + 1][order + 1][];
    if (variables > 1) {
      for (int i = 1; i <= order; i++) {
        for (int j = 1; i + j <= order; j++) {
          products[i][j] = table(monomials, i, j);
        }
      }
    }
  }

  private int[] table(Monomials monomials, int i, int j) {
    int[] table = new int[(offsets[i + 1] - offsets[i]) * (offsets[j + 1] - offsets[j])];
    int[] factors = new int[i + j];
    int at = 0;
    for (int p = offsets[i]; p < offsets[i + 1]; p++) {
      int[] left = monomials.factors(p);
      for (int q = offsets[j]; q < offsets[j + 1]; q++) {
        System.arraycopy(left, 0, factors, 0, i);
        System.arraycopy(monomials.factors(q), 0, factors, i, j);
        Arrays.sort(factors);
        table[at++] = monomials.indexOfFactors(factors);
      }
    }
    return table;
  }

  /** The index of the first coefficient of degree {@code k}. */
  int offset(int k) {
    return offsets[k];
  }

  double[] constant(double value) {
    double[] series = new double[size];
    series[0] = value;
    return series;
  }

  /** Whether all coefficients but the first are zero: where strong zeros hold. */
  boolean isConstant(double[] a) {
    for (int i = 1; i < size; i++) {
      if (a[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** out_k += s a_k. */
  void add(double[] out, int k, double s, double[] a) {
    for (int p = offsets[k]; p < offsets[k + 1]; p++) {
      out[p] += s * a[p];
    }
  }

  /** out_k = 2^exponent a_k. */
  void scale(double[] out, double[] a, int k, int exponent) {
    for (int p = offsets[k]; p < offsets[k + 1]; p++) {
      out[p] = Math.scalb(a[p], exponent);
    }
  }

  /** The largest exponent of the finite in a_k; far below any if these are zero. */
  int exponent(double[] a, int k) {
    int largest = Integer.MIN_VALUE / 2;
    for (int p = offsets[k]; p < offsets[k + 1]; p++) {
      if (a[p] != 0 && Math.abs(a[p]) <= Double.MAX_VALUE) {
        largest = Math.max(largest, Math.getExponent(a[p]));
      }
    }
    return largest;
  }

  /** out_k /= divisor, a zero staying zero whatever the divisor. */
  void divide(double[] out, int k, double divisor) {
    for (int p = offsets[k]; p < offsets[k + 1]; p++) {
      out[p] = out[p] == 0 ? 0 : out[p] / divisor;
    }
  }

  /** out_k += s a_i b_(k−i), coefficients of a that are zero contributing nothing (strong zero). */
  void addProduct(double[] out, int k, double s, double[] a, int i, double[] b) {
    if (variables == 1) {
      double t = a[i];
      if (t != 0) {
        out[k] += s * t * b[k - i];
      }
    } else {
      addPolynomials(out, k, s, a, i, b, true, false);
    }
  }

  /** out_k += a_i b_(k−i) as Java multiplies: zero times infinity is NaN. */
  void addPlainProduct(double[] out, int k, double[] a, int i, double[] b) {
    if (variables == 1) {
      out[k] += a[i] * b[k - i];
    } else {
      addPolynomials(out, k, 1, a, i, b, false, false);
    }
  }

  /**
   * As {@link #addProduct}, but an infinite term takes the place of what is there: at a singular
   * point later terms grow faster than earlier ones, so that the limit is theirs.
   */
  void addDominantProduct(double[] out, int k, double s, double[] a, int i, double[] b) {
    addPolynomials(out, k, s, a, i, b, true, true);
  }

  private void addPolynomials(
      double[] out, int k, double s, double[] a, int i, double[] b, boolean strong, boolean wins) {
    int j = k - i;
    int from = offsets[j];
    int length = offsets[j + 1] - from;
    for (int p = offsets[i]; p < offsets[i + 1]; p++) {
      if (strong && a[p] == 0) {
        continue;
      }
      double t = s * a[p];
      int row = (p - offsets[i]) * length;
      for (int q = 0; q < length; q++) {
        double term = t * b[from + q];
        int target = target(i, j, p, from + q, row + q);
        out[target] = wins && Double.isInfinite(term) ? term : out[target] + term;
      }
    }
  }

  private int target(int i, int j, int p, int q, int entry) {
    if (i == 0) {
      return q;
    }
    if (j == 0) {
      return p;
    }
    return variables == 1 ? i + j : products[i][j][entry];
  }
}
