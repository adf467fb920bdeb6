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

/** {@code zBar = e; … zBar += f;} becomes {@code … zBar = e + f;} where e keeps its value. */
public final class JoinedSums extends Rewriter {
  /** Operations in one sum, above which it stays in parts. */
  private static final int LIMIT = 8;

  private JoinedSums() {}

  public static Function apply(Function function) {
    return function.withBody(new JoinedSums().rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    List<Statement> out = new ArrayList<>();
    Map<Variable, Integer> open = new HashMap<>();
    for (Statement statement : super.rewrite(block).statements()) {
      Statement next = statement;
      if (statement instanceof Statement.Accumulate accumulate
          && accumulate.target() instanceof Expression.Read target
          && open.containsKey(target.variable())
          && !Code.reads(accumulate.value()).contains(target.variable())) {
        int start = open.get(target.variable());
        Statement.Assign first = (Statement.Assign) out.get(start);
        out.set(start, null);
        next = new Statement.Assign(target, Code.add(first.value(), accumulate.value()));
      }
      close(next, open, out);
      if (next instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && isMovable(assign.value())
          && !Code.reads(assign.value()).contains(target.variable())) {
        open.put(target.variable(), out.size());
      }
      out.add(next);
    }
    out.removeIf(s -> s == null);
    return new Block(out);
  }

  /** Forgets the sums that {@code statement} reads, or of which it changes an operand. */
  private static void close(Statement statement, Map<Variable, Integer> open, List<Statement> out) {
    Occurrences here = new Occurrences();
    here.add(statement);
    open.entrySet()
        .removeIf(
            entry -> {
              if (here.mentions(entry.getKey())) {
                return true;
              }
              Statement.Assign sum = (Statement.Assign) out.get(entry.getValue());
              return Code.reads(sum.value()).stream().anyMatch(v -> here.writes(v) > 0);
            });
  }

  /** Real arithmetic on names; array reads stay where they are, stores may come between. */
  private static boolean isMovable(Expression value) {
    return value.type().isReal()
        && !(value instanceof Expression.Invoke)
        && !Code.isOpaque(value)
        && size(value) <= LIMIT
        && !readsElements(value);
  }

  private static boolean readsElements(Expression value) {
    return value instanceof Expression.Element
        || Code.operands(value).stream().anyMatch(JoinedSums::readsElements);
  }

  private static int size(Expression value) {
    return 1 + Code.operands(value).stream().mapToInt(JoinedSums::size).sum();
  }
}
