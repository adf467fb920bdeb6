package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a variable that a loop carries is a sum: at the end of the body it is what it was, plus
 * or minus values that do not depend on it, on every way through branches and inner loops. Its
 * adjoint is the same in all iterations.
 */
final class Additions {
  private final Variable sum;
  private final Map<Variable, List<Expression>> definitions = new HashMap<>();
  private final Map<Variable, Integer> reads = new HashMap<>();

  /** The variables between the old and the new value of the sum. */
  private final Set<Variable> chain = new LinkedHashSet<>();

  private int links;

  private Additions(Variable sum, Block body) {
    this.sum = sum;
    new Walker() {
      @Override
      public List<Statement> assign(Statement.Assign assign) {
        if (assign.target() instanceof Expression.Read read) {
          definitions.computeIfAbsent(read.variable(), v -> new ArrayList<>()).add(assign.value());
        }
        return super.assign(assign);
      }

      @Override
      protected void onRead(Variable variable) {
        reads.merge(variable, 1, Integer::sum);
      }
    }.walk(body);
  }

  static boolean isSum(Variable variable, Block body) {
    return new Additions(variable, body).isSum();
  }

  private boolean isSum() {
    chain.add(sum);
    if (!definitions.get(sum).stream().allMatch(this::isChained)) {
      return false;
    }
    // Whoever else reads one of them depends on the sum.
    return chain.stream().mapToInt(v -> reads.getOrDefault(v, 0)).sum() == links;
  }

  /** Whether {@code value} is the sum so far, or that and something else. */
  private boolean isChained(Expression value) {
    if (value instanceof Expression.Read read) {
      return isChained(read.variable());
    }
    if (!(value instanceof Expression.Binary binary)) {
      return false;
    }
    boolean adds = binary.operator() == BinaryOperator.ADD;
    boolean subtracts = binary.operator() == BinaryOperator.SUBTRACT;
    return (adds || subtracts) && triesOperand(binary.left())
        || adds && triesOperand(binary.right());
  }

  private boolean triesOperand(Expression operand) {
    Set<Variable> chainBefore = Set.copyOf(chain);
    int linksBefore = links;
    if (operand instanceof Expression.Read read && isChained(read.variable())) {
      return true;
    }
    chain.retainAll(chainBefore);
    links = linksBefore;
    return false;
  }

  private boolean isChained(Variable variable) {
    if (chain.contains(variable)) {
      links++;
      return true;
    }
    List<Expression> values = definitions.get(variable);
    if (values == null) {
      return false; // it comes from before the loop
    }
    chain.add(variable);
    links++;
    return values.stream().allMatch(this::isChained);
  }
}
