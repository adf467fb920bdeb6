package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The loops around a block, from the place inwards where the reverse sweep follows the forward one.
 *
 * @param isRepeated whether the block runs many times between the sweeps, so that its variables
 *     have other values by the time of its reverse
 * @param arrays where values of the block are recorded if all loops of the nest are counted before
 *     it begins; null: on stacks
 * @param loops the counted loops, the outermost first
 */
record Nest(boolean isRepeated, RecordArrays arrays, List<Statement.For> loops) {

  /** No loop. */
  static final Nest NONE = new Nest(false, null, List.of());

  /** Loops of which some run nobody knows how often. */
  static final Nest UNCOUNTED = new Nest(true, null, List.of());

  /** Inside {@code loop}, the first of a nest. */
  static Nest begin(Statement.For loop, RecordArrays arrays) {
    return arrays.isCounted(loop) ? new Nest(true, arrays, List.of(loop)) : UNCOUNTED;
  }

  /** Inside {@code loop}, which is in the innermost loop so far. */
  Nest into(Statement.For loop) {
    if (arrays == null || !arrays.isCounted(loop)) {
      return UNCOUNTED;
    }
    List<Statement.For> inner = new ArrayList<>(loops);
    inner.add(loop);
    return new Nest(true, arrays, inner);
  }

  /** Inside a branch, which may run seldom. */
  Nest branch() {
    return isRepeated ? UNCOUNTED : this;
  }
}
