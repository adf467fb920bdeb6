package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares the derivatives of a function at a point with one another and with central differences:
 * those of first order with differences of the values, those of second order with differences of
 * the first. For tests of users:
 *
 * <pre>{@code
 * DerivativeCheck.of(EnergyGradients.energyFunction(), x).assertPasses();
 * }</pre>
 *
 * <p>Operations that the function does not have are left out; {@link #compared} says which were
 * not. If there is nothing to compare the check does not pass. What the function throws passes
 * through. At kinks and singular points differences say nothing; check at ordinary points.
 */
public final class DerivativeCheck {

  /** What central differences, extrapolated once, give of the digits of a smooth function. */
  static final double DIFFERENCE_TOLERANCE = 1e-6;

  /** How far two modes may be apart: they are equal up to rounding. */
  static final double MODE_TOLERANCE = 1e-9;

  private final List<Mismatch> mismatches = new ArrayList<>();
  private final Set<String> compared = new LinkedHashSet<>();

  DerivativeCheck() {}

  /**
   * One entry of a derivative on which two ways to compute it differ.
   *
   * @param row the index of the result; of a matrix of second derivatives, its row
   * @param column the index of the independent variable
   * @param mode what is in doubt: {@code "forward"}, {@code "reverse"} or the operation's name,
   *     with the result's number for second derivatives of a vector function
   * @param value what that mode gave
   * @param reference what {@code against} gave
   * @param against {@code "central differences"}, {@code "value"} or another mode
   */
  public record Mismatch(
      int row, int column, String mode, double value, double reference, String against) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "entry [%d][%d]: %s gives %s, %s %s",
          row,
          column,
          mode,
          value,
          against,
          reference);
    }
  }

  /**
   * Checks the derivatives of a scalar function.
   *
   * @param f the function
   * @param x the point
   * @return what was found
   */
  public static DerivativeCheck of(ScalarFunction f, double... x) {
    return new ScalarCheck(f, x).run();
  }

  /**
   * Checks the derivatives of a vector function.
   *
   * @param f the function
   * @param x the point
   * @return what was found
   */
  public static DerivativeCheck of(VectorFunction f, double... x) {
    return new VectorCheck(f, x).run();
  }

  /**
   * Checks the derivatives of a function of one variable.
   *
   * @param f the function
   * @param x the point
   * @return what was found
   */
  public static DerivativeCheck of(UnivariateFunction f, double x) {
    return UnivariateCheck.run(f, x);
  }

  /**
   * Returns whether there was something to compare, and all ways to compute it agree.
   *
   * @return whether something was compared, without a mismatch
   */
  public boolean passes() {
    return mismatches.isEmpty() && !compared.isEmpty();
  }

  /**
   * Returns what was compared.
   *
   * @return the names of the function's operations, such as {@code "gradient"}
   */
  public List<String> compared() {
    return List.copyOf(compared);
  }

  /**
   * Returns the entries on which the ways to compute the derivative differ.
   *
   * @return the mismatches, by mode and in row-major order
   */
  public List<Mismatch> mismatches() {
    return List.copyOf(mismatches);
  }

  /**
   * Demands that there was something to compare and that all ways to compute it agree.
   *
   * @throws AssertionError if not, naming the entries
   */
  public void assertPasses() {
    if (!passes()) {
      throw new AssertionError(toString());
    }
  }

  /** Says what was compared, and lists the mismatches, a line each. */
  @Override
  public String toString() {
    if (compared.isEmpty()) {
      return "nothing was compared: the function has no derivatives, or no variables";
    }
    String names = String.join(", ", compared);
    if (mismatches.isEmpty()) {
      return "derivatives agree: " + names;
    }
    StringBuilder text = new StringBuilder("derivatives differ; compared: ").append(names);
    for (Mismatch mismatch : mismatches) {
      text.append("\n  ").append(mismatch);
    }
    return text.toString();
  }

  void compared(String operation) {
    compared.add(operation);
  }

  /** Compares with another mode. */
  void withMode(Matrix values, Matrix reference) {
    compare(values, reference, MODE_TOLERANCE, new double[reference.rows().length]);
  }

  /**
   * Compares with central differences.
   *
   * @param sizes of what the differences were taken of, by row: its rounding shows in them
   */
  void withDifferences(Matrix values, double[][] differences, double[] sizes) {
    Matrix reference = new Matrix("central differences", differences);
    compare(values, reference, DIFFERENCE_TOLERANCE, sizes);
  }

  /** Demands a value bit for bit. */
  void withValue(String mode, int row, double value, double expected) {
    if (Double.compare(value, expected) != 0) {
      mismatches.add(new Mismatch(row, 0, mode, value, expected, "value"));
    }
  }

  private void compare(Matrix values, Matrix reference, double tolerance, double[] sizes) {
    length(values.mode() + " rows", values.rows().length, reference.rows().length);
    for (int row = 0; row < reference.rows().length; row++) {
      double[] actual = values.rows()[row];
      double[] expected = reference.rows()[row];
      Shapes.length(values.mode() + " row " + row, actual, expected.length);
      // Rounding in the value makes an error in every difference, in proportion to the largest.
      double scale = Math.max(1e-3, 1e-6 * Math.abs(sizes[row]));
      for (double entry : expected) {
        if (Double.isFinite(entry)) {
          scale = Math.max(scale, Math.abs(entry));
        }
      }
      for (int column = 0; column < expected.length; column++) {
        double value = actual[column];
        double other = expected[column];
        if (value != other && !(Math.abs(value - other) <= tolerance * scale)) {
          mismatches.add(new Mismatch(row, column, values.mode(), value, other, reference.mode()));
        }
      }
    }
  }

  static void length(String what, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(what + " has length " + actual + ", expected " + expected);
    }
  }

  /** A derivative as one mode computes it. */
  record Matrix(String mode, double[][] rows) {

    static Matrix ofRow(String mode, double[] row) {
      return new Matrix(mode, new double[][] {row});
    }

    /** Of products with all unit vectors. */
    static Matrix ofColumns(String mode, int rows, double[] x, VectorFunction product) {
      double[][] matrix = new double[rows][x.length];
      for (int j = 0; j < x.length; j++) {
        double[] column = product.value(Shapes.unit(x.length, j));
        Shapes.length("column " + j, column, rows);
        for (int i = 0; i < rows; i++) {
          matrix[i][j] = column[i];
        }
      }
      return new Matrix(mode, matrix);
    }
  }
}
