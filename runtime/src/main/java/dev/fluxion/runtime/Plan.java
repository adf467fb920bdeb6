package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.SparsePlan;
import java.io.Serializable;

/** What plans of Jacobians and Hessians have in common for those who use them. */
abstract class Plan implements Serializable {
  private static final long serialVersionUID = 1L;

  final SparsePlan plan;

  Plan(SparsePlan plan) {
    this.plan = plan;
  }

  /** Computes the entries, row by row. */
  abstract void fill(double[] x, double[] values);

  /** The product of the matrix and a vector, by the function itself. */
  abstract double[] along(double[] x, double[] v);

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
   * How many products of the matrix and a vector one evaluation takes.
   *
   * @return the number of sweeps
   */
  public int sweeps() {
    return plan.sweeps();
  }

  /**
   * How many colours the columns, or the rows, have.
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
   * Computes the matrix.
   *
   * @param x the point, in flat order
   * @return the matrix, new
   * @throws IllegalArgumentException if the point has another length
   * @throws IllegalStateException if the program takes a branch outside the plan's pattern
   */
  public SparseMatrix matrix(double[] x) {
    double[] values = new double[nonzeros()];
    fill(x, values);
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
    plan.check(x, seed, matrix(x), this::along);
  }
}
