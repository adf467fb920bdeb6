package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.scalarByHipparchus;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ProgramsTest {
  private static final byte[][] SPINS = {{1, -1, 1}, {1, 1, -1}, {-1, 1, 1}};

  @TestFactory
  List<DynamicTest> programs() throws Exception {
    double[][][] tensor = {{{1, -0.5}, {0.3, 2}}, {{0.7, 1.1}, {-1.2, 0.4}}};
    double[][] rows = {{0, 0.1}, {0.3, 3}, {2, 2.2}, {2.4, 1.9}};
    return new Known("Programs")
        .of("evaluate", ProgramsTest::formula, "ab*S3+ cE a/*", new double[] {1.2, 0.7, -0.4})
        .of(
            "sparseForm",
            ProgramsTest::sparse,
            new int[] {0, 2, 3, 5},
            new int[] {0, 2, 1, 0, 2},
            new double[] {2, -1, 3, 0.5, 1.5},
            new double[] {0.3, -1.2, 0.8})
        .of(
            "contraction",
            ProgramsTest::contraction,
            tensor,
            new double[] {0.4, -1},
            new double[] {1.3, 0.6},
            new double[] {-0.2, 0.9})
        .of(
            "tax",
            x -> new double[] {0.35, 0.1 - 0.25, 0.25 - 0.35, 10, 20, 12},
            42.,
            new double[] {10, 30},
            new double[] {0.1, 0.25, 0.35})
        .of(
            "tax",
            x -> new double[] {0.25, 0.1 - 0.25, 0, 10, 7, 0},
            17.,
            new double[] {10, 30},
            new double[] {0.1, 0.25, 0.35})
        .of("sine", x -> new double[] {Math.cos(x[0])}, 1.1)
        .of("mandelbrot", x -> escape(x, 8), -0.4, 0.55, 8)
        .of("mandelbrot", x -> escape(x, 50), 0.5, 0.6, 50)
        .of("sampled", x -> sampled(x, 42, 12), new double[] {0.7, 1.2, -0.8}, 42L, 12)
        .of("spins", x -> spins(), SPINS, new double[] {0.7, -0.4}, 0.2)
        .of(
            "softTree",
            x -> scalarByHipparchus(x, ProgramsTest::leaves),
            new double[] {1, -0.6, 0.8},
            new double[] {0.1, 0.3, -0.5},
            new double[] {2, -1, 0.4, 3},
            0.7)
        .of("temperatures", x -> new double[] {1, 1.8, 1}, 290.)
        .of("triangle", x -> binomial(x[0], x[1], 5), 0.6, 1.1, 6)
        .of("firstClose", ProgramsTest::pair, rows, fixed(1.))
        .tests(12);
  }

  /** (sin(ab) + 3)·e^c/a. */
  private static double[] formula(double[] x) {
    double e = Math.exp(x[2]) / x[0];
    double s = Math.sin(x[0] * x[1]) + 3;
    double c = Math.cos(x[0] * x[1]);
    return new double[] {e * (c * x[1] - s / x[0]), e * c * x[0], e * s};
  }

  /** xᵢxⱼ by the entries and (A + Aᵀ)x. */
  private static double[] sparse(double[] p) {
    double[][] a = {{p[0], 0, p[1]}, {0, p[2], 0}, {p[3], 0, p[4]}};
    double[] x = {p[5], p[6], p[7]};
    double[] g = new double[8];
    int[] row = {0, 0, 1, 2, 2};
    int[] column = {0, 2, 1, 0, 2};
    for (int e = 0; e < 5; e++) {
      g[e] = x[row[e]] * x[column[e]];
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        g[5 + i] += (a[i][j] + a[j][i]) * x[j];
      }
    }
    return g;
  }

  private static double[] contraction(double[] p) {
    double[] g = new double[14];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          int t = 4 * i + 2 * j + k;
          g[t] = p[8 + i] * p[10 + j] * p[12 + k];
          g[8 + i] += p[t] * p[10 + j] * p[12 + k];
          g[10 + j] += p[t] * p[8 + i] * p[12 + k];
          g[12 + k] += p[t] * p[8 + i] * p[10 + j];
        }
      }
    }
    return g;
  }

  /** ln|z| of z′ = 2z·z′ + 1: the real part of z′/z by re, minus the imaginary part by im. */
  private static double[] escape(double[] c, int limit) {
    double x = 0;
    double y = 0;
    double dx = 0;
    double dy = 0;
    for (int i = 0; i < limit && Math.hypot(x, y) < 2; i++) {
      double real = 2 * (x * dx - y * dy) + 1;
      dy = 2 * (x * dy + y * dx);
      dx = real;
      double square = x * x - y * y;
      y = 2 * x * y + c[1];
      x = square + c[0];
    }
    double r2 = x * x + y * y;
    return new double[] {(x * dx + y * dy) / r2, -(x * dy - y * dx) / r2};
  }

  /** The generator in integers without bounds. */
  private static double[] sampled(double[] c, long seed, int draws) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(64);
    BigInteger state = BigInteger.valueOf(seed);
    double[] g = new double[3];
    for (int i = 0; i < draws; i++) {
      state = state.multiply(new BigInteger("6364136223846793005"));
      state = state.add(new BigInteger("1442695040888963407")).mod(modulus);
      double u = state.shiftRight(11).doubleValue() / (1L << 53);
      double e = Math.exp(-c[0] * u) / draws;
      g[0] -= u * e * (c[1] + c[2] * u * u);
      g[1] += e;
      g[2] += e * u * u;
    }
    return g;
  }

  private static double[] spins() {
    double[] g = new double[3];
    for (int i = 0; i < 9; i++) {
      int r = i / 3;
      int c = i % 3;
      g[0] -= SPINS[r][c] * SPINS[(r + 1) % 3][c];
      g[1] -= SPINS[r][c] * SPINS[r][(c + 1) % 3];
      g[2] -= SPINS[r][c];
    }
    return g;
  }

  /** Σ leaf × the product of the choices on the way, written out. */
  private static Gradient leaves(Gradient[] p) {
    Gradient[] right = new Gradient[3];
    for (int k = 0; k < 3; k++) {
      right[k] = p[k].multiply(p[10]).add(p[3 + k]).multiply(0.5).tanh().add(1).multiply(0.5);
    }
    Gradient low = p[6].add(p[7].subtract(p[6]).multiply(right[1]));
    Gradient high = p[8].add(p[9].subtract(p[8]).multiply(right[2]));
    return low.add(high.subtract(low).multiply(right[0]));
  }

  /** C(n, c)·leftᶜ·rightⁿ⁻ᶜ. */
  private static double[] binomial(double left, double right, int n) {
    double[][] rows = new double[n + 1][2];
    double choose = 1;
    for (int c = 0; c <= n; c++) {
      rows[c][0] = choose * c * Math.pow(left, c - 1) * Math.pow(right, n - c);
      rows[c][1] = choose * (n - c) * Math.pow(left, c) * Math.pow(right, n - c - 1);
      choose = choose * (n - c) / (c + 1);
    }
    return flat(rows);
  }

  /** Rows 2 and 3 are the only ones within 1 of one another. */
  private static double[] pair(double[] x) {
    double dx = x[4] - x[6];
    double dy = x[5] - x[7];
    double d = Math.sqrt(dx * dx + dy * dy);
    return new double[] {0, 0, 0, 0, dx / d, dy / d, -dx / d, -dy / d};
  }
}
