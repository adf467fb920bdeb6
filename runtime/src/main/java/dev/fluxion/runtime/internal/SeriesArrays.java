package dev.fluxion.runtime.internal;

import java.util.Arrays;

/**
 * Arrays of series, for generated Taylor code. Series are never changed, so elements are shared.
 */
public final class SeriesArrays {
  private SeriesArrays() {}

  /** An array of {@code n} zero series. */
  public static double[][] zeros(Series series, int n) {
    double[][] result = new double[n][];
    Arrays.fill(result, series.constant(0));
    return result;
  }

  /** A {@code rows × columns} array of zero series. */
  public static double[][][] zeros(Series series, int rows, int columns) {
    double[][][] result = new double[rows][][];
    for (int i = 0; i < rows; i++) {
      result[i] = zeros(series, columns);
    }
    return result;
  }

  /** An {@code a × b × c} array of zero series. */
  public static double[][][][] zeros(Series series, int a, int b, int c) {
    double[][][][] result = new double[a][][][];
    for (int i = 0; i < a; i++) {
      result[i] = zeros(series, b, c);
    }
    return result;
  }

  /** The constant series of every element. */
  public static double[][] constants(Series series, double[] values) {
    double[][] result = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      result[i] = series.constant(values[i]);
    }
    return result;
  }

  /** The constant series of every element. */
  public static double[][][] constants(Series series, double[][] values) {
    double[][][] result = new double[values.length][][];
    for (int i = 0; i < values.length; i++) {
      result[i] = constants(series, values[i]);
    }
    return result;
  }

  /** Series of a higher order, cut to that of {@code series}. */
  public static double[][] truncated(Series series, double[][] longer) {
    double[][] result = new double[longer.length][];
    for (int i = 0; i < longer.length; i++) {
      result[i] = series.truncated(longer[i]);
    }
    return result;
  }

  /** The values of series, new. */
  public static double[] values(double[][] series) {
    double[] values = new double[series.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = series[i][0];
    }
    return values;
  }

  /** The values of series, new. */
  public static double[][] values(double[][][] series) {
    double[][] values = new double[series.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = values(series[i]);
    }
    return values;
  }

  /** The values of series, new. */
  public static double[][][] values(double[][][][] series) {
    double[][][] values = new double[series.length][][];
    for (int i = 0; i < values.length; i++) {
      values[i] = values(series[i]);
    }
    return values;
  }

  /** {@code values + t · directions}, element by element. */
  public static double[][] lines(Series series, double[] values, double[] directions) {
    double[][] result = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      result[i] = series.line(values[i], directions[i]);
    }
    return result;
  }

  /** {@code values + t · directions}, element by element. */
  public static double[][][] lines(Series series, double[][] values, double[][] directions) {
    double[][][] result = new double[values.length][][];
    for (int i = 0; i < values.length; i++) {
      result[i] = lines(series, values[i], directions[i]);
    }
    return result;
  }

  /** {@code values + t · directions}, element by element. */
  public static double[][][][] lines(Series series, double[][][] values, double[][][] directions) {
    double[][][][] result = new double[values.length][][][];
    for (int i = 0; i < values.length; i++) {
      result[i] = lines(series, values[i], directions[i]);
    }
    return result;
  }

  /** Every element as a variable of a multivariate algebra, numbered from {@code first}. */
  public static double[][] variables(Series series, int first, double[] values) {
    double[][] result = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      result[i] = series.variable(first + i, values[i]);
    }
    return result;
  }

  /** Every element, row by row, as a variable of a multivariate algebra. */
  public static double[][][] variables(Series series, int first, double[][] values) {
    double[][][] result = new double[values.length][][];
    int next = first;
    for (int i = 0; i < values.length; i++) {
      result[i] = variables(series, next, values[i]);
      next += values[i].length;
    }
    return result;
  }

  /** Every element, row by row, as a variable of a multivariate algebra. */
  public static double[][][][] variables(Series series, int first, double[][][] values) {
    double[][][][] result = new double[values.length][][][];
    int next = first;
    for (int i = 0; i < values.length; i++) {
      result[i] = variables(series, next, values[i]);
      next += Nested.size(values[i]);
    }
    return result;
  }

  /** A copy of the series of an array result, in flat order. */
  public static double[][] flatten(double[][] series) {
    return Arrays.stream(series).map(double[]::clone).toArray(double[][]::new);
  }

  /** A copy of the series of an array result, in flat order. */
  public static double[][] flatten(double[][][] series) {
    return Arrays.stream(series)
        .flatMap(Arrays::stream)
        .map(double[]::clone)
        .toArray(double[][]::new);
  }

  /** A copy of the series of an array result, in flat order. */
  public static double[][] flatten(double[][][][] series) {
    return Arrays.stream(series)
        .flatMap(Arrays::stream)
        .flatMap(Arrays::stream)
        .map(double[]::clone)
        .toArray(double[][]::new);
  }

  /** The derivatives of one order of an array result, in its shape. */
  public static double[] derivatives(double[][] series, int order) {
    double[] result = new double[series.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Directions.derivative(series[i][order], order);
    }
    return result;
  }

  /** The derivatives of one order of an array result, in its shape. */
  public static double[][] derivatives(double[][][] series, int order) {
    double[][] result = new double[series.length][];
    for (int i = 0; i < result.length; i++) {
      result[i] = derivatives(series[i], order);
    }
    return result;
  }

  /** The derivatives of one order of an array result, in its shape. */
  public static double[][][] derivatives(double[][][][] series, int order) {
    double[][][] result = new double[series.length][][];
    for (int i = 0; i < result.length; i++) {
      result[i] = derivatives(series[i], order);
    }
    return result;
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <R> R zeros(Series series, int a, int b, int c, int... more) {
    int[] lengths = new int[more.length + 3];
    lengths[0] = a;
    lengths[1] = b;
    lengths[2] = c;
    System.arraycopy(more, 0, lengths, 3, more.length);
    return (R) AnyRank.zeros(series, lengths, 0);
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <R> R truncated(Series series, Object[] longer) {
    return (R) AnyRank.map(longer, 0, series::truncated);
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <R> R constants(Series series, Object[] values) {
    return (R) AnyRank.map(values, 1, row -> constants(series, row));
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <R> R lines(Series series, Object[] values, Object[] directions) {
    return (R) AnyRank.lines(series, values, directions);
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <R> R variables(Series series, int first, Object[] values) {
    int[] next = {first};
    return (R)
        AnyRank.map(
            values,
            1,
            row -> {
              next[0] += row.length;
              return variables(series, next[0] - row.length, row);
            });
  }

  /** As for fewer dimensions. */
  public static double[][] flatten(Object[] series) {
    java.util.List<double[]> flat = new java.util.ArrayList<>();
    AnyRank.forEach(series, flat::add);
    return flat.toArray(double[][]::new);
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <R> R derivatives(Object[] series, int order) {
    return (R) AnyRank.reduce(series, row -> derivatives(row, order));
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <R> R values(Object[] series) {
    return (R) AnyRank.reduce(series, SeriesArrays::values);
  }
}
