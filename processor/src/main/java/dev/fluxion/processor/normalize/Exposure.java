package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which arrays code that is not looked into may know of: those that come from fields, objects and
 * opaque calls, and those that are given to these. Opaque calls may change any of them, and a
 * change of one may show in another.
 */
public final class Exposure {
  private final Aliases aliases;
  private final Set<Variable> exposed = new HashSet<>();
  private final Map<Variable, Integer> outsideRanks = new HashMap<>();
  private boolean hasOpaqueCalls;

  Exposure(Collection<Function> functions, Aliases aliases) {
    this.aliases = aliases;
    functions.forEach(f -> new Collector().walk(f.body()));
  }

  /** Also those that somebody outside the code at hand may have given away. */
  void add(Variable array) {
    exposed.add(aliases.representative(array));
  }

  public boolean hasOpaqueCalls() {
    return hasOpaqueCalls;
  }

  /** Whether an opaque call that the code makes may change {@code array}. */
  public boolean mayChange(Variable array) {
    return hasOpaqueCalls && isExposed(array);
  }

  /** Whether code that is not looked into knows {@code array}. */
  public boolean isExposed(Variable array) {
    return exposed.contains(aliases.representative(array));
  }

  /** Whether {@code array}, of the variable's own rank or a row of it, may come from outside. */
  public boolean isOutside(Expression array) {
    Variable root = Code.root(array);
    return root == null
        || outsideRanks.getOrDefault(aliases.representative(root), 0) >= array.type().rank();
  }

  /** Where an array comes from outside, its rank; else 0. */
  private static int outsideRank(Expression value) {
    if (value instanceof Expression.Conditional conditional) {
      return Math.max(outsideRank(conditional.whenTrue()), outsideRank(conditional.whenFalse()));
    } else if (value instanceof Expression.ArrayValue arrayValue) {
      return arrayValue.elements().stream().mapToInt(Exposure::outsideRank).max().orElse(0);
    } else if (value instanceof Expression.Copy copy) {
      return Math.max(outsideRank(copy.array()) - 1, 0); // its rows are the original's
    } else if (value instanceof Expression.Element element && Code.root(element) == null) {
      return element.type().rank();
    }
    boolean isOutside = Code.isOutsideArray(value) && Code.rule(value).isEmpty();
    return isOutside ? value.type().rank() : 0;
  }

  private final class Collector extends Walker {
    @Override
    public List<Statement> assign(Statement.Assign assign) {
      if (assign.target() instanceof Expression.Read target && target.type() instanceof ArrayType) {
        comesFromOutside(target, assign.value());
      }
      return super.assign(assign);
    }

    @Override
    protected void onStore(Expression array, Expression value) {
      if (value.type() instanceof ArrayType) {
        comesFromOutside(array, value);
      }
    }

    private void comesFromOutside(Expression holder, Expression value) {
      int rank = outsideRank(value);
      if (rank > 0 && Code.root(holder) != null) {
        Variable array = aliases.representative(Code.root(holder));
        outsideRanks.merge(array, rank, Math::max);
        exposed.add(array);
      }
    }

    @Override
    public Expression call(Expression.Call call) {
      if (call.method().mayChangeArguments()) {
        hasOpaqueCalls = true;
        call.arguments().forEach(this::isGivenAway);
      }
      return super.call(call);
    }

    @Override
    public Expression cast(Expression.Cast cast) {
      if (cast.type() instanceof ClassType) {
        isGivenAway(cast.operand());
      }
      return super.cast(cast);
    }

    private void isGivenAway(Expression argument) {
      if (argument.type() instanceof ArrayType && Code.root(argument) != null) {
        exposed.add(aliases.representative(Code.root(argument)));
      }
    }
  }
}
