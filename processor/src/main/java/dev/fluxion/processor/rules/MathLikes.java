package dev.fluxion.processor.rules;

import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Classes of libraries that offer the functions of {@code Math} under the same names. Their values
 * are the library's own; they are differentiated by the rules of {@code Math}, or of the runtime's
 * {@code Functions}.
 */
public final class MathLikes {
  private static final Set<String> OWNERS =
      Set.of(
          "org.apache.commons.math.util.FastMath",
          "org.apache.commons.math3.util.FastMath",
          "org.apache.commons.math4.legacy.core.jdkmath.AccurateMath",
          "org.apache.commons.math4.core.jdkmath.AccurateMath",
          "org.apache.commons.math4.core.jdkmath.JdkMath",
          "org.hipparchus.util.FastMath",
          "net.jafama.FastMath",
          "net.jafama.StrictFastMath",
          "org.joml.Math");

  private MathLikes() {}

  /** Whether calls of such a method are elementary functions. */
  public static boolean serves(String owner, String name, List<Type> parameters, Type result) {
    return OWNERS.contains(owner)
        && RuleTable.find(new Method(owner, name, parameters, result, true))
            .filter(rule -> rule.arity() == parameters.size())
            .isPresent()
        && parameters.get(0) == Primitive.DOUBLE
        && parameters.stream().skip(1).allMatch(type -> isNumber(name, type));
  }

  /** Powers with whole exponents, and exponents of two, are numbers too. */
  private static boolean isNumber(String name, Type type) {
    boolean hasExponent = name.equals("pow") || name.equals("scalb");
    return type == Primitive.DOUBLE
        || hasExponent && (type == Primitive.INT || type == Primitive.LONG);
  }

  public static boolean isOwner(String owner) {
    return OWNERS.contains(owner);
  }

  /** The names under which the table has the function, most likely first; empty for others. */
  static Optional<List<String>> entries(Method method) {
    return OWNERS.contains(method.owner())
        ? Optional.of(
            List.of("java.lang.Math." + method.name(), Method.FUNCTIONS + "." + method.name()))
        : Optional.empty();
  }
}
