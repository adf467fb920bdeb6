package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;

/**
 * What is known of where counters start. A counter that starts at the least int of all cannot be
 * counted back to there: {@code i >= Integer.MIN_VALUE} holds for ever (downwards, alike, at the
 * greatest).
 */
public final class CounterRanges {
  private final ArrayLengths lengths;

  public CounterRanges(ArrayLengths lengths) {
    this.lengths = lengths;
  }

  /** Whether {@code loop} starts elsewhere than at the int beyond which there is none. */
  public boolean startsInside(Statement.For loop) {
    return loop.step() > 0 ? isAboveLeast(loop.from()) : isBelowGreatest(loop.from());
  }

  /**
   * Whether {@code loop}, started at that int, would take 2³¹ − 1 iterations or more: its bound is
   * on the other side of zero.
   */
  public boolean endsFarFromThere(Statement.For loop) {
    return loop.step() > 0
        ? isNatural(loop.bound())
        : loop.bound() instanceof Expression.Literal literal && (Integer) literal.value() <= 0;
  }

  private boolean isAboveLeast(Expression atom) {
    Expression value = valueOf(atom);
    if (value instanceof Expression.Literal literal) {
      return !literal.value().equals(Integer.MIN_VALUE);
    }
    if (value instanceof Expression.Binary sum
        && sum.operator() == BinaryOperator.ADD
        && sum.right().equals(Expression.Literal.of(1))) {
      return isBelowGreatest(sum.left());
    }
    if (value instanceof Expression.Binary difference
        && difference.operator() == BinaryOperator.SUBTRACT
        && difference.right() instanceof Expression.Literal literal
        && (Integer) literal.value() >= 0) {
      return isNatural(difference.left());
    }
    if (loop(value) != null) {
      Statement.For loop = loop(value);
      return loop.step() > 0
          ? isAboveLeast(loop.from())
          : loop.relation() == BinaryOperator.GREATER || isAboveLeast(loop.bound());
    }
    return isNatural(atom);
  }

  private boolean isBelowGreatest(Expression atom) {
    Expression value = valueOf(atom);
    if (value instanceof Expression.Literal literal) {
      return !literal.value().equals(Integer.MAX_VALUE);
    }
    if (value instanceof Expression.Binary difference
        && difference.operator() == BinaryOperator.SUBTRACT
        && difference.right() instanceof Expression.Literal literal
        && (Integer) literal.value() >= 1) {
      return isNatural(difference.left());
    }
    if (loop(value) != null) {
      Statement.For loop = loop(value);
      return loop.step() > 0
          ? loop.relation() == BinaryOperator.LESS || isBelowGreatest(loop.bound())
          : isBelowGreatest(loop.from());
    }
    return lengths.isLength(atom); // no machine has arrays of as many elements
  }

  /** Whether {@code atom} is not negative. */
  private boolean isNatural(Expression atom) {
    Statement.For loop = loop(atom);
    if (loop == null) {
      return lengths.isLength(atom);
    }
    return isNatural(loop.step() > 0 ? loop.from() : loop.bound());
  }

  private Expression valueOf(Expression atom) {
    Expression value =
        atom instanceof Expression.Read read ? lengths.definition(read.variable()) : null;
    return value == null ? atom : value;
  }

  private Statement.For loop(Expression value) {
    return value instanceof Expression.Read read ? lengths.loop(read.variable()) : null;
  }
}
