package dev.fluxion.processor.rules;

import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rule it is.
 *
 * @param variant the integers that the operation is called with, where these are written out
 * @param argument the one it is differentiated by
 * @param isProduct whether it multiplies from the left, by a cotangent
 */
record LinearRule(
    LinearOperation operation, List<Integer> variant, int argument, boolean isProduct) {
  private static final String PREFIX = "LinearRule.";

  /** Its key among a program's functions. */
  String key() {
    String integers = variant.stream().map(String::valueOf).collect(Collectors.joining(","));
    return PREFIX
        + String.join(
            ".",
            operation.name(),
            integers.isEmpty() ? "-" : integers,
            String.valueOf(argument),
            isProduct ? "product" : "tangent");
  }

  static boolean isKey(String key) {
    return key.startsWith(PREFIX);
  }

  static LinearRule of(String key) {
    String[] words = key.split("[.]");
    List<Integer> variant =
        words[2].equals("-")
            ? List.of()
            : Arrays.stream(words[2].split(",")).map(Integer::valueOf).toList();
    return new LinearRule(
        LinearOperation.valueOf(words[1]),
        variant,
        Integer.parseInt(words[3]),
        words[4].equals("product"));
  }

  private String name() {
    String by = operation.varying().size() > 1 ? "By" + (char) ('A' + argument) : "";
    String integers = variant.stream().map(String::valueOf).collect(Collectors.joining());
    return operation.method + integers + by + (isProduct ? "Vjp" : "Jvp");
  }

  Function code(Variables variables) {
    LinearCode code = new LinearCode(variables);
    List<Expression> arguments = new ArrayList<>();
    for (Type type : operation.types()) {
      arguments.add(code.parameter(String.valueOf((char) ('a' + arguments.size())), type));
    }
    LinearRules rules = new LinearRules(code, operation, variant, arguments);
    Type type = operation.types().get(argument);
    if (isProduct) {
      Expression bar = code.parameter("bar", operation.result());
      rules.product(argument, bar, code.parameter("to", type));
      return code.returning(name(), null);
    }
    return code.returning(name(), rules.tangent(argument, code.parameter("dot", type)));
  }
}
