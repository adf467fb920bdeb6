package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local variables in scope, block by block (JLS 6.3). Java lets no local shadow another, so the
 * innermost declaration is the only one.
 */
final class Scope {

  /** What a local name stands for. */
  sealed interface Local {}

  record Stored(Variable variable) implements Local {}

  /** A constant variable (JLS 4.12.4): final, with a constant initializer. Never stored. */
  record Inlined(Expression.Literal value) implements Local {}

  /** Declared by a statement that could not be read; its uses are not reported again. */
  record Broken() implements Local {}

  private final Map<String, Local> locals = new HashMap<>();
  private final Deque<List<String>> blocks = new ArrayDeque<>();

  void enter() {
    blocks.push(new ArrayList<>());
  }

  void leave() {
    blocks.pop().forEach(locals::remove);
  }

  void declare(String name, Local local) {
    if (locals.put(name, local) == null) {
      blocks.element().add(name);
    }
  }

  /** Reads code that is not in the scope of these names (JLS 6.3): they are unknown meanwhile. */
  void hiding(List<String> names, Runnable code) {
    Map<String, Local> hidden = new HashMap<>(locals);
    hidden.keySet().retainAll(names);
    locals.keySet().removeAll(names);
    try {
      code.run();
    } finally {
      locals.putAll(hidden);
    }
  }

  Optional<Local> find(String name) {
    return Optional.ofNullable(locals.get(name));
  }
}
