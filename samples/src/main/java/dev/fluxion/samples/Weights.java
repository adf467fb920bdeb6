package dev.fluxion.samples;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The weights and biases of a {@link Network}, or a gradient with respect to them. */
record Weights(double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] w3, double[] b3) {

  static Weights zero(int inputs, int first, int second, int classes) {
    return new Weights(
        new double[first][inputs],
        new double[first],
        new double[second][first],
        new double[second],
        new double[classes][second],
        new double[classes]);
  }

  /** All weights drawn from a small interval that shrinks with the width of the layer. */
  Weights randomized(SplittableRandom random) {
    for (double[][] w : new double[][][] {w1, w2, w3}) {
      double bound = Math.sqrt(6.0 / (w.length + w[0].length));
      for (double[] row : w) {
        Arrays.setAll(row, j -> random.nextDouble(-bound, bound));
      }
    }
    return this;
  }

  /** A step against the gradient. */
  void descend(double rate, Weights gradient) {
    double[][] rows = rows().toArray(double[][]::new);
    double[][] slopes = gradient.rows().toArray(double[][]::new);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] -= rate * slopes[i][j];
      }
    }
  }

  /** All entries in one array, in the order of the components. */
  double[] flat() {
    return rows().flatMapToDouble(Arrays::stream).toArray();
  }

  private Stream<double[]> rows() {
    return Stream.of(w1, new double[][] {b1}, w2, new double[][] {b2}, w3, new double[][] {b3})
        .flatMap(Arrays::stream);
  }
}
