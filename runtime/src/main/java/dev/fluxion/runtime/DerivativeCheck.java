package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares the derivatives of a function at a point: forward mode, reverse mode and central
 * differences of its values. For tests of users:
 *
 * <pre>{@code
 * DerivativeCheck.of(EnergyGradients.energyFunction(), x).assertPasses();
 * }</pre>
 *
 * <p>Operations that were not generated are left out. At kinks and singular points differences say
 * nothing; check at ordinary points.
 */
public final class DerivativeCheck {

  /** What central differences, extrapolated once, give of the digits of a smooth function. */
  private static final double DIFFERENCE_TOLERANCE = 1e-6;

  /** How far forward and reverse mode may be apart: they are equal up to rounding. */
  private static final double MODE_TOLERANCE = 1e-9;

  /** The steps tried, relative to the point, as powers of 1/2. */
  private static final int FIRST_STEP = 6;

  private static final int LAST_STEP = 21;

  private final List<Mismatch> mismatches = new ArrayList<>();

  private DerivativeCheck() {}

  /**
   * One entry of the derivative on which two ways to compute it differ.
   *
   * @param row the index of the result; 0 for a scalar function
   * @param column the index of the independent variable
   * @param mode what is in doubt: {@code "forward"}, {@code "reverse"} or {@code "jacobian"}
   * @param value what that mode gave
   * @param reference what {@code against} gave
   * @param against {@code "central differences"} or {@code "reverse"}
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
   * Checks the gradient of a scalar function.
   *
   * @param f the function
   * @param x the point
   * @return what was found
   */
  public static DerivativeCheck of(ScalarFunction f, double... x) {
    double[][] reverse = supported(() -> new double[][] {f.gradient(x)});
    double[][] forward = supported(() -> columns(1, x, v -> new double[] {f.jvp(x, v)}));
    double[][] differences = differences(1, x, y -> new double[] {f.value(y)});
    return new DerivativeCheck().compare(forward, reverse, differences);
  }

  /**
   * Checks the Jacobian of a vector function.
   *
   * @param f the function
   * @param x the point
   * @return what was found
   */
  public static DerivativeCheck of(VectorFunction f, double... x) {
    int m = f.value(x).length;
    double[][] forward = supported(() -> columns(m, x, v -> f.jvp(x, v)));
    double[][] reverse = supported(() -> rows(f, x, m));
    double[][] jacobian = supported(() -> f.jacobian(x));
    double[][] differences = differences(m, x, f::value);
    DerivativeCheck check = new DerivativeCheck().compare(forward, reverse, differences);
    check.against("jacobian", jacobian, "central differences", differences, DIFFERENCE_TOLERANCE);
    return check;
  }

  /**
   * Returns whether all ways to compute the derivative agree.
   *
   * @return whether there is no mismatch
   */
  public boolean passes() {
    return mismatches.isEmpty();
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
   * Demands that all ways to compute the derivative agree.
   *
   * @throws AssertionError if not, naming the entries
   */
  public void assertPasses() {
    if (!passes()) {
      throw new AssertionError(toString());
    }
  }

  /** Lists the mismatches, a line each. */
  @Override
  public String toString() {
    if (passes()) {
      return "derivatives agree";
    }
    StringBuilder text = new StringBuilder("derivatives differ:");
    for (Mismatch mismatch : mismatches) {
      text.append("\n  ").append(mismatch);
    }
    return text.toString();
  }

  private DerivativeCheck compare(double[][] forward, double[][] reverse, double[][] differences) {
    against("forward", forward, "central differences", differences, DIFFERENCE_TOLERANCE);
    against("reverse", reverse, "central differences", differences, DIFFERENCE_TOLERANCE);
    against("forward", forward, "reverse", reverse, MODE_TOLERANCE);
    return this;
  }

  private void against(
      String mode, double[][] values, String name, double[][] references, double tolerance) {
    if (values == null || references == null) {
      return;
    }
    for (int row = 0; row < references.length; row++) {
      Shapes.length(mode + " row " + row, values[row], references[row].length);
      // Rounding in the value makes an error in every difference, in proportion to the largest.
      double scale = 1e-3;
      for (double reference : references[row]) {
        if (Double.isFinite(reference)) {
          scale = Math.max(scale, Math.abs(reference));
        }
      }
      for (int column = 0; column < references[row].length; column++) {
        double value = values[row][column];
        double reference = references[row][column];
        if (value != reference && !(Math.abs(value - reference) <= tolerance * scale)) {
          mismatches.add(new Mismatch(row, column, mode, value, reference, name));
        }
      }
    }
  }

  private static double[][] rows(VectorFunction f, double[] x, int m) {
    double[][] rows = new double[m][];
    for (int i = 0; i < m; i++) {
      rows[i] = f.vjp(x, Shapes.unit(m, i));
    }
    return rows;
  }

  private static double[][] columns(int m, double[] x, VectorFunction product) {
    double[][] matrix = new double[m][x.length];
    for (int j = 0; j < x.length; j++) {
      setColumn(matrix, j, product.value(Shapes.unit(x.length, j)));
    }
    return matrix;
  }

  /**
   * Central differences with steps h and h/2, extrapolated so that the error is O(h⁴) (Richardson).
   * Of several h the one is taken at which both agree best: it lies between truncation and
   * rounding.
   */
  private static double[][] differences(int m, double[] x, VectorFunction f) {
    double[][] matrix = new double[m][x.length];
    for (int j = 0; j < x.length; j++) {
      double scale = Math.max(1, Math.abs(x[j]));
      double[] errors = new double[m];
      Arrays.fill(errors, Double.POSITIVE_INFINITY);
      fill(matrix, j, Double.NaN);
      for (int power = FIRST_STEP; power <= LAST_STEP; power += 3) {
        double[] wide = difference(f, x, j, Math.scalb(scale, -power));
        double[] narrow = difference(f, x, j, Math.scalb(scale, -power - 1));
        for (int i = 0; i < m; i++) {
          double error = Math.abs(narrow[i] - wide[i]);
          if (error < errors[i]) {
            errors[i] = error;
            matrix[i][j] = narrow[i] + (narrow[i] - wide[i]) / 3;
          }
        }
      }
    }
    return matrix;
  }

  private static double[] difference(VectorFunction f, double[] x, int j, double h) {
    double[] shifted = x.clone();
    shifted[j] = x[j] + h;
    double[] difference = f.value(shifted).clone();
    double width = shifted[j];
    shifted[j] = x[j] - h;
    width -= shifted[j];
    double[] below = f.value(shifted);
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (difference[i] - below[i]) / width;
    }
    return difference;
  }

  private static void fill(double[][] matrix, int j, double value) {
    for (double[] row : matrix) {
      row[j] = value;
    }
  }

  private static void setColumn(double[][] matrix, int j, double[] column) {
    Shapes.length("column " + j, column, matrix.length);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i][j] = column[i];
    }
  }

  private interface Operation {
    double[][] run();
  }

  private static double[][] supported(Operation operation) {
    try {
      return operation.run();
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }
}
