package dev.fluxion.runtime.internal;

import java.util.Arrays;

/** A growing stack of booleans: what a loop without a known trip count leaves for its reversal. */
public final class BooleanStack {

  private boolean[] elements = new boolean[64];
  private int size;

  /**
   * Puts a value on top.
   *
   * @param value the value
   */
  public void push(boolean value) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size << 1);
    }
    elements[size++] = value;
  }

  /**
   * Puts two values on top.
   *
   * @param first the first value
   * @param second the second one, which is the top then
   */
  public void push(boolean first, boolean second) {
    int newSize = size + 2;
    if (newSize > elements.length) {
      elements = Arrays.copyOf(elements, elements.length << 1);
    }
    elements[size] = first;
    elements[size + 1] = second;
    size = newSize;
  }

  /**
   * Takes the value from the top.
   *
   * @return the value pushed last
   * @throws ArrayIndexOutOfBoundsException if the stack is empty
   */
  public boolean pop() {
    return elements[--size];
  }

  /** Forgets all values; returns for how many there is room. */
  int clear() {
    size = 0;
    return elements.length;
  }
}
