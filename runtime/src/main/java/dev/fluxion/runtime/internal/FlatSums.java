package dev.fluxion.runtime.internal;

/** Adds arrays to flat vectors, row by row: adjoints of arrays in records to their destination. */
public final class FlatSums {
  private FlatSums() {}

  /**
   * Adds the elements of an array to those of a flat vector.
   *
   * @param a the array
   * @param flat the vector that is added to
   * @param from the index in {@code flat} of the first of them
   * @return the index after the last of them
   */
  public static int add(double[] a, double[] flat, int from) {
    for (int i = 0; i < a.length; i++) {
      flat[from + i] += a[i];
    }
    return from + a.length;
  }

  /**
   * Adds the elements of an array to those of a flat vector.
   *
   * @param a the array
   * @param flat the vector that is added to
   * @param from the index in {@code flat} of the first of them
   * @return the index after the last of them
   */
  public static int add(double[][] a, double[] flat, int from) {
    int next = from;
    for (double[] row : a) {
      next = add(row, flat, next);
    }
    return next;
  }

  /**
   * Adds the elements of an array to those of a flat vector.
   *
   * @param a the array
   * @param flat the vector that is added to
   * @param from the index in {@code flat} of the first of them
   * @return the index after the last of them
   */
  public static int add(double[][][] a, double[] flat, int from) {
    int next = from;
    for (double[][] row : a) {
      next = add(row, flat, next);
    }
    return next;
  }

  /** As for fewer dimensions. */
  public static int add(Object[] a, double[] flat, int from) {
    int[] next = {from};
    AnyRank.forEach(a, row -> next[0] = add(row, flat, next[0]));
    return next[0];
  }
}
