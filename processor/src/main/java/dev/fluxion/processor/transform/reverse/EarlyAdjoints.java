package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adjoints that are known before the forward sweep has come to an end: where what follows a loop is
 * linear in its sums, their adjoints depend on nothing that is computed in the loop or later.
 *
 * @param computation what computes them
 * @param names by adjoint: the variable that holds it early
 */
record EarlyAdjoints(List<Statement> computation, Map<Variable, Variable> names) {

  /**
   * @param wanted adjoints of scalars, zero before {@code reverse}
   * @param reverse what the reverse sweep does before the loop's turn comes
   * @param unknown the variables that the loop and what follows it in the forward sweep assign
   * @param definitions those of them that can be computed before the loop as well, in order, if
   *     what they are computed from is known there
   */
  static Optional<EarlyAdjoints> of(
      Set<Variable> wanted,
      List<Statement> reverse,
      Set<Variable> unknown,
      Map<Variable, Expression> definitions,
      Variables variables) {
    Set<Variable> needed = new LinkedHashSet<>(wanted);
    Deque<Statement> slice = new ArrayDeque<>();
    for (int i = reverse.size() - 1; i >= 0; i--) {
      Statement statement = reverse.get(i);
      if (Code.writes(Block.of(statement)).stream().noneMatch(needed::contains)) {
        continue;
      }
      Expression value = scalarUpdate(statement);
      if (value == null) {
        return Optional.empty();
      }
      needed.addAll(Code.reads(value));
      slice.addFirst(statement);
    }
    List<Variable> defined = new ArrayList<>(definitions.keySet());
    Collections.reverse(defined);
    for (Variable variable : defined) {
      if (needed.remove(variable)) {
        needed.addAll(Code.reads(definitions.get(variable)));
        slice.addFirst(Statement.Assign.to(variable, definitions.get(variable)));
      }
    }
    if (needed.stream().anyMatch(unknown::contains)) {
      return Optional.empty();
    }
    Map<Variable, Variable> names = new LinkedHashMap<>();
    Set<Variable> computed = new LinkedHashSet<>(wanted);
    computed.addAll(Code.writes(new Block(List.copyOf(slice))));
    List<Statement> computation = new ArrayList<>();
    for (Variable adjoint : computed) {
      Variable early = variables.fresh(adjoint.name(), adjoint.type());
      names.put(adjoint, early);
      if (!definitions.containsKey(adjoint)) {
        computation.add(Statement.Assign.to(early, Code.literal(0.0)));
      }
    }
    EarlyAdjoints result = new EarlyAdjoints(computation, names);
    computation.addAll(result.rename(List.copyOf(slice)));
    return Optional.of(result);
  }

  /** What of {@code later} can be computed earlier if its variables are known, in order. */
  static Map<Variable, Expression> definitions(List<Statement> later, Homes homes) {
    Map<Variable, Expression> definitions = new LinkedHashMap<>();
    for (Statement statement : later) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read
          && homes.definition(read.variable()) != null
          && Storage.dependsOnVariablesOnly(assign.value())) {
        definitions.put(read.variable(), assign.value());
      }
    }
    return definitions;
  }

  /** The value of an assignment to, or accumulation into, a scalar; null for anything else. */
  private static Expression scalarUpdate(Statement statement) {
    Expression value = null;
    if (statement instanceof Statement.Assign assign
        && assign.target() instanceof Expression.Read read
        && read.type().isReal()) {
      value = assign.value();
    } else if (statement instanceof Statement.Accumulate accumulate
        && accumulate.target() instanceof Expression.Read) {
      value = accumulate.value();
    }
    boolean isScalar =
        value != null && Code.reads(value).stream().allMatch(v -> v.type() instanceof Primitive);
    return isScalar ? value : null;
  }

  /** {@code statements} with the early adjoints in place of the ordinary ones. */
  List<Statement> rename(List<Statement> statements) {
    return new Rewriter() {
      @Override
      protected Variable target(Variable variable) {
        return names.getOrDefault(variable, variable);
      }

      @Override
      public Expression read(Expression.Read read) {
        return Code.read(names.getOrDefault(read.variable(), read.variable()));
      }
    }.rewrite(new Block(statements)).statements();
  }
}
