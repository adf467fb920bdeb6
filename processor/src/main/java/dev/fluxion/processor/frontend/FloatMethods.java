package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Set;

/**
 * The methods of {@code Math} that take floats. Most are those on doubles, rounded; what asks for
 * the next float, or rounds a sum of a product once, is the runtime's.
 */
final class FloatMethods {
  /** Those whose result on doubles is not that on floats. */
  private static final Set<String> OF_FLOATS =
      Set.of("fma", "nextAfter", "nextDown", "nextUp", "ulp");

  private FloatMethods() {}

  /** A method of {@code Math} or {@code StrictMath} on floats. */
  static Expression elementary(
      String owner, String name, HelperCalls.Shape shape, List<Expression> arguments) {
    if (!shape.result().isReal()) { // round and getExponent, whose results end elsewhere
      return new Expression.Call(
          new Method(owner, name, shape.parameters(), shape.result(), true), arguments);
    }
    return onDoubles(
        OF_FLOATS.contains(name) ? Method.FLOATS : owner, name, shape.result(), arguments);
  }

  /** The method on doubles, of which the arguments are some already; its result rounded. */
  static Expression onDoubles(String owner, String name, Type result, List<Expression> arguments) {
    List<Expression> widened = arguments.stream().map(FloatMethods::widened).toList();
    List<Type> types = widened.stream().map(Expression::type).toList();
    Type computed = result.isReal() ? Primitive.DOUBLE : result;
    return Typing.cast(
        result, new Expression.Call(new Method(owner, name, types, computed, true), widened));
  }

  private static Expression widened(Expression argument) {
    return argument.type() == Primitive.FLOAT ? Typing.cast(Primitive.DOUBLE, argument) : argument;
  }
}
