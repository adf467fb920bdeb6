package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java names for the variables of one method: the wished one, or that with a number behind it. */
final class Names {
  /** What no component of a record may be called (JLS 8.10.1). */
  private static final Set<String> NO_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final Map<Variable, String> names = new HashMap<>();
  private final Set<String> taken;

  /** The last number behind each wish. */
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param obscured names that are none of variables
   */
  Names(Set<String> obscured) {
    taken = new HashSet<>(obscured);
    taken.add("yield"); // begins a statement of its own (JLS 3.9)
  }

  String of(Variable variable) {
    return names.computeIfAbsent(variable, v -> unique(v.name().isEmpty() ? "t" : v.name()));
  }

  /** A name for something that is not a variable of the program. */
  String unique(String wish) {
    String base = wish.replace('$', '_');
    String name = base;
    int number = numbers.getOrDefault(base, 0); // those below are taken
    while (SourceVersion.isKeyword(name) || !taken.add(name)) {
      name = base + ++number;
    }
    numbers.put(base, number);
    return name;
  }

  /** The component of a generated record that stands for a parameter called {@code name}. */
  static String component(String name) {
    return NO_COMPONENTS.contains(name) ? name + "_" : name;
  }
}
