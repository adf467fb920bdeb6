package dev.fluxion.runtime.internal;

import dev.fluxion.runtime.SparseMatrix;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * What plans of Jacobians and Hessians have in common: a pattern, colours, and from which product
 * each entry comes.
 *
 * @param function what is differentiated
 * @param byRows whether products are with rows
 * @param colors of the columns, or rows
 * @param sources of each product, where each of its entries is in it, and where in the matrix
 * @param isGlobal whether the pattern holds everywhere
 */
public record SparsePlan(
    Serializable function,
    Pattern pattern,
    boolean byRows,
    int[] colors,
    int[][][] sources,
    boolean isGlobal)
    implements Serializable {

  /** Of a Jacobian: by columns or by rows, whichever takes fewer products. */
  public static SparsePlan ofJacobian(Serializable function, Pattern pattern, boolean isGlobal) {
    int[] columns = Coloring.ofColumns(pattern);
    int[] rows = Coloring.ofColumns(pattern.transposed());
    boolean byRows = Coloring.count(rows) < Coloring.count(columns);
    int[] colors = byRows ? rows : columns;
    int[] product = new int[pattern.nonzeros()];
    int[] place = new int[pattern.nonzeros()];
    for (int i = 0; i < pattern.rows(); i++) {
      for (int k = pattern.rowPointers()[i]; k < pattern.rowPointers()[i + 1]; k++) {
        int j = pattern.columnIndices()[k];
        product[k] = colors[byRows ? i : j];
        place[k] = byRows ? j : i;
      }
    }
    int[][][] sources = byProduct(product, place, Coloring.count(colors));
    return new SparsePlan(function, pattern, byRows, colors, sources, isGlobal);
  }

  private static int[][][] byProduct(int[] product, int[] place, int products) {
    int[] counts = new int[products];
    for (int k : product) {
      counts[k]++;
    }
    int[][][] sources = new int[products][2][];
    for (int c = 0; c < products; c++) {
      sources[c][0] = new int[counts[c]];
      sources[c][1] = new int[counts[c]];
    }
    for (int k = product.length - 1; k >= 0; k--) {
      int at = --counts[product[k]];
      sources[product[k]][0][at] = place[k];
      sources[product[k]][1][at] = k;
    }
    return sources;
  }

  /** Of a Hessian, whose pattern is symmetric. */
  public static SparsePlan ofHessian(Serializable function, Pattern pattern, boolean isGlobal) {
    int[] colors = Coloring.star(pattern);
    int[] product = new int[pattern.nonzeros()];
    int[] place = new int[pattern.nonzeros()];
    int[] times = new int[Coloring.count(colors)];
    for (int i = 0; i < pattern.rows(); i++) {
      int begin = pattern.rowPointers()[i];
      int end = pattern.rowPointers()[i + 1];
      for (int k = begin; k < end; k++) {
        times[colors[pattern.columnIndices()[k]]]++;
      }
      for (int k = begin; k < end; k++) {
        int j = pattern.columnIndices()[k];
        boolean isAlone = times[colors[j]] == 1;
        product[k] = isAlone ? colors[j] : colors[i];
        place[k] = isAlone ? i : j;
      }
      for (int k = begin; k < end; k++) {
        times[colors[pattern.columnIndices()[k]]] = 0;
      }
    }
    int[][][] sources = byProduct(product, place, times.length);
    return new SparsePlan(function, pattern, false, colors, sources, isGlobal);
  }

  public int sweeps() {
    return sources.length;
  }

  /**
   * Fills in the entries.
   *
   * @param product with a vector of zeros and ones
   * @param now the pattern at the point, where it may be another; null elsewhere
   * @throws IllegalArgumentException if an array has another length
   * @throws IllegalStateException if the pattern lacks an entry
   */
  public void fill(
      double[] x, double[] values, BiFunction<double[], double[], double[]> product, Pattern now) {
    Shapes.length("values", values, pattern.nonzeros());
    requireWithin(now);
    int length = colors.length;
    for (int color = 0; color < sweeps(); color++) {
      double[] seed = new double[length];
      for (int i = 0; i < length; i++) {
        seed[i] = colors[i] == color ? 1 : 0;
      }
      double[] compressed = product.apply(x, seed);
      int[] from = sources[color][0];
      int[] to = sources[color][1];
      for (int k = 0; k < from.length; k++) {
        values[to[k]] = compressed[from[k]];
      }
    }
  }

  private void requireWithin(Pattern now) {
    int[] missing = now == null ? null : pattern.missing(now);
    if (missing != null) {
      throw new IllegalStateException(
          "the program takes another branch at this point: entry ("
              + missing[0]
              + ", "
              + missing[1]
              + ") is outside the plan's pattern; make a plan at a point like this one");
    }
  }

  /**
   * Compares the product of the matrix and a random vector with a derivative along it.
   *
   * @throws IllegalStateException if they differ
   */
  public void check(
      double[] x, long seed, SparseMatrix matrix, BiFunction<double[], double[], double[]> along) {
    Random random = new Random(seed);
    double[] v = random.doubles(pattern.columns(), -1, 1).toArray();
    double[] expected = along.apply(x, v);
    double[] actual = matrix.times(v);
    double size = Arrays.stream(expected).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    for (int i = 0; i < actual.length; i++) {
      double difference = Math.abs(actual[i] - expected[i]);
      if (difference > 1e-8 * (1 + size) && Double.isFinite(expected[i])) {
        throw new IllegalStateException(
            "row "
                + i
                + " of the matrix gives "
                + actual[i]
                + " along a random vector, not "
                + expected[i]);
      }
    }
  }

  /** What the plan costs, and a picture of the pattern. */
  public String describe(String what, int plain) {
    String mode = byRows ? "rows" : "columns";
    return what
        + " of "
        + pattern.rows()
        + " x "
        + pattern.columns()
        + " with "
        + pattern.nonzeros()
        + " entries, by "
        + mode
        + ": "
        + sweeps()
        + " sweeps instead of "
        + plain
        + (isGlobal ? "" : ", for the branches taken where it was made")
        + "\n"
        + picture();
  }

  private String picture() {
    double[] ones = new double[pattern.nonzeros()];
    Arrays.fill(ones, 1);
    return SparseMatrix.of(
            pattern.rows(), pattern.columns(), pattern.rowPointers(), pattern.columnIndices(), ones)
        .toString();
  }
}
