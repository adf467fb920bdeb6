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

/** Removes the second of {@code t = v; … v = t;} where neither changes in between. */
public final class RedundantCopies extends Rewriter {
  private RedundantCopies() {}

  public static Function apply(Function function) {
    return function.withBody(new RedundantCopies().rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    Copies copies = new Copies();
    List<Statement> out = new ArrayList<>();
    for (Statement statement : super.rewrite(block).statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && assign.value() instanceof Expression.Read source) {
        if (target.variable().equals(copies.sourceOf(source.variable()))) {
          continue;
        }
        copies.forget(target.variable());
        copies.add(target.variable(), source.variable());
      } else {
        Code.writes(Block.of(statement)).forEach(copies::forget);
      }
      out.add(statement);
    }
    return new Block(out);
  }

  /** Which variable holds the value of which, at one point of a block. */
  private static final class Copies {
    private final Map<Variable, Variable> sources = new HashMap<>();
    private final Map<Variable, Set<Variable>> copies = new HashMap<>();

    Variable sourceOf(Variable copy) {
      return sources.get(copy);
    }

    void add(Variable copy, Variable source) {
      sources.put(copy, source);
      copies.computeIfAbsent(source, v -> new HashSet<>()).add(copy);
    }

    /** {@code written} is no copy any more, and its copies hold its old value. */
    void forget(Variable written) {
      sources.remove(written);
      Set<Variable> stale = copies.remove(written);
      if (stale != null) {
        stale.forEach(copy -> sources.remove(copy, written));
      }
    }
  }
}
