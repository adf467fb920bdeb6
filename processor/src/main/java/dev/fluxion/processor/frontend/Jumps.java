package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** The statements that {@code break} and {@code continue} can lead to, innermost first. */
final class Jumps {
  private record Target(Label label, Set<String> names, Kind kind) {}

  private enum Kind {
    LOOP,
    SWITCH,
    BLOCK
  }

  private final Deque<Target> targets = new ArrayDeque<>();

  void enterLoop(Label label, Set<String> names) {
    targets.push(new Target(label, names, Kind.LOOP));
  }

  /** A labelled statement that is no loop: reached by its name only. */
  void enterBlock(Label label, String name) {
    targets.push(new Target(label, Set.of(name), Kind.BLOCK));
  }

  /** A switch statement: {@code break} leaves it, {@code continue} does not see it. */
  void enterSwitch(Label label) {
    targets.push(new Target(label, Set.of(), Kind.SWITCH));
  }

  void leave() {
    targets.pop();
  }

  /** Where {@code break} leads: without a name, out of the innermost loop or switch. */
  Optional<Label> breakTarget(String name) {
    return find(name, Set.of(Kind.LOOP, Kind.SWITCH));
  }

  /** Where {@code continue} leads: without a name, to the innermost loop. */
  Optional<Label> continueTarget(String name) {
    return find(name, Set.of(Kind.LOOP));
  }

  private Optional<Label> find(String name, Set<Kind> unnamed) {
    return targets.stream()
        .filter(t -> name == null ? unnamed.contains(t.kind) : t.names.contains(name))
        .map(Target::label)
        .findFirst();
  }
}
