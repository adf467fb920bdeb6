package dev.fluxion.runtime.internal;

/**
 * Whole-array operations on nested arrays: deep copies, zeros of the same shape, total lengths, and
 * the way to and from the flat, row-major order. Rows may have unequal lengths.
 */
public final class Nested {

  private Nested() {}

  /**
   * Copies an array in depth.
   *
   * @param a the array
   * @return an equal array that shares nothing with it
   */
  public static double[] copy(double[] a) {
    return a.clone();
  }

  /**
   * Makes zeros of the shape of an array.
   *
   * @param a the array
   * @return a new array of zeros
   */
  public static double[] zeros(double[] a) {
    return new double[a.length];
  }

  /**
   * Counts the elements of an array in all its rows.
   *
   * @param a the array
   * @return its total length
   */
  public static int size(double[] a) {
    return a.length;
  }

  /**
   * Copies an array in depth.
   *
   * @param a the array
   * @return an equal array that shares nothing with it
   */
  public static double[][] copy(double[][] a) {
    double[][] copy = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /**
   * Makes zeros of the shape of an array.
   *
   * @param a the array
   * @return a new array of zeros
   */
  public static double[][] zeros(double[][] a) {
    double[][] zeros = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      zeros[i] = zeros(a[i]);
    }
    return zeros;
  }

  /**
   * Counts the elements of an array in all its rows.
   *
   * @param a the array
   * @return its total length
   */
  public static int size(double[][] a) {
    int size = 0;
    for (double[] row : a) {
      size += size(row);
    }
    return size;
  }

  /**
   * Copies an array in depth.
   *
   * @param a the array
   * @return an equal array that shares nothing with it
   */
  public static double[][][] copy(double[][][] a) {
    double[][][] copy = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /**
   * Makes zeros of the shape of an array.
   *
   * @param a the array
   * @return a new array of zeros
   */
  public static double[][][] zeros(double[][][] a) {
    double[][][] zeros = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      zeros[i] = zeros(a[i]);
    }
    return zeros;
  }

  /**
   * Counts the elements of an array in all its rows.
   *
   * @param a the array
   * @return its total length
   */
  public static int size(double[][][] a) {
    int size = 0;
    for (double[][] row : a) {
      size += size(row);
    }
    return size;
  }

  /**
   * Copies an array in depth.
   *
   * @param a the array
   * @return an equal array that shares nothing with it
   */
  public static float[] copy(float[] a) {
    return a.clone();
  }

  /**
   * Makes zeros of the shape of an array.
   *
   * @param a the array
   * @return a new array of zeros
   */
  public static float[] zeros(float[] a) {
    return new float[a.length];
  }

  /**
   * Counts the elements of an array in all its rows.
   *
   * @param a the array
   * @return its total length
   */
  public static int size(float[] a) {
    return a.length;
  }

  /**
   * Copies an array in depth.
   *
   * @param a the array
   * @return an equal array that shares nothing with it
   */
  public static float[][] copy(float[][] a) {
    float[][] copy = new float[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /**
   * Makes zeros of the shape of an array.
   *
   * @param a the array
   * @return a new array of zeros
   */
  public static float[][] zeros(float[][] a) {
    float[][] zeros = new float[a.length][];
    for (int i = 0; i < a.length; i++) {
      zeros[i] = zeros(a[i]);
    }
    return zeros;
  }

  /**
   * Counts the elements of an array in all its rows.
   *
   * @param a the array
   * @return its total length
   */
  public static int size(float[][] a) {
    int size = 0;
    for (float[] row : a) {
      size += size(row);
    }
    return size;
  }

  /**
   * Copies an array in depth.
   *
   * @param a the array
   * @return an equal array that shares nothing with it
   */
  public static float[][][] copy(float[][][] a) {
    float[][][] copy = new float[a.length][][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /**
   * Makes zeros of the shape of an array.
   *
   * @param a the array
   * @return a new array of zeros
   */
  public static float[][][] zeros(float[][][] a) {
    float[][][] zeros = new float[a.length][][];
    for (int i = 0; i < a.length; i++) {
      zeros[i] = zeros(a[i]);
    }
    return zeros;
  }

  /**
   * Counts the elements of an array in all its rows.
   *
   * @param a the array
   * @return its total length
   */
  public static int size(float[][][] a) {
    int size = 0;
    for (float[][] row : a) {
      size += size(row);
    }
    return size;
  }

  /**
   * Writes the elements of an array in row-major order.
   *
   * @param a the array
   * @param flat the destination
   * @param from the index of the first element written
   * @return the index after the last element written
   */
  public static int flatten(double[] a, double[] flat, int from) {
    System.arraycopy(a, 0, flat, from, a.length);
    return from + a.length;
  }

  /**
   * Fills an array from elements in row-major order.
   *
   * @param flat the elements
   * @param from the index of the first element read
   * @param a the destination, of the shape wanted
   * @return the index after the last element read
   */
  public static int unflatten(double[] flat, int from, double[] a) {
    System.arraycopy(flat, from, a, 0, a.length);
    return from + a.length;
  }

  /**
   * Writes the elements of an array in row-major order.
   *
   * @param a the array
   * @param flat the destination
   * @param from the index of the first element written
   * @return the index after the last element written
   */
  public static int flatten(double[][] a, double[] flat, int from) {
    for (double[] row : a) {
      from = flatten(row, flat, from);
    }
    return from;
  }

  /**
   * Fills an array from elements in row-major order.
   *
   * @param flat the elements
   * @param from the index of the first element read
   * @param a the destination, of the shape wanted
   * @return the index after the last element read
   */
  public static int unflatten(double[] flat, int from, double[][] a) {
    for (double[] row : a) {
      from = unflatten(flat, from, row);
    }
    return from;
  }

  /**
   * Lists the elements of an array in row-major order.
   *
   * @param a the array
   * @return a new array of its total length
   */
  public static double[] flatten(double[][] a) {
    double[] flat = new double[size(a)];
    flatten(a, flat, 0);
    return flat;
  }

  /**
   * Writes the elements of an array in row-major order.
   *
   * @param a the array
   * @param flat the destination
   * @param from the index of the first element written
   * @return the index after the last element written
   */
  public static int flatten(double[][][] a, double[] flat, int from) {
    for (double[][] row : a) {
      from = flatten(row, flat, from);
    }
    return from;
  }

  /**
   * Fills an array from elements in row-major order.
   *
   * @param flat the elements
   * @param from the index of the first element read
   * @param a the destination, of the shape wanted
   * @return the index after the last element read
   */
  public static int unflatten(double[] flat, int from, double[][][] a) {
    for (double[][] row : a) {
      from = unflatten(flat, from, row);
    }
    return from;
  }

  /**
   * Lists the elements of an array in row-major order.
   *
   * @param a the array
   * @return a new array of its total length
   */
  public static double[] flatten(double[][][] a) {
    double[] flat = new double[size(a)];
    flatten(a, flat, 0);
    return flat;
  }

  /** Sets every element to zero. */
  public static void clear(double[] a) {
    java.util.Arrays.fill(a, 0);
  }

  /** Sets every element to zero. */
  public static void clear(double[][] a) {
    for (double[] row : a) {
      clear(row);
    }
  }

  /** Sets every element to zero. */
  public static void clear(double[][][] a) {
    for (double[][] row : a) {
      clear(row);
    }
  }

  /** Copies the elements of {@code source} to {@code target}, of the same shape. */
  public static void assign(double[] target, double[] source) {
    System.arraycopy(source, 0, target, 0, source.length);
  }

  /** Copies the elements of {@code source} to {@code target}, of the same shape. */
  public static void assign(double[][] target, double[][] source) {
    for (int i = 0; i < source.length; i++) {
      assign(target[i], source[i]);
    }
  }

  /** Copies the elements of {@code source} to {@code target}, of the same shape. */
  public static void assign(double[][][] target, double[][][] source) {
    for (int i = 0; i < source.length; i++) {
      assign(target[i], source[i]);
    }
  }

  /** As for fewer dimensions. */
  @SuppressWarnings("unchecked")
  public static <T> T[] zeros(T[] a) {
    return (T[]) AnyRank.map(a, 0, row -> new double[row.length]);
  }

  /** As for fewer dimensions. */
  public static int size(Object[] a) {
    int[] size = {0};
    AnyRank.forEach(a, row -> size[0] += row.length);
    return size[0];
  }

  /** As for fewer dimensions. */
  public static int flatten(Object[] a, double[] flat, int from) {
    int[] next = {from};
    AnyRank.forEach(a, row -> next[0] = flatten(row, flat, next[0]));
    return next[0];
  }

  /** As for fewer dimensions. */
  public static int unflatten(double[] flat, int from, Object[] a) {
    int[] next = {from};
    AnyRank.forEach(a, row -> next[0] = unflatten(flat, next[0], row));
    return next[0];
  }

  /** As for fewer dimensions. */
  public static double[] flatten(Object[] a) {
    double[] flat = new double[size(a)];
    flatten(a, flat, 0);
    return flat;
  }

  /** As for fewer dimensions. */
  public static void clear(Object[] a) {
    AnyRank.forEach(a, Nested::clear);
  }

  /** As for fewer dimensions. */
  public static void assign(Object[] target, Object[] source) {
    AnyRank.assign(target, source);
  }
}
