package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.Map;

/** How often each variable is read and written in a piece of code. */
final class Occurrences {
  private final Map<Variable, Count> counts = new HashMap<>();

  private static final class Count {
    int reads;
    int writes;
  }

  private final Walker counter =
      new Walker() {
        @Override
        protected void onRead(Variable variable) {
          count(variable).reads++;
        }

        @Override
        protected void onWrite(Variable variable) {
          count(variable).writes++;
        }
      };

  static Occurrences in(Block block) {
    Occurrences result = new Occurrences();
    result.counter.walk(block);
    return result;
  }

  void add(Statement statement) {
    counter.walk(statement);
  }

  int reads(Variable variable) {
    Count count = counts.get(variable);
    return count == null ? 0 : count.reads;
  }

  int writes(Variable variable) {
    Count count = counts.get(variable);
    return count == null ? 0 : count.writes;
  }

  private Count count(Variable variable) {
    return counts.computeIfAbsent(variable, v -> new Count());
  }
}
