package dev.fluxion.runtime.internal;

/** What Java throws by itself, for generated code that follows it to where it is caught. */
public final class Exceptions {
  private Exceptions() {}

  /**
   * For an index that is out of bounds.
   *
   * @param index the index
   * @param length of the array
   * @return what reading the element throws
   */
  public static Throwable index(int index, int length) {
    return new ArrayIndexOutOfBoundsException(
        "Index " + index + " out of bounds for length " + length);
  }

  /**
   * For a division of integers by zero.
   *
   * @return what it throws
   */
  public static Throwable division() {
    return new ArithmeticException("/ by zero");
  }

  /**
   * For an array of negative size.
   *
   * @param size the size
   * @return what making the array throws
   */
  public static Throwable size(int size) {
    return new NegativeArraySizeException(Integer.toString(size));
  }
}
