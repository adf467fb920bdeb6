package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * In flattened SSA code, moves what is the same in every iteration in front of the loop, and on out
 * of the loops around it, provided that it is harmless where the loop does not run.
 */
public final class InvariantMotion extends Rewriter {
  private final Definitions definitions;
  private final Speculation speculation;

  private InvariantMotion(Function function) {
    this.definitions = new Definitions(function);
    this.speculation = new Speculation(function);
  }

  public static Function apply(Function function) {
    return function.withBody(new InvariantMotion(function).rewrite(function.body()));
  }

  @Override
  public List<Statement> loop(Statement.Loop loop) {
    List<Statement> out = new ArrayList<>();
    Block body = rest(rewrite(loop.body()), Code.writes(Block.of(loop)), out);
    out.add(new Statement.Loop(loop.label(), loop.condition(), body, loop.update()));
    return out;
  }

  @Override
  public List<Statement> counted(Statement.For loop) {
    List<Statement> out = new ArrayList<>();
    Block body = rest(rewrite(loop.body()), Code.writes(Block.of(loop)), out);
    out.add(loop.withBody(body));
    return out;
  }

  /**
   * What stays in the loop.
   *
   * @param varying the variables that the loop assigns
   * @param moved takes what does not stay
   */
  private Block rest(Block body, Set<Variable> varying, List<Statement> moved) {
    List<Statement> rest = new ArrayList<>();
    for (Statement statement : body.statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && target.type() instanceof Primitive
          && definitions.of(target.variable()).isPresent()
          && Code.reads(assign.value()).stream().noneMatch(varying::contains)
          && speculation.isHarmless(assign.value())) {
        moved.add(assign);
        varying.remove(target.variable());
      } else {
        rest.add(statement);
      }
    }
    return new Block(rest);
  }
}
