package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.normalize.Aliases;
import java.util.List;

/**
 * The lengths of arrays that are created where they get their only name, as literals, variables
 * with one value, or lengths of such variables.
 */
final class Extents {
  private final Definitions definitions;
  private final Aliases aliases;

  Extents(Function function) {
    this.definitions = new Definitions(function);
    this.aliases = new Aliases(function);
  }

  /**
   * How long {@code array} is and, as far as known, its rows, theirs, and so on, all rows alike.
   * Empty where nothing is known; reading the array's name cannot fail where something is.
   */
  List<Expression> of(Variable array) {
    Expression value = definitions.of(array).orElse(null);
    if (value instanceof Expression.NewArray created) {
      List<Expression> dimensions = created.dimensions();
      int known = 0;
      while (known < dimensions.size() && isStable(dimensions.get(known))) {
        known++;
      }
      return dimensions.subList(0, Math.min(known, keepsRows(array) ? known : 1));
    } else if (value instanceof Expression.ArrayValue created) {
      return List.of(Literal.of(created.elements().size()));
    } else if (value instanceof Expression.Copy copy) {
      return ofOriginal(copy.array());
    } else if (value instanceof Expression.Read read) {
      return of(read.variable());
    } else if (value instanceof Expression.Element row
        && row.array() instanceof Expression.Read holder) {
      List<Expression> extents = of(holder.variable());
      return extents.size() > 1 && isInside(row.index(), extents.get(0))
          ? extents.subList(1, extents.size())
          : List.of();
    }
    return List.of();
  }

  private List<Expression> ofOriginal(Expression array) {
    if (!(array instanceof Expression.Read read)) {
      return List.of();
    }
    List<Expression> extents = of(read.variable());
    return extents.isEmpty() && definitions.isSingle(read.variable())
        ? List.of(new Expression.Length(array))
        : extents;
  }

  /** Whether no row of {@code array} gives way to another. */
  private boolean keepsRows(Variable array) {
    return array.type() instanceof ArrayType type
        && !aliases.isStored(array, type.element())
        && !aliases.exposure().mayChange(array);
  }

  /** Whether {@code extent} has the same value wherever it can be evaluated. */
  boolean isStable(Expression extent) {
    Expression value = extent instanceof Expression.Length length ? length.array() : extent;
    return extent instanceof Literal
        || value instanceof Expression.Read read && definitions.isSingle(read.variable());
  }

  /** Whether it is certain that {@code 0 <= index < extent}. */
  boolean isInside(Expression index, Expression extent) {
    if (index instanceof Literal) {
      return isNatural(index) && isBelow(index, extent);
    }
    Statement.For loop =
        index instanceof Expression.Read read
            ? definitions.loop(read.variable()).orElse(null)
            : null;
    if (loop == null) {
      return false;
    }
    boolean up = loop.step() == 1 && loop.relation() == BinaryOperator.LESS;
    boolean down = loop.step() == -1 && loop.relation() == BinaryOperator.GREATER_EQUAL;
    return up && isNatural(loop.from()) && isAtMost(loop.bound(), extent)
        || down && isNatural(loop.bound()) && isBelow(loop.from(), extent);
  }

  private static boolean isNatural(Expression value) {
    return value instanceof Literal literal && (int) literal.value() >= 0;
  }

  private boolean isAtMost(Expression value, Expression extent) {
    Expression left = canonical(value);
    Expression right = canonical(extent);
    return left.equals(right)
        || left instanceof Literal small
            && right instanceof Literal large
            && (int) small.value() <= (int) large.value();
  }

  /** Whether {@code value} is {@code extent - 1} or less; an extent is no negative number. */
  private boolean isBelow(Expression value, Expression extent) {
    Expression left = canonical(value);
    Expression right = canonical(extent);
    if (left instanceof Literal small && right instanceof Literal large) {
      return (int) small.value() < (int) large.value();
    }
    return isLiteralDifference(left)
        && isNatural(((Expression.Binary) left).right())
        && !((Expression.Binary) left).right().equals(Literal.of(0))
        && canonical(((Expression.Binary) left).left()).equals(right);
  }

  private static boolean isLiteralDifference(Expression value) {
    return value instanceof Expression.Binary difference
        && difference.operator() == BinaryOperator.SUBTRACT
        && difference.right() instanceof Literal;
  }

  /** The same for values that are the same by definition. */
  private Expression canonical(Expression value) {
    if (value instanceof Expression.Length length && length.array() instanceof Expression.Read a) {
      List<Expression> extents = of(a.variable());
      return extents.isEmpty() ? value : canonical(extents.get(0));
    }
    if (!(value instanceof Expression.Read read)) {
      return value;
    }
    Expression definition = definitions.of(read.variable()).orElse(value);
    boolean isName = isStable(definition) && !definition.equals(value);
    return isName ? canonical(definition) : isLiteralDifference(definition) ? definition : value;
  }
}
