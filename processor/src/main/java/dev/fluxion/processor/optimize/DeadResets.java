package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Mentions;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops what a block assigns, after the last read, to a variable that it sets anew in each of its
 * runs and that nothing else knows: adjoints are set back to zero where the reverse of their
 * variable's assignment ends, which matters only where the next iteration adds to them.
 */
final class DeadResets extends Rewriter {
  private final Occurrences all;
  private final Set<Variable> known = new HashSet<>();

  private DeadResets(Function function) {
    this.all = Occurrences.in(function.body());
    // Parameters have a value on entry, and may be arrays that the caller reads.
    function.parameters().forEach(p -> known.add(p.variable()));
  }

  static Function apply(Function function) {
    return function.withBody(new DeadResets(function).rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    Block inner = super.rewrite(block);
    List<Statement> statements = inner.statements();
    if (statements.stream().noneMatch(this::isReset)) {
      return inner;
    }
    Set<Variable> own = own(statements);
    Occurrences rest = new Occurrences();
    List<Statement> kept = new ArrayList<>();
    for (int i = statements.size() - 1; i >= 0; i--) {
      Statement statement = statements.get(i);
      boolean dead =
          statement instanceof Statement.Assign assign
              && assign.target() instanceof Expression.Read target
              && isReset(assign)
              && own.contains(target.variable())
              && rest.reads(target.variable()) == 0
              && rest.writes(target.variable()) == 0;
      if (!dead) {
        kept.add(statement);
        rest.add(statement);
      }
    }
    Collections.reverse(kept);
    return new Block(kept);
  }

  /** Whether a variable that has other values, too, is assigned a literal. */
  private boolean isReset(Statement statement) {
    return statement instanceof Statement.Assign assign
        && assign.value() instanceof Expression.Literal
        && assign.target() instanceof Expression.Read target
        && all.writes(target.variable()) > 1;
  }

  /** The variables that only these statements mention, and assign before they read them. */
  private Set<Variable> own(List<Statement> statements) {
    Occurrences here = new Occurrences();
    statements.forEach(here::add);
    Set<Variable> own = new HashSet<>();
    Set<Variable> met = new HashSet<>();
    Mentions meeting = new Mentions(met);
    for (Statement statement : statements) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && !Code.isReadIn(assign.value(), target.variable())
          && !met.contains(target.variable())
          && isOnlyIn(here, target.variable())) {
        own.add(target.variable());
      }
      meeting.walk(statement);
    }
    own.removeAll(known);
    return own;
  }

  private boolean isOnlyIn(Occurrences here, Variable variable) {
    return here.reads(variable) == all.reads(variable)
        && here.writes(variable) == all.writes(variable);
  }
}
