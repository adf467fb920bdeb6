package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides, for one block inside a loop, which of the values its reverse needs are recorded in the
 * forward sweep and which are recomputed from recorded ones: cheap results are recomputed where
 * that does not take more recorded values than it saves (Griewank &amp; Walther, section 12.2;
 * Hascoët, Naumann &amp; Pascual, "To be recorded" analysis, 2005).
 *
 * @param recorded pushed at the block's end in this order, popped in the opposite one
 * @param recomputed in order of evaluation, with their defining expressions
 * @param outer variables of enclosing blocks that the recomputation reads
 */
record Recording(
    Set<Variable> recorded, Map<Variable, Expression> recomputed, Set<Variable> outer) {

  /**
   * @param needed the variables of this block that its reverse reads
   * @param definitions the cheap definitions among this block's variables, in program order
   * @param isOwn whether a variable belongs to this block
   */
  static Recording decide(
      Set<Variable> needed, Map<Variable, Expression> definitions, Predicate<Variable> isOwn) {
    Set<Variable> recorded = new LinkedHashSet<>();
    Set<Variable> candidates = new LinkedHashSet<>();
    for (Variable variable : needed) {
      (definitions.containsKey(variable) ? candidates : recorded).add(variable);
    }
    Set<Variable> leaves = new LinkedHashSet<>();
    for (Variable candidate : candidates) {
      leaves.addAll(leaves(candidate, definitions, isOwn));
    }
    leaves.removeAll(recorded);
    if (leaves.size() <= candidates.size()) {
      recorded.addAll(leaves);
    }
    Set<Variable> recomputedRoots = new LinkedHashSet<>();
    for (Variable candidate : candidates) {
      boolean covered = recorded.containsAll(leaves(candidate, definitions, isOwn));
      (covered ? recomputedRoots : recorded).add(candidate);
    }
    Set<Variable> closure = new LinkedHashSet<>();
    recomputedRoots.forEach(v -> close(v, definitions, recorded, isOwn, closure));
    Map<Variable, Expression> recomputed = new LinkedHashMap<>();
    Set<Variable> outer = new LinkedHashSet<>();
    definitions.forEach(
        (variable, definition) -> {
          if (closure.contains(variable)) {
            recomputed.put(variable, definition);
            Code.reads(definition).stream().filter(isOwn.negate()).forEach(outer::add);
          }
        });
    return new Recording(recorded, recomputed, outer);
  }

  /** The variables of this block that {@code variable} rests on and that cannot be recomputed. */
  private static Set<Variable> leaves(
      Variable variable, Map<Variable, Expression> definitions, Predicate<Variable> isOwn) {
    Set<Variable> leaves = new LinkedHashSet<>();
    Set<Variable> seen = new LinkedHashSet<>();
    List<Variable> open = new ArrayList<>(List.of(variable));
    while (!open.isEmpty()) {
      Variable next = open.remove(open.size() - 1);
      if (!seen.add(next)) {
        continue;
      }
      Expression definition = definitions.get(next);
      if (definition == null) {
        leaves.add(next);
      } else {
        Code.reads(definition).stream().filter(isOwn).forEach(open::add);
      }
    }
    return leaves;
  }

  private static void close(
      Variable variable,
      Map<Variable, Expression> definitions,
      Set<Variable> recorded,
      Predicate<Variable> isOwn,
      Set<Variable> closure) {
    List<Variable> open = new ArrayList<>(List.of(variable));
    while (!open.isEmpty()) {
      Variable next = open.remove(open.size() - 1);
      if (!recorded.contains(next) && closure.add(next)) {
        Code.reads(definitions.get(next)).stream().filter(isOwn).forEach(open::add);
      }
    }
  }
}
