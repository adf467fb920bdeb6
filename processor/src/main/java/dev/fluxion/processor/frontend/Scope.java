package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The local variables in scope, block by block (JLS 6.3). Java lets no local shadow another, but
 * fields of anonymous classes shadow locals around these, and are shadowed by their own.
 */
final class Scope {

  /** What a local name stands for. */
  sealed interface Local {}

  record Stored(Variable variable) implements Local {}

  /** A constant variable (JLS 4.12.4): final, with a constant initializer. Never stored. */
  record Inlined(Expression.Literal value) implements Local {}

  /** A field of an anonymous class: the only element of an array that its calls share. */
  record Cell(Variable array) implements Local {
    Expression.Element place() {
      return Code.element(Code.read(array), Code.literal(0));
    }
  }

  /** Bound by a pattern: the object that it tests, cast where the name is used. */
  record Bound(Supplier<Expression> value) implements Local {}

  /** Declared by a statement that could not be read; its uses are not reported again. */
  record Broken() implements Local {}

  private final Map<String, Local> locals = new HashMap<>();

  /** Of each block: what the names that it declares stood for before. */
  private final Deque<Map<String, Optional<Local>>> blocks = new ArrayDeque<>();

  void enter() {
    blocks.push(new HashMap<>());
  }

  void leave() {
    blocks
        .pop()
        .forEach(
            (name, before) ->
                before.ifPresentOrElse(
                    local -> locals.put(name, local), () -> locals.remove(name)));
  }

  void declare(String name, Local local) {
    Local before = locals.put(name, local);
    blocks.element().putIfAbsent(name, Optional.ofNullable(before));
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
