package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which arrays a loop's body may find as an earlier iteration left them (<em>upward exposed</em>
 * reads; Tu &amp; Padua, "Automatic array privatization", 1993). Not exposed are arrays that the
 * body makes itself, and arrays of known length all elements of which it sets before it reads one.
 */
final class PrivateArrays {
  private final Aliases aliases;
  private final ArrayLengths lengths;
  private final Set<Variable> definedInBody;
  private final Set<Variable> exposed = new HashSet<>();

  private PrivateArrays(Block loopBody, ArrayLengths lengths, Aliases aliases) {
    this.aliases = aliases;
    this.lengths = lengths;
    definedInBody = Code.writes(loopBody);
  }

  /**
   * The alias classes of arrays that {@code loopBody}, a loop's body, may read before it has set
   * what it reads.
   *
   * @param lengths of the arrays of the whole function
   */
  static Set<Variable> exposed(Block loopBody, ArrayLengths lengths, Aliases aliases) {
    PrivateArrays arrays = new PrivateArrays(loopBody, lengths, aliases);
    for (Variable variable : Code.mentions(loopBody)) {
      if (variable.type() instanceof ArrayType type
          && !arrays.isMadeInBody(Code.read(variable))
          && !(type.rank() == 1 && arrays.lengths.of(variable) != null)) {
        arrays.expose(variable);
      }
    }
    arrays.block(loopBody, new Covered());
    return arrays.exposed;
  }

  private void expose(Variable array) {
    exposed.add(aliases.representative(array));
  }

  /** Whether each iteration makes the array {@code value} anew. */
  private boolean isMadeInBody(Expression value) {
    if (value instanceof Expression.Read read) {
      Expression definition = lengths.definition(read.variable());
      return definition != null
          && definedInBody.contains(read.variable())
          && isMadeInBody(definition);
    } else if (value instanceof Expression.Element element) {
      return isMadeInBody(element.array());
    } else if (value instanceof Expression.ArrayValue array && array.type().rank() > 1) {
      return array.elements().stream().allMatch(this::isMadeInBody);
    } else if (value instanceof Expression.Copy copy && copy.type() instanceof ArrayType type) {
      return type.rank() == 1 || isMadeInBody(copy.array());
    }
    return value instanceof Expression.NewArray || value instanceof Expression.ArrayValue;
  }

  /**
   * What has been set so far in this iteration.
   *
   * @param whole arrays all of whose elements are set
   * @param first how many elements at the beginning of an array are set
   * @param current the loop counter at which the element of an array is set
   */
  private record Covered(
      Set<Variable> whole, Map<Variable, Integer> first, Map<Variable, Variable> current) {
    Covered() {
      this(new LinkedHashSet<>(), new HashMap<>(), new HashMap<>());
    }

    Covered copy() {
      return new Covered(new LinkedHashSet<>(whole), new HashMap<>(first), new HashMap<>(current));
    }

    boolean contains(Variable array, Expression index) {
      return whole.contains(array)
          || index instanceof Expression.Literal literal
              && (Integer) literal.value() >= 0
              && (Integer) literal.value() < first.getOrDefault(array, 0)
          || index instanceof Expression.Read read && read.variable().equals(current.get(array));
    }
  }

  private void block(Block block, Covered covered) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.If branch) {
        reads(branch.condition(), covered);
        Covered otherwise = covered.copy();
        block(branch.then(), covered);
        block(branch.otherwise(), otherwise);
        covered.whole().retainAll(otherwise.whole());
        covered.first().keySet().retainAll(otherwise.first().keySet());
        covered.first().replaceAll((a, n) -> Math.min(n, otherwise.first().get(a)));
        covered.current().entrySet().retainAll(otherwise.current().entrySet());
      } else if (statement instanceof Statement.For loop) {
        reads(loop.from(), covered);
        reads(loop.bound(), covered);
        block(loop.body(), covered.copy());
        coveredBy(loop, covered);
      } else if (statement instanceof Statement.Loop loop) {
        reads(loop.condition(), covered);
        Covered inside = covered.copy();
        block(loop.body(), inside);
        block(loop.update(), inside);
      } else if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Element element) {
        reads(element.index(), covered);
        reads(assign.value(), covered);
        store(element, covered);
      } else {
        new Walker() {
          @Override
          public Expression rewrite(Expression expression) {
            reads(expression, covered);
            return expression;
          }
        }.walk(statement);
      }
    }
  }

  private void store(Expression.Element element, Covered covered) {
    if (!(element.array() instanceof Expression.Read read)) {
      return;
    }
    Variable array = read.variable();
    if (element.index() instanceof Expression.Read index && lengths.isFixed(index)) {
      covered.current().put(array, index.variable());
    } else if (element.index() instanceof Expression.Literal literal
        && literal.value().equals(covered.first().getOrDefault(array, 0))) {
      int known = covered.first().merge(array, 1, Integer::sum);
      if (Code.literal(known).equals(lengths.of(array))) {
        covered.whole().add(array);
      }
    }
  }

  /** A loop over all of an array (what is before its first index being set) sets all of it. */
  private void coveredBy(Statement.For loop, Covered covered) {
    for (Statement statement : loop.body().statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Element element
          && element.array() instanceof Expression.Read array
          && element.index().equals(Code.read(loop.index()))
          && loop.from() instanceof Expression.Literal from
          && (Integer) from.value() <= covered.first().getOrDefault(array.variable(), 0)
          && lengths.isUpToEnd(loop, array.variable())) {
        covered.whole().add(array.variable());
      }
    }
  }

  /** Exposes the arrays that {@code value} reads and that are not covered there. */
  private void reads(Expression value, Covered covered) {
    new Walker() {
      @Override
      public Expression element(Expression.Element element) {
        if (element.array() instanceof Expression.Read read) {
          if (!isMadeInBody(read) && !covered.contains(read.variable(), element.index())) {
            expose(read.variable());
          }
          rewrite(element.index());
          return element;
        }
        return super.element(element);
      }

      @Override
      public Expression length(Expression.Length length) {
        return length;
      }

      @Override
      protected void onRead(Variable variable) {
        if (variable.type() instanceof ArrayType && !isMadeInBody(Code.read(variable))) {
          expose(variable); // the whole of it goes somewhere
        }
      }
    }.walk(value);
  }
}
