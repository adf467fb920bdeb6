package dev.fluxion.benchmarks.gradbench.modules;

import java.util.Arrays;

/**
 * Observations of points by cameras: observation i sees point i mod m by camera i mod n.
 *
 * @param cameras n times 11 parameters
 * @param points m times 3 coordinates
 * @param weights one for each observation
 * @param features 2 coordinates for each observation
 */
record Bundle(double[][] cameras, double[][] points, double[] weights, double[][] features) {

  /** All cameras, points, weights and features alike, but each in an array of its own. */
  static Bundle ofCopies(
      int n, int m, int p, double[] camera, double[] point, double weight, double[] feature) {
    double[] weights = new double[p];
    Arrays.fill(weights, weight);
    return new Bundle(copies(n, camera), copies(m, point), weights, copies(p, feature));
  }

  /** The number of observations. */
  int size() {
    return weights.length;
  }

  int cameraIndex(int observation) {
    return observation % cameras.length;
  }

  int pointIndex(int observation) {
    return observation % points.length;
  }

  double[] camera(int observation) {
    return cameras[cameraIndex(observation)];
  }

  double[] point(int observation) {
    return points[pointIndex(observation)];
  }

  double weight(int observation) {
    return weights[observation];
  }

  double[] feature(int observation) {
    return features[observation];
  }

  private static double[][] copies(int number, double[] row) {
    double[][] rows = new double[number][];
    Arrays.setAll(rows, i -> row.clone());
    return rows;
  }
}
