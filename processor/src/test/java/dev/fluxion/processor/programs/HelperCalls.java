package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.Optional;
import java.util.SplittableRandom;

/** Statements that call helpers; absent where there are none to call. */
final class HelperCalls {
  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  HelperCalls(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  private Optional<String> helper(Form form) {
    return context.helpers().any(form, random);
  }

  private static Tree statement(String pattern, Tree... parts) {
    return Tree.of(Kind.STATEMENT, pattern, parts);
  }

  /** Of one that changes arrays. */
  Optional<Tree> filling(Scope scope) {
    if (!scope.has(Sort.ARRAY)) {
      return Optional.empty();
    }
    Optional<String> two = helper(Form.FILLS_TWO);
    String array = scope.any(Sort.ARRAY, random);
    if (two.isPresent() && random.nextBoolean()) {
      return Optional.of(
          statement("%s(%s, %s);".formatted(two.get(), array, scope.any(Sort.ARRAY, random))));
    }
    return helper(Form.FILLS)
        .map(
            name ->
                statement(
                    "%s(%s, #, %d);".formatted(name, array, random.nextInt(3)),
                    expressions.bounded(scope, 1)));
  }

  /** Of one that returns an array, for an array variable or for {@code name}. */
  Optional<Tree> array(Scope scope, String name) {
    if (!scope.has(Sort.ARRAY)) {
      return Optional.empty();
    }
    String argument = scope.any(Sort.ARRAY, random);
    return helper(Form.ARRAY)
        .map(
            helper ->
                assigned(
                    scope, name, helper + "(" + argument + ", #)", expressions.bounded(scope, 1)));
  }

  /** Of one with a type parameter, which stands for a sort of objects. */
  Optional<Tree> generic(Scope scope, String name) {
    if (!scope.has(Sort.ARRAY)) {
      return Optional.empty();
    }
    String w = scope.any(Sort.ARRAY, random);
    String first = scope.any(Sort.ARRAY, random);
    String second = scope.any(Sort.ARRAY, random);
    return helper(Form.GENERIC)
        .map(
            helper ->
                assigned(
                    scope,
                    name,
                    "%s(#, %s, %s, %s)".formatted(helper, first, second, w),
                    expressions.condition(scope, 1)));
  }

  private Tree assigned(Scope scope, String name, String call, Tree part) {
    if (scope.has(Sort.ARRAY_VARIABLE) && random.nextBoolean()) {
      return statement(scope.any(Sort.ARRAY_VARIABLE, random) + " = " + call + ";", part);
    }
    scope.add(Sort.ARRAY, name);
    return statement("double[] " + name + " = " + call + ";", part);
  }
}
