package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the variables that a branch or loop assigns matter beyond it: for an {@code If}, those
 * read after it; for a loop, those read after it or by its next iteration. These are the places of
 * φ-functions in pruned SSA form.
 */
public final class Liveness {
  private final Map<Statement, Set<Variable>> merged = new IdentityHashMap<>();
  private final Map<Block, Set<Variable>> exposed = new IdentityHashMap<>();

  public Liveness(Block body) {
    transfer(body, new HashSet<>(), true);
  }

  /** The assigned variables that need one value after {@code branchOrLoop}, in order. */
  public Set<Variable> merged(Statement branchOrLoop) {
    return merged.get(branchOrLoop);
  }

  /** Turns the variables live after {@code block} into those live before it. */
  private void transfer(Block block, Set<Variable> live, boolean record) {
    List<Statement> statements = block.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      transfer(statements.get(i), live, record);
    }
  }

  private void transfer(Statement statement, Set<Variable> live, boolean record) {
    if (statement instanceof Statement.Assign assign) {
      if (assign.target() instanceof Expression.Read read) {
        live.remove(read.variable());
      } else {
        live.addAll(Code.reads(assign.target()));
      }
      live.addAll(Code.reads(assign.value()));
    } else if (statement instanceof Statement.If branch) {
      record(branch, List.of(branch.then(), branch.otherwise()), live, record);
      Set<Variable> otherwise = new HashSet<>(live);
      transfer(branch.then(), live, record);
      transfer(branch.otherwise(), otherwise, record);
      live.addAll(otherwise);
      live.addAll(Code.reads(branch.condition()));
    } else if (statement instanceof Statement.Loop loop) {
      live.addAll(Code.reads(loop.condition()));
      loop(loop, loop.body(), live, record);
    } else if (statement instanceof Statement.For loop) {
      loop(loop, loop.body(), live, record);
      live.remove(loop.index());
      live.addAll(Code.reads(loop.from()));
      live.addAll(Code.reads(loop.bound()));
    } else if (statement instanceof Statement.Return jump) {
      if (jump.value() != null) {
        live.addAll(Code.reads(jump.value()));
      }
    } else if (statement instanceof Statement.Throw jump) {
      live.addAll(Code.reads(jump.exception()));
    } else if (statement instanceof Statement.Evaluate evaluate) {
      live.addAll(Code.reads(evaluate.call()));
    } else if (statement instanceof Statement.Accumulate accumulate) {
      live.addAll(Code.reads(accumulate.target()));
      live.addAll(Code.reads(accumulate.value()));
    } else if (statement instanceof Statement.Push push) {
      live.add(push.stack());
      live.addAll(Code.reads(push.value()));
    } else if (statement instanceof Statement.Pop pop) {
      live.remove(pop.target());
      live.add(pop.stack());
    } else if (statement instanceof Statement.Warn warn) {
      warn.operands().forEach(e -> live.addAll(Code.reads(e)));
    } else {
      throw new IllegalStateException("not before normalisation: " + statement);
    }
  }

  private void loop(Statement loop, Block body, Set<Variable> live, boolean record) {
    live.addAll(exposed(body));
    record(loop, List.of(body), live, record);
    if (record) {
      transfer(body, new HashSet<>(live), true);
    }
  }

  /** Variables read in {@code body} before they are assigned there. */
  private Set<Variable> exposed(Block body) {
    Set<Variable> known = exposed.get(body);
    if (known == null) {
      known = new HashSet<>();
      transfer(body, known, false);
      exposed.put(body, known);
    }
    return known;
  }

  private void record(Statement statement, List<Block> blocks, Set<Variable> live, boolean record) {
    if (record) {
      Set<Variable> result = new LinkedHashSet<>();
      blocks.forEach(b -> result.addAll(Code.writes(b)));
      result.retainAll(live);
      merged.put(statement, result);
    }
  }
}
