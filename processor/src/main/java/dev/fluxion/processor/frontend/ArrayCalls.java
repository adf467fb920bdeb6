package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rules.ArrayLibrary;
import dev.fluxion.processor.rules.ArrayLibrary.Operation;
import java.util.ArrayList;
import java.util.List;

/** Calls of the class library's methods that move array elements. */
final class ArrayCalls {
  private final Body body;

  ArrayCalls(Body body) {
    this.body = body;
  }

  boolean knows(String owner, CallLowering.Found call) {
    String name = owner + "." + call.method().getSimpleName();
    boolean named =
        switch (name) {
          case "java.util.Arrays.fill", "java.util.Arrays.copyOf", "java.util.Arrays.copyOfRange" ->
              true;
          case "java.lang.System.arraycopy" -> true;
          default -> false;
        };
    // Not where an object that only is an array when it runs is copied, nor to an array's new type.
    return named
        && call.arguments().get(0).type() instanceof ArrayType
        && !(name.endsWith("arraycopy") && call.arguments().get(2).type().rank() == 0)
        && !call.method().getParameters().toString().contains("newType");
  }

  /** An array that is made on the spot gets a name: it does not come from outside. */
  private Expression held(Expression array) {
    boolean isMade =
        array instanceof Expression.NewArray
            || array instanceof Expression.ArrayValue
            || array instanceof Expression.Copy;
    return isMade ? body.keep(array) : array;
  }

  Expression lower(CallLowering.Found call) {
    List<Expression> arguments = new ArrayList<>(call.arguments());
    ArrayType array = (ArrayType) arguments.get(0).type();
    Type element = array.element();
    int last = arguments.size() - 1;
    return switch (call.method().getSimpleName().toString()) {
      case "fill" -> {
        arguments.set(0, held(arguments.get(0)));
        body.warnOfStore(call.select(), arguments.get(0));
        arguments.set(last, assigned(call, last, element));
        integers(call, arguments, 1, last);
        Operation operation = last == 1 ? Operation.FILL : Operation.FILL_RANGE;
        yield invoke(operation, element, Primitive.VOID, arguments);
      }
      case "arraycopy" -> {
        if (!arguments.get(2).type().equals(array)) {
          throw body.error(Problem.ARRAY_LIBRARY, call.select(), "System.arraycopy");
        }
        arguments.set(2, held(arguments.get(2)));
        body.warnOfStore(call.select(), arguments.get(2));
        integers(call, arguments, 1, 2);
        integers(call, arguments, 3, 5);
        yield invoke(Operation.ARRAY_COPY, element, Primitive.VOID, arguments);
      }
      default -> {
        integers(call, arguments, 1, arguments.size());
        Operation operation = last == 1 ? Operation.COPY_OF : Operation.COPY_OF_RANGE;
        yield invoke(operation, element, array, arguments);
      }
    };
  }

  private void integers(CallLowering.Found call, List<Expression> arguments, int from, int to) {
    for (int i = from; i < to; i++) {
      arguments.set(i, assigned(call, i, Primitive.INT));
    }
  }

  private Expression assigned(CallLowering.Found call, int index, Type type) {
    return body.conversions
        .assign(call.arguments().get(index), type, call.select())
        .orElseThrow(() -> body.leaveToCompiler(call.select()));
  }

  private Expression invoke(
      Operation operation, Type element, Type result, List<Expression> arguments) {
    String key =
        body.callees.library(
            ArrayLibrary.key(operation, element),
            variables -> ArrayLibrary.of(operation, element, variables));
    return new Expression.Invoke(key, result, arguments);
  }
}
