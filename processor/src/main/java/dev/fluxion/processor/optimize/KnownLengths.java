package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * In flattened SSA code, replaces the length of an array by what the array was created with, also
 * of rows and clones. The length of a row only where the row is certain to exist: nothing is known
 * of others.
 */
public final class KnownLengths extends Rewriter {
  private final Extents extents;

  private KnownLengths(Extents extents) {
    this.extents = extents;
  }

  public static Function apply(Function function, Variables variables) {
    Extents before = new Extents(function);
    Function named = function.withBody(new Naming(before, variables).rewrite(function.body()));
    return named.withBody(new KnownLengths(new Extents(named)).rewrite(named.body()));
  }

  @Override
  public Expression length(Expression.Length length) {
    List<Expression> known =
        length.array() instanceof Expression.Read read ? extents.of(read.variable()) : List.of();
    return known.isEmpty() ? length : known.get(0);
  }

  /** Gives names to dimensions that are expressions, or variables that change. */
  private static final class Naming extends Rewriter {
    private final Extents extents;
    private final Variables variables;

    Naming(Extents extents, Variables variables) {
      this.extents = extents;
      this.variables = variables;
    }

    @Override
    public List<Statement> assign(Statement.Assign assign) {
      if (!(assign.value() instanceof Expression.NewArray created)) {
        return List.of(assign);
      }
      List<Statement> out = new ArrayList<>();
      List<Expression> dimensions = new ArrayList<>();
      for (Expression dimension : created.dimensions()) {
        if (Code.isAtom(dimension) && extents.isStable(dimension)) {
          dimensions.add(dimension);
        } else {
          Variable name = variables.fresh("", dimension.type());
          out.add(Statement.Assign.to(name, dimension));
          dimensions.add(Code.read(name));
        }
      }
      Expression value = new Expression.NewArray(created.type(), dimensions);
      out.add(new Statement.Assign(assign.target(), value));
      return out;
    }
  }
}
