package dev.fluxion.runtime.internal;

/** What loops that are run backwards ask of their counters. */
public final class Counters {
  private Counters() {}

  /**
   * Checks where a counter starts.
   *
   * @param start its first value
   * @param extreme the value beyond which there is none, 2³¹ − 1 iterations or more from the end
   * @return the first value
   * @throws ArithmeticException if it is the extreme one
   */
  public static int checkedStart(int start, int extreme) {
    if (start == extreme) {
      throw new ArithmeticException(
          "a loop of 2^31 - 1 or more iterations, from " + start + ", is not reversed");
    }
    return start;
  }
}
