package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.ArrayLengths;
import dev.fluxion.processor.analysis.CounterRanges;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.transform.Calls;
import java.util.ArrayList;
import java.util.List;

/** A counted loop run backwards: the same counter takes the same values, the last one first. */
final class ReversedLoop {
  private ReversedLoop() {}

  static Statement.For of(
      Statement.For loop, Block body, ArrayLengths lengths, Variables variables) {
    CounterRanges ranges = new CounterRanges(lengths);
    if (ranges.startsInside(loop)) {
      return backwards(loop, loop.from(), body, lengths);
    }
    if (ranges.endsFarFromThere(loop)) {
      int extreme = loop.step() > 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
      return backwards(loop, Calls.checkedStart(loop.from(), extreme), body, lengths);
    }
    return numbered(loop, body, variables);
  }

  private static Statement.For backwards(
      Statement.For loop, Expression from, Block body, ArrayLengths lengths) {
    BinaryOperator relation =
        loop.step() > 0 ? BinaryOperator.GREATER_EQUAL : BinaryOperator.LESS_EQUAL;
    return new Statement.For(loop.index(), last(loop, lengths), relation, from, -loop.step(), body);
  }

  /** By the numbers of its iterations: a counter may start where there is none before it. */
  private static Statement.For numbered(Statement.For loop, Block body, Variables variables) {
    Variable turn = variables.fresh("turn", Primitive.INT);
    Variable index = variables.fresh(loop.index().name(), Primitive.INT); // which is no counter
    boolean strict =
        loop.relation() == BinaryOperator.LESS || loop.relation() == BinaryOperator.GREATER;
    Expression distance =
        Code.subtract(as(Primitive.LONG, loop.bound()), as(Primitive.LONG, loop.from()));
    int sign = Integer.signum(loop.step());
    Expression range = strict ? plus(distance, -sign) : distance;
    Expression last = sign > 0 ? range : Code.negate(range);
    if (Math.abs(loop.step()) != 1) {
      Method floorDiv =
          Method.ofStatic(
              "java.lang.Math", "floorDiv", Primitive.LONG, Primitive.LONG, Primitive.LONG);
      last = Expression.Call.of(floorDiv, last, longLiteral(Math.abs((long) loop.step())));
    }
    Method max =
        Method.ofStatic("java.lang.Math", "max", Primitive.LONG, Primitive.LONG, Primitive.LONG);
    Method exact = Method.ofStatic("java.lang.Math", "toIntExact", Primitive.INT, Primitive.LONG);
    Expression start = Expression.Call.of(exact, Expression.Call.of(max, last, longLiteral(-1)));
    Expression steps =
        loop.step() == 1
            ? Code.read(turn)
            : Code.multiply(Code.read(turn), Code.literal(loop.step()));
    List<Statement> statements = new ArrayList<>();
    statements.add(Statement.Assign.to(index, Code.add(loop.from(), steps)));
    Rewriter renaming =
        new Rewriter() {
          @Override
          public Expression read(Expression.Read read) {
            return read.variable().equals(loop.index()) ? Code.read(index) : read;
          }
        };
    statements.addAll(renaming.rewrite(body).statements());
    return new Statement.For(
        turn, start, BinaryOperator.GREATER_EQUAL, Code.literal(0), -1, new Block(statements));
  }

  private static Expression longLiteral(long value) {
    return new Expression.Literal(value, Primitive.LONG);
  }

  /** The last value the counter takes, or one beyond {@code from} where the loop does not run. */
  private static Expression last(Statement.For loop, ArrayLengths lengths) {
    boolean strict =
        loop.relation() == BinaryOperator.LESS || loop.relation() == BinaryOperator.GREATER;
    int sign = Integer.signum(loop.step());
    Expression end = strict ? plus(within(loop, lengths), -sign) : loop.bound();
    if (Math.abs(loop.step()) == 1) {
      return end;
    }
    // floorDiv, unlike /, stays negative for an empty range.
    boolean isShort =
        loop.from() instanceof Expression.Literal literal && (Integer) literal.value() >= 0;
    Primitive type = strict && isShort && loop.step() > 0 ? Primitive.INT : Primitive.LONG;
    Expression range = Code.subtract(as(type, end), as(type, loop.from()));
    Method floorDiv = Method.ofStatic("java.lang.Math", "floorDiv", type, type, type);
    Expression step = as(type, Code.literal(loop.step()));
    Expression trips = Expression.Call.of(floorDiv, range, step);
    return Code.add(loop.from(), as(Primitive.INT, Code.multiply(trips, step)));
  }

  /**
   * The bound, or {@code from} where the loop does not run: the value next to the smallest of all
   * bounds would be the largest.
   */
  private static Expression within(Statement.For loop, ArrayLengths lengths) {
    Expression bound = loop.bound();
    int extreme = loop.step() > 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    if (loop.step() > 0 && lengths.isLength(bound)
        || bound instanceof Expression.Literal literal && !literal.value().equals(extreme)) {
      return bound;
    }
    return Expression.Call.of(
        Method.mathOfInts(loop.step() > 0 ? "max" : "min"), bound, loop.from());
  }

  private static Expression as(Primitive type, Expression value) {
    return value.type() == type ? value : new Expression.Cast(type, value);
  }

  private static Expression plus(Expression value, int constant) {
    if (value.type() == Primitive.LONG) {
      return constant > 0
          ? Code.add(value, longLiteral(constant))
          : Code.subtract(value, longLiteral(-constant));
    }
    if (value instanceof Expression.Literal literal) {
      return Code.literal((Integer) literal.value() + constant);
    }
    return constant > 0
        ? Code.add(value, Code.literal(constant))
        : Code.subtract(value, Code.literal(-constant));
  }
}
