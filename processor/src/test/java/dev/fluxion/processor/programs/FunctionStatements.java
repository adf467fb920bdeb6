package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Statements that give names to functions, and to what functions may capture. */
final class FunctionStatements {
  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  FunctionStatements(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  /** A local function, mostly of something captured that is there for it. */
  Tree declare(Scope scope) {
    List<Tree> all = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      all.add(snapshot(scope));
    }
    Functions.Interface type = context.any(Functions.Interface.values());
    String name = context.fresh("g");
    Tree function = expressions.functions().any(type, scope, 2);
    scope.add(type.sort, name);
    all.add(Tree.of(Kind.STATEMENT, type.source + " " + name + " = #;", function));
    return Tree.sequence(Kind.STATEMENT, all);
  }

  /** What a function does to arrays, or gives of them. */
  Tree use(Scope scope) {
    if (!scope.has(Sort.ARRAY)) {
      return declare(scope);
    }
    String a = scope.any(Sort.ARRAY, random);
    String b = scope.any(Sort.ARRAY, random);
    boolean maps = random.nextBoolean();
    Functions.Interface type = maps ? Functions.Interface.MAPPING : Functions.Interface.PROCEDURE;
    boolean isNamed = scope.has(type.sort) && random.nextBoolean();
    String call =
        isNamed
            ? "%s.%s(%s)".formatted(scope.any(type.sort, random), type.method, a)
            : maps ? "twice(#, " + a + ")" : "forBoth(#, " + a + ", " + b + ")";
    List<Tree> parts = isNamed ? List.of() : List.of(expressions.functions().any(type, scope, 2));
    if (!maps) {
      return new Tree(Kind.STATEMENT, call + ";", parts);
    }
    String name = context.fresh("v");
    scope.add(Sort.ARRAY, name);
    return new Tree(Kind.STATEMENT, "double[] " + name + " = " + call + ";", parts);
  }

  /** A variable that nothing assigns; arrays under two names. */
  Tree snapshot(Scope scope) {
    String name = context.fresh("c");
    Sort sort =
        context.any(new Sort[] {Sort.REAL, Sort.ARRAY, Sort.ARRAY, Sort.VALUE, Sort.RECORD});
    if (sort != Sort.REAL && !scope.has(sort)) {
      sort = Sort.REAL;
    }
    String isFinal = random.nextBoolean() ? "final " : "";
    Tree declaration =
        switch (sort) {
          case ARRAY -> declaration(isFinal + "double[]", name, scope.any(sort, random));
          case VALUE -> declaration(isFinal + "Ray", name, scope.any(sort, random));
          case RECORD -> declaration(isFinal + "P", name, scope.any(sort, random));
          default ->
              Tree.of(
                  Kind.STATEMENT,
                  isFinal + "double " + name + " = #;",
                  expressions.bounded(scope, 1));
        };
    scope.add(sort, name);
    return declaration;
  }

  private static Tree declaration(String type, String name, String value) {
    return Tree.of(Kind.STATEMENT, "%s %s = %s;".formatted(type, name, value));
  }
}
