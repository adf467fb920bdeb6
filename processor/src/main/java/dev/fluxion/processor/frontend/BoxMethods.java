package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import java.util.List;
import java.util.Set;

/**
 * The static methods of {@code Double} and {@code Float} that numerical code asks reals with:
 * tests, whose answers are no reals and carry no derivative, and other names of arithmetic.
 */
final class BoxMethods {
  private static final Set<String> OWNERS = Set.of("java.lang.Double", "java.lang.Float");
  private static final Set<String> TESTS = Set.of("isNaN", "isFinite", "isInfinite", "compare");
  private static final Set<String> OPERATIONS = Set.of("max", "min", "sum");

  private BoxMethods() {}

  static boolean knows(String owner, CallLowering.Found call) {
    String name = call.method().getSimpleName().toString();
    return OWNERS.contains(owner)
        && call.receiver().isEmpty()
        && (TESTS.contains(name) || OPERATIONS.contains(name));
  }

  static Expression lower(CallLowering.Found call, HelperCalls helpers) {
    HelperCalls.Shape shape = helpers.shape(call);
    List<Expression> arguments = helpers.converted(call, shape);
    String name = call.method().getSimpleName().toString();
    if (name.equals("sum")) {
      return Code.add(arguments.get(0), arguments.get(1));
    }
    String owner = TESTS.contains(name) ? "java.lang.Double" : "java.lang.Math";
    return FloatMethods.onDoubles(owner, name, shape.result(), arguments);
  }
}
