package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Pattern;
import dev.fluxion.runtime.internal.Shapes;
import dev.fluxion.runtime.internal.SparsePlan;
import dev.fluxion.runtime.internal.Traceable;
import java.io.Serializable;

/**
 * How the sparse Hessian of a function is found with few sweeps: where it may have entries, and
 * which columns one product gives together. Made once at a point, with the constants bound, by a
 * generated {@code fHessianPlan}, and used at many.
 *
 * <p>The pattern is that of the program at the point. Where branches depend on the variables
 * ({@link #isGlobal} is false), another point may take others: the plan looks, and throws where an
 * entry would be missed.
 *
 * <p>Instances are immutable and may be shared by threads.
 */
public final class HessianPlan extends Plan {
  private static final long serialVersionUID = 1L;

  private HessianPlan(SparsePlan plan) {
    super(plan);
  }

  /**
   * Makes a plan. Generated code calls this.
   *
   * @param function a generated function object
   * @param x the point, in flat order
   * @param isGlobal whether no branch depends on the variables
   * @param isTraced whether the pattern can be found; otherwise all entries count
   * @return the plan
   */
  public static HessianPlan of(
      ScalarFunction function, double[] x, boolean isGlobal, boolean isTraced) {
    boolean traces = isTraced && function instanceof Traceable;
    Pattern pattern =
        traces ? Pattern.ofHessian((Traceable) function, x) : Pattern.dense(x.length, x.length);
    return new HessianPlan(
        SparsePlan.ofHessian((Serializable) function, pattern, isGlobal || !traces));
  }

  private ScalarFunction function() {
    return (ScalarFunction) plan.function();
  }

  /**
   * Computes the entries.
   *
   * @param x the point, in flat order
   * @param values receives the entries, row by row
   * @throws IllegalArgumentException if an array has another length
   * @throws IllegalStateException if the program takes a branch outside the plan's pattern; nothing
   *     is written then
   */
  public void hessian(double[] x, double[] values) {
    Shapes.length("x", x, columns());
    Pattern now = isGlobal() ? null : Pattern.ofHessian((Traceable) function(), x);
    plan.fill(x, values, function()::hvp, now);
  }

  @Override
  void fill(double[] x, double[] values) {
    hessian(x, values);
  }

  @Override
  double[] along(double[] x, double[] v) {
    return function().hvp(x, v);
  }

  @Override
  public String toString() {
    return plan.describe("Hessian", columns());
  }
}
