package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.rules.LinearFunctions;
import java.util.ArrayDeque;
import java.util.Deque;

/** Calls of the runtime's functions of linear algebra. */
final class LinearCalls {
  private LinearCalls() {}

  /** The program gets the function, and the rules by which it is differentiated to any order. */
  static Expression lower(Body body, CallLowering.Found call, HelperCalls helpers) {
    HelperCalls.Shape shape = helpers.shape(call);
    String name = call.method().getSimpleName().toString();
    Deque<Function> open = new ArrayDeque<>();
    String key =
        body.callees.library(
            LinearFunctions.OWNER + "." + name + shape.parameters(),
            variables ->
                pushed(
                    open, LinearFunctions.of(name, shape.parameters(), shape.result(), variables)));
    while (!open.isEmpty()) {
      for (String rule : LinearFunctions.rules(open.pop())) {
        body.callees.library(
            rule, variables -> pushed(open, LinearFunctions.rule(rule, variables)));
      }
    }
    return new Expression.Invoke(key, shape.result(), helpers.converted(call, shape));
  }

  private static Function pushed(Deque<Function> open, Function function) {
    open.push(function);
    return function;
  }
}
