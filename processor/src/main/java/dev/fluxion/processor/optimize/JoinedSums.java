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
    OpenSums open = new OpenSums();
    for (Statement statement : super.rewrite(block).statements()) {
      Statement next = statement;
      if (statement instanceof Statement.Accumulate accumulate
          && accumulate.target() instanceof Expression.Read target
          && open.contains(target.variable())
          && !Code.reads(accumulate.value()).contains(target.variable())) {
        int start = open.place(target.variable());
        Statement.Assign first = (Statement.Assign) out.get(start);
        out.set(start, null);
        next = new Statement.Assign(target, Code.add(first.value(), accumulate.value()));
      }
      open.close(next);
      if (next instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && isMovable(assign.value())
          && !Code.reads(assign.value()).contains(target.variable())) {
        open.add(target.variable(), out.size(), assign.value());
      }
      out.add(next);
    }
    out.removeIf(s -> s == null);
    return new Block(out);
  }

  /** The sums of a block that may still grow, by variable. */
  private static final class OpenSums {
    /** Where in the block each stands. */
    private final Map<Variable, Integer> places = new HashMap<>();

    /** By operand: the sums that read it, or did. */
    private final Map<Variable, Set<Variable>> readers = new HashMap<>();

    boolean contains(Variable sum) {
      return places.containsKey(sum);
    }

    int place(Variable sum) {
      return places.get(sum);
    }

    void add(Variable sum, int place, Expression value) {
      places.put(sum, place);
      Code.reads(value).forEach(v -> readers.computeIfAbsent(v, k -> new HashSet<>()).add(sum));
    }

    /** Forgets the sums that {@code statement} reads, or of which it changes an operand. */
    void close(Statement statement) {
      Occurrences here = new Occurrences();
      here.add(statement);
      here.mentioned().forEach(places::remove);
      for (Variable written : here.written()) {
        Set<Variable> sums = readers.remove(written);
        if (sums != null) {
          places.keySet().removeAll(sums);
        }
      }
    }
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
