package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces {@code v}, whose only assignment is {@code v = u}, by {@code u} where {@code u} keeps
 * its value as long as {@code v} is read: it is assigned once too, or all reads of {@code v} stand
 * in the rest of the block, which does not assign {@code u}.
 */
public final class CopyPropagation {
  private final Occurrences all;
  private final Map<Variable, Expression> replacements = new HashMap<>();

  private CopyPropagation(Function function) {
    this.all = Occurrences.in(function.body());
  }

  public static Function apply(Function function) {
    CopyPropagation pass = new CopyPropagation(function);
    pass.collect(function.body());
    if (pass.replacements.isEmpty()) {
      return function;
    }
    return function.withBody(pass.new Replacing().rewrite(function.body()));
  }

  private void collect(Block block) {
    Occurrences rest = new Occurrences();
    List<Statement> statements = block.statements();
    int firstThatAsks = firstCopyOfReassigned(statements);
    for (int i = statements.size() - 1; i >= 0; i--) {
      Statement statement = statements.get(i);
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && all.writes(target.variable()) == 1
          && isStable(assign.value(), target.variable(), rest)) {
        replacements.put(target.variable(), assign.value());
      } else if (statement instanceof Statement.If branch) {
        collect(branch.then());
        collect(branch.otherwise());
      } else if (statement instanceof Statement.Loop loop) {
        collect(loop.body());
      } else if (statement instanceof Statement.For loop) {
        collect(loop.body());
      }
      if (i > firstThatAsks) {
        rest.add(statement);
      }
    }
  }

  /** Where in a block the first copy stands that depends on what the rest of the block does. */
  private int firstCopyOfReassigned(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read
          && assign.value() instanceof Expression.Read source
          && all.writes(source.variable()) > 1) {
        return i;
      }
    }
    return statements.size();
  }

  private boolean isStable(Expression value, Variable copy, Occurrences rest) {
    if (value instanceof Expression.Literal) {
      return true;
    }
    if (!(value instanceof Expression.Read read)) {
      return false;
    }
    Variable source = read.variable();
    boolean unchanged = rest.writes(source) == 0 && rest.reads(copy) == all.reads(copy);
    return all.writes(source) <= 1 || unchanged;
  }

  private final class Replacing extends Rewriter {
    @Override
    public Expression read(Expression.Read read) {
      Expression current = read;
      while (current instanceof Expression.Read next && replacements.containsKey(next.variable())) {
        current = replacements.get(next.variable());
      }
      return current;
    }

    @Override
    public List<Statement> assign(Statement.Assign assign) {
      boolean isCopy =
          assign.target() instanceof Expression.Read read
              && replacements.containsKey(read.variable());
      return isCopy ? List.of() : super.assign(assign);
    }
  }
}
