package dev.fluxion.runtime.internal;

import java.lang.reflect.Array;

/**
 * Floats that doubles hold: generated code computes with these, and rounds. Arrays of any rank go
 * over into the other type row by row; rows that are not there stay away.
 */
public final class Floats {
  private Floats() {}

  /** {@link Math#fma(float, float, float)}: rounded once. */
  public static double fma(double a, double b, double c) {
    return Math.fma((float) a, (float) b, (float) c);
  }

  /** {@link Math#nextAfter(float, double)}. */
  public static double nextAfter(double a, double direction) {
    return Math.nextAfter((float) a, direction);
  }

  /** {@link Math#nextUp(float)}. */
  public static double nextUp(double a) {
    return Math.nextUp((float) a);
  }

  /** {@link Math#nextDown(float)}. */
  public static double nextDown(double a) {
    return Math.nextDown((float) a);
  }

  /** {@link Math#ulp(float)}. */
  public static double ulp(double a) {
    return Math.ulp((float) a);
  }

  /** The floats of an array as doubles, new. */
  public static double[] widen(float[] a) {
    double[] wide = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      wide[i] = a[i];
    }
    return wide;
  }

  /** The floats of a matrix as doubles, new. */
  public static double[][] widen(float[][] a) {
    return (double[][]) widenAny(a);
  }

  /** The floats of an array of any rank as doubles, new. */
  @SuppressWarnings("unchecked") // the caller names the type of doubles that belongs to a's
  public static <T> T widen(Object[] a) {
    return (T) widenAny(a);
  }

  /** The floats of an array of any rank as doubles, new. */
  public static Object widenAny(Object a) {
    return a instanceof float[] row ? widen(row) : map((Object[]) a, double.class, true);
  }

  /** The nearest floats of an array of doubles, new. */
  public static float[] narrow(double[] a) {
    float[] narrow = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      narrow[i] = (float) a[i];
    }
    return narrow;
  }

  /** The nearest floats of a matrix of doubles, new. */
  public static float[][] narrow(double[][] a) {
    return (float[][]) narrowAny(a);
  }

  /** The nearest floats of an array of doubles of any rank, new. */
  @SuppressWarnings("unchecked") // the caller names the type of floats that belongs to a's
  public static <T> T narrow(Object[] a) {
    return (T) narrowAny(a);
  }

  private static Object narrowAny(Object a) {
    return a instanceof double[] row ? narrow(row) : map((Object[]) a, float.class, false);
  }

  private static Object map(Object[] rows, Class<?> scalar, boolean widens) {
    Class<?> row = scalar.arrayType();
    Class<?> type = rows.getClass().getComponentType();
    while (type.getComponentType().isArray()) {
      row = row.arrayType();
      type = type.getComponentType();
    }
    Object result = Array.newInstance(row, rows.length);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != null) {
        Array.set(result, i, widens ? widenAny(rows[i]) : narrowAny(rows[i]));
      }
    }
    return result;
  }

  /** {@code target[i] += sums[i]}, each rounded once. */
  public static void add(float[] target, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      target[i] = (float) (target[i] + sums[i]);
    }
  }

  /** Adds arrays of any rank, each element rounded once. */
  public static void add(Object[] target, Object[] sums) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] instanceof double[] row) {
        add((float[]) target[i], row);
      } else {
        add((Object[]) target[i], (Object[]) sums[i]);
      }
    }
  }

  /** Sets all elements to the nearest floats of others. */
  public static void assign(float[] target, double[] source) {
    for (int i = 0; i < source.length; i++) {
      target[i] = (float) source[i];
    }
  }

  /** Sets all elements of an array of any rank to the nearest floats of others. */
  public static void assign(Object[] target, Object[] source) {
    for (int i = 0; i < source.length; i++) {
      if (source[i] instanceof double[] row) {
        assign((float[]) target[i], row);
      } else {
        assign((Object[]) target[i], (Object[]) source[i]);
      }
    }
  }

  /** Sets all elements to zero. */
  public static void clear(float[] a) {
    java.util.Arrays.fill(a, 0);
  }

  /** Sets all elements of an array of any rank to zero. */
  public static void clear(Object[] a) {
    for (Object row : a) {
      if (row instanceof float[] numbers) {
        clear(numbers);
      } else {
        clear((Object[]) row);
      }
    }
  }

  /** Rounds each element to the float next to it. */
  public static void round(double[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) a[i];
    }
  }

  /** Rounds each element to the float next to it, at any rank. */
  public static void round(Object[] a) {
    for (Object row : a) {
      if (row instanceof double[] doubles) {
        round(doubles);
      } else {
        round((Object[]) row);
      }
    }
  }
}
