package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Statement;

/** A counted loop run backwards: the same counter takes the same values, the last one first. */
final class ReversedLoop {
  private ReversedLoop() {}

  static Statement.For of(Statement.For loop, Block body) {
    BinaryOperator relation =
        loop.step() > 0 ? BinaryOperator.GREATER_EQUAL : BinaryOperator.LESS_EQUAL;
    return new Statement.For(loop.index(), last(loop), relation, loop.from(), -loop.step(), body);
  }

  /** The last value the counter takes, or one beyond {@code from} where the loop does not run. */
  private static Expression last(Statement.For loop) {
    boolean strict =
        loop.relation() == BinaryOperator.LESS || loop.relation() == BinaryOperator.GREATER;
    int sign = Integer.signum(loop.step());
    Expression end = strict ? plus(loop.bound(), -sign) : loop.bound();
    if (Math.abs(loop.step()) == 1) {
      return end;
    }
    // floorDiv, unlike /, stays negative for an empty range.
    Method floorDiv = Method.mathOfInts("floorDiv");
    Expression trips =
        Expression.Call.of(floorDiv, Code.subtract(end, loop.from()), Code.literal(loop.step()));
    return Code.add(loop.from(), Code.multiply(trips, Code.literal(loop.step())));
  }

  private static Expression plus(Expression value, int constant) {
    if (value instanceof Expression.Literal literal) {
      return Code.literal((Integer) literal.value() + constant);
    }
    return constant > 0
        ? Code.add(value, Code.literal(constant))
        : Code.subtract(value, Code.literal(-constant));
  }
}
