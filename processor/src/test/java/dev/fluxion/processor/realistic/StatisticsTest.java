package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.dot;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.identity;
import static dev.fluxion.processor.realistic.Matrices.inverse;
import static dev.fluxion.processor.realistic.Matrices.join;
import static dev.fluxion.processor.realistic.Matrices.product;
import static dev.fluxion.processor.realistic.Matrices.scalarByHipparchus;
import static dev.fluxion.processor.realistic.Matrices.square;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class StatisticsTest {
  private static final double[][] DATA = {
    {1, 0.5, -1.2}, {1, 1.5, 0.3}, {1, -0.7, 2.1}, {1, 0.1, 0.4}
  };
  private static final int[] LABELS = {1, 0, 0, 1};
  private static final int[] COUNTS = {2, 0, 5, 1};
  private static final double[] SERIES = {0.3, 0.9, Double.NaN, 0.4, 1.7, 1.2};
  private static final double[] FULL = {0.3, 0.9, -0.5, 0.4, 1.7, 1.2};
  private static final double[] PLACES = {0, 0.6, 1.1, 2.3};
  private static final double[] HEIGHTS = {0.2, 0.9, 0.4, -0.8};
  private static final int[] SEEN = {0, 2, 1, 1, 0};

  @TestFactory
  List<DynamicTest> statistics() throws Exception {
    double[] w = {0.3, -0.8, 0.5};
    double[] start = {0.6, 0.4};
    double[][] transition = {{0.7, 0.3}, {0.45, 0.55}};
    double[][] emission = {{0.5, 0.2, 0.3}, {0.15, 0.6, 0.25}};
    return new Known("Statistics")
        .of("logisticRegression", x -> residuals(x, true), w, fixed(DATA), LABELS)
        .of("poissonRegression", x -> residuals(x, false), w, fixed(DATA), COUNTS)
        .of("gammaLogDensity", StatisticsTest::gamma, 1.7, 2.3, 0.8)
        .of("betaLogDensity", StatisticsTest::beta, 0.3, 2.3, 1.4)
        .of("studentLogDensity", StatisticsTest::student, 1.3, 0.2, 0.7, 4.5)
        .of("kalman", StatisticsTest::kalman, 0.4, 0.7, 0.1, fixed(SERIES))
        .of("hiddenMarkov", x -> paths(x, false), start, transition, emission, SEEN)
        .of("viterbi", x -> paths(x, true), start, transition, emission, SEEN)
        .of("moments", StatisticsTest::moments, new double[] {1.2, -0.4, 3.1, 0.7})
        .of("arma", StatisticsTest::arma, 0.6, -0.3, 0.2, fixed(FULL))
        .of("exponentialSmoothing", StatisticsTest::smoothing, 0.3, FULL)
        .of(
            "gaussianProcess",
            StatisticsTest::process,
            1.3,
            0.8,
            0.4,
            fixed(PLACES),
            fixed(HEIGHTS))
        .of(
            "stationary",
            x -> stationary(square(x, 0, 3)),
            (Object) new double[][] {{2, 1, 0.5}, {0.3, 1.5, 1}, {1, 0.8, 2.2}})
        .of(
            "mixture",
            StatisticsTest::mixture,
            new double[] {0.2, -0.5, 0.9},
            new double[] {-1, 0.5, 2},
            new double[] {0.1, -0.4, 0.3},
            0.7)
        .of("correlation", StatisticsTest::correlation, HEIGHTS, new double[] {1, 3.5, 0.2, 0.4})
        .tests(15);
  }

  /** Xᵀ(μ − y). */
  private static double[] residuals(double[] w, boolean logistic) {
    double[] g = new double[3];
    for (int i = 0; i < DATA.length; i++) {
      double eta = dot(DATA[i], w);
      double excess = logistic ? 1 / (1 + Math.exp(-eta)) - LABELS[i] : Math.exp(eta) - COUNTS[i];
      for (int j = 0; j < 3; j++) {
        g[j] += excess * DATA[i][j];
      }
    }
    return g;
  }

  /** From Stirling's series far out; that of Hipparchus has but nine digits. */
  private static double digamma(double x) {
    if (x < 20) {
      return digamma(x + 1) - 1 / x;
    }
    double r = 1 / (x * x);
    return Math.log(x) - 0.5 / x - r * (1. / 12 - r * (1. / 120 - r * (1. / 252 - r / 240)));
  }

  private static double[] gamma(double[] p) {
    return new double[] {
      (p[1] - 1) / p[0] - 1 / p[2],
      Math.log(p[0] / p[2]) - digamma(p[1]),
      p[0] / (p[2] * p[2]) - p[1] / p[2]
    };
  }

  private static double[] beta(double[] p) {
    double both = digamma(p[1] + p[2]);
    return new double[] {
      (p[1] - 1) / p[0] - (p[2] - 1) / (1 - p[0]),
      Math.log(p[0]) - digamma(p[1]) + both,
      Math.log(1 - p[0]) - digamma(p[2]) + both
    };
  }

  private static double[] student(double[] p) {
    double d = p[0] - p[1];
    double nu = p[3];
    double q = nu * p[2] * p[2] + d * d;
    double byX = -(nu + 1) * d / q;
    double byNu =
        0.5
            * (digamma((nu + 1) / 2)
                - digamma(nu / 2)
                - 1 / nu
                - Math.log(q / (nu * p[2] * p[2]))
                + (nu + 1) * d * d / (nu * q));
    return new double[] {byX, -byX, ((nu + 1) * d * d / q - 1) / p[2], byNu};
  }

  /**
   * As a multivariate normal: ½ tr(K⁻¹∂K) − ½ rᵀK⁻¹∂K K⁻¹r, with Kᵢⱼ = 1 + q·min(i, j) + s·[i = j].
   */
  private static double[] kalman(double[] p) {
    int[] times = {1, 2, 4, 5, 6};
    int n = times.length;
    double[][] k = new double[n][n];
    double[][] byDrift = new double[n][n];
    double[] r = new double[n];
    for (int i = 0; i < n; i++) {
      r[i] = SERIES[times[i] - 1] - p[2];
      for (int j = 0; j < n; j++) {
        byDrift[i][j] = Math.min(times[i], times[j]);
        k[i][j] = 1 + p[0] * byDrift[i][j] + (i == j ? p[1] : 0);
      }
    }
    double[][] inverse = inverse(k);
    double[] a = product(inverse, r);
    return new double[] {
      normal(inverse, a, byDrift), normal(inverse, a, identity(n)), -Arrays.stream(a).sum()
    };
  }

  /** The derivative of ½ log det K + ½ rᵀK⁻¹r in direction ∂K; a = K⁻¹r. */
  private static double normal(double[][] inverse, double[] a, double[][] dk) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += (inverse[i][j] - a[i] * a[j]) * dk[i][j] / 2;
      }
    }
    return sum;
  }

  /** Over all 2⁵ paths: counts of each number over the number, by probability or of the best. */
  private static double[] paths(double[] x, boolean best) {
    double[] g = new double[x.length];
    double sum = 0;
    for (int path = 0; path < 32; path++) {
      int[] used = new int[10];
      double p = 1;
      for (int t = 0; t < 5; t++) {
        int state = path >> t & 1;
        used[2 * t] = t == 0 ? state : 2 + 2 * (path >> (t - 1) & 1) + state;
        used[2 * t + 1] = 6 + 3 * state + SEEN[t];
        p *= x[used[2 * t]] * x[used[2 * t + 1]];
      }
      if (best && p > sum) {
        sum = p;
        g = new double[x.length];
      } else if (best) {
        continue;
      } else {
        sum += p;
      }
      for (int i : used) {
        g[i] += p / x[i];
      }
    }
    double total = sum;
    return Arrays.stream(g).map(v -> v / total).toArray();
  }

  private static double[] moments(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    return join(
        Arrays.stream(x).map(v -> 1. / x.length).toArray(),
        Arrays.stream(x).map(v -> 2 * (v - mean) / (x.length - 1)).toArray());
  }

  /** The residuals written out as sums: e_t = Σ (−θ)ᵏ (y_{t−k} − m − φ(y_{t−k−1} − m)). */
  private static double[] arma(double[] p) {
    return scalarByHipparchus(
        p,
        v -> {
          Gradient sum = Gradient.constant(3, 0);
          for (int t = 1; t < FULL.length; t++) {
            Gradient e = Gradient.constant(3, 0);
            for (int k = 0; k < t; k++) {
              Gradient now = v[2].negate().add(FULL[t - k]);
              Gradient before = v[2].negate().add(FULL[t - k - 1]);
              Gradient weight = v[1].negate().pow(k);
              e = e.add(weight.multiply(now.subtract(v[0].multiply(before))));
            }
            sum = sum.add(e.square());
          }
          return sum.multiply(0.5);
        });
  }

  private static double[] smoothing(double[] p) {
    int n = p.length - 1;
    double keep = 1 - p[0];
    double[] g = new double[p.length];
    for (int i = 0; i < n; i++) {
      int age = n - 1 - i;
      g[1 + i] = i == 0 ? Math.pow(keep, age) : p[0] * Math.pow(keep, age);
      double grown = age == 0 ? 0 : -age * Math.pow(keep, age - 1);
      g[0] += p[1 + i] * (i == 0 ? grown : Math.pow(keep, age) + p[0] * grown);
    }
    return g;
  }

  private static double[] process(double[] p) {
    int n = PLACES.length;
    double[][] k = new double[n][n];
    double[][][] dk = new double[3][n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double d2 = Math.pow(PLACES[i] - PLACES[j], 2);
        double e = Math.exp(-d2 / (2 * p[1] * p[1]));
        k[i][j] = p[0] * p[0] * e + (i == j ? p[2] * p[2] : 0);
        dk[0][i][j] = 2 * p[0] * e;
        dk[1][i][j] = p[0] * p[0] * e * d2 / Math.pow(p[1], 3);
        dk[2][i][j] = i == j ? 2 * p[2] : 0;
      }
    }
    double[][] inverse = inverse(k);
    double[] a = product(inverse, HEIGHTS);
    return Arrays.stream(dk).mapToDouble(d -> normal(inverse, a, d)).toArray();
  }

  /** dπ = π·dP·(I − P + 1·πᵀ)⁻¹ (Schweitzer 1968). */
  private static double[] stationary(double[][] weight) {
    int n = weight.length;
    double[][] p = new double[n][n];
    double[][] system = new double[n][n];
    for (int i = 0; i < n; i++) {
      double sum = Arrays.stream(weight[i]).sum();
      for (int j = 0; j < n; j++) {
        p[i][j] = weight[i][j] / sum;
        system[j][i] = 1 + (i == j ? 1 : 0) - p[i][j];
      }
    }
    double[] pi = product(inverse(system), new double[] {1, 1, 1});
    double[][] fundamental = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        fundamental[i][j] = (i == j ? 1 : 0) - p[i][j] + pi[j];
      }
    }
    double[][] z = inverse(fundamental);
    double[][] jacobian = new double[n][n * n];
    for (int i = 0; i < n; i++) {
      double sum = Arrays.stream(weight[i]).sum();
      for (int j = 0; j < n; j++) {
        for (int l = 0; l < n; l++) {
          for (int r = 0; r < n; r++) {
            double dp = ((l == j ? 1 : 0) - p[i][l]) / sum;
            jacobian[r][n * i + j] += pi[i] * dp * z[l][r];
          }
        }
      }
    }
    return flat(jacobian);
  }

  /** Responsibilities. */
  private static double[] mixture(double[] p) {
    double[] g = new double[10];
    double sum = 0;
    double weights = 0;
    double[] terms = new double[3];
    for (int i = 0; i < 3; i++) {
      double s = Math.exp(p[6 + i]);
      terms[i] = Math.exp(p[i] - Math.pow((p[9] - p[3 + i]) / s, 2) / 2) / s;
      sum += terms[i];
      weights += Math.exp(p[i]);
    }
    for (int i = 0; i < 3; i++) {
      double share = terms[i] / sum;
      double variance = Math.exp(2 * p[6 + i]);
      double d = p[9] - p[3 + i];
      g[i] = share - Math.exp(p[i]) / weights;
      g[3 + i] = share * d / variance;
      g[6 + i] = share * (d * d / variance - 1);
      g[9] -= share * d / variance;
    }
    return g;
  }

  /** By each x: (y* − ρ·x*)/‖x‖, with standardised vectors. */
  private static double[] correlation(double[] p) {
    double[] x = centred(Arrays.copyOfRange(p, 0, 4));
    double[] y = centred(Arrays.copyOfRange(p, 4, 8));
    double nx = Math.sqrt(dot(x, x));
    double ny = Math.sqrt(dot(y, y));
    double rho = dot(x, y) / (nx * ny);
    double[] g = new double[8];
    for (int i = 0; i < 4; i++) {
      g[i] = (y[i] / ny - rho * x[i] / nx) / nx;
      g[4 + i] = (x[i] / nx - rho * y[i] / ny) / ny;
    }
    return g;
  }

  private static double[] centred(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    return Arrays.stream(x).map(v -> v - mean).toArray();
  }
}
