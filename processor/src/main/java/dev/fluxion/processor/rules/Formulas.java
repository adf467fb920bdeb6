package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.BinaryOperator.CONDITIONAL_AND;
import static dev.fluxion.processor.ir.BinaryOperator.EQUAL;
import static dev.fluxion.processor.ir.BinaryOperator.GREATER;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import java.util.List;

/** The formulas too long for a line of the table. */
final class Formulas {
  static final String SLOPES = "dev.fluxion.runtime.internal.Slopes";
  static final String SPECIAL = "dev.fluxion.runtime.internal.Special";
  private static final Expression ZERO = Code.literal(0.0);
  private static final Expression ONE = Code.literal(1.0);
  private static final Expression HALF = Code.literal(0.5);

  private Formulas() {}

  static Expression math(String name, Expression... arguments) {
    return Expression.Call.of(Method.math(name, arguments.length), arguments);
  }

  static Expression function(String name, Expression... arguments) {
    return Expression.Call.of(Method.function(name, arguments.length), arguments);
  }

  /** {@code x − y}, 0 where both are the same infinity. */
  static Expression difference(Expression x, Expression y) {
    Primitive real = Primitive.DOUBLE;
    return Expression.Call.of(Method.ofStatic(SPECIAL, "difference", real, real, real), x, y);
  }

  /** A method of {@code Slopes}, which has rules of its own. */
  static Expression slope(String name, Expression... arguments) {
    List<dev.fluxion.processor.ir.Type> types =
        java.util.Collections.nCopies(arguments.length, Primitive.DOUBLE);
    return Expression.Call.of(new Method(SLOPES, name, types, Primitive.DOUBLE, true), arguments);
  }

  static Expression square(Expression x) {
    return Code.multiply(x, x);
  }

  static Expression choose(Expression condition, Expression whenTrue, Expression whenFalse) {
    return new Expression.Conditional(condition, whenTrue, whenFalse);
  }

  static Expression choose(Expression condition, double whenTrue, double whenFalse) {
    return choose(condition, Code.literal(whenTrue), Code.literal(whenFalse));
  }

  static Expression equal(Expression left, Expression right) {
    return Code.binary(EQUAL, left, right);
  }

  static Expression and(Expression left, Expression right) {
    return Code.binary(CONDITIONAL_AND, left, right);
  }

  /**
   * {@code x + 0.0}: turns −0.0 into 0.0 and is the identity otherwise, so that a reciprocal has
   * the limit from inside the domain at zeros of either sign, in every order.
   */
  static Expression unsigned(Expression x) {
    return Code.add(x, ZERO);
  }

  /** ∂max/∂a: the tie is shared evenly. */
  static Expression larger(Expression a, Expression b) {
    return choose(Code.binary(GREATER, a, b), ONE, choose(equal(a, b), HALF, ZERO));
  }

  /** ∂pow/∂base, p·x^(p−1): plain arithmetic for the powers that people write most. */
  static Expression powerByBase(Expression x, Expression p) {
    if (p instanceof Expression.Literal literal && literal.value() instanceof Double exponent) {
      if (exponent == 0) {
        return ZERO;
      } else if (exponent == 1) {
        return ONE;
      } else if (exponent == 2) {
        return Code.multiply(p, x);
      } else if (exponent == 3) {
        return Code.multiply(p, square(x));
      }
      return Code.multiply(p, math("pow", x, Code.literal(exponent - 1)));
    }
    return slope(
        "powerByBase", x, p.type().isReal() ? p : new Expression.Cast(Primitive.DOUBLE, p));
  }

  /** n of x − n·y = r, exactly, for both kinds of remainder. */
  static Expression quotient(Expression x, Expression y, Expression r) {
    return math("rint", Code.divide(Code.subtract(x, r), y));
  }

  /** ∂copySign/∂magnitude: whether the signs agree; 0 at 0. */
  static Expression signAgreement(Expression x, Expression sign) {
    return Code.multiply(math("signum", x), math("copySign", ONE, sign));
  }

  static Expression polygamma(int n, Expression x) {
    Method method =
        Method.ofStatic(SPECIAL, "polygamma", Primitive.DOUBLE, Primitive.INT, Primitive.DOUBLE);
    return Expression.Call.of(method, Code.literal(n), x);
  }
}
