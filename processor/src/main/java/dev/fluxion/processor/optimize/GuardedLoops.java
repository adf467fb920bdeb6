package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Liveness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A loop that only adds multiples of a weight is skipped where the weight is zero. Weights are
 * variables to which nothing but literals is assigned: the partials of {@code max}, {@code min} and
 * their like, 1 for the operand that was chosen and 0 for the others. They depend on the primal
 * alone, so that skipping is right for derivatives of derivatives as well.
 */
public final class GuardedLoops extends Rewriter {
  /** How many weights are looked after at a time; loops are near what they rest on. */
  private static final int MOST = 16;

  private final Set<Variable> weights;
  private final Liveness liveness;

  private final SelectedIterations iterations;

  private GuardedLoops(Function function, Variables variables) {
    this.weights = Weights.of(function.body());
    this.liveness = new Liveness(function.body());
    this.iterations = new SelectedIterations(weights, liveness, variables);
  }

  public static Function apply(Function function, Variables variables) {
    GuardedLoops pass = new GuardedLoops(function, variables);
    return pass.weights.isEmpty() ? function : function.withBody(pass.rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    Map<Variable, Set<Variable>> zeros = new LinkedHashMap<>();
    List<Statement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      Statement inner = statement.accept(this).get(0);
      Variable weight = statement instanceof Statement.For loop ? weightOf(loop, zeros) : null;
      if (weight == null) {
        out.addAll(
            statement instanceof Statement.For loop
                ? iterations.of(loop, ((Statement.For) inner).body())
                : List.of(inner));
      } else {
        Expression chosen =
            Code.binary(BinaryOperator.NOT_EQUAL, Code.read(weight), Code.literal(0.0));
        out.add(new Statement.If(chosen, Block.of(inner), Block.EMPTY));
      }
      note(statement, zeros);
    }
    return new Block(out);
  }

  /** Notes which variables are zero after {@code statement} wherever a weight is. */
  private void note(Statement statement, Map<Variable, Set<Variable>> zeros) {
    Set<Variable> written = Code.writes(Block.of(statement));
    zeros.values().forEach(zero -> Vanishing.note(statement, zero));
    for (Variable variable : written) {
      if (weights.contains(variable)) {
        zeros.put(variable, new LinkedHashSet<>(Set.of(variable)));
      }
    }
    while (zeros.size() > MOST) {
      zeros.remove(zeros.keySet().iterator().next());
    }
  }

  /** The weight without which {@code loop} has no effect, or null. */
  private Variable weightOf(Statement.For loop, Map<Variable, Set<Variable>> zeros) {
    if (!liveness.merged(loop).isEmpty()) {
      return null;
    }
    for (Map.Entry<Variable, Set<Variable>> entry : zeros.entrySet()) {
      if (Vanishing.hasNoEffect(loop, entry.getValue())) {
        return entry.getKey();
      }
    }
    return null;
  }
}
