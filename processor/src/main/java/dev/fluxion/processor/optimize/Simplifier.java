package dev.fluxion.processor.optimize;

import static dev.fluxion.processor.ir.BinaryOperator.ADD;
import static dev.fluxion.processor.ir.BinaryOperator.CONDITIONAL_AND;
import static dev.fluxion.processor.ir.BinaryOperator.CONDITIONAL_OR;
import static dev.fluxion.processor.ir.BinaryOperator.MULTIPLY;
import static dev.fluxion.processor.ir.BinaryOperator.STRONG;
import static dev.fluxion.processor.ir.BinaryOperator.STRONG_QUOTIENT;
import static dev.fluxion.processor.ir.BinaryOperator.SUBTRACT;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.UnaryOperator;
import java.util.List;

/**
 * Local simplifications that hold bit for bit in Java's arithmetic, so that they are safe in the
 * primal as well: nothing is reassociated, no zero is multiplied away.
 */
public final class Simplifier extends Rewriter {
  private Simplifier() {}

  public static Function apply(Function function) {
    return function.withBody(new Simplifier().rewrite(function.body()));
  }

  @Override
  public Expression unary(Expression.Unary unary) {
    Expression operand = rewrite(unary.operand());
    if (unary.operator() == UnaryOperator.NOT && operand instanceof Literal literal) {
      return literal.equals(Literal.TRUE) ? Literal.FALSE : Literal.TRUE;
    }
    if (unary.operator() == UnaryOperator.NOT
        && operand instanceof Expression.Unary inner
        && inner.operator() == UnaryOperator.NOT) {
      return inner.operand();
    }
    if (unary.operator() == UnaryOperator.NEGATE && operand.type().isReal()) {
      return negate(operand);
    }
    return new Expression.Unary(unary.operator(), operand);
  }

  private static Expression negate(Expression operand) {
    if (isNegation(operand)) {
      return ((Expression.Unary) operand).operand();
    }
    if (operand instanceof Literal literal && literal.value() instanceof Double value) {
      return Code.literal(-value);
    }
    return Code.negate(operand);
  }

  private static boolean isNegation(Expression expression) {
    return expression instanceof Expression.Unary unary
        && unary.operator() == UnaryOperator.NEGATE
        && unary.type().isReal();
  }

  private static Expression negated(Expression negation) {
    return ((Expression.Unary) negation).operand();
  }

  @Override
  public Expression binary(Expression.Binary binary) {
    Expression left = rewrite(binary.left());
    Expression right = rewrite(binary.right());
    if (binary.operator() == MULTIPLY && binary.type().isReal()) {
      return product(MULTIPLY, left, right);
    } else if (binary.operator() == STRONG) {
      return strong(left, right);
    } else if (binary.operator() == STRONG_QUOTIENT) {
      return strongQuotient(left, right);
    } else if (binary.operator() == ADD && binary.type().isReal() && isNegation(right)) {
      return Code.subtract(left, negated(right));
    } else if (binary.operator() == SUBTRACT && isNegation(right)) {
      return Code.add(left, negated(right));
    } else if (binary.operator() == CONDITIONAL_AND) {
      return left.equals(Literal.TRUE) || right.equals(Literal.FALSE)
          ? right
          : left.equals(Literal.FALSE) || right.equals(Literal.TRUE)
              ? left
              : Code.binary(CONDITIONAL_AND, left, right);
    } else if (binary.operator() == CONDITIONAL_OR) {
      return left.equals(Literal.FALSE) || right.equals(Literal.TRUE)
          ? right
          : left.equals(Literal.TRUE) || right.equals(Literal.FALSE)
              ? left
              : Code.binary(CONDITIONAL_OR, left, right);
    }
    return Code.binary(binary.operator(), left, right);
  }

  /** A product of two negated factors, or with one, in Java exactly the negated product. */
  private static Expression product(
      dev.fluxion.processor.ir.BinaryOperator operator, Expression left, Expression right) {
    if (isNegation(left)) {
      return negate(product(operator, negated(left), right));
    } else if (isNegation(right)) {
      return negate(product(operator, left, negated(right)));
    } else if (operator == MULTIPLY && Code.isLiteral(left, 1)) {
      return right;
    } else if (operator == MULTIPLY && Code.isLiteral(right, 1)) {
      return left;
    } else if (operator == MULTIPLY && Code.isLiteral(left, -1)) {
      return negate(right);
    } else if (operator == MULTIPLY && Code.isLiteral(right, -1)) {
      return negate(left);
    }
    return Code.binary(operator, left, right);
  }

  private static Expression strong(Expression seed, Expression partial) {
    boolean finite =
        partial instanceof Literal literal
            && literal.value() instanceof Double value
            && Double.isFinite(value);
    boolean never = seed instanceof Literal literal && !Code.isLiteral(seed, 0);
    return product(finite || never ? MULTIPLY : STRONG, seed, partial);
  }

  private static Expression strongQuotient(Expression seed, Expression divisor) {
    if (isNegation(seed)) {
      return negate(strongQuotient(negated(seed), divisor));
    }
    boolean never = seed instanceof Literal && !Code.isLiteral(seed, 0);
    return never ? Code.divide(seed, divisor) : Code.strongQuotient(seed, divisor);
  }

  @Override
  public Expression conditional(Expression.Conditional conditional) {
    Expression condition = rewrite(conditional.condition());
    Expression whenTrue = rewrite(conditional.whenTrue());
    Expression whenFalse = rewrite(conditional.whenFalse());
    if (condition instanceof Literal literal) {
      return literal.equals(Literal.TRUE) ? whenTrue : whenFalse;
    }
    return whenTrue.equals(whenFalse)
        ? whenTrue
        : new Expression.Conditional(condition, whenTrue, whenFalse);
  }

  @Override
  public List<Statement> ifElse(Statement.If branch) {
    Expression condition = rewrite(branch.condition());
    if (condition instanceof Literal literal) {
      return rewrite(literal.equals(Literal.TRUE) ? branch.then() : branch.otherwise())
          .statements();
    }
    Block then = rewrite(branch.then());
    Block otherwise = rewrite(branch.otherwise());
    if (then.isEmpty() && otherwise.isEmpty()) {
      return List.of();
    }
    return List.of(new Statement.If(condition, then, otherwise));
  }
}
