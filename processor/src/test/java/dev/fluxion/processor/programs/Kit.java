package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.Optional;
import java.util.SplittableRandom;

/** Calls of helpers with type parameters, and with a variable number of arguments. */
final class Kit {
  static final String METHODS =
      """
      private static <T> T pick(boolean first, T a, T b) { return first ? a : b; }
      private static <T> T turned(int n, T a, T b) {
        for (int i = 0; i < (n & 3); i++) {
          T t = a;
          a = b;
          b = t;
        }
        return a;
      }
      private static <A, B extends A> A later(A a, B b) { A c = b; return c; }
      private static <T> double overBoth(ToDoubleFunction<T> g, T a, T b) {
        return g.applyAsDouble(a) - 0.5 * g.applyAsDouble(b);
      }
      private static double total(double... all) {
        double sum = 0;
        for (double v : all) sum += Math.sin(v) * (1 + 0.5 * sum);
        return sum;
      }
      private static double[] packed(int n, double... all) {
        double[] four = java.util.Arrays.copyOf(all, 4);
        four[n & 3] *= 0.5;
        return four;
      }
      private static double across(double s, double[]... rows) {
        for (int i = 0; i < rows.length; i++) {
          s += rows[i][i & 3];
          rows[i][1] = Math.tanh(s);
        }
        return s;
      }
      private static double[] twice(UnaryOperator<double[]> g, double[] w) {
        return g.apply(g.apply(w));
      }
      private static void forBoth(Consumer<double[]> g, double[] a, double[] b) {
        g.accept(a);
        g.accept(b);
      }
      private static int longest(int... all) { return all.length == 0 ? 0 : all[all.length - 1]; }
      """;

  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  Kit(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  Tree real(Scope scope, int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> real("total(#, #, #)", scope, depth);
      case 1 ->
          Tree.of(
              Kind.REAL,
              "(1.0 * pick(#, 1.0 * #, 0.5 + #))",
              expressions.condition(scope, 0),
              expressions.real(scope, depth - 1),
              expressions.real(scope, depth - 1));
      case 2 -> real("(1.0 * later(1.0 * #, 0.5 + #))", scope, depth);
      case 3 ->
          Tree.of(
              Kind.REAL,
              "overBoth(%s -> %s.u() * #, #, #)".replace("%s", context.fresh("r")),
              captured(scope),
              expressions.record(scope, 0),
              expressions.record(scope, 0));
      case 4 ->
          Tree.of(
              Kind.REAL,
              "(longest(#, #) * 0.25)",
              expressions.integer(scope),
              expressions.integer(scope));
      case 5, 6 -> ofArrays(scope, depth).orElseGet(() -> real("total(#)", scope, depth));
      default ->
          context
              .helpers()
              .any(Form.VARIABLE, random)
              .map(name -> variable(name, scope, depth))
              .orElseGet(() -> real("packed(1, #, #, #)[1]", scope, depth));
    };
  }

  private Tree real(String pattern, Scope scope, int depth) {
    return expressions.fill(Kind.REAL, pattern, scope, depth);
  }

  private Tree captured(Scope scope) {
    return expressions.real(scope.captured(), 0);
  }

  private Tree variable(String name, Scope scope, int depth) {
    return scope.has(Sort.ARRAY) && random.nextBoolean()
        ? real(name + "(#, " + scope.any(Sort.ARRAY, random) + ")", scope, depth)
        : real(name + "(#, #, 0.5, #, -1)", scope, depth);
  }

  private Optional<Tree> ofArrays(Scope scope, int depth) {
    if (!scope.has(Sort.ARRAY)) {
      return Optional.empty();
    }
    String a = scope.any(Sort.ARRAY, random);
    String b = scope.any(Sort.ARRAY, random);
    return Optional.of(
        switch (random.nextInt(5)) {
          case 0 -> Tree.of(Kind.REAL, "total(" + a + ")");
          case 1 -> real("across(#, %s, %s)".formatted(a, b), scope, depth);
          case 2 ->
              Tree.of(
                  Kind.REAL,
                  "pick(#, %s, %s)[#]".formatted(a, b),
                  expressions.condition(scope, 0),
                  expressions.index(scope));
          case 3 ->
              Tree.of(
                  Kind.REAL,
                  "turned(#, %s, %s)[#]".formatted(a, b),
                  expressions.integer(scope),
                  expressions.index(scope));
          default ->
              context
                  .helpers()
                  .any(Form.CHANGES, random)
                  .map(name -> real(name + "(" + a + ", #)", scope, depth))
                  .orElseGet(() -> real("packed(0, #, #)[0]", scope, depth));
        });
  }

  /** One of two, by a method that knows them as objects. */
  Tree record(Scope scope, int depth) {
    if (depth <= 0) {
      return Tree.of(Kind.RECORD, "new P(#, 0.25)", expressions.real(scope, 0));
    }
    Tree first = expressions.record(scope, depth - 1);
    Tree second = expressions.record(scope, depth - 1);
    Optional<String> generic = context.helpers().any(Form.GENERIC, random);
    if (generic.isPresent() && scope.has(Sort.ARRAY)) {
      return Tree.of(
          Kind.RECORD,
          generic.get() + "(#, #, #, " + scope.any(Sort.ARRAY, random) + ")",
          expressions.condition(scope, 0),
          first,
          second);
    }
    return random.nextBoolean()
        ? Tree.of(Kind.RECORD, "pick(#, #, #)", expressions.condition(scope, 0), first, second)
        : Tree.of(Kind.RECORD, "turned(#, #, #)", expressions.integer(scope), first, second);
  }

  /** An array, perhaps one that has another name already. */
  Tree declareArray(Scope scope, String name) {
    Tree declaration;
    if (scope.has(Sort.ARRAY) && random.nextBoolean()) {
      declaration =
          Tree.of(
              Kind.STATEMENT,
              "double[] %s = %s(#, %s, %s);"
                  .formatted(
                      name, "turned", scope.any(Sort.ARRAY, random), scope.any(Sort.ARRAY, random)),
              expressions.integer(scope));
    } else {
      declaration =
          Tree.of(
              Kind.STATEMENT,
              "double[] " + name + " = packed(#, #, #);",
              expressions.integer(scope),
              expressions.real(scope, 1),
              expressions.real(scope, 0));
    }
    scope.add(Sort.ARRAY, name);
    scope.add(Sort.ARRAY_VARIABLE, name);
    return declaration;
  }
}
