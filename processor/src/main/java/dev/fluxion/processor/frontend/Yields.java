package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The switch expressions around a statement, innermost first, and what becomes of their values. */
final class Yields {

  /**
   * A switch expression.
   *
   * @param result where its value goes; null while only the values' types are asked for
   * @param values seen so far
   */
  record Target(Label label, Variable result, List<Expression> values) {
    Target(Label label, Variable result) {
      this(label, result, new ArrayList<>());
    }
  }

  private final Deque<Target> targets = new ArrayDeque<>();

  void enter(Target target) {
    targets.push(target);
  }

  void leave() {
    targets.pop();
  }

  /** Lowers {@code yield value}. */
  void give(Body body, Tree tree, ExpressionTree value) {
    if (targets.isEmpty()) {
      throw body.leaveToCompiler(tree);
    }
    Target target = targets.peek();
    if (target.result == null) {
      target.values.add(body.expressions.operand(value));
    } else {
      Expression converted = body.expressions.operand(value);
      body.sink.add(
          Statement.Assign.to(
              target.result,
              body.expressions.operators().converted(tree, converted, target.result.type())));
    }
    body.sink.add(new Statement.Break(target.label));
  }

  /** After a throw in place of a value: nothing is assigned, and what follows is not reached. */
  void leaveByThrow(Body body) {
    body.sink.add(new Statement.Break(targets.peek().label()));
  }
}
