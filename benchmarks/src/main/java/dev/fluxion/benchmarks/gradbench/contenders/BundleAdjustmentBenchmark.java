package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.BundleAdjustmentModule;
import dev.fluxion.benchmarks.gradbench.objectives.BundleAdjustment;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Straight line with records, once for each of 31,843 observations; two results and 15 variables
 * each. The contenders compute the entries of the sparse Jacobian only, not their places.
 */
public class BundleAdjustmentBenchmark extends ModuleBenchmark<BundleAdjustmentModule.Input> {

  private static final int ENTRIES = 15;
  private static final double STEP = 1e-6;

  private final double[] values;

  /** Takes the small input. */
  public BundleAdjustmentBenchmark() {
    this(SmallInput.of(new BundleAdjustmentModule()));
  }

  BundleAdjustmentBenchmark(BundleAdjustmentModule.Input input) {
    super(new BundleAdjustmentModule(), input, "objective", "jacobian");
    this.values = new double[(2 * ENTRIES + 1) * input.p()];
  }

  /**
   * With Hipparchus' {@code Gradient}.
   *
   * @return the entries of the Jacobian
   */
  @Benchmark
  public double[] hipparchus() {
    int p = input.p();
    for (int i = 0; i < p; i++) {
      double[][] rows =
          BundleAdjustmentHipparchus.jacobian(input.cam(), input.x(), input.w(), input.feat());
      System.arraycopy(rows[0], 0, values, 2 * i * ENTRIES, ENTRIES);
      System.arraycopy(rows[1], 0, values, (2 * i + 1) * ENTRIES, ENTRIES);
      values[2 * p * ENTRIES + i] = BundleAdjustmentHipparchus.weightDerivative(input.w());
    }
    return values;
  }

  /**
   * By central differences.
   *
   * @return the entries of the Jacobian
   */
  @Benchmark
  public double[] differences() {
    int p = input.p();
    double[] weight = {input.w()};
    for (int i = 0; i < p; i++) {
      placeDifferences(input.cam(), 2 * i * ENTRIES, weight);
      placeDifferences(input.x(), 2 * i * ENTRIES + 11, weight);
      placeDifferences(weight, 2 * i * ENTRIES + 14, weight);
      values[2 * p * ENTRIES + i] =
          (BundleAdjustment.weightError(weight[0] + STEP)
                  - BundleAdjustment.weightError(weight[0] - STEP))
              / (2 * STEP);
    }
    return values;
  }

  private void placeDifferences(double[] array, int index, double[] weight) {
    for (int j = 0; j < array.length; j++) {
      double x = array[j];
      double h = STEP * Math.max(1, Math.abs(x));
      array[j] = x + h;
      double[] above = BundleAdjustment.residual(input.cam(), input.x(), weight[0], input.feat());
      array[j] = x - h;
      double[] below = BundleAdjustment.residual(input.cam(), input.x(), weight[0], input.feat());
      array[j] = x;
      values[index + j] = (above[0] - below[0]) / (2 * h);
      values[index + ENTRIES + j] = (above[1] - below[1]) / (2 * h);
    }
  }
}
