package dev.fluxion.benchmarks.gradbench.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fluxion.benchmarks.gradbench.objectives.BundleAdjustment;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole matrix, where cameras, points and weights differ, against central differences. */
class BundleJacobianTest {

  private static final int N = 2;
  private static final int M = 3;
  private static final int P = 7;
  private static final int COLUMNS = 11 * N + 3 * M + P;

  private final Random random = new Random(1);
  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    double[][] cameras = new double[N][11];
    double[][] points = new double[M][3];
    double[][] features = new double[P][2];
    for (double[] camera : cameras) {
      fill(camera);
      // The centre is behind all points, so that none is in the plane of the camera.
      camera[5] -= 5;
    }
    for (double[] point : points) {
      fill(point);
    }
    for (double[] feature : features) {
      fill(feature);
    }
    double[] weights = new double[P];
    fill(weights);
    bundle = new Bundle(cameras, points, weights, features);
  }

  @Test
  void agreesWithCentralDifferences() {
    double[][] jacobian = dense(new BundleJacobian(bundle).compute());
    assertThat(jacobian).hasDimensions(3 * P, COLUMNS);
    int column = 0;
    for (double[][] arrays : new double[][][] {bundle.cameras(), bundle.points()}) {
      for (double[] array : arrays) {
        for (int i = 0; i < array.length; i++) {
          compare(jacobian, column++, array, i);
        }
      }
    }
    for (int i = 0; i < P; i++) {
      compare(jacobian, column++, bundle.weights(), i);
    }
    assertThat(column).isEqualTo(COLUMNS);
  }

  @Test
  void storesEachRowInTheOrderOfTheColumns() {
    CompressedRows matrix = new BundleJacobian(bundle).compute();

    for (int row = 0; row < 3 * P; row++) {
      int length = matrix.rows()[row + 1] - matrix.rows()[row];
      assertThat(length).isEqualTo(row < 2 * P ? 15 : 1);
      for (int i = matrix.rows()[row] + 1; i < matrix.rows()[row + 1]; i++) {
        assertThat(matrix.columns()[i]).isGreaterThan(matrix.columns()[i - 1]);
      }
    }
  }

  @Test
  void computesAnewEachTime() {
    BundleJacobian jacobian = new BundleJacobian(bundle);
    double before = jacobian.compute().values()[0];
    bundle.cameras()[0][0] += 0.1;
    double after = jacobian.compute().values()[0];

    assertThat(after).isNotEqualTo(before);
  }

  private void compare(double[][] jacobian, int column, double[] array, int index) {
    double h = 1e-5;
    double x = array[index];
    array[index] = x + h;
    double[] above = errors();
    array[index] = x - h;
    double[] below = errors();
    array[index] = x;
    for (int row = 0; row < 3 * P; row++) {
      double difference = (above[row] - below[row]) / (2 * h);
      assertThat(jacobian[row][column])
          .as("row %d, column %d", row, column)
          .isCloseTo(difference, within(1e-7 * Math.max(1, Math.abs(difference))));
    }
  }

  private double[] errors() {
    double[] errors = new double[3 * P];
    for (int i = 0; i < P; i++) {
      double[] residual =
          BundleAdjustment.residual(
              bundle.cameras()[i % N],
              bundle.points()[i % M],
              bundle.weights()[i],
              bundle.features()[i]);
      errors[2 * i] = residual[0];
      errors[2 * i + 1] = residual[1];
      errors[2 * P + i] = BundleAdjustment.weightError(bundle.weights()[i]);
    }
    return errors;
  }

  private static double[][] dense(CompressedRows matrix) {
    double[][] dense = new double[matrix.rows().length - 1][COLUMNS];
    for (int row = 0; row < dense.length; row++) {
      for (int i = matrix.rows()[row]; i < matrix.rows()[row + 1]; i++) {
        dense[row][matrix.columns()[i]] = matrix.values()[i];
      }
    }
    return dense;
  }

  private void fill(double[] array) {
    for (int i = 0; i < array.length; i++) {
      array[i] = random.nextDouble() - 0.5;
    }
  }
}
