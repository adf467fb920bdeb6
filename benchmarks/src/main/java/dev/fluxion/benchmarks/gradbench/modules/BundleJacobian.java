package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.BundleAdjustmentGradients;

/**
 * The Jacobian of all errors: two rows for each observation, then one for each weight; columns for
 * the cameras, the points and the weights.
 */
final class BundleJacobian {

  private static final int CAMERA = 11;
  private static final int POINT = 3;
  private static final int ENTRIES = CAMERA + POINT + 1;

  private final Bundle bundle;
  private final CompressedRows matrix;
  private final double[] value = new double[2];
  private final double[][] block = new double[2][ENTRIES];

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
      BundleAdjustmentGradients.residualValueAndJacobian(
          bundle.camera(i), bundle.point(i), bundle.weight(i), bundle.feature(i), value, block);
      placeResidualRow(i, 2 * i, block[0]);
      placeResidualRow(i, 2 * i + 1, block[1]);
    }
    for (int i = 0; i < p; i++) {
      placeWeightRow(i, BundleAdjustmentGradients.weightErrorDerivative(bundle.weight(i)));
    }
    matrix.rows()[3 * p] = matrix.values().length;
    return matrix;
  }

  private void placeResidualRow(int observation, int row, double[] entries) {
    int start = row * ENTRIES;
    int[] columns = matrix.columns();
    matrix.rows()[row] = start;
    int camera = CAMERA * bundle.cameraIndex(observation);
    for (int j = 0; j < CAMERA; j++) {
      columns[start + j] = camera + j;
    }
    int point = CAMERA * bundle.cameras().length + POINT * bundle.pointIndex(observation);
    for (int j = 0; j < POINT; j++) {
      columns[start + CAMERA + j] = point + j;
    }
    columns[start + ENTRIES - 1] = weightColumn(observation);
    System.arraycopy(entries, 0, matrix.values(), start, ENTRIES);
  }

  private void placeWeightRow(int observation, double derivative) {
    int row = 2 * bundle.size() + observation;
    int index = 2 * bundle.size() * ENTRIES + observation;
    matrix.rows()[row] = index;
    matrix.columns()[index] = weightColumn(observation);
    matrix.values()[index] = derivative;
  }

  private int weightColumn(int observation) {
    return CAMERA * bundle.cameras().length + POINT * bundle.points().length + observation;
  }
}
