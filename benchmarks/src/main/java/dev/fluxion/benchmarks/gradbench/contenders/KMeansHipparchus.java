package dev.fluxion.benchmarks.gradbench.contenders;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/**
 * Newton's direction of {@code kmeans} with Hipparchus' second order. A structure of all
 * coordinates of all centroids would hold thousands of numbers that are zero; so each centroid has
 * variables of its own, and a point adds to its centroid's cost.
 */
final class KMeansHipparchus {

  private KMeansHipparchus() {}

  static double[] direction(double[][] points, double[][] centroids) {
    int k = centroids.length;
    int d = centroids[0].length;
    DSFactory factory = new DSFactory(d, 2);
    DerivativeStructure[][] variables = new DerivativeStructure[k][d];
    DerivativeStructure[] costs = new DerivativeStructure[k];
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < d; j++) {
        variables[c][j] = factory.variable(j, centroids[c][j]);
      }
      costs[c] = factory.constant(0);
    }
    for (double[] point : points) {
      int nearest = nearest(point, centroids);
      for (int j = 0; j < d; j++) {
        costs[nearest] = costs[nearest].add(variables[nearest][j].subtract(point[j]).square());
      }
    }
    double[] direction = new double[k * d];
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < d; j++) {
        direction[c * d + j] = derivative(costs[c], j, 1) / derivative(costs[c], j, 2);
      }
    }
    return direction;
  }

  private static double derivative(DerivativeStructure cost, int variable, int order) {
    int[] orders = new int[cost.getFreeParameters()];
    orders[variable] = order;
    return cost.getPartialDerivative(orders);
  }

  private static int nearest(double[] point, double[][] centroids) {
    double[] distances = new double[centroids.length];
    Arrays.setAll(distances, c -> squaredDistance(point, centroids[c]));
    int nearest = 0;
    for (int c = 1; c < distances.length; c++) {
      if (distances[c] < distances[nearest]) {
        nearest = c;
      }
    }
    return nearest;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
