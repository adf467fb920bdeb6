package dev.fluxion.runtime.internal;

import java.lang.reflect.Array;

/**
 * What {@link Nested}, {@link Shapes}, {@link SeriesArrays} and {@link Directions} do, for arrays
 * of four dimensions and more. Rows may be of unequal lengths; below all dimensions there is a
 * {@code double[]}. Results have the type that the caller names.
 */
final class AnyRank {
  private AnyRank() {}

  /** What becomes of a {@code double[]} at the bottom. */
  interface Leaf {
    Object apply(double[] row);
  }

  /**
   * An array of the shape of {@code a}, with something else in the place of each {@code double[]}.
   *
   * @param more how many dimensions more that has
   */
  static Object map(Object a, int more, Leaf leaf) {
    if (a instanceof double[] row) {
      return leaf.apply(row);
    }
    Object[] rows = (Object[]) a;
    Class<?> element = a.getClass().getComponentType();
    Object result = Array.newInstance(more == 0 ? element : element.arrayType(), rows.length);
    for (int i = 0; i < rows.length; i++) {
      Array.set(result, i, map(rows[i], more, leaf));
    }
    return result;
  }

  /** As {@link #map}, of arrays of series, whose last dimension is that of the coefficients. */
  static Object reduce(Object series, java.util.function.Function<double[][], double[]> leaf) {
    if (series instanceof double[][] row) {
      return leaf.apply(row);
    }
    Object[] rows = (Object[]) series;
    Class<?> element = series.getClass().getComponentType().getComponentType();
    Object result = Array.newInstance(element, rows.length);
    for (int i = 0; i < rows.length; i++) {
      Array.set(result, i, reduce(rows[i], leaf));
    }
    return result;
  }

  /** Something to do with each {@code double[]}, from the first to the last. */
  interface Visitor {
    void visit(double[] row);
  }

  static void forEach(Object a, Visitor visitor) {
    if (a instanceof double[] row) {
      visitor.visit(row);
    } else {
      for (Object row : (Object[]) a) {
        forEach(row, visitor);
      }
    }
  }

  static void sameShape(String parameter, Object actual, Object expected) {
    if (expected instanceof double[] row) {
      Shapes.sameShape(parameter, (double[]) actual, row);
      return;
    } else if (expected instanceof float[] row) {
      Shapes.sameShape(parameter, (float[]) actual, row);
      return;
    }
    Object[] rows = (Object[]) expected;
    Object[] own = (Object[]) actual;
    Shapes.present(parameter, own);
    Shapes.check(parameter, own.length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      sameShape(parameter + "[" + i + "]", own[i], rows[i]);
    }
  }

  /** Both arrays have one shape. */
  static void assign(Object target, Object source) {
    if (source instanceof double[] row) {
      Nested.assign((double[]) target, row);
      return;
    }
    Object[] rows = (Object[]) source;
    for (int i = 0; i < rows.length; i++) {
      assign(((Object[]) target)[i], rows[i]);
    }
  }

  /** {@code values + t · directions}, element by element. */
  static Object lines(Series series, Object values, Object directions) {
    if (values instanceof double[] row) {
      return SeriesArrays.lines(series, row, (double[]) directions);
    }
    Object[] rows = (Object[]) values;
    Object result = Array.newInstance(values.getClass(), rows.length);
    for (int i = 0; i < rows.length; i++) {
      Array.set(result, i, lines(series, rows[i], ((Object[]) directions)[i]));
    }
    return result;
  }

  /** Arrays of zero series. */
  static Object zeros(Series series, int[] lengths, int depth) {
    if (depth == lengths.length - 1) {
      return SeriesArrays.zeros(series, lengths[depth]);
    }
    Object first = lengths[depth] == 0 ? null : zeros(series, lengths, depth + 1);
    Class<?> element = double[].class;
    for (int i = depth + 1; i < lengths.length; i++) {
      element = element.arrayType();
    }
    Object result = Array.newInstance(element, lengths[depth]);
    for (int i = 0; i < lengths[depth]; i++) {
      Array.set(result, i, i == 0 ? first : zeros(series, lengths, depth + 1));
    }
    return result;
  }
}
