package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Walker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a function may throw what somebody catches; {@code try} in it counts for nothing. */
final class ThrowSearch extends Walker {
  private final Set<String> types;
  private final Predicate<String> calls;
  private boolean found;

  /**
   * @param calls whether a called function may throw
   */
  ThrowSearch(Set<String> types, Predicate<String> calls) {
    this.types = types;
    this.calls = calls;
  }

  boolean finds(Block body) {
    walk(body);
    return found;
  }

  @Override
  public Expression rewrite(Expression expression) {
    if (!found) {
      List<Statement> tests = new ArrayList<>();
      Faults faults = new Faults(types, true, fault -> Block.EMPTY, call -> found = true, tests);
      faults.of(expression);
      found |= !tests.isEmpty();
    }
    return super.rewrite(expression);
  }

  @Override
  public Expression invoke(Expression.Invoke invoke) {
    found |= calls.test(invoke.function());
    return super.invoke(invoke);
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    if (assign.target() instanceof Expression.Element element) {
      rewrite((Expression) element);
    }
    return super.assign(assign);
  }

  @Override
  public List<Statement> raise(Statement.Throw jump) {
    found = true;
    return super.raise(jump);
  }
}
