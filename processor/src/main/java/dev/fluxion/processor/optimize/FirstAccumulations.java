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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code zBar = 0; … zBar += e;} becomes {@code … zBar = e;} where nothing comes between. */
public final class FirstAccumulations extends Rewriter {
  private FirstAccumulations() {}

  public static Function apply(Function function) {
    return function.withBody(new FirstAccumulations().rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    List<Statement> statements = super.rewrite(block).statements();
    Map<Variable, Integer> zeroed = new HashMap<>();
    List<Statement> out = new ArrayList<>();
    Set<Integer> dropped = new HashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (statement instanceof Statement.Accumulate accumulate
          && accumulate.target() instanceof Expression.Read read
          && zeroed.containsKey(read.variable())
          && !Code.isReadIn(accumulate.value(), read.variable())) {
        dropped.add(zeroed.get(read.variable()));
        statement = new Statement.Assign(read, accumulate.value());
      }
      Code.mentions(Block.of(statement)).forEach(zeroed::remove);
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read
          && Code.isLiteral(assign.value(), 0)) {
        zeroed.put(read.variable(), i);
      }
      out.add(statement);
    }
    List<Statement> kept = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) {
      if (!dropped.contains(i)) {
        kept.add(out.get(i));
      }
    }
    return new Block(kept);
  }
}
