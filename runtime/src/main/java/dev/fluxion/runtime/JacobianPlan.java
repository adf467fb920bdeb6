package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Pattern;
import dev.fluxion.runtime.internal.Shapes;
import dev.fluxion.runtime.internal.SparsePlan;
import dev.fluxion.runtime.internal.Traceable;
import java.io.Serializable;

/**
 * How the sparse Jacobian of a function is found with few sweeps: where it may have entries, and
 * which columns or rows one product gives together. Made once at a point, with the constants bound,
 * by a generated {@code fJacobianPlan}, and used at many.
 *
 * <p>The pattern is that of the program at the point. Where branches depend on the variables
 * ({@link #isGlobal} is false), another point may take others: the plan looks, and throws where an
 * entry would be missed.
 *
 * <p>Instances are immutable and may be shared by threads.
 */
public final class JacobianPlan extends Plan {
  private static final long serialVersionUID = 1L;

  private JacobianPlan(SparsePlan plan) {
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
  public static JacobianPlan of(
      VectorFunction function, double[] x, boolean isGlobal, boolean isTraced) {
    boolean traces = isTraced && function instanceof Traceable;
    Pattern pattern =
        traces
            ? Pattern.ofJacobian((Traceable) function, x)
            : Pattern.dense(function.value(x).length, x.length);
    return new JacobianPlan(
        SparsePlan.ofJacobian((Serializable) function, pattern, isGlobal || !traces));
  }

  private VectorFunction function() {
    return (VectorFunction) plan.function();
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
  public void jacobian(double[] x, double[] values) {
    Shapes.length("x", x, columns());
    Pattern now = isGlobal() ? null : Pattern.ofJacobian((Traceable) function(), x);
    plan.fill(x, values, plan.byRows() ? function()::vjp : function()::jvp, now);
  }

  @Override
  void fill(double[] x, double[] values) {
    jacobian(x, values);
  }

  @Override
  double[] along(double[] x, double[] v) {
    return function().jvp(x, v);
  }

  @Override
  public String toString() {
    return plan.describe("Jacobian", Math.min(rows(), columns()));
  }
}
