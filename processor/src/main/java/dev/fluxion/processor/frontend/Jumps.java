package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** The statements that {@code break} and {@code continue} can lead to, innermost first. */
final class Jumps {
  private record Target(Label label, Set<String> names, boolean isLoop) {}

  private final Deque<Target> targets = new ArrayDeque<>();

  void enterLoop(Label label, Set<String> names) {
    targets.push(new Target(label, names, true));
  }

  /** A labelled statement that is no loop: reached by its name only. */
  void enterBlock(Label label, String name) {
    targets.push(new Target(label, Set.of(name), false));
  }

  void leave() {
    targets.pop();
  }

  /** The statement with the given name; without a name, the innermost loop. */
  Optional<Label> find(String name) {
    return targets.stream()
        .filter(target -> name == null ? target.isLoop : target.names.contains(name))
        .map(Target::label)
        .findFirst();
  }
}
