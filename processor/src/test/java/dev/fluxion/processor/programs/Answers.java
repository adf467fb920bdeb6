package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.SplittableRandom;

/**
 * Questions to methods that are not looked into, about anything. What they answer decides and
 * selects, but no real is made of it.
 */
final class Answers {
  private static final String[] OF_REALS = {
    "Custom.isPositive(#)",
    "Custom.PROBE.sees(#)",
    "Custom.side(#, #) == Custom.Side.LEFT",
    "Custom.label(#).equals(\"low\")",
    "Custom.asked(#)"
  };

  private static final String[] OF_ARRAYS = {
    "Custom.isSmall(%s, #)", "Custom.index(%s, #) > 1", "Custom.PROBE.rank(%s) != 2"
  };

  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  Answers(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  Tree condition(Scope scope) {
    if (scope.has(Sort.ARRAY) && random.nextBoolean()) {
      String pattern = context.any(OF_ARRAYS).formatted(scope.any(Sort.ARRAY, random));
      return expressions.fill(Kind.BOOLEAN, pattern, scope, 1);
    }
    return expressions.fill(Kind.BOOLEAN, context.any(OF_REALS), scope, 1);
  }

  /** From 0 to 3. */
  Tree index(Scope scope) {
    return scope.has(Sort.ARRAY)
        ? Tree.of(
            Kind.INT,
            "Custom.index(" + scope.any(Sort.ARRAY, random) + ", #)",
            expressions.real(scope, 0))
        : Tree.of(Kind.INT, "Custom.label(#).length() & 3", expressions.real(scope, 0));
  }

  Tree check(Scope scope) {
    if (scope.has(Sort.MATRIX) && random.nextInt(3) == 0) {
      return Tree.of(Kind.STATEMENT, "Custom.look(" + scope.any(Sort.MATRIX, random) + ");");
    } else if (scope.has(Sort.ARRAY) && random.nextBoolean()) {
      return Tree.of(
          Kind.STATEMENT,
          "Custom.check(" + scope.any(Sort.ARRAY, random) + ", #);",
          expressions.integer(scope));
    }
    return Tree.of(Kind.STATEMENT, "Custom.check(#);", expressions.real(scope, 1));
  }
}
