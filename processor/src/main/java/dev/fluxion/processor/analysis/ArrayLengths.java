package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the only assignments of variables tell of the lengths of arrays. */
public final class ArrayLengths {
  /** The only value that each variable is ever given. */
  private final Map<Variable, Expression> definitions = new HashMap<>();

  /** By counter: its loop. */
  private final Map<Variable, Statement.For> loops = new HashMap<>();

  /** Variables given values at several places. */
  private final Set<Variable> several = new HashSet<>();

  /** What arrays are made of that are made whenever the function runs. */
  private final Set<Expression> dimensions = new HashSet<>();

  /**
   * @param function the body of a function, in SSA form
   */
  public ArrayLengths(Block function) {
    new Walker() {
      @Override
      public List<Statement> assign(Statement.Assign assign) {
        if (assign.target() instanceof Expression.Read read
            && definitions.put(read.variable(), assign.value()) != null) {
          several.add(read.variable());
        }
        return super.assign(assign);
      }

      @Override
      public List<Statement> counted(Statement.For loop) {
        loops.put(loop.index(), loop);
        return super.counted(loop);
      }
    }.walk(function);
    definitions.keySet().removeAll(several);
    for (Statement statement : function.statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.value() instanceof Expression.NewArray made) {
        dimensions.addAll(made.dimensions());
      }
    }
  }

  /** Whether {@code atom} is not negative for certain: otherwise the function throws. */
  public boolean isLength(Expression atom) {
    Expression value = atom instanceof Expression.Read read ? definition(read.variable()) : atom;
    return value instanceof Expression.Length
        || value instanceof Expression.Literal literal && (Integer) literal.value() >= 0
        || isFixed(atom) && dimensions.contains(atom);
  }

  /** The only value that {@code variable} is ever given, or null. */
  Expression definition(Variable variable) {
    return definitions.get(variable);
  }

  /** The loop that {@code variable} counts, or null. */
  Statement.For loop(Variable variable) {
    return loops.get(variable);
  }

  /**
   * The length of {@code array} as an atom, if the array is made once, with that length; or null.
   */
  public Expression of(Variable array) {
    return definitions.get(array) instanceof Expression.NewArray made
            && Code.isAtom(made.dimensions().get(0))
            && isFixed(made.dimensions().get(0))
        ? made.dimensions().get(0)
        : null;
  }

  /** Whether {@code atom} has the same value wherever it is read. */
  boolean isFixed(Expression atom) {
    return !(atom instanceof Expression.Read read) || !several.contains(read.variable());
  }

  /** Whether {@code loop} counts up to the last index of {@code array}, one by one. */
  boolean isUpToEnd(Statement.For loop, Variable array) {
    if (loop.step() != 1 || loop.relation() != BinaryOperator.LESS) {
      return false;
    }
    Expression bound = loop.bound();
    if (bound.equals(of(array))) {
      return true;
    }
    Expression value =
        bound instanceof Expression.Read read ? definitions.get(read.variable()) : bound;
    return value != null && value.equals(new Expression.Length(Code.read(array)));
  }

  /** Whether {@code loop} sets all elements of {@code array}, to what its last statement says. */
  public boolean fills(Statement.For loop, Variable array) {
    List<Statement> statements = loop.body().statements();
    return loop.from().equals(Code.literal(0))
        && isUpToEnd(loop, array)
        && !statements.isEmpty()
        && statements.get(statements.size() - 1) instanceof Statement.Assign store
        && store.target().equals(Code.element(Code.read(array), Code.read(loop.index())));
  }
}
