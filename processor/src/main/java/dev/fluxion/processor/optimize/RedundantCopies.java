package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Removes the second of {@code t = v; … v = t;} where neither changes in between. */
public final class RedundantCopies extends Rewriter {
  private RedundantCopies() {}

  public static Function apply(Function function) {
    return function.withBody(new RedundantCopies().rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    Map<Variable, Variable> copies = new HashMap<>();
    List<Statement> out = new ArrayList<>();
    for (Statement statement : super.rewrite(block).statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && assign.value() instanceof Expression.Read source) {
        if (target.variable().equals(copies.get(source.variable()))) {
          continue;
        }
        forget(target.variable(), copies);
        copies.put(target.variable(), source.variable());
      } else {
        Code.writes(Block.of(statement)).forEach(v -> forget(v, copies));
      }
      out.add(statement);
    }
    return new Block(out);
  }

  private static void forget(Variable written, Map<Variable, Variable> copies) {
    copies.remove(written);
    copies.values().removeIf(written::equals);
  }
}
