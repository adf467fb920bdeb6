package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.dot;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.identity;
import static dev.fluxion.processor.realistic.Matrices.inverse;
import static dev.fluxion.processor.realistic.Matrices.product;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class AlgorithmsTest {
  private static final int[] FROM = {0, 0, 1, 1, 2, 3, 2};
  private static final int[] TO = {1, 2, 2, 3, 3, 4, 4};
  private static final double[] WEIGHTS = {1, 3.5, 1.2, 4, 1.1, 0.9, 2.5};
  private static final int[][] LINKS = {{1, 2}, {2}, {0, 1, 3}, {0}};
  private static final double[] A = {0.1, 1.3, 0.7, 2.2};
  private static final double[] B = {0.4, 0.9, 2.5};

  @TestFactory
  List<DynamicTest> algorithms() throws Exception {
    double[] cubic = {-2, -3.1, 0.4, 1.2};
    return new Known("Algorithms")
        .of("root", x -> new double[] {Math.pow(x[0], 1 / 5. - 1) / 5}, 7.3, 5)
        .of("polynomial", AlgorithmsTest::polynomial, cubic, 1.7)
        .of("polynomialRoot", AlgorithmsTest::polynomialRoot, cubic, 1., 2.7)
        .of("bisection", AlgorithmsTest::bisection, 1., 2.1, 4.)
        .of("fixedPoint", AlgorithmsTest::fixedPoint, 0.8)
        .of("arithmeticGeometricMean", AlgorithmsTest::mean, 1.7, 0.6)
        .of("continuedFraction", AlgorithmsTest::fraction, new double[] {1.1, 2.3, 0.7, 3.1})
        .of("lentz", x -> new double[] {1 / Math.pow(Math.cos(x[0]), 2)}, 0.9)
        .of("sortingNetwork", AlgorithmsTest::sorted, new double[] {2.5, 0.3, 1.9, -0.4})
        .of("trimmedMean", x -> trimmed(x, 1), new double[] {3, -1, 0.5, 2, 7}, 1)
        .of("prefixProducts", AlgorithmsTest::prefixes, new double[] {1.5, -2, 0.7, 3})
        .of("shortestPath", x -> new double[] {1, 0, 1, 0, 1, 1, 0}, WEIGHTS, FROM, TO, 5)
        .of("timeWarping", x -> alignments(0), A, B)
        .of("softTimeWarping", x -> alignments(0.3), A, B, fixed(0.3))
        .of("pageRank", x -> ranks(x[0]), 0.85, LINKS)
        .tests(15);
  }

  private static double[] polynomial(double[] x) {
    double t = x[4];
    double slope = x[1] + 2 * x[2] * t + 3 * x[3] * t * t;
    return new double[] {1, t, t * t, t * t * t, slope};
  }

  /** −xᵏ/p′(x), and nothing by the ends of the bracket. */
  private static double[] polynomialRoot(double[] c) {
    double low = 1;
    double high = 2.7;
    for (int i = 0; i < 100; i++) {
      double m = (low + high) / 2;
      if (c[0] + c[1] * m + c[2] * m * m + c[3] * m * m * m > 0) {
        high = m;
      } else {
        low = m;
      }
    }
    double slope = c[1] + 2 * c[2] * low + 3 * c[3] * low * low;
    return new double[] {
      -1 / slope, -low / slope, -low * low / slope, -low * low * low / slope, 0, 0
    };
  }

  /** The middle of one of 512 equal parts: the one that holds the cube root. */
  private static double[] bisection(double[] x) {
    double part = Math.floor((Math.cbrt(x[2]) - x[0]) / (x[1] - x[0]) * 512);
    double share = (part + 0.5) / 512;
    return new double[] {1 - share, share, 0};
  }

  private static double[] fixedPoint(double[] x) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100; i++) {
      double m = (low + high) / 2;
      if (m > x[0] * Math.cos(m)) {
        high = m;
      } else {
        low = m;
      }
    }
    return new double[] {Math.cos(low) / (1 + x[0] * Math.sin(low))};
  }

  /** M = π/(2I) with the elliptic integral I, and its derivatives under the integral sign. */
  private static double[] mean(double[] x) {
    double i = integral(t -> 1 / radical(x, t));
    double byA = integral(t -> -x[0] * Math.pow(Math.cos(t), 2) / Math.pow(radical(x, t), 3));
    double byB = integral(t -> -x[1] * Math.pow(Math.sin(t), 2) / Math.pow(radical(x, t), 3));
    double factor = -Math.PI / (2 * i * i);
    return new double[] {factor * byA, factor * byB};
  }

  private static double radical(double[] x, double t) {
    return Math.hypot(x[0] * Math.cos(t), x[1] * Math.sin(t));
  }

  /** Over a quarter period; the trapezoidal rule converges geometrically for periodic functions. */
  private static double integral(DoubleUnaryOperator f) {
    int n = 100;
    double sum = (f.applyAsDouble(0) + f.applyAsDouble(Math.PI / 2)) / 2;
    for (int i = 1; i < n; i++) {
      sum += f.applyAsDouble(i * Math.PI / 2 / n);
    }
    return sum * Math.PI / 2 / n;
  }

  /** (−1)ᵏ over the product of the squares of the tails. */
  private static double[] fraction(double[] a) {
    double[] g = new double[a.length];
    double product = 1;
    for (int k = 0; k < a.length; k++) {
      if (k > 0) {
        double tail = a[a.length - 1];
        for (int i = a.length - 2; i >= k; i--) {
          tail = a[i] + 1 / tail;
        }
        product *= -tail * tail;
      }
      g[k] = 1 / product;
    }
    return g;
  }

  private static double[] sorted(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double[][] permutation = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      permutation[Arrays.binarySearch(sorted, x[i])][i] = 1;
    }
    return flat(permutation);
  }

  private static double[] trimmed(double[] x, int cut) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double low = sorted[cut];
    double high = sorted[x.length - 1 - cut];
    return Arrays.stream(x)
        .map(v -> v >= low && v <= high ? 1. / (x.length - 2 * cut) : 0)
        .toArray();
  }

  private static double[] prefixes(double[] x) {
    double[][] rows = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        rows[i][j] = 1;
        for (int k = 0; k <= i; k++) {
          rows[i][j] *= k == j ? 1 : x[k];
        }
      }
    }
    return flat(rows);
  }

  /** Over all alignments one by one: the best alone, or each by its weight. */
  private static double[] alignments(double gamma) {
    List<double[]> gradients = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    walk(0, 0, 0, new double[A.length + B.length], costs, gradients);
    double least = costs.stream().min(Double::compare).orElseThrow();
    double[] sum = new double[A.length + B.length];
    double all = 0;
    for (int i = 0; i < costs.size(); i++) {
      double excess = costs.get(i) - least;
      double weight = gamma == 0 ? (excess == 0 ? 1 : 0) : Math.exp(-excess / gamma);
      all += weight;
      for (int j = 0; j < sum.length; j++) {
        sum[j] += weight * gradients.get(i)[j];
      }
    }
    double total = all;
    return Arrays.stream(sum).map(s -> s / total).toArray();
  }

  private static void walk(
      int i, int j, double cost, double[] gradient, List<Double> costs, List<double[]> gradients) {
    double d = A[i] - B[j];
    double[] g = gradient.clone();
    g[i] += 2 * d;
    g[A.length + j] -= 2 * d;
    if (i == A.length - 1 && j == B.length - 1) {
      costs.add(cost + d * d);
      gradients.add(g);
    }
    for (int[] move : new int[][] {{1, 0}, {0, 1}, {1, 1}}) {
      if (i + move[0] < A.length && j + move[1] < B.length) {
        walk(i + move[0], j + move[1], cost + d * d, g, costs, gradients);
      }
    }
  }

  /** (I − dT)·r = (1 − d)/n·1, so that (I − dT)·r′ = T·r − 1/n. */
  private static double[] ranks(double damping) {
    double[][] t = new double[4][4];
    double[][] m = identity(4);
    for (int i = 0; i < 4; i++) {
      for (int target : LINKS[i]) {
        t[target][i] = 1. / LINKS[i].length;
        m[target][i] -= damping / LINKS[i].length;
      }
    }
    double[][] inverse = inverse(m);
    double[] ones = {0.25, 0.25, 0.25, 0.25};
    double[] rank =
        Arrays.stream(inverse).mapToDouble(row -> (1 - damping) * dot(row, ones)).toArray();
    double[] right = product(t, rank);
    for (int i = 0; i < 4; i++) {
      right[i] -= 0.25;
    }
    return product(inverse, right);
  }
}
