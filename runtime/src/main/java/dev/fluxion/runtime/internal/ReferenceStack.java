package dev.fluxion.runtime.internal;

import java.util.Arrays;

/**
 * A growing stack of references: which array a variable named, for the reversal of an exchange.
 *
 * @param <T> the type referred to
 */
public final class ReferenceStack<T> {

  private Object[] elements = new Object[16];
  private int size;

  /**
   * Puts a reference on top.
   *
   * @param value the reference, possibly null
   */
  public void push(T value) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size << 1);
    }
    elements[size++] = value;
  }

  /**
   * Takes the reference from the top.
   *
   * @return the reference pushed last
   * @throws ArrayIndexOutOfBoundsException if the stack is empty
   */
  @SuppressWarnings("unchecked")
  public T pop() {
    T value = (T) elements[--size];
    elements[size] = null;
    return value;
  }

  /** Forgets all references; returns for how many there is room. */
  int clear() {
    Arrays.fill(elements, 0, size, null);
    size = 0;
    return elements.length;
  }
}
