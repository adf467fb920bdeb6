package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.ArrayLengths;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The loop that sets all elements of an array at little cost, and can do so again in the reverse
 * sweep: the array is recomputed, not recorded.
 */
final class Refill {
  /** Above this number of operations an element is cheaper to copy twice. */
  private static final int MOST_OPERATIONS = 8;

  private Refill() {}

  /**
   * @param block where the array is set
   * @param isCheap whether a value can be computed again in the reverse sweep
   */
  static Optional<Statement.For> of(
      Block block,
      Variable array,
      ArrayLengths lengths,
      Aliases aliases,
      Predicate<Expression> isCheap) {
    List<Statement> stores = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (stores(statement, array, aliases)) {
        stores.add(statement);
      }
    }
    return stores.size() == 1
            && stores.get(0) instanceof Statement.For loop
            && lengths.fills(loop, array)
            && isCheap(loop, isCheap)
        ? Optional.of(loop)
        : Optional.empty();
  }

  private static boolean stores(Statement statement, Variable array, Aliases aliases) {
    Variable representative = aliases.representative(array);
    boolean[] found = {false};
    new Walker() {
      @Override
      protected void onStore(Expression stored, Expression value) {
        Variable root = Code.root(stored);
        found[0] |= root == null || aliases.representative(root).equals(representative);
      }
    }.walk(statement);
    return found[0];
  }

  /** Whether all but the last statement, a store, is cheap and of no effect but on variables. */
  private static boolean isCheap(Statement.For loop, Predicate<Expression> isCheap) {
    List<Statement> statements = loop.body().statements();
    if (statements.size() > MOST_OPERATIONS) {
      return false;
    }
    for (int i = 0; i < statements.size(); i++) {
      boolean isStore = i == statements.size() - 1;
      if (!(statements.get(i) instanceof Statement.Assign assign)
          || !(isStore || assign.target() instanceof Expression.Read)
          || !isCheap.test(assign.value())) {
        return false;
      }
    }
    return true;
  }
}
