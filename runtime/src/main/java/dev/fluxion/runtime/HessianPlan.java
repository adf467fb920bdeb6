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
public final class HessianPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SparsePlan plan;

  private HessianPlan(SparsePlan plan) {
    this.plan = plan;
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
   * The number of rows.
   *
   * @return that of the matrix
   */
  public int rows() {
    return plan.pattern().rows();
  }

  /**
   * The number of columns.
   *
   * @return that of the matrix
   */
  public int columns() {
    return plan.pattern().columns();
  }

  /**
   * The number of entries that may differ from zero.
   *
   * @return the length of the array of values
   */
  public int nonzeros() {
    return plan.pattern().nonzeros();
  }

  /**
   * Where the entries of each row begin, and last where those of the last row end.
   *
   * @return a copy, of length {@code rows() + 1}
   */
  public int[] rowPointers() {
    return plan.pattern().rowPointers().clone();
  }

  /**
   * The column of each entry, ascending within a row.
   *
   * @return a copy, of length {@link #nonzeros()}
   */
  public int[] columnIndices() {
    return plan.pattern().columnIndices().clone();
  }

  /**
   * How many products of the Hessian and a vector one evaluation takes.
   *
   * @return the number of sweeps
   */
  public int sweeps() {
    return plan.sweeps();
  }

  /**
   * How many colours the columns have.
   *
   * @return the number of colours
   */
  public int colors() {
    return plan.sweeps();
  }

  /**
   * Whether the pattern holds at every point, since no branch depends on the variables.
   *
   * @return false where a point may be outside of it
   */
  public boolean isGlobal() {
    return plan.isGlobal();
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

  /**
   * Computes the matrix.
   *
   * @param x the point, in flat order
   * @return the matrix, new
   * @throws IllegalArgumentException if the point has another length
   * @throws IllegalStateException if the program takes a branch outside the plan's pattern
   */
  public SparseMatrix matrix(double[] x) {
    double[] values = new double[nonzeros()];
    hessian(x, values);
    return SparseMatrix.of(rows(), columns(), rowPointers(), columnIndices(), values);
  }

  /**
   * Compares the matrix times a random vector with the derivative along it.
   *
   * @param x the point, in flat order
   * @param seed of the random numbers
   * @throws IllegalStateException if they differ: an entry is missing, or wrong
   */
  public void check(double[] x, long seed) {
    plan.check(x, seed, matrix(x), function()::hvp);
  }

  @Override
  public String toString() {
    return plan.describe("Hessian", columns());
  }
}
