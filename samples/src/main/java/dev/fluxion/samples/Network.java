package dev.fluxion.samples;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;

/** A network with a tanh layer, a sigmoid layer and softmax cross-entropy. */
final class Network {

  private Network() {}

  /** Minus the logarithm of the probability that the network gives to the right class. */
  @Differentiable
  static double loss(
      double[][] w1,
      double[] b1,
      double[][] w2,
      double[] b2,
      double[][] w3,
      double[] b3,
      @Constant double[] x,
      int species) {
    double[] z = scores(w1, b1, w2, b2, w3, b3, x);
    return logSumExp(z) - z[species];
  }

  /** The forward pass: one score for each class. */
  static double[] scores(
      double[][] w1,
      double[] b1,
      double[][] w2,
      double[] b2,
      double[][] w3,
      double[] b3,
      double[] x) {
    double[] first = affine(w1, b1, x);
    for (int i = 0; i < first.length; i++) {
      first[i] = Math.tanh(first[i]);
    }
    double[] second = affine(w2, b2, first);
    for (int i = 0; i < second.length; i++) {
      second[i] = Functions.sigmoid(second[i]);
    }
    return affine(w3, b3, second);
  }

  static double[] affine(double[][] w, double[] b, double[] x) {
    double[] z = new double[b.length];
    for (int i = 0; i < z.length; i++) {
      double sum = b[i];
      for (int j = 0; j < x.length; j++) {
        sum += w[i][j] * x[j];
      }
      z[i] = sum;
    }
    return z;
  }

  private static double logSumExp(double[] z) {
    double largest = z[0];
    for (double score : z) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (double score : z) {
      sum += Math.exp(score - largest);
    }
    return largest + Math.log(sum);
  }
}
