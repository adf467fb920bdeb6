package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.byHipparchus;
import static dev.fluxion.processor.realistic.Matrices.dot;
import static dev.fluxion.processor.realistic.Matrices.flat;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class LearningTest {
  private static final double[][] IMAGE = {
    {0.3, 1.2, -0.5, 0.8}, {0.9, -1.1, 0.4, 0.2}, {1.5, 0.1, 0.7, -0.3}, {-0.6, 0.25, 1.1, 2.0}
  };
  private static final double[] TARGET = {0.5, -2, 0.3, 1};

  @TestFactory
  List<DynamicTest> learning() throws Exception {
    Known known = new Known("Learning");
    double[] w = {0.9, 0.4, -0.6, 3};
    for (int penalty = 0; penalty < 4; penalty++) {
      int p = penalty;
      known.of("regularized", x -> huber(x, p), w, fixed(TARGET), known.make("Penalty", p));
    }
    return known
        .of("crossEntropy", x -> excess(x, 2), new double[] {0.3, 2.1, -0.8, 1.4}, 2)
        .of(
            "lstmCell",
            x -> byHipparchus(x, LearningTest::lstm),
            weights(8, 4),
            0.7,
            known.make("State", new double[] {0.2, -0.5}, new double[] {0.9, 0.3}))
        .of(
            "attention",
            LearningTest::attention,
            new double[] {0.5, -0.9},
            new double[][] {{0.2, 1.1}, {-0.7, 0.4}, {1.3, -0.6}},
            new double[][] {{1, 0.3, -2}, {0.5, 0.9, 1.1}, {-0.4, 2, 0.6}})
        .of(
            "convolution",
            LearningTest::convolution,
            IMAGE,
            new double[][] {{0.2, -1}, {0.7, 0.4}},
            new double[3][3])
        .of("maxPool", LearningTest::maxPool, (Object) IMAGE)
        .of(
            "kMeansCost",
            LearningTest::clusters,
            new double[][] {{0, 0.2}, {0.1, -0.3}, {2, 2.2}, {1.8, 2.5}, {2.3, 1.9}},
            new double[][] {{0.3, 0.1}, {2, 2}})
        .of(
            "perceptron",
            LearningTest::perceptron,
            weights(3, 2),
            new double[] {0.8, -1.1, 0.5},
            new double[] {0.6, -0.4},
            0.3)
        .of("layerNorm", LearningTest::layerNorm, new double[] {0.3, 1.9, -0.7, 0.4})
        .of("bilinear", LearningTest::bilinear, IMAGE, 1.3, 2.6)
        .of(
            "skipGram",
            LearningTest::skipGram,
            weights(2, 2),
            weights(4, 2),
            1,
            new int[] {3, 0, 2})
        .tests(11);
  }

  private static double[][] weights(int rows, int columns) {
    double[][] w = new double[rows][columns];
    for (int i = 0; i < rows * columns; i++) {
      w[i / columns][i % columns] = Math.sin(1.7 * i + 0.4);
    }
    return w;
  }

  /** p − y. */
  private static double[] excess(double[] z, int label) {
    double sum = Arrays.stream(z).map(Math::exp).sum();
    double[] p = Arrays.stream(z).map(v -> Math.exp(v) / sum).toArray();
    p[label] -= 1;
    return p;
  }

  private static Gradient sigmoid(Gradient x) {
    return x.negate().exp().add(1).reciprocal();
  }

  private static Gradient[] lstm(Gradient[] v) {
    Gradient x = v[32];
    Gradient[] result = new Gradient[4];
    for (int u = 0; u < 2; u++) {
      Gradient[] gates = new Gradient[4];
      for (int g = 0; g < 4; g++) {
        int at = 4 * (4 * u + g);
        gates[g] = v[at].multiply(x).add(v[at + 1].multiply(v[33])).add(v[at + 2].multiply(v[34]));
        gates[g] = gates[g].add(v[at + 3]);
      }
      Gradient kept = sigmoid(gates[1]).multiply(v[35 + u]);
      result[2 + u] = kept.add(sigmoid(gates[0]).multiply(gates[3].tanh()));
      result[u] = sigmoid(gates[2]).multiply(result[2 + u].tanh());
    }
    return result;
  }

  /** ∂o/∂vᵢ = pᵢ and ∂o/∂sᵢ = pᵢ(vᵢ − o), with s = Kq/√d. */
  private static double[] attention(double[] x) {
    double[] q = Arrays.copyOf(x, 2);
    double[][] k = {{x[2], x[3]}, {x[4], x[5]}, {x[6], x[7]}};
    double[][] v = Matrices.square(x, 8, 3);
    double[] e =
        Arrays.stream(k).mapToDouble(row -> Math.exp(dot(row, q) / Math.sqrt(2))).toArray();
    double sum = Arrays.stream(e).sum();
    double[][] jacobian = new double[3][17];
    for (int r = 0; r < 3; r++) {
      double o = (e[0] * v[0][r] + e[1] * v[1][r] + e[2] * v[2][r]) / sum;
      for (int i = 0; i < 3; i++) {
        double byScore = e[i] / sum * (v[i][r] - o) / Math.sqrt(2);
        for (int j = 0; j < 2; j++) {
          jacobian[r][j] += byScore * k[i][j];
          jacobian[r][2 + 2 * i + j] = byScore * q[j];
        }
        jacobian[r][8 + 3 * i + r] = e[i] / sum;
      }
    }
    return flat(jacobian);
  }

  /** Bilinear: each entry is the other factor. */
  private static double[] convolution(double[] x) {
    double[][] jacobian = new double[9][20];
    for (int out = 0; out < 9; out++) {
      for (int k = 0; k < 4; k++) {
        int pixel = 4 * (out / 3 + k / 2) + out % 3 + k % 2;
        jacobian[out][pixel] = x[16 + k];
        jacobian[out][16 + k] = x[pixel];
      }
    }
    return flat(jacobian);
  }

  private static double[] maxPool(double[] x) {
    double[][] jacobian = new double[4][16];
    for (int pixel = 0; pixel < 16; pixel++) {
      int block = pixel / 8 * 2 + pixel % 4 / 2;
      boolean greatest = true;
      for (int other = 0; other < 16; other++) {
        greatest &= other / 8 * 2 + other % 4 / 2 != block || x[other] <= x[pixel];
      }
      jacobian[block][pixel] = greatest ? 1 : 0;
    }
    return flat(jacobian);
  }

  /** Twice the difference from the own centre; which that is shows from the first coordinate. */
  private static double[] clusters(double[] x) {
    double[] g = new double[14];
    for (int i = 0; i < 5; i++) {
      int centre = x[2 * i] < 1 ? 10 : 12;
      for (int j = 0; j < 2; j++) {
        double d = 2 * (x[2 * i + j] - x[centre + j]);
        g[2 * i + j] += d;
        g[centre + j] -= d;
      }
    }
    return g;
  }

  private static double[] perceptron(double[] p) {
    double[] g = new double[12];
    double[] h = new double[3];
    double error = -p[11];
    for (int i = 0; i < 3; i++) {
      h[i] = Math.tanh(p[2 * i] * p[9] + p[2 * i + 1] * p[10]);
      error += p[6 + i] * h[i];
    }
    for (int i = 0; i < 3; i++) {
      double delta = error * p[6 + i] * (1 - h[i] * h[i]);
      g[2 * i] = delta * p[9];
      g[2 * i + 1] = delta * p[10];
      g[6 + i] = error * h[i];
      g[9] += delta * p[2 * i];
      g[10] += delta * p[2 * i + 1];
    }
    g[11] = -error;
    return g;
  }

  /** (δ − 1/n − zᵢzⱼ/n)/s. */
  private static double[] layerNorm(double[] x) {
    int n = x.length;
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / n;
    double s = Math.sqrt(variance + 1e-5);
    double[][] jacobian = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double z = (x[i] - mean) * (x[j] - mean) / (s * s);
        jacobian[i][j] = ((i == j ? 1 : 0) - 1. / n - z / n) / s;
      }
    }
    return flat(jacobian);
  }

  private static double[] huber(double[] w, int penalty) {
    double[] ridge = {0, 0.2, 0, 0.1};
    double[] lasso = {0, 0, 0.1, 0.1};
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double clipped = Math.max(-1, Math.min(1, w[i] - TARGET[i]));
      g[i] = clipped + ridge[penalty] * w[i] + lasso[penalty] * Math.signum(w[i]);
    }
    return g;
  }

  private static double[] bilinear(double[] x) {
    double[] g = new double[18];
    double u = x[16] - 1;
    double v = x[17] - 2;
    g[9] = (1 - u) * (1 - v);
    g[10] = u * (1 - v);
    g[13] = (1 - u) * v;
    g[14] = u * v;
    g[16] = (1 - v) * (x[10] - x[9]) + v * (x[14] - x[13]);
    g[17] = (1 - u) * (x[13] - x[9]) + u * (x[14] - x[10]);
    return g;
  }

  /** The word is row 1; contexts begin at 4, the first of those sampled is the right one. */
  private static double[] skipGram(double[] x) {
    double[] g = new double[12];
    for (int c : new int[] {3, 0, 2}) {
      int at = 4 + 2 * c;
      double s = x[2] * x[at] + x[3] * x[at + 1];
      double excess = 1 / (1 + Math.exp(-s)) - (c == 3 ? 1 : 0);
      for (int j = 0; j < 2; j++) {
        g[2 + j] += excess * x[at + j];
        g[at + j] = excess * x[2 + j];
      }
    }
    return g;
  }
}
