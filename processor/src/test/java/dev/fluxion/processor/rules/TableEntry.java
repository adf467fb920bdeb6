package dev.fluxion.processor.rules;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A method made for one entry of the rule table, or for an arithmetic operator.
 *
 * @param function the name of the function without its class, or the operator
 * @param call its body, over a, b and c
 * @param isInteger which parameters are {@code int}
 */
record TableEntry(String method, String function, String call, boolean[] isInteger) {

  /** One for each public method on doubles, and ints, that the table knows. */
  static Map<String, TableEntry> all() {
    Map<String, TableEntry> entries = new LinkedHashMap<>();
    RuleTable.all()
        .forEach(
            (name, rule) -> {
              TableEntry entry = of(name, rule);
              if (entry != null) {
                entries.put(name, entry);
              }
            });
    for (String operator : List.of("+", "-", "*", "/", "%")) {
      String call = "a " + operator + " b";
      entries.put(
          call, new TableEntry("operator" + entries.size(), operator, call, new boolean[2]));
    }
    return entries;
  }

  /** Null where the JDK lacks the method, and for what only derivatives call. */
  private static TableEntry of(String qualifiedName, Rule rule) {
    String owner = qualifiedName.substring(0, qualifiedName.lastIndexOf('.'));
    Method method = declared(owner, rule);
    if (method == null || owner.startsWith("dev.fluxion.runtime.internal.")) {
      return null;
    }
    String arguments = String.join(", ", List.of("a", "b", "c").subList(0, rule.arity()));
    String prefix = owner.substring(owner.lastIndexOf('.') + 1);
    boolean[] isInteger = new boolean[rule.arity()];
    for (int i = 0; i < rule.arity(); i++) {
      isInteger[i] = method.getParameterTypes()[i] == int.class;
    }
    return new TableEntry(
        prefix.toLowerCase(Locale.ROOT) + "_" + rule.name(),
        rule.name(),
        prefix + "." + rule.name() + "(" + arguments + ")",
        isInteger);
  }

  private static Method declared(String owner, Rule rule) {
    try {
      return Arrays.stream(Class.forName(owner).getMethods())
          .filter(m -> m.getName().equals(rule.name()) && m.getParameterCount() == rule.arity())
          .filter(m -> m.getParameterTypes()[0] == double.class)
          .filter(m -> !Arrays.asList(m.getParameterTypes()).contains(float.class))
          .findFirst()
          .orElse(null);
    } catch (ClassNotFoundException failure) {
      throw new AssertionError(failure);
    }
  }

  /** How many of the arguments are real: they come before the integers. */
  int reals() {
    return (int) IntStream.range(0, isInteger.length).filter(i -> !isInteger[i]).count();
  }

  /** The method, with further parameters. */
  String source(String spare) {
    String parameters =
        IntStream.range(0, isInteger.length)
            .mapToObj(i -> (isInteger[i] ? "int " : "double ") + (char) ('a' + i))
            .collect(Collectors.joining(", "));
    return "  @Differentiable static double %s(%s%s) { return %s; }\n"
        .formatted(method, parameters, spare, call);
  }

  /** A method with a spare parameter that returns {@code pattern} of the call. */
  String within(String prefix, String pattern) {
    String calling = pattern.formatted(call);
    return new TableEntry(prefix + method, function, calling, isInteger).source(", double spare");
  }

  Object[] arguments(double[] point) {
    Object[] result = new Object[point.length];
    for (int i = 0; i < point.length; i++) {
      result[i] = isInteger[i] ? (Object) (int) point[i] : (Object) point[i];
    }
    return result;
  }
}
