package dev.fluxion.benchmarks.gradbench.modules;

import dev.fluxion.benchmarks.gradbench.objectives.BundleAdjustment;
import java.util.Map;
import java.util.function.Supplier;

/** {@code ba}: the errors of all observations, and their sparse Jacobian. */
public final class BundleAdjustmentModule implements Module<BundleAdjustmentModule.Input> {

  /**
   * One camera, point, weight and feature, to be used for all.
   *
   * @param n number of cameras
   * @param m number of points
   * @param p number of observations
   * @param cam 11 parameters
   * @param x 3 coordinates
   * @param w the weight
   * @param feat 2 coordinates in the image
   */
  public record Input(int n, int m, int p, double[] cam, double[] x, double w, double[] feat) {
    /** Checks the sizes. */
    public Input {
      Inputs.atLeast(1, "n", n);
      Inputs.atLeast(1, "m", m);
      Inputs.atLeast(1, "p", p);
      Inputs.length(11, "cam", cam);
      Inputs.length(3, "x", x);
      Inputs.length(2, "feat", feat);
    }
  }

  @Override
  public String name() {
    return "ba";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Map<String, Operation<Input>> operations() {
    return Map.of(
        "objective", BundleAdjustmentModule::objective,
        "jacobian", BundleAdjustmentModule::jacobian);
  }

  private static Supplier<BundleErrors> objective(Input input) {
    Bundle bundle = bundle(input);
    BundleErrors errors = new BundleErrors(new double[2 * input.p], new double[input.p]);
    return () -> {
      for (int i = 0; i < bundle.size(); i++) {
        double[] residual =
            BundleAdjustment.residual(
                bundle.camera(i), bundle.point(i), bundle.weight(i), bundle.feature(i));
        errors.reprojection()[2 * i] = residual[0];
        errors.reprojection()[2 * i + 1] = residual[1];
        errors.weight()[i] = BundleAdjustment.weightError(bundle.weight(i));
      }
      return errors;
    };
  }

  private static Supplier<CompressedRows> jacobian(Input input) {
    BundleJacobian jacobian = new BundleJacobian(bundle(input));
    return jacobian::compute;
  }

  private static Bundle bundle(Input input) {
    return Bundle.ofCopies(input.n, input.m, input.p, input.cam, input.x, input.w, input.feat);
  }
}
