package dev.fluxion.samples;

/** Backpropagation through a {@link Network} as derived with paper and pencil. */
final class HandBackpropagation {

  private HandBackpropagation() {}

  /** Adds {@code scale} times the gradient of the loss of one flower to {@code gradient}. */
  static void accumulate(Weights weights, double[] x, int species, double scale, Weights gradient) {
    double[] first = Network.affine(weights.w1(), weights.b1(), x);
    for (int i = 0; i < first.length; i++) {
      first[i] = Math.tanh(first[i]);
    }
    double[] second = Network.affine(weights.w2(), weights.b2(), first);
    for (int i = 0; i < second.length; i++) {
      second[i] = 1 / (1 + Math.exp(-second[i]));
    }

    // Softmax with cross-entropy: probability minus truth.
    double[] delta3 = softmax(Network.affine(weights.w3(), weights.b3(), second));
    delta3[species] -= 1;
    for (int i = 0; i < delta3.length; i++) {
      delta3[i] *= scale;
    }
    // The sigmoid s has derivative s (1 - s), the hyperbolic tangent t has 1 - t².
    double[] delta2 = back(weights.w3(), delta3);
    for (int i = 0; i < delta2.length; i++) {
      delta2[i] *= second[i] * (1 - second[i]);
    }
    double[] delta1 = back(weights.w2(), delta2);
    for (int i = 0; i < delta1.length; i++) {
      delta1[i] *= 1 - first[i] * first[i];
    }

    addOuterProduct(gradient.w3(), gradient.b3(), delta3, second);
    addOuterProduct(gradient.w2(), gradient.b2(), delta2, first);
    addOuterProduct(gradient.w1(), gradient.b1(), delta1, x);
  }

  static double[] softmax(double[] z) {
    double sum = 0;
    double[] probabilities = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      probabilities[i] = Math.exp(z[i]);
      sum += probabilities[i];
    }
    for (int i = 0; i < z.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /** The transposed matrix times the vector. */
  private static double[] back(double[][] w, double[] delta) {
    double[] product = new double[w[0].length];
    for (int i = 0; i < delta.length; i++) {
      for (int j = 0; j < product.length; j++) {
        product[j] += w[i][j] * delta[i];
      }
    }
    return product;
  }

  private static void addOuterProduct(double[][] w, double[] b, double[] delta, double[] input) {
    for (int i = 0; i < delta.length; i++) {
      b[i] += delta[i];
      for (int j = 0; j < input.length; j++) {
        w[i][j] += delta[i] * input[j];
      }
    }
  }
}
