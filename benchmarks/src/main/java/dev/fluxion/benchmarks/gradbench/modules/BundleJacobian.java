package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.BundleAdjustmentGradients;
import java.util.Arrays;

/**
 * The Jacobian of all errors: two rows for each observation, then one for each weight; columns for
 * the cameras, the points and the weights.
 */
final class BundleJacobian {

  private static final int CAMERA = 11;
  private static final int POINT = 3;
  private static final int ENTRIES = CAMERA + POINT + 1;
  private static final double[] FIRST = {1, 0};
  private static final double[] SECOND = {0, 1};

  private final Bundle bundle;
  private final CompressedRows matrix;
  private final double[] camera = new double[CAMERA];
  private final double[] point = new double[POINT];
  private final double[] weight = new double[1];

  BundleJacobian(Bundle bundle) {
    this.bundle = bundle;
    int p = bundle.size();
    int entries = 2 * ENTRIES * p + p;
    this.matrix = new CompressedRows(new int[3 * p + 1], new int[entries], new double[entries]);
  }

  /** Computes all entries, of every observation anew. */
  CompressedRows compute() {
    int p = bundle.size();
    for (int i = 0; i < p; i++) {
      placeResidualRow(i, 2 * i, FIRST);
      placeResidualRow(i, 2 * i + 1, SECOND);
    }
    for (int i = 0; i < p; i++) {
      placeWeightRow(i, BundleAdjustmentGradients.weightErrorDerivative(bundle.weight(i)));
    }
    matrix.rows()[3 * p] = matrix.values().length;
    return matrix;
  }

  /** Two entries by fifteen variables: reverse mode, a row at a time. */
  private void placeResidualRow(int observation, int row, double[] unit) {
    Arrays.fill(camera, 0);
    Arrays.fill(point, 0);
    weight[0] = 0;
    BundleAdjustmentGradients.residualVjp(
        bundle.camera(observation),
        bundle.point(observation),
        bundle.weight(observation),
        bundle.feature(observation),
        unit,
        camera,
        point,
        weight);
    int start = row * ENTRIES;
    matrix.rows()[row] = start;
    place(camera, CAMERA * bundle.cameraIndex(observation), start);
    place(
        point,
        CAMERA * bundle.cameras().length + POINT * bundle.pointIndex(observation),
        start + CAMERA);
    place(weight, weightColumn(observation), start + CAMERA + POINT);
  }

  private void place(double[] entries, int column, int index) {
    for (int j = 0; j < entries.length; j++) {
      matrix.columns()[index + j] = column + j;
      matrix.values()[index + j] = entries[j];
    }
  }

  private void placeWeightRow(int observation, double derivative) {
    weight[0] = derivative;
    int index = 2 * bundle.size() * ENTRIES + observation;
    matrix.rows()[2 * bundle.size() + observation] = index;
    place(weight, weightColumn(observation), index);
  }

  private int weightColumn(int observation) {
    return CAMERA * bundle.cameras().length + POINT * bundle.points().length + observation;
  }
}
