package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Binary;
import dev.fluxion.processor.ir.Expression.Call;
import dev.fluxion.processor.ir.Expression.Cast;
import dev.fluxion.processor.ir.Expression.Conditional;
import dev.fluxion.processor.ir.Expression.Constant;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Expression.Read;
import dev.fluxion.processor.ir.Expression.Unary;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run of statements does to an operand that was lowered before them but is evaluated after
 * them. Java evaluates operands from left to right (JLS 15.7): an operand may stay an expression
 * only if it cannot tell the difference, neither by its value nor by throwing first.
 */
final class Effects {
  /** Larger operands are kept in a variable; bounds the work of looking at them. */
  private static final int LARGEST = 24;

  private final Set<Variable> assigned = new HashSet<>();
  private boolean any;

  /** Whether a method may run that assigns static fields. */
  private boolean calls;

  void add(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Warn) {
        continue;
      }
      any = true;
      calls |= statement instanceof Statement.Evaluate;
      if (statement instanceof Statement.Assign assign) {
        add(assign.target());
        calls |= assign.value() instanceof Expression.Invoke || Code.isOpaque(assign.value());
      } else if (statement instanceof Statement.If branch) {
        add(branch.then().statements());
        add(branch.otherwise().statements());
      } else if (statement instanceof Statement.Try attempt) {
        Completion.blocks(attempt).forEach(block -> add(block.statements()));
      } else if (statement instanceof Statement.Loop loop) {
        add(loop.body().statements());
        add(loop.update().statements());
      }
    }
  }

  private void add(Place target) {
    if (target instanceof Read read) {
      assigned.add(read.variable());
    }
  }

  boolean assigns(Variable variable) {
    return assigned.contains(variable);
  }

  /** Whether the operand means the same before and after the statements. */
  boolean leave(Expression operand) {
    return !any || remaining(operand, LARGEST) >= 0;
  }

  /** Whether the operand reads no array, calls nothing and cannot throw. */
  static boolean isQuiet(Expression operand) {
    Effects effects = new Effects();
    effects.any = true;
    return effects.leave(operand);
  }

  /** The budget left after the operand has been looked at; negative where it must be kept. */
  private int remaining(Expression operand, int budget) {
    if (budget <= 0) {
      return -1;
    }
    if (operand instanceof Literal) {
      return budget - 1;
    } else if (operand instanceof Constant constant) {
      return calls && !constant.isFinal() ? -1 : budget - 1;
    } else if (operand instanceof Read read) {
      return assigned.contains(read.variable()) ? -1 : budget - 1;
    } else if (operand instanceof Expression.Component component) {
      return remaining(component.record(), budget - 1);
    } else if (operand instanceof Unary unary) {
      return remaining(unary.operand(), budget - 1);
    } else if (operand instanceof Cast cast) {
      return remaining(cast.operand(), budget - 1);
    } else if (operand instanceof Binary binary && !mayThrow(binary)) {
      return all(List.of(binary.left(), binary.right()), budget - 1);
    } else if (operand instanceof Conditional conditional) {
      return all(
          List.of(conditional.condition(), conditional.whenTrue(), conditional.whenFalse()),
          budget - 1);
    } else if (operand instanceof Call call && call.type().isReal() && !takesArrays(call)) {
      return all(call.arguments(), budget - 1);
    }
    return -1; // reads or makes an array, or may throw
  }

  private int all(List<Expression> operands, int budget) {
    int left = budget;
    for (Expression operand : operands) {
      left = left < 0 ? left : remaining(operand, left);
    }
    return left;
  }

  private static boolean mayThrow(Binary binary) {
    boolean division =
        binary.operator() == BinaryOperator.DIVIDE || binary.operator() == BinaryOperator.REMAINDER;
    return division && !binary.type().isReal();
  }

  /** Exact integer arithmetic may throw, functions of arrays read them; of reals, none does. */
  private static boolean takesArrays(Call call) {
    return call.arguments().stream().anyMatch(argument -> argument.type().rank() > 0);
  }
}
