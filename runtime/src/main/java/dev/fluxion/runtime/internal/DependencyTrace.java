package dev.fluxion.runtime.internal;

import java.util.Arrays;

/**
 * Sets of variables, and which sets are multiplied with one another. A set is the union of two
 * others, so that it takes no more than two numbers, whatever its size; its variables are looked
 * for at the end (Griewank &amp; Walther, section 7.1; of Hessians: Walther, Computing sparse
 * Hessians with automatic differentiation, 2008). Sets are numbered: 0 is empty, then come the
 * variables.
 */
final class DependencyTrace {
  private final int variables;
  private int[] left = new int[64];
  private int[] right = new int[64];
  private int unions;
  private int[] factors = new int[64];
  private int products;
  private final boolean isOfSecondOrder;

  /** When a set was last visited, to visit it once. */
  private int[] visited = new int[0];

  private int visit;
  private int[] open = new int[64];

  /**
   * @param isOfSecondOrder whether products are of interest
   */
  DependencyTrace(int variables, boolean isOfSecondOrder) {
    this.variables = variables;
    this.isOfSecondOrder = isOfSecondOrder;
  }

  double variable(int index) {
    return 1 + index;
  }

  double union(double a, double b) {
    if (a == b || b == 0) {
      return a;
    } else if (a == 0) {
      return b;
    }
    if (unions == left.length) {
      left = Arrays.copyOf(left, 2 * unions);
      right = Arrays.copyOf(right, 2 * unions);
    }
    left[unions] = (int) a;
    right[unions] = (int) b;
    return 1 + variables + unions++;
  }

  /** The variables of a product: of each pair the second derivative may not vanish. */
  double product(double a, double b) {
    multiply(a, b);
    return union(a, b);
  }

  double quotient(double a, double b) {
    multiply(a, b);
    multiply(b, b);
    return union(a, b);
  }

  /** The variables of a function of a second derivative by each pair. */
  double curved(double a) {
    multiply(a, a);
    return a;
  }

  private void multiply(double a, double b) {
    if (!isOfSecondOrder || a == 0 || b == 0) {
      return;
    }
    if (2 * products == factors.length) {
      factors = Arrays.copyOf(factors, 4 * products);
    }
    factors[2 * products] = (int) a;
    factors[2 * products + 1] = (int) b;
    products++;
  }

  int products() {
    return products;
  }

  int factor(int product, int which) {
    return factors[2 * product + which];
  }

  /** The variables of a set, in order. */
  int[] variables(int set) {
    if (set == 0) {
      return new int[0];
    } else if (set <= variables) {
      return new int[] {set - 1};
    }
    if (visited.length < 1 + variables + unions) {
      visited = new int[1 + variables + unions];
      visit = 0;
    }
    visit++;
    int[] found = new int[8];
    int count = 0;
    int depth = 0;
    open[depth++] = set;
    while (depth > 0) {
      int next = open[--depth];
      if (visited[next] == visit) {
        continue;
      }
      visited[next] = visit;
      if (next <= variables) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = next - 1;
        continue;
      }
      if (depth + 2 > open.length) {
        open = Arrays.copyOf(open, 2 * open.length);
      }
      open[depth++] = left[next - 1 - variables];
      open[depth++] = right[next - 1 - variables];
    }
    int[] sorted = Arrays.copyOf(found, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
