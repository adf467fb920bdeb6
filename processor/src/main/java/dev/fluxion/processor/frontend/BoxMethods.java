package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The static methods of {@code Double} and {@code Float} that numerical code asks reals with:
 * tests, whose answers are no reals and carry no derivative, and other names of arithmetic. And
 * what numbers are asked that stand for boxes.
 */
final class BoxMethods {
  private static final Set<String> OWNERS = Set.of("java.lang.Double", "java.lang.Float");
  private static final Set<String> TESTS = Set.of("isNaN", "isFinite", "isInfinite", "compare");
  private static final Set<String> OPERATIONS = Set.of("max", "min", "sum");

  private static final Set<String> IS = Set.of("isNaN", "isInfinite");
  private static final Map<String, Type> VALUES =
      Map.of(
          "doubleValue", Primitive.DOUBLE,
          "floatValue", Primitive.FLOAT,
          "longValue", Primitive.LONG,
          "intValue", Primitive.INT,
          "shortValue", Primitive.SHORT,
          "byteValue", Primitive.BYTE,
          "charValue", Primitive.CHAR);

  private BoxMethods() {}

  static boolean knows(String owner, CallLowering.Found call) {
    String name = call.method().getSimpleName().toString();
    return OWNERS.contains(owner)
        && call.receiver().isEmpty()
        && (TESTS.contains(name) || OPERATIONS.contains(name));
  }

  /** What a number that stands for a box is asked. */
  static Expression ofNumber(
      Body body, ExpressionTree tree, String name, Expression number, List<Expression> arguments) {
    Primitive own = (Primitive) number.type();
    Type wanted = VALUES.get(name);
    if (wanted != null && arguments.isEmpty() && own != Primitive.BOOLEAN) {
      return body.expressions.operators().convert(tree, wanted, number);
    } else if (own.isReal() && IS.contains(name) && arguments.isEmpty()) {
      return FloatMethods.onDoubles("java.lang.Double", name, Primitive.BOOLEAN, List.of(number));
    } else if (own.isReal() && name.equals("compareTo")) {
      Expression other = body.conversions.unboxed(arguments.get(0));
      return FloatMethods.onDoubles(
          "java.lang.Double", "compare", Primitive.INT, List.of(number, other));
    }
    throw body.error(Problem.UNSUPPORTED, tree);
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
