package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often each variable is read and written in a piece of code. */
final class Occurrences {
  private final Map<Variable, Integer> reads = new HashMap<>();
  private final Map<Variable, Integer> writes = new HashMap<>();

  private final Walker counter =
      new Walker() {
        @Override
        protected void onRead(Variable variable) {
          reads.merge(variable, 1, Integer::sum);
        }

        @Override
        protected void onWrite(Variable variable) {
          writes.merge(variable, 1, Integer::sum);
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
    return reads.getOrDefault(variable, 0);
  }

  int writes(Variable variable) {
    return writes.getOrDefault(variable, 0);
  }

  Iterable<Variable> written() {
    return writes.keySet();
  }

  /** The variables read or written. */
  Set<Variable> mentioned() {
    Set<Variable> all = new HashSet<>(reads.keySet());
    all.addAll(writes.keySet());
    return all;
  }
}
