package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import java.util.List;
import java.util.Set;

/**
 * The static methods of {@code Double} that numerical code asks reals with: tests, whose answers
 * are no reals and carry no derivative, and other names of arithmetic.
 */
final class DoubleMethods {
  private static final String OWNER = "java.lang.Double";
  private static final Set<String> TESTS = Set.of("isNaN", "isFinite", "isInfinite", "compare");
  private static final Set<String> OPERATIONS = Set.of("max", "min", "sum");

  private DoubleMethods() {}

  static boolean knows(String owner, CallLowering.Found call) {
    String name = call.method().getSimpleName().toString();
    return owner.equals(OWNER)
        && call.receiver().isEmpty()
        && (TESTS.contains(name) || OPERATIONS.contains(name));
  }

  static Expression lower(CallLowering.Found call, HelperCalls helpers) {
    HelperCalls.Shape shape = helpers.shape(call);
    List<Expression> arguments = helpers.converted(call, shape);
    String name = call.method().getSimpleName().toString();
    if (TESTS.contains(name)) {
      return new Expression.Call(
          new Method(OWNER, name, shape.parameters(), shape.result(), true), arguments);
    } else if (name.equals("sum")) {
      return Code.add(arguments.get(0), arguments.get(1));
    }
    return new Expression.Call(Method.math(name, 2), arguments);
  }
}
