package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.HashSet;
import java.util.Set;

/**
 * What vanishes with some variables: values that are multiples of them, and code that adds such.
 */
final class Vanishing {
  private Vanishing() {}

  /** Whether {@code statement} gives a variable a value that is zero if {@code zero} are. */
  static boolean isAssigned(Statement statement, Set<Variable> zero) {
    return statement instanceof Statement.Assign assign
        && assign.target() instanceof Expression.Read
        && isZero(assign.value(), zero);
  }

  /** Turns the variables that are zero before {@code statement} into those that are behind it. */
  static void note(Statement statement, Set<Variable> zero) {
    Set<Variable> written = Code.writes(Block.of(statement));
    if (isAssigned(statement, zero)) {
      zero.addAll(written);
    } else {
      zero.removeAll(written);
    }
  }

  /** Whether {@code value} is zero if the variables {@code zero} are. */
  static boolean isZero(Expression value, Set<Variable> zero) {
    if (value instanceof Expression.Read read) {
      return zero.contains(read.variable());
    } else if (value instanceof Expression.Unary unary) {
      return unary.type().isReal() && isZero(unary.operand(), zero);
    } else if (value instanceof Expression.Conditional conditional) {
      return isZero(conditional.whenTrue(), zero) && isZero(conditional.whenFalse(), zero);
    } else if (value instanceof Expression.Binary binary && binary.type().isReal()) {
      boolean left = isZero(binary.left(), zero);
      boolean right = isZero(binary.right(), zero);
      return switch (binary.operator()) {
        case MULTIPLY -> left || right;
        case ADD, SUBTRACT -> left && right;
        case DIVIDE, STRONG, STRONG_QUOTIENT -> left;
        default -> false;
      };
    }
    return Code.isLiteral(value, 0);
  }

  /** Whether {@code loop} does nothing but assign variables if {@code zero} are zero before it. */
  static boolean hasNoEffect(Statement.For loop, Set<Variable> zero) {
    Set<Variable> always = new HashSet<>(zero);
    always.removeAll(Code.writes(Block.of(loop)));
    return hasNoEffect(loop.body(), always);
  }

  /**
   * Whether {@code body} does nothing but assign variables if {@code zero} are zero.
   *
   * @param zero becomes what is zero behind {@code body}
   */
  static boolean hasNoEffect(Block body, Set<Variable> zero) {
    for (Statement statement : body.statements()) {
      boolean harmless;
      if (statement instanceof Statement.Accumulate accumulate) {
        harmless =
            accumulate.target() instanceof Expression.Element && isZero(accumulate.value(), zero);
      } else {
        harmless =
            Code.isPlainAssignment(statement)
                || statement instanceof Statement.For loop && hasNoEffect(loop, zero)
                || statement instanceof Statement.If branch
                    && hasNoEffect(branch.then(), new HashSet<>(zero))
                    && hasNoEffect(branch.otherwise(), new HashSet<>(zero));
      }
      if (!harmless) {
        return false;
      }
      if (!(statement instanceof Statement.Accumulate)) {
        note(statement, zero);
      }
    }
    return true;
  }
}
