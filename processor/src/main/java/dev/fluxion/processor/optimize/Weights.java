package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the real variables that only ever hold literals, zero among them. */
final class Weights extends Walker {
  private final Set<Variable> zeroes = new HashSet<>();
  private final Set<Variable> others = new HashSet<>();

  /** Which variables each one is copied to. */
  private final Map<Variable, Set<Variable>> copies = new HashMap<>();

  private Weights() {}

  static Set<Variable> of(Block body) {
    Weights weights = new Weights();
    weights.walk(body);
    Set<Variable> given = new HashSet<>(weights.copies.keySet());
    given.removeAll(Code.writes(body));
    weights.others.addAll(given); // parameters
    weights.spread(weights.zeroes);
    weights.spread(weights.others);
    weights.zeroes.removeAll(weights.others);
    return weights.zeroes;
  }

  private void spread(Set<Variable> reached) {
    Deque<Variable> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Variable next : copies.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    note(assign.target(), assign.value());
    return List.of(assign);
  }

  private void note(Place target, Expression value) {
    if (target instanceof Expression.Read read) {
      if (value instanceof Expression.Conditional conditional) {
        note(target, conditional.whenTrue());
        note(target, conditional.whenFalse());
      } else if (value instanceof Expression.Read source) {
        copies.computeIfAbsent(source.variable(), v -> new HashSet<>()).add(read.variable());
      } else if (read.type() != Primitive.DOUBLE || !(value instanceof Expression.Literal)) {
        others.add(read.variable());
      } else if (Code.isLiteral(value, 0)) {
        zeroes.add(read.variable());
      }
    }
  }

  @Override
  public List<Statement> accumulate(Statement.Accumulate accumulate) {
    others.add(Code.root(accumulate.target()));
    return List.of(accumulate);
  }

  @Override
  public List<Statement> pop(Statement.Pop pop) {
    others.add(pop.target());
    return List.of(pop);
  }
}
