package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** By how much an {@code int} that a loop carries grows in an iteration. */
final class Increments {
  private final Definitions definitions;
  private final Variable variable;
  private final Set<Variable> varying;

  /** What every iteration assigns, whatever the branches. */
  private final Map<Variable, Expression> steps = new HashMap<>();

  Increments(Definitions definitions, Variable variable, Statement.For loop) {
    this.definitions = definitions;
    this.variable = variable;
    this.varying = Code.writes(Block.of(loop));
    for (Statement statement : loop.body().statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read
          && definitions.of(read.variable()).isPresent()) {
        steps.put(read.variable(), assign.value());
      }
    }
  }

  /** What {@code value} is more than the variable, in every iteration; null if that may differ. */
  Expression of(Expression value) {
    if (value instanceof Expression.Read read) {
      Expression step = steps.get(read.variable());
      return read.variable().equals(variable) ? Literal.of(0) : step == null ? null : of(step);
    }
    if (!(value instanceof Expression.Binary sum) || sum.type() != Primitive.INT) {
      return null;
    }
    boolean isRightFixed = isFixed(sum.right());
    return switch (sum.operator()) {
      case ADD ->
          isRightFixed
              ? plus(of(sum.left()), sum.right())
              : isFixed(sum.left()) ? plus(of(sum.right()), sum.left()) : null;
      case SUBTRACT -> isRightFixed ? minus(of(sum.left()), sum.right()) : null;
      default -> null;
    };
  }

  private static Expression plus(Expression left, Expression right) {
    return left == null ? null : IntegerSums.add(left, right);
  }

  private static Expression minus(Expression left, Expression right) {
    return left == null ? null : IntegerSums.subtract(left, right);
  }

  private boolean isFixed(Expression term) {
    return term instanceof Literal
        || term instanceof Expression.Read read
            && definitions.isSingle(read.variable())
            && !varying.contains(read.variable());
  }
}
