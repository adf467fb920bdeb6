package dev.fluxion.processor.optimize;

import static dev.fluxion.processor.optimize.IntegerSums.add;
import static dev.fluxion.processor.optimize.IntegerSums.multiply;
import static dev.fluxion.processor.optimize.IntegerSums.shiftRight;
import static dev.fluxion.processor.optimize.IntegerSums.subtract;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Statement;

/**
 * What an {@code int} is in terms of the counter of a loop that adds {@code increment} to it in
 * every iteration, modulo 2^32 as in Java.
 *
 * @param start its value before the loop
 * @param increment an expression that does not change in the loop
 */
record ClosedForm(Statement.For loop, Expression start, Expression increment) {

  /**
   * Whether the number of the iteration follows from the counter, even where the counter overflows:
   * by steps of a power of two it takes no value twice in a loop that ends.
   */
  boolean existsInside() {
    return isProportional() || Integer.bitCount(distance()) == 1;
  }

  /** Whether the counter's last value is known: with larger steps it may overflow before. */
  boolean existsAfter() {
    return distance() == 1;
  }

  private int distance() {
    return Math.abs(loop.step());
  }

  /** Whether no division is needed. */
  private boolean isProportional() {
    return distance() == 1
        || increment instanceof Literal literal && (int) literal.value() % loop.step() == 0;
  }

  /** The increment for each 1 that the counter grows by. */
  private Expression slope() {
    if (increment instanceof Literal literal) {
      return Literal.of((int) literal.value() / loop.step());
    }
    return loop.step() == 1 ? increment : IntegerSums.negate(increment);
  }

  /** What it would be where the counter is zero; null where that does not help. */
  Expression origin() {
    boolean fromZero = IntegerSums.isLiteral(start, 0) && !(loop.from() instanceof Literal);
    return isProportional() && !fromZero ? subtract(start, multiply(loop.from(), slope())) : null;
  }

  /**
   * The value at the start of an iteration.
   *
   * @param origin an atom of the value of {@link #origin}, or null
   */
  Expression inside(Expression origin) {
    Expression counter = Code.read(loop.index());
    if (origin != null) {
      Expression growth = multiply(counter, slope());
      return origin instanceof Literal ? add(growth, origin) : add(origin, growth);
    } else if (isProportional()) {
      return add(start, multiply(subtract(counter, loop.from()), slope()));
    }
    Expression way =
        loop.step() > 0 ? subtract(counter, loop.from()) : subtract(loop.from(), counter);
    Expression iteration = shiftRight(way, Integer.numberOfTrailingZeros(distance()));
    return add(start, multiply(iteration, increment));
  }

  /**
   * What all iterations add.
   *
   * @param isNatural whether the loop's bound is no negative number
   */
  Expression total(boolean isNatural) {
    return multiply(subtract(last(isNatural), loop.from()), slope());
  }

  /** The counter's value with which the loop ends. */
  private Expression last(boolean isNatural) {
    return switch (loop.relation()) {
      case LESS ->
          isNatural && IntegerSums.isLiteral(loop.from(), 0)
              ? loop.bound()
              : extreme("max", loop.bound());
      case LESS_EQUAL -> extreme("max", add(loop.bound(), Literal.of(1)));
      case GREATER -> extreme("min", loop.bound());
      default -> extreme("min", subtract(loop.bound(), Literal.of(1)));
    };
  }

  private Expression extreme(String name, Expression end) {
    if (end instanceof Literal a && loop.from() instanceof Literal b) {
      int x = (int) a.value();
      int y = (int) b.value();
      return Literal.of(name.equals("max") ? Math.max(x, y) : Math.min(x, y));
    }
    return Expression.Call.of(Method.mathOfInts(name), loop.from(), end);
  }
}
