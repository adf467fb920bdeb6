package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.GmmModule;
import dev.fluxion.benchmarks.gradbench.objectives.GmmGradients.ObjectiveGradient;
import java.util.Arrays;

/**
 * The gradients of {@code gmm} as an expert writes them: for each point one pass over the
 * components that keeps their triangular products, and one pass back that weighs them.
 */
final class GmmByHand {

  private final GmmModule.Input in;
  private final double[][] diagonals;
  private final double[] sumsOfQ;
  private final double[][] centered;
  private final double[][] scaled;
  private final double[] weights;
  private final double[] scaledBar;
  private final ObjectiveGradient gradient;

  GmmByHand(GmmModule.Input in) {
    this.in = in;
    this.diagonals = new double[in.k()][in.d()];
    this.sumsOfQ = new double[in.k()];
    this.centered = new double[in.k()][in.d()];
    this.scaled = new double[in.k()][in.d()];
    this.weights = new double[in.k()];
    this.scaledBar = new double[in.d()];
    this.gradient =
        new ObjectiveGradient(
            new double[in.k()],
            new double[in.k()][in.d()],
            new double[in.k()][in.d()],
            new double[in.k()][in.d() * (in.d() - 1) / 2]);
  }

  /** Computes all gradients anew. */
  ObjectiveGradient compute() {
    prepare();
    for (double[] point : in.x()) {
      for (int c = 0; c < in.k(); c++) {
        weights[c] = in.alpha()[c] + sumsOfQ[c] - 0.5 * squaredNormOfScaled(point, c);
      }
      softmax(weights);
      for (int c = 0; c < in.k(); c++) {
        accumulate(c, weights[c]);
      }
    }
    addNormalization();
    addPrior();
    return gradient;
  }

  private void prepare() {
    Arrays.fill(gradient.alpha(), 0);
    for (int c = 0; c < in.k(); c++) {
      Arrays.fill(gradient.mu()[c], 0);
      Arrays.fill(gradient.q()[c], 0);
      Arrays.fill(gradient.l()[c], 0);
      sumsOfQ[c] = 0;
      for (int j = 0; j < in.d(); j++) {
        diagonals[c][j] = Math.exp(in.q()[c][j]);
        sumsOfQ[c] += in.q()[c][j];
      }
    }
  }

  private double squaredNormOfScaled(double[] point, int c) {
    int d = in.d();
    double[] v = centered[c];
    double[] result = scaled[c];
    double[] below = in.l()[c];
    for (int j = 0; j < d; j++) {
      v[j] = point[j] - in.mu()[c][j];
      result[j] = diagonals[c][j] * v[j];
    }
    int index = 0;
    for (int column = 0; column < d; column++) {
      for (int row = column + 1; row < d; row++) {
        result[row] += below[index++] * v[column];
      }
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += result[j] * result[j];
    }
    return sum;
  }

  /** Adds what a point contributes by one component: the derivative of -weight/2 |Q v|^2. */
  private void accumulate(int c, double weight) {
    int d = in.d();
    double[] v = centered[c];
    double[] below = in.l()[c];
    double[] muBar = gradient.mu()[c];
    double[] qBar = gradient.q()[c];
    double[] belowBar = gradient.l()[c];
    for (int j = 0; j < d; j++) {
      scaledBar[j] = -weight * scaled[c][j];
    }
    int index = 0;
    for (int column = 0; column < d; column++) {
      double vBar = diagonals[c][column] * scaledBar[column];
      qBar[column] += vBar * v[column];
      for (int row = column + 1; row < d; row++) {
        belowBar[index] += scaledBar[row] * v[column];
        vBar += below[index] * scaledBar[row];
        index++;
      }
      muBar[column] -= vBar;
    }
    gradient.alpha()[c] += weight;
  }

  /** The sums of q have the same derivative as alpha; and alpha is normalised. */
  private void addNormalization() {
    System.arraycopy(in.alpha(), 0, weights, 0, in.k());
    softmax(weights);
    for (int c = 0; c < in.k(); c++) {
      for (int j = 0; j < in.d(); j++) {
        gradient.q()[c][j] += gradient.alpha()[c];
      }
      gradient.alpha()[c] -= in.n() * weights[c];
    }
  }

  private void addPrior() {
    double square = in.gamma() * in.gamma();
    for (int c = 0; c < in.k(); c++) {
      for (int j = 0; j < in.d(); j++) {
        gradient.q()[c][j] += in.m() - square * diagonals[c][j] * diagonals[c][j];
      }
      for (int j = 0; j < in.l()[c].length; j++) {
        gradient.l()[c][j] -= square * in.l()[c][j];
      }
    }
  }

  private static void softmax(double[] x) {
    double max = x[0];
    for (int i = 1; i < x.length; i++) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.exp(x[i] - max);
      sum += x[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= sum;
    }
  }
}
