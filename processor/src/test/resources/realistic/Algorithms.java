import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** Iterations, sorting, polynomials, paths through graphs and tables. */
public class Algorithms {

  /** The n-th root by Newton's iteration. */
  @Differentiable
  public static double root(double x, int n) {
    if (x <= 0) {
      throw new IllegalArgumentException("x must be positive");
    }
    double y = Math.max(1, x / n);
    for (int i = 0; i < 200; i++) {
      double power = 1;
      for (int k = 1; k < n; k++) power *= y;
      double next = y - (y * power - x) / (n * power);
      if (Math.abs(next - y) <= 1e-12 * y) return next;
      y = next;
    }
    throw new ArithmeticException("no convergence");
  }

  private static double horner(double[] c, double x) {
    double y = 0;
    for (int i = c.length - 1; i >= 0; i--) y = y * x + c[i];
    return y;
  }

  private static double slope(double[] c, double x) {
    double y = 0;
    for (int i = c.length - 1; i > 0; i--) y = y * x + i * c[i];
    return y;
  }

  @Differentiable
  public static double polynomial(double[] c, double x) {
    return horner(c, x);
  }

  /** A root between two points of different sign: bisection, then Newton's steps. */
  @Differentiable
  public static double polynomialRoot(double[] c, double low, double high) {
    double a = low, b = high;
    boolean rising = horner(c, b) > 0;
    while (b - a > 0.01) {
      double middle = 0.5 * (a + b);
      if (horner(c, middle) > 0 == rising) b = middle;
      else a = middle;
    }
    double x = 0.5 * (a + b);
    for (int i = 0; i < 7; i++) x -= horner(c, x) / slope(c, x);
    return x;
  }

  /** The end of a bisection as it stands after a few steps. */
  @Differentiable
  public static double bisection(double low, double high, double target) {
    for (int i = 0; i < 9; i++) {
      double middle = (low + high) / 2;
      if (middle * middle * middle < target) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  /** x = a·cos(x). */
  @Differentiable
  public static double fixedPoint(double a) {
    double x = 0.5, before;
    do {
      before = x;
      x = a * Math.cos(x);
    } while (Math.abs(x - before) > 1e-14);
    return x;
  }

  @Differentiable
  public static double arithmeticGeometricMean(double a, double b) {
    while (Math.abs(a - b) > 1e-14 * Math.abs(a)) {
      double mean = (a + b) / 2;
      b = Math.sqrt(a * b);
      a = mean;
    }
    return a;
  }

  /** a[0] + 1/(a[1] + 1/(a[2] + …)). */
  @Differentiable
  public static double continuedFraction(double[] a) {
    int i = a.length - 1;
    double x = a[i];
    while (--i >= 0) x = a[i] + 1 / x;
    return x;
  }

  /** The tangent by Lambert's fraction, in Lentz's way. */
  @Differentiable
  public static double lentz(double x) {
    double f = 1e-30, c = f, d = 0;
    for (int i = 1; i < 60; i++) {
      double a = i == 1 ? x : -x * x;
      double b = 2 * i - 1;
      d = 1 / (b + a * d);
      c = b + a / c;
      double delta = c * d;
      f *= delta;
      if (i > 3 && Math.abs(delta - 1) < 1e-15) break;
    }
    return f;
  }

  private static void exchange(double[] x, int i, int j) {
    double small = Math.min(x[i], x[j]);
    x[j] = Math.max(x[i], x[j]);
    x[i] = small;
  }

  /** Batcher's network for four. */
  @Differentiable
  public static double[] sortingNetwork(double[] x) {
    exchange(x, 0, 1);
    exchange(x, 2, 3);
    exchange(x, 0, 2);
    exchange(x, 1, 3);
    exchange(x, 1, 2);
    return x;
  }

  /** The mean without the smallest and the largest, by insertion into an index. */
  @Differentiable
  public static double trimmedMean(double[] x, int cut) {
    int[] order = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      int j = i;
      while (j > 0 && x[order[j - 1]] > x[i]) {
        order[j] = order[j - 1];
        j--;
      }
      order[j] = i;
    }
    double sum = 0;
    for (int i = cut; i < x.length - cut; i++) sum += x[order[i]];
    return sum / (x.length - 2 * cut);
  }

  @Differentiable
  public static double[] prefixProducts(double[] x) {
    double[] p = x.clone();
    for (int i = 1; i < p.length; i++) p[i] *= p[i - 1];
    return p;
  }

  /** Bellman and Ford's distances from node 0 to the last. */
  @Differentiable
  public static double shortestPath(double[] weight, int[] from, int[] to, int nodes) {
    double[] distance = new double[nodes];
    java.util.Arrays.fill(distance, 1, nodes, 1e9);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int e = 0; e < weight.length; e++) {
        double through = distance[from[e]] + weight[e];
        if (through < distance[to[e]]) {
          distance[to[e]] = through;
          changed = true;
        }
      }
    }
    return distance[nodes - 1];
  }

  /** The cheapest way of aligning two series. */
  @Differentiable
  public static double timeWarping(double[] a, double[] b) {
    double[][] cost = new double[a.length + 1][b.length + 1];
    for (int i = 1; i <= a.length; i++) cost[i][0] = Double.POSITIVE_INFINITY;
    for (int j = 1; j <= b.length; j++) cost[0][j] = Double.POSITIVE_INFINITY;
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        double d = a[i - 1] - b[j - 1];
        double best = Math.min(cost[i - 1][j - 1], Math.min(cost[i - 1][j], cost[i][j - 1]));
        cost[i][j] = d * d + best;
      }
    }
    return cost[a.length][b.length];
  }

  /** The same, with all alignments weighed (Cuturi and Blondel 2017). */
  @Differentiable
  public static double softTimeWarping(double[] a, double[] b, @Constant double gamma) {
    double[] row = new double[b.length];
    for (int i = 0; i < a.length; i++) {
      double diagonal = 0;
      for (int j = 0; j < b.length; j++) {
        double d = (a[i] - b[j]) * (a[i] - b[j]);
        double above = row[j];
        if (i == 0 && j == 0) {
          row[j] = d;
        } else if (i == 0) {
          row[j] = d + row[j - 1];
        } else if (j == 0) {
          row[j] = d + above;
        } else {
          double left = row[j - 1];
          double least = Math.min(above, Math.min(left, diagonal));
          double sum =
              Math.exp((least - above) / gamma)
                  + Math.exp((least - left) / gamma)
                  + Math.exp((least - diagonal) / gamma);
          row[j] = d + least - gamma * Math.log(sum);
        }
        diagonal = above;
      }
    }
    return row[b.length - 1];
  }

  /** Ranks of linked pages, with damping. */
  @Differentiable
  public static double[] pageRank(double damping, int[][] links) {
    int n = links.length;
    double[] rank = new double[n];
    java.util.Arrays.fill(rank, 1.0 / n);
    for (int step = 0; step < 400; step++) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        for (int target : links[i]) next[target] += damping * rank[i] / links[i].length;
      }
      double change = 0;
      for (int i = 0; i < n; i++) {
        next[i] += (1 - damping) / n;
        change = Math.max(change, Math.abs(next[i] - rank[i]));
      }
      rank = next;
      if (change < 1e-15) break;
    }
    return rank;
  }
}
