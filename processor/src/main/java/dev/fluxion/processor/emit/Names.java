package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java names for the variables of one method: the wished one, or that with a number behind it. */
final class Names {
  private final Map<Variable, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  String of(Variable variable) {
    return names.computeIfAbsent(variable, v -> unique(v.name().isEmpty() ? "t" : v.name()));
  }

  /** A name for something that is not a variable of the program. */
  String unique(String wish) {
    String base = wish.replace('$', '_');
    String name = base;
    for (int i = 1; SourceVersion.isKeyword(name) || !taken.add(name); i++) {
      name = base + i;
    }
    return name;
  }
}
