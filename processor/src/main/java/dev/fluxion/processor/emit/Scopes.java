package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Mentions;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each local variable is declared: at the assignment that first mentions it, as deep inside
 * as its uses allow, separately in each of several blocks that all assign it before they read it.
 * Where no single assignment comes first, before the first statement that mentions it, with a
 * default.
 */
final class Scopes {
  private final Map<Statement, Set<Variable>> mentions = new IdentityHashMap<>();
  private final Map<Statement, Set<Variable>> open = new IdentityHashMap<>();
  private final Map<Statement, List<Variable>> defaults = new IdentityHashMap<>();
  private final Map<Statement, Boolean> initial = new IdentityHashMap<>();

  Scopes(Function function) {
    Set<Variable> locals = new LinkedHashSet<>();
    for (Statement statement : function.body().statements()) {
      locals.addAll(mentions(statement));
    }
    function.parameters().stream().map(Parameter::variable).forEach(locals::remove);
    place(function.body(), locals);
  }

  /** Variables to declare, with defaults, in front of {@code statement}. */
  List<Variable> before(Statement statement) {
    return defaults.getOrDefault(statement, List.of());
  }

  /** Whether {@code statement}, an assignment or pop, declares its target. */
  boolean declares(Statement statement) {
    return initial.containsKey(statement);
  }

  private Set<Variable> mentions(Statement statement) {
    Set<Variable> known = mentions.get(statement);
    if (known != null) {
      return known;
    }
    Set<Variable> result = new LinkedHashSet<>();
    Set<Variable> indices = new HashSet<>();
    new Mentions(result) {
      @Override
      public List<Statement> counted(Statement.For loop) {
        indices.add(loop.index());
        return super.counted(loop);
      }
    }.walk(statement);
    result.removeAll(indices);
    mentions.put(statement, result);
    return result;
  }

  private void place(Block block, Set<Variable> variables) {
    Map<Variable, List<Statement>> uses = uses(block, variables);
    Map<Block, Set<Variable>> inner = new IdentityHashMap<>();
    uses.forEach(
        (variable, statements) -> {
          Statement first = statements.get(0);
          if (isInitial(first, variable)) {
            initial.put(first, true);
          } else if (statements.stream().allMatch(s -> isClosed(s, variable))) {
            for (Statement statement : statements) {
              for (Block child : Code.blocks(statement)) {
                inner.computeIfAbsent(child, b -> new LinkedHashSet<>()).add(variable);
              }
            }
          } else {
            defaults.computeIfAbsent(first, s -> new ArrayList<>()).add(variable);
          }
        });
    for (Statement statement : block.statements()) {
      for (Block child : Code.blocks(statement)) {
        if (inner.containsKey(child)) {
          place(child, inner.get(child));
        }
      }
    }
  }

  private Map<Variable, List<Statement>> uses(Block block, Set<Variable> variables) {
    Map<Variable, List<Statement>> uses = new LinkedHashMap<>();
    for (Statement statement : block.statements()) {
      for (Variable variable : mentions(statement)) {
        if (variables.contains(variable)) {
          uses.computeIfAbsent(variable, v -> new ArrayList<>()).add(statement);
        }
      }
    }
    return uses;
  }

  /** Whether {@code statement} assigns {@code variable} without reading it. */
  private static boolean isInitial(Statement statement, Variable variable) {
    if (statement instanceof Statement.Assign assign) {
      return assign.target().equals(Code.read(variable))
          && !Code.isReadIn(assign.value(), variable);
    }
    return statement instanceof Statement.Pop pop && pop.target().equals(variable);
  }

  /**
   * Whether all that {@code statement} does with {@code variable} can happen inside its blocks:
   * each of them assigns the variable before it reads it.
   */
  private boolean isClosed(Statement statement, Variable variable) {
    return !open(statement).contains(variable);
  }

  /** The variables mentioned that must be declared around {@code statement}. */
  private Set<Variable> open(Statement statement) {
    List<Block> blocks = Code.blocks(statement);
    if (blocks.isEmpty()) {
      return mentions(statement);
    }
    Set<Variable> known = open.get(statement);
    if (known == null) {
      known = new HashSet<>(header(statement));
      for (Block block : blocks) {
        known.addAll(open(block));
      }
      open.put(statement, known);
    }
    return known;
  }

  private Set<Variable> open(Block block) {
    Set<Variable> result = new HashSet<>();
    Set<Variable> declared = new HashSet<>();
    for (Statement statement : block.statements()) {
      for (Variable variable : open(statement)) {
        if (!declared.contains(variable)) {
          if (isInitial(statement, variable)) {
            declared.add(variable);
          } else {
            result.add(variable);
          }
        }
      }
    }
    return result;
  }

  private static Set<Variable> header(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return Code.reads(branch.condition());
    } else if (statement instanceof Statement.Loop loop) {
      return Code.reads(loop.condition());
    } else if (statement instanceof Statement.For loop) {
      Set<Variable> reads = new HashSet<>(Code.reads(loop.from()));
      reads.addAll(Code.reads(loop.bound()));
      return reads;
    }
    return Set.of();
  }

  static Expression defaultOf(Variable variable) {
    return Expression.Literal.zero(variable.type());
  }
}
