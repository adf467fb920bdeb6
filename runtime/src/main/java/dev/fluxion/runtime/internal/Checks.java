package dev.fluxion.runtime.internal;

import java.util.Arrays;

/** The exceptions of computations whose results a derivative has no use for. */
public final class Checks {
  private Checks() {}

  /**
   * Throws as an access to an array does.
   *
   * @param index where
   * @param length the array's length
   * @throws ArrayIndexOutOfBoundsException if there is no such element
   */
  public static void index(int index, int length) {
    if (index < 0 || index >= length) {
      throw new ArrayIndexOutOfBoundsException(
          "Index " + index + " out of bounds for length " + length);
    }
  }

  /**
   * Throws as the creation of an array does.
   *
   * @param size its length
   * @throws NegativeArraySizeException if it is negative
   */
  public static void size(int size) {
    if (size < 0) {
      throw new NegativeArraySizeException(String.valueOf(size));
    }
  }

  /**
   * Does nothing: the argument has been evaluated.
   *
   * @param value any value
   */
  public static void evaluated(boolean value) {}

  /**
   * Does nothing: the argument has been evaluated.
   *
   * @param value any value
   */
  public static void evaluated(int value) {}

  /**
   * Does nothing: the argument has been evaluated.
   *
   * @param value any value
   */
  public static void evaluated(long value) {}

  /**
   * Does nothing: the argument has been evaluated.
   *
   * @param value any value
   */
  public static void evaluated(double value) {}

  /**
   * Does nothing: the argument has been evaluated.
   *
   * @param value any value
   */
  public static void evaluated(Object value) {}

  /**
   * Throws where a method that derivatives do not look into has changed an array.
   *
   * @param method its name
   * @param array what the array held before the call; any number of dimensions
   * @param given the copy that the method was given
   * @throws IllegalStateException if they differ
   */
  public static void unchanged(String method, Object array, Object given) {
    if (!Arrays.deepEquals(new Object[] {array}, new Object[] {given})) {
      throw new IllegalStateException(
          method
              + " changed an array that depends on the independent parameters, which derivatives"
              + " cannot follow. Give it a copy, or its derivative with @DerivativeOf.");
    }
  }
}
