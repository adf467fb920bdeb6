package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** GradBench's {@code kmeans}: the cost of a clustering. */
public final class KMeans {

  private KMeans() {}

  /**
   * The sum over all points of the squared distance to the nearest centroid.
   *
   * @param points n points of d coordinates
   * @param centroids k points of d coordinates, at least one
   * @return the cost
   */
  @Differentiable
  public static double cost(@Constant double[][] points, double[][] centroids) {
    double cost = 0;
    for (double[] point : points) {
      double nearest = Double.POSITIVE_INFINITY;
      for (double[] centroid : centroids) {
        nearest = Math.min(nearest, squaredDistance(point, centroid));
      }
      cost += nearest;
    }
    return cost;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
