import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;
import dev.fluxion.runtime.Functions;

/** Layers, losses and images. */
public class Learning {

  public enum Penalty {
    NONE,
    RIDGE,
    LASSO,
    ELASTIC
  }

  public record State(double[] hidden, double[] cell) {}

  @Differentiable
  public static double crossEntropy(double[] logits, int label) {
    double max = logits[0];
    for (double z : logits) max = Math.max(max, z);
    double sum = 0;
    for (double z : logits) sum += Math.exp(z - max);
    return Math.log(sum) + max - logits[label];
  }

  private static double gate(double[] row, double x, double[] h) {
    double sum = row[row.length - 1] + row[0] * x;
    for (int i = 0; i < h.length; i++) sum += row[1 + i] * h[i];
    return sum;
  }

  /** One step of an LSTM: four gates a unit, rows of weights by input, hidden state, and bias. */
  @Differentiable
  public static State lstmCell(double[][] weights, double x, State before) {
    int n = before.hidden().length;
    double[] hidden = new double[n];
    double[] cell = new double[n];
    for (int u = 0; u < n; u++) {
      double input = Functions.sigmoid(gate(weights[4 * u], x, before.hidden()));
      double forget = Functions.sigmoid(gate(weights[4 * u + 1], x, before.hidden()));
      double output = Functions.sigmoid(gate(weights[4 * u + 2], x, before.hidden()));
      double candidate = Math.tanh(gate(weights[4 * u + 3], x, before.hidden()));
      cell[u] = forget * before.cell()[u] + input * candidate;
      hidden[u] = output * Math.tanh(cell[u]);
    }
    return new State(hidden, cell);
  }

  /** What one query draws from keys and values. */
  @Differentiable
  public static double[] attention(double[] query, double[][] keys, double[][] values) {
    int n = keys.length, d = query.length;
    double[] score = new double[n];
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      score[i] = Functions.dot(query, keys[i]) / Math.sqrt(d);
      max = Math.max(max, score[i]);
    }
    double total = 0;
    for (int i = 0; i < n; i++) total += score[i] = Math.exp(score[i] - max);
    double[] out = new double[values[0].length];
    for (int i = 0; i < n; i++) {
      final double p = score[i] / total;
      for (int j = 0; j < out.length; j++) out[j] += p * values[i][j];
    }
    return out;
  }

  /** The valid part of a correlation of an image with a kernel. */
  @Differentiable
  public static void convolution(double[][] image, double[][] kernel, @Output double[][] out) {
    for (int r = 0; r < out.length; r++) {
      for (int c = 0; c < out[r].length; c++) {
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
          double[] row = image[r + i];
          for (int j = 0; j < kernel[i].length; j++) sum += row[c + j] * kernel[i][j];
        }
        out[r][c] = sum;
      }
    }
  }

  /** The greatest of each square of four. */
  @Differentiable
  public static double[][] maxPool(double[][] image) {
    double[][] out = new double[image.length / 2][image[0].length / 2];
    for (int r = 0; r < out.length; r++) {
      for (int c = 0; c < out[r].length; c++) {
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < 4; k++) best = Math.max(best, image[2 * r + (k >> 1)][2 * c + (k & 1)]);
        out[r][c] = best;
      }
    }
    return out;
  }

  @Differentiable
  public static double kMeansCost(double[][] points, double[][] centres) {
    double cost = 0;
    for (double[] p : points) {
      double nearest = Double.MAX_VALUE;
      for (double[] c : centres) {
        double d = 0;
        for (int j = 0; j < p.length; j++) d += (p[j] - c[j]) * (p[j] - c[j]);
        if (d < nearest) nearest = d;
      }
      cost += nearest;
    }
    return cost;
  }

  /** Half the squared error of a network with one hidden layer. */
  @Differentiable
  public static double perceptron(double[][] first, double[] second, double[] x, double target) {
    double y = 0;
    for (int i = 0; i < second.length; i++) {
      double sum = 0;
      for (int j = 0; j < x.length; j++) sum += first[i][j] * x[j];
      y += second[i] * Math.tanh(sum);
    }
    return 0.5 * (y - target) * (y - target);
  }

  @Differentiable
  public static double[] layerNorm(double[] x) {
    double mean = 0, variance = 0;
    for (double each : x) mean += each;
    mean /= x.length;
    for (double each : x) variance += (each - mean) * (each - mean) / x.length;
    double scale = 1 / Math.sqrt(variance + 1e-5);
    for (int i = 0; i < x.length; i++) x[i] = (x[i] - mean) * scale;
    return x;
  }

  /** Huber's loss with a penalty. */
  @Differentiable
  public static double regularized(double[] w, @Constant double[] target, Penalty penalty) {
    double loss = 0;
    for (int i = 0; i < w.length; i++) {
      double r = Math.abs(w[i] - target[i]);
      loss += r <= 1 ? r * r / 2 : r - 0.5;
      switch (penalty) {
        case ELASTIC:
          loss += 0.05 * w[i] * w[i];
          // and the other, too
        case LASSO:
          loss += 0.1 * Math.abs(w[i]);
          break;
        case RIDGE:
          loss += 0.1 * w[i] * w[i];
          break;
        case NONE:
          break;
      }
    }
    return loss;
  }

  @Differentiable
  public static double bilinear(double[][] image, double x, double y) {
    int i = (int) Math.floor(y), j = (int) Math.floor(x);
    double u = x - Math.floor(x), v = y - Math.floor(y);
    double top = (1 - u) * image[i][j] + u * image[i][j + 1];
    double bottom = (1 - u) * image[i + 1][j] + u * image[i + 1][j + 1];
    return (1 - v) * top + v * bottom;
  }

  /** Negative sampling: embeddings looked up by number. */
  @Differentiable
  public static double skipGram(double[][] words, double[][] contexts, int word, int[] sampled) {
    double loss = 0;
    boolean positive = true;
    for (int c : sampled) {
      double s = Functions.dot(words[word], contexts[c]);
      loss += Functions.softplus(positive ? -s : s);
      positive = false;
    }
    return loss;
  }
}
