import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** Discrete and continuous optimisation: values of the best, by what they are made of. */
public class Optimisation {

  /** What a sack of a capacity can hold at best. */
  @Differentiable
  public static double knapsack(double[] value, int[] weight, int capacity) {
    double[] best = new double[capacity + 1];
    for (int i = 0; i < value.length; i++) {
      for (int c = capacity; c >= weight[i]; c--) {
        double with = best[c - weight[i]] + value[i];
        if (with > best[c]) best[c] = with;
      }
    }
    return best[capacity];
  }

  /** The cheapest assignment, over sets of columns as bits. */
  @Differentiable
  public static double assignment(double[][] cost) {
    int n = cost.length;
    double[] best = new double[1 << n];
    for (int set = 1; set < 1 << n; set++) {
      int row = Integer.bitCount(set) - 1;
      best[set] = Double.POSITIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        if ((set & 1 << j) == 0) continue;
        best[set] = Math.min(best[set], best[set ^ 1 << j] + cost[row][j]);
      }
    }
    return best[(1 << n) - 1];
  }

  private static int find(int[] parent, int i) {
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  /** Kruskal's spanning tree; edges are sorted through an index. */
  @Differentiable
  public static double spanningTree(double[] length, int[] from, int[] to, int nodes) {
    int[] order = new int[length.length];
    for (int i = 0; i < order.length; i++) {
      int j = i;
      for (; j > 0 && length[order[j - 1]] > length[i]; j--) order[j] = order[j - 1];
      order[j] = i;
    }
    int[] parent = new int[nodes];
    for (int i = 0; i < nodes; i++) parent[i] = i;
    double sum = 0;
    int joined = 1;
    for (int e : order) {
      int a = find(parent, from[e]), b = find(parent, to[e]);
      if (a == b) continue;
      parent[a] = b;
      sum += length[e];
      if (++joined == nodes) break;
    }
    return sum;
  }

  /** The cheapest way from one word to another. */
  @Differentiable
  public static double editDistance(
      String a, String b, double insert, double delete, double replace) {
    double[] row = new double[b.length() + 1];
    for (int j = 1; j <= b.length(); j++) row[j] = row[j - 1] + insert;
    for (int i = 1; i <= a.length(); i++) {
      double diagonal = row[0];
      row[0] += delete;
      for (int j = 1; j <= b.length(); j++) {
        double here = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : replace);
        diagonal = row[j];
        row[j] = Math.min(here, Math.min(row[j] + delete, row[j - 1] + insert));
      }
    }
    return row[b.length()];
  }

  /** The nearest point with positive coordinates that sum to one. */
  @Differentiable
  public static double[] simplexProjection(double[] x) {
    double[] sorted = x.clone();
    for (int end = sorted.length; end > 1; end--) {
      boolean swapped = false;
      for (int i = 1; i < end; i++) {
        if (sorted[i - 1] < sorted[i]) {
          double t = sorted[i];
          sorted[i] = sorted[i - 1];
          sorted[i - 1] = t;
          swapped = true;
        }
      }
      if (!swapped) break;
    }
    double sum = 0, threshold = 0;
    for (int k = 0; k < sorted.length; k++) {
      sum += sorted[k];
      double candidate = (sum - 1) / (k + 1);
      if (sorted[k] <= candidate) break;
      threshold = candidate;
    }
    for (int i = 0; i < x.length; i++) x[i] = Math.max(0, x[i] - threshold);
    return x;
  }

  /** Steps downhill on ½xᵀAx − bᵀx, with momentum. */
  @Differentiable
  public static double[] descent(
      @Constant double[][] a, double[] b, double[] start, @Constant double rate, int steps) {
    double[] x = start, last = start.clone();
    for (int s = 0; s < steps; s++) {
      double[] next = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double slope = -b[i];
        for (int j = 0; j < x.length; j++) slope += a[i][j] * x[j];
        next[i] = x[i] - rate * slope + 0.3 * (x[i] - last[i]);
      }
      last = x;
      x = next;
    }
    return x;
  }

  public record Point(double x, double y) {}

  /** Where a circle meets a cubic, x² + y² = r² and y = c·x³. */
  @Differentiable
  public static Point intersection(double r, double c) {
    Point p = new Point(r * 0.7, r * 0.7);
    for (int i = 0; i < 60; i++) {
      double f = p.x() * p.x() + p.y() * p.y() - r * r;
      double g = p.y() - c * p.x() * p.x() * p.x();
      double fx = 2 * p.x(), fy = 2 * p.y(), gx = -3 * c * p.x() * p.x();
      double det = fx - fy * gx;
      Point step = new Point((f - fy * g) / det, (fx * g - gx * f) / det);
      p = new Point(p.x() - step.x(), p.y() - step.y());
      if (Math.abs(step.x()) + Math.abs(step.y()) < 1e-11) break;
    }
    return p;
  }

  /** The k-th smallest, by Hoare's partition in place. */
  @Differentiable
  public static double select(double[] x, int k) {
    int low = 0, high = x.length - 1;
    while (low < high) {
      double pivot = x[(low + high) / 2];
      int i = low, j = high;
      do {
        while (x[i] < pivot) i++;
        while (pivot < x[j]) j--;
        if (i <= j) {
          double t = x[i];
          x[i++] = x[j];
          x[j--] = t;
        }
      } while (i <= j);
      if (k <= j) high = j;
      else if (k >= i) low = i;
      else break;
    }
    return x[k];
  }

  /** The area of the convex hull, wrapped from the lowest point. */
  @Differentiable
  public static double hullArea(double[][] points) {
    int first = 0;
    for (int i = 1; i < points.length; i++) if (points[i][1] < points[first][1]) first = i;
    int at = first;
    double area = 0;
    do {
      int next = at == 0 ? 1 : 0;
      for (int i = 0; i < points.length; i++) {
        if (i == at) continue;
        double[] o = points[at], a = points[next], b = points[i];
        double turn = (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
        if (turn < 0) next = i;
      }
      area += points[at][0] * points[next][1] - points[next][0] * points[at][1];
      at = next;
    } while (at != first);
    return area / 2;
  }
}
