package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
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
          && !Code.isReadIn(accumulate.value(), target.variable())) {
        int start = open.place(target.variable());
        Statement.Assign first = (Statement.Assign) out.get(start);
        out.set(start, null);
        next = new Statement.Assign(target, Code.add(first.value(), accumulate.value()));
      }
      open.close(next);
      if (next instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && isMovable(assign.value())
          && !Code.isReadIn(assign.value(), target.variable())) {
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

    private final Walker closing =
        new Walker() {
          @Override
          protected void onRead(Variable variable) {
            places.remove(variable);
          }

          @Override
          protected void onWrite(Variable variable) {
            places.remove(variable);
            Set<Variable> sums = readers.remove(variable);
            if (sums != null) {
              sums.forEach(places::remove);
            }
          }
        };

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
      closing.walk(statement);
    }
  }

  /** Real arithmetic on names; array reads stay where they are, stores may come between. */
  private static boolean isMovable(Expression value) {
    if (!value.type().isReal() || value instanceof Expression.Invoke || Code.isOpaque(value)) {
      return false;
    }
    Extent extent = new Extent();
    extent.walk(value);
    return extent.size <= LIMIT && !extent.readsElements;
  }

  /** How many nodes an expression has, and whether it reads an array. */
  private static final class Extent extends Walker {
    private int size;
    private boolean readsElements;

    @Override
    public Expression rewrite(Expression expression) {
      size++;
      return super.rewrite(expression);
    }

    @Override
    public Expression element(Expression.Element element) {
      readsElements = true;
      return super.element(element);
    }
  }
}
