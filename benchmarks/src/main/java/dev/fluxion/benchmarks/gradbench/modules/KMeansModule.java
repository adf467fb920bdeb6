package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.KMeans;
import dev.fluxion.benchmarks.gradbench.objectives.KMeansGradients;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** {@code kmeans}: the cost of a clustering, and Newton's direction. */
public final class KMeansModule implements Module<KMeansModule.Input> {

  /**
   * A clustering.
   *
   * @param points n points of d coordinates
   * @param centroids k points of d coordinates
   */
  public record Input(double[][] points, double[][] centroids) {
    /** Checks the sizes. */
    public Input {
      Inputs.atLeast(1, "the number of centroids", centroids.length);
      int d = centroids[0].length;
      Inputs.shape(points.length, d, "points", points);
      Inputs.shape(centroids.length, d, "centroids", centroids);
    }
  }

  @Override
  public String name() {
    return "kmeans";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of(
        "cost",
        input -> () -> KMeans.cost(input.points, input.centroids),
        "dir",
        KMeansModule::direction);
  }

  /**
   * The gradient divided by the diagonal of the Hessian. Each point adds the squared distance to
   * one centroid, a sum over coordinates; so the Hessian is diagonal, and the sum of each row,
   * which is its product with ones, is the entry on the diagonal.
   */
  private static Supplier<double[][]> direction(Input input) {
    double[][] centroids = input.centroids;
    int k = centroids.length;
    int d = centroids[0].length;
    double[][] direction = new double[k][d];
    double[][] ones = new double[k][d];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    return () -> {
      KMeansGradients.costValueAndGradient(input.points, centroids, direction);
      double[][] diagonal = KMeansGradients.costHvp(input.points, centroids, ones);
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < d; j++) {
          direction[i][j] /= diagonal[i][j];
        }
      }
      return direction;
    };
  }
}
