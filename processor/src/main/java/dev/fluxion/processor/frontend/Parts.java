package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the parts of one statement: that a part is abandoned does not hide what is wrong with those
 * behind it, so that users are told everything at once.
 */
final class Parts {
  private Parts() {}

  /** Reads all parts, and only then abandons what they are parts of, if one was. */
  static <T> List<T> all(List<Supplier<T>> parts) {
    List<T> values = new ArrayList<>();
    Abandoned first = null;
    for (Supplier<T> part : parts) {
      try {
        values.add(part.get());
      } catch (Abandoned reported) {
        first = first == null ? reported : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return values;
  }
}
