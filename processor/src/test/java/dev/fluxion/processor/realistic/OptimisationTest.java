package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.identity;
import static dev.fluxion.processor.realistic.Matrices.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class OptimisationTest {
  private static final int[] WEIGHTS = {3, 4, 2, 5, 1};
  private static final int[] FROM = {0, 0, 1, 1, 2, 3};
  private static final int[] TO = {1, 2, 2, 3, 3, 4};
  private static final double[][] A = {{2.1, 0.4, -0.2}, {0.4, 1.7, 0.3}, {-0.2, 0.3, 1.2}};

  @TestFactory
  List<DynamicTest> optimisation() throws Exception {
    double[][] cost = {{2, 1.1, 4}, {1.5, 3, 0.7}, {0.9, 2.2, 1.3}};
    double[][] points = {{0.1, 0}, {2, 0.3}, {0.8, 0.9}, {1.9, 2.1}, {1, 0.7}, {-0.3, 1.8}};
    return new Known("Optimisation")
        .of("knapsack", x -> packed(x, 9), new double[] {4, 5.5, 3.1, 6, 2}, WEIGHTS, 9)
        .of("assignment", OptimisationTest::permutation, (Object) cost)
        .of(
            "spanningTree",
            OptimisationTest::tree,
            new double[] {3, 1.5, 2, 4, 2.5, 1},
            FROM,
            TO,
            5)
        .of("editDistance", x -> edits("kitten", "sitting", x), "kitten", "sitting", 0.8, 1.1, 1.3)
        .of("editDistance", x -> edits("gauss", "jordan", x), "gauss", "jordan", 0.5, 0.4, 1.3)
        .of("simplexProjection", OptimisationTest::projection, new double[] {0.6, -0.3, 0.9, 0.2})
        .of(
            "descent",
            x -> descent(0.25, 8),
            fixed(A),
            new double[] {1, -0.5, 0.7},
            new double[] {0.3, 0.9, -1},
            fixed(0.25),
            8)
        .of("intersection", OptimisationTest::intersection, 1.4, 0.8)
        .of("select", x -> chosen(x, 3), new double[] {4, 1.5, 9, 0.3, 2.2, 7, 3.1}, 3)
        .of("hullArea", OptimisationTest::hull, (Object) points)
        .tests(9);
  }

  /** Over all subsets. */
  private static double[] packed(double[] value, int capacity) {
    double best = -1;
    double[] chosen = {};
    for (int set = 0; set < 32; set++) {
      double sum = 0;
      int weight = 0;
      double[] in = new double[5];
      for (int i = 0; i < 5; i++) {
        in[i] = set >> i & 1;
        sum += in[i] * value[i];
        weight += (int) in[i] * WEIGHTS[i];
      }
      if (weight <= capacity && sum > best) {
        best = sum;
        chosen = in;
      }
    }
    return chosen;
  }

  /** Over all permutations of three. */
  private static double[] permutation(double[] cost) {
    int[][] all = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double best = Double.MAX_VALUE;
    double[] g = {};
    for (int[] p : all) {
      double sum = cost[p[0]] + cost[3 + p[1]] + cost[6 + p[2]];
      if (sum < best) {
        best = sum;
        g = new double[9];
        g[p[0]] = g[3 + p[1]] = g[6 + p[2]] = 1;
      }
    }
    return g;
  }

  /** Over all sets of four edges that reach every node. */
  private static double[] tree(double[] length) {
    double best = Double.MAX_VALUE;
    double[] g = {};
    for (int set = 0; set < 64; set++) {
      int reached = 1;
      double sum = 0;
      double[] in = new double[6];
      for (int e = 0; e < 6; e++) {
        in[e] = set >> e & 1;
        sum += in[e] * length[e];
      }
      for (int round = 0; round < 5; round++) {
        for (int e = 0; e < 6; e++) {
          int ends = 1 << FROM[e] | 1 << TO[e];
          reached |= in[e] == 1 && (reached & ends) != 0 ? ends : 0;
        }
      }
      if (reached == 31 && sum < best) {
        best = sum;
        g = in;
      }
    }
    return g;
  }

  /** How often each operation occurs in the best of all scripts. */
  private static double[] edits(String a, String b, double[] cost) {
    List<int[]> scripts = new ArrayList<>();
    scripts(a, b, new int[3], scripts);
    double best = Double.MAX_VALUE;
    double[] g = {};
    for (int[] counts : scripts) {
      double sum = counts[0] * cost[0] + counts[1] * cost[1] + counts[2] * cost[2];
      if (sum < best - 1e-12) {
        best = sum;
        g = new double[] {counts[0], counts[1], counts[2]};
      }
    }
    return g;
  }

  private static void scripts(String a, String b, int[] counts, List<int[]> all) {
    if (a.isEmpty() || b.isEmpty()) {
      all.add(new int[] {counts[0] + b.length(), counts[1] + a.length(), counts[2]});
      return;
    }
    int differs = a.charAt(0) == b.charAt(0) ? 0 : 1;
    String a1 = a.substring(1);
    String b1 = b.substring(1);
    scripts(a1, b1, new int[] {counts[0], counts[1], counts[2] + differs}, all);
    scripts(a, b1, new int[] {counts[0] + 1, counts[1], counts[2]}, all);
    scripts(a1, b, new int[] {counts[0], counts[1] + 1, counts[2]}, all);
  }

  /** I − 1/k among the k that stay positive, which are found by bisection of the threshold. */
  private static double[] projection(double[] x) {
    double low = -10;
    double high = 10;
    for (int i = 0; i < 100; i++) {
      double t = (low + high) / 2;
      if (Arrays.stream(x).map(v -> Math.max(0, v - t)).sum() > 1) {
        low = t;
      } else {
        high = t;
      }
    }
    double t = low;
    long k = Arrays.stream(x).filter(v -> v > t).count();
    double[][] j = new double[x.length][x.length];
    for (int r = 0; r < x.length; r++) {
      for (int c = 0; c < x.length; c++) {
        j[r][c] = x[r] > t && x[c] > t ? (r == c ? 1 : 0) - 1. / k : 0;
      }
    }
    return flat(j);
  }

  /** Linear: P and Q in x = P·b + Q·start follow the same recurrence. */
  private static double[] descent(double rate, int steps) {
    double[][] p = new double[3][3];
    double[][] lastP = new double[3][3];
    double[][] q = identity(3);
    double[][] lastQ = identity(3);
    for (int s = 0; s < steps; s++) {
      double[][] ap = product(A, p);
      double[][] aq = product(A, q);
      double[][] nextP = new double[3][3];
      double[][] nextQ = new double[3][3];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          nextP[i][j] = 1.3 * p[i][j] - 0.3 * lastP[i][j] - rate * (ap[i][j] - (i == j ? 1 : 0));
          nextQ[i][j] = 1.3 * q[i][j] - 0.3 * lastQ[i][j] - rate * aq[i][j];
        }
      }
      lastP = p;
      lastQ = q;
      p = nextP;
      q = nextQ;
    }
    double[][] rows = new double[3][];
    for (int i = 0; i < 3; i++) {
      rows[i] = Matrices.join(p[i], q[i]);
    }
    return flat(rows);
  }

  /** Implicitly, at the x for which x² + c²x⁶ = r². */
  private static double[] intersection(double[] p) {
    double low = 0;
    double high = p[0];
    for (int i = 0; i < 100; i++) {
      double m = (low + high) / 2;
      if (m * m + p[1] * p[1] * Math.pow(m, 6) > p[0] * p[0]) {
        high = m;
      } else {
        low = m;
      }
    }
    double slope = 2 * low + 6 * p[1] * p[1] * Math.pow(low, 5);
    double byR = 2 * p[0] / slope;
    double byC = -2 * p[1] * Math.pow(low, 6) / slope;
    double rise = 3 * p[1] * low * low;
    return new double[] {byR, byC, rise * byR, Math.pow(low, 3) + rise * byC};
  }

  private static double[] chosen(double[] x, int k) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return Arrays.stream(x).map(v -> v == sorted[k] ? 1 : 0).toArray();
  }

  /** The corners are 0, 1, 3 and 5; ∂area/∂pᵢ is half of its neighbours' difference, turned. */
  private static double[] hull(double[] x) {
    int[] corners = {0, 1, 3, 5};
    double[] g = new double[12];
    for (int i = 0; i < 4; i++) {
      int next = corners[(i + 1) % 4];
      int before = corners[(i + 3) % 4];
      g[2 * corners[i]] = (x[2 * next + 1] - x[2 * before + 1]) / 2;
      g[2 * corners[i] + 1] = (x[2 * before] - x[2 * next]) / 2;
    }
    return g;
  }
}
