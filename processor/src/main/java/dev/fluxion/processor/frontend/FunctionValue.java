package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A function whose code is known, as the value of a literal that never leaves the front end: calls
 * of it call the function of its site.
 *
 * @param captures the values of the site's leaves
 */
record FunctionValue(FunctionSite site, List<Expression> captures) {
  /** Before it is converted to an interface. */
  static final ClassType UNCONVERTED = new ClassType("(function)");

  FunctionValue {
    captures = List.copyOf(captures);
  }

  static Optional<FunctionValue> in(Expression expression) {
    return expression instanceof Expression.Literal literal
            && literal.value() instanceof FunctionValue function
        ? Optional.of(function)
        : Optional.empty();
  }

  static boolean is(Expression expression) {
    return in(expression).isPresent();
  }
}
