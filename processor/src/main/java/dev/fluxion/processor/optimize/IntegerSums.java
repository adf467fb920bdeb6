package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.UnaryOperator;

/** Builds expressions of {@code int}s, computing at once what is known; all wrap as Java's do. */
final class IntegerSums {
  private IntegerSums() {}

  static Expression add(Expression left, Expression right) {
    if (left instanceof Literal a && right instanceof Literal b) {
      return Literal.of(value(a) + value(b));
    } else if (isLiteral(left, 0)) {
      return right;
    } else if (isLiteral(right, 0)) {
      return left;
    } else if (right instanceof Literal literal && value(literal) < 0) {
      return Code.subtract(left, Literal.of(-value(literal)));
    } else if (isNegation(right)) {
      return Code.subtract(left, ((Expression.Unary) right).operand());
    }
    return Code.add(left, right);
  }

  static Expression subtract(Expression left, Expression right) {
    return left.equals(right) ? Literal.of(0) : add(left, negate(right));
  }

  static Expression negate(Expression operand) {
    if (operand instanceof Literal literal) {
      return Literal.of(-value(literal));
    } else if (isNegation(operand)) {
      return ((Expression.Unary) operand).operand();
    } else if (operand instanceof Expression.Binary difference
        && difference.operator() == BinaryOperator.SUBTRACT) {
      return Code.subtract(difference.right(), difference.left());
    }
    return Code.negate(operand);
  }

  private static boolean isNegation(Expression expression) {
    return expression instanceof Expression.Unary unary && unary.operator() == UnaryOperator.NEGATE;
  }

  static Expression multiply(Expression left, Expression right) {
    if (left instanceof Literal a && right instanceof Literal b) {
      return Literal.of(value(a) * value(b));
    } else if (left instanceof Literal) {
      return multiply(right, left);
    } else if (isLiteral(right, 0)) {
      return right;
    } else if (isLiteral(right, 1)) {
      return left;
    }
    return isLiteral(right, -1) ? negate(left) : Code.multiply(left, right);
  }

  /** As an unsigned number, by a power of two. */
  static Expression shiftRight(Expression value, int distance) {
    return distance == 0
        ? value
        : Code.binary(BinaryOperator.SHIFT_RIGHT_UNSIGNED, value, Literal.of(distance));
  }

  static boolean isLiteral(Expression expression, int value) {
    return expression.equals(Literal.of(value));
  }

  private static int value(Literal literal) {
    return (int) literal.value();
  }
}
