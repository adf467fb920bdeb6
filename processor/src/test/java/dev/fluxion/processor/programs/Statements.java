package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random statements, with names of their own for what they declare. */
final class Statements {
  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;
  private final ArrayStatements arrays;
  private final Integers integers;
  private final HelperCalls calls;
  private final FunctionStatements functions;
  private final Values values;
  private final Answers answers;
  private final ControlFlow control;

  /** What the method returns, for early returns. */
  private final Function<Scope, Tree> result;

  /**
   * @param expressions those of the same method
   */
  Statements(Context context, Expressions expressions, Function<Scope, Tree> result) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
    this.arrays = new ArrayStatements(random, expressions);
    this.integers = new Integers(random, expressions);
    this.calls = new HelperCalls(context, expressions);
    this.functions = new FunctionStatements(context, expressions);
    this.values = expressions.values();
    this.answers = expressions.answers();
    this.control = new ControlFlow(context, expressions, this::block);
    this.result = result;
  }

  private String fresh(String stem) {
    return context.fresh(stem);
  }

  private static Tree statement(String pattern, Tree... parts) {
    return Tree.of(Kind.STATEMENT, pattern, parts);
  }

  /** Statements in {@code scope}, which knows what they declare afterwards. */
  Tree several(Scope scope, int count, int depth) {
    List<Tree> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(one(scope, depth));
    }
    return Tree.sequence(Kind.STATEMENT, all);
  }

  private Tree block(Scope scope, int depth) {
    return several(new Scope(scope), random.nextInt(1, 4), depth - 1);
  }

  private Tree one(Scope scope, int depth) {
    int choice = random.nextInt(depth <= 0 ? 37 : 50) - 4;
    return switch (choice) {
      case -4, -3 -> integers.declareChain(scope, fresh("k"));
      case -2 -> random.nextBoolean() ? integers.dead(scope, fresh("dead")) : assignReal(scope);
      case -1 -> constantRow(scope);
      case 0, 1 -> declareReal(scope);
      case 2, 3, 4 -> assignReal(scope);
      case 5, 6 -> storeElement(scope);
      case 7 -> exchangeElements(scope);
      case 8 -> declareArray(scope);
      case 9 -> updateInteger(scope);
      case 10 -> record(scope);
      case 11 -> calls.filling(scope).orElseGet(() -> assignReal(scope));
      case 12 -> calls.array(scope, fresh("v")).orElseGet(() -> declareArray(scope));
      case 13 -> exchangeArrays(scope);
      case 14 -> row(scope);
      case 15 -> leave(scope);
      case 16 -> arrays.library(scope);
      case 17 -> random.nextInt(3) == 0 ? statement("Custom.step();") : arrays.exchangeIndices();
      case 18 -> narrow(scope);
      case 19 -> guard(scope);
      case 20 -> arrays.choose(scope, fresh("v"));
      case 21 -> single(scope);
      case 22, 23 -> functions.declare(scope);
      case 24 -> functions.snapshot(scope);
      case 25 -> values.declare(scope);
      case 26 -> values.use(scope);
      case 27 ->
          calls
              .generic(scope, fresh("v"))
              .orElseGet(() -> expressions.kit().declareArray(scope, fresh("v")));
      case 28 -> answers.check(scope);
      case 29 -> functions.use(scope);
      case 30, 31 -> expressions.cells().statement(scope);
      case 32 -> expressions.streams().statement(scope);
      default -> control.any(scope, depth);
    };
  }

  /** A row of a table, read under a name of its own or copied and changed. */
  private Tree constantRow(Scope scope) {
    String pattern = Tables.ROWS[random.nextInt(Tables.ROWS.length)];
    Tree row =
        pattern.contains("#")
            ? Tree.of(Kind.ARRAY, pattern, expressions.integer(scope))
            : Tree.of(Kind.ARRAY, pattern);
    if (random.nextBoolean()) {
      String name = fresh("v");
      scope.add(Sort.ARRAY, name);
      scope.add(Sort.ARRAY_VARIABLE, name);
      return statement("double[] " + name + " = #.clone();", row);
    }
    String alias = fresh("row");
    String sum = fresh("x");
    Tree index = expressions.index(scope);
    Tree factor = expressions.real(scope, 1);
    scope.add(Sort.REAL, sum);
    return statement(
        "double[] %s = #; double %s = %s[#] * #;".formatted(alias, sum, alias), row, index, factor);
  }

  /** Integers smaller and larger than int, which wrap as Java has it. */
  private Tree narrow(Scope scope) {
    String name = fresh("k");
    String[] forms = {
      "byte %s = (byte) (# * 77); %s += 5; %s >>= 1;",
      "short %s = (short) (# << 13); %s *= 3; %s--;",
      "char %s = (char) (# + 65); %s++; %s ^= 2;",
      "long %s = 1L << # | 3; %s *= 0x7fff_ffffL; %s >>>= 7;"
    };
    String form = forms[random.nextInt(forms.length)];
    Tree value = Tree.of(Kind.INT, "((#) & 7)", expressions.integer(scope));
    String wide = fresh("k");
    Tree declaration =
        statement(
            form.formatted(name, name, name) + " int %s = (int) (%s & 63);".formatted(wide, name),
            value);
    scope.add(Sort.INT, wide);
    return declaration;
  }

  /** Rounded to single precision, in some programs only: differences mean nothing then. */
  private Tree single(Scope scope) {
    if (!context.hasFloats()) {
      return assignReal(scope);
    }
    String name = fresh("f");
    String[] forms = {
      "float %s = (float) #; %s += 0.3; %s = Math.max(%s, -1.5f) * 1.25f;",
      "float %s = (float) #; %s *= %s; %s -= 1 / 3f;",
      "float[] %sA = {(float) #, 0.1f}; %sA[1] += %sA[0]; float %s = (float) Math.cos(%sA[1]);"
    };
    String form = forms[random.nextInt(forms.length)].replace("%s", name);
    Tree declaration = statement(form, expressions.bounded(scope, 2));
    scope.add(Sort.REAL, name);
    scope.add(Sort.ASSIGNED, name);
    return declaration;
  }

  /** What never happens. */
  private Tree guard(Scope scope) {
    Tree real = expressions.real(scope, 1);
    return random.nextBoolean()
        ? statement(
            "if (Double.isNaN(#)) throw new IllegalStateException(\"n = \" + n + '!');", real)
        : statement("assert # < 1e300 : \"too large\";", real);
  }

  private Tree declareReal(Scope scope) {
    String name = fresh("x");
    Tree value = expressions.bounded(scope, 2);
    scope.add(Sort.REAL, name);
    boolean isFinal = random.nextInt(4) == 0;
    if (!isFinal) {
      scope.add(Sort.REAL_VARIABLE, name);
    }
    return statement((isFinal ? "final var " : "double ") + name + " = #;", value);
  }

  private Tree assignReal(Scope scope) {
    if (!scope.has(Sort.REAL_VARIABLE)) {
      return declareReal(scope);
    }
    String name = scope.any(Sort.REAL_VARIABLE, random);
    String[] forms = {
      " = #;", " = #;", " += #;", " -= 0.5 * #;", " *= Math.cos(#);", " /= 1.5 + Math.abs(#);"
    };
    return statement(name + forms[random.nextInt(forms.length)], expressions.bounded(scope, 2));
  }

  private Tree storeElement(Scope scope) {
    if (!scope.has(Sort.ARRAY)) {
      return declareArray(scope);
    }
    String[] forms = {" = #;", " = #;", " += 0.5 * #;", " *= Math.sin(#);"};
    String form = forms[random.nextInt(forms.length)];
    if (scope.has(Sort.MATRIX) && random.nextInt(3) == 0) {
      return statement(
          scope.any(Sort.MATRIX, random) + "[#][#]" + form,
          Tree.of(Kind.INT, random.nextInt(3) + ""),
          expressions.index(scope),
          expressions.bounded(scope, 2));
    }
    return statement(
        scope.any(Sort.ARRAY, random) + "[#]" + form,
        expressions.index(scope),
        expressions.bounded(scope, 2));
  }

  private Tree exchangeElements(Scope scope) {
    if (!scope.has(Sort.ARRAY)) {
      return assignReal(scope);
    }
    String a = scope.any(Sort.ARRAY, random);
    String t = fresh("t");
    String i = random.nextInt(4) + "";
    return statement(
        "{ double %s = %s[%s]; %s[%s] = %s[#]; %s[#] = %s; }".formatted(t, a, i, a, i, a, a, t),
        Tree.of(Kind.INT, "3"),
        Tree.of(Kind.INT, "3"));
  }

  private Tree declareArray(Scope scope) {
    String name = fresh("v");
    Tree declaration =
        switch (random.nextInt(scope.has(Sort.ARRAY) ? 4 : 2)) {
          case 0 -> statement("double[] " + name + " = new double[4];");
          case 1 ->
              statement(
                  "double[] " + name + " = {#, 0.5, #, #};",
                  expressions.real(scope, 1),
                  expressions.real(scope, 1),
                  expressions.real(scope, 0));
          case 2 -> statement("var " + name + " = " + scope.any(Sort.ARRAY, random) + ".clone();");
          default -> statement("double[] " + name + " = " + scope.any(Sort.ARRAY, random) + ";");
        };
    scope.add(Sort.ARRAY, name);
    scope.add(Sort.ARRAY_VARIABLE, name);
    return declaration;
  }

  private Tree updateInteger(Scope scope) {
    if (!scope.has(Sort.INT_VARIABLE) || random.nextInt(3) == 0) {
      String name = fresh("k");
      Tree value = expressions.integer(scope);
      scope.add(Sort.INT, name);
      scope.add(Sort.INT_VARIABLE, name);
      return statement("int " + name + " = #;", value);
    }
    String name = scope.any(Sort.INT_VARIABLE, random);
    return switch (random.nextInt(3)) {
      case 0 -> statement(name + "++;");
      case 1 -> statement(name + " = (#) & 7;", expressions.integer(scope));
      default -> statement(name + " ^= #;", expressions.integer(scope));
    };
  }

  private Tree record(Scope scope) {
    if (scope.has(Sort.RECORD_VARIABLE) && random.nextInt(3) > 0) {
      String name = scope.any(Sort.RECORD_VARIABLE, random);
      return random.nextBoolean()
          ? statement(name + " = #;", expressions.record(scope, 2))
          : statement(
              name + " = %s.plus(new P(#, %s.u()));".formatted(name, name),
              expressions.bounded(scope, 1));
    }
    String name = fresh("r");
    Tree value = expressions.record(scope, 2);
    scope.add(Sort.RECORD, name);
    scope.add(Sort.RECORD_VARIABLE, name);
    return statement("P " + name + " = #;", value);
  }

  private Tree exchangeArrays(Scope scope) {
    if (!scope.has(Sort.ARRAY_VARIABLE)) {
      return declareArray(scope);
    }
    String a = scope.any(Sort.ARRAY_VARIABLE, random);
    String b = scope.any(Sort.ARRAY_VARIABLE, random);
    String t = fresh("t");
    return statement("{ double[] %s = %s; %s = %s; %s = %s; }".formatted(t, a, a, b, b, t));
  }

  private Tree row(Scope scope) {
    if (!scope.has(Sort.MATRIX)) {
      String name = fresh("m");
      scope.add(Sort.MATRIX, name);
      return statement("double[][] " + name + " = new double[3][4];");
    }
    String m = scope.any(Sort.MATRIX, random);
    if (random.nextInt(3) == 0 && scope.has(Sort.ARRAY)) {
      return statement(m + "[" + random.nextInt(3) + "] = " + scope.any(Sort.ARRAY, random) + ";");
    }
    String name = fresh("row");
    Tree which = expressions.integer(scope);
    scope.add(Sort.ARRAY, name);
    return statement("double[] " + name + " = " + m + "[((#) & 7) % 3];", which);
  }

  /** Out of a loop, or out of the method. */
  private Tree leave(Scope scope) {
    Tree condition = expressions.condition(scope, 1);
    if (scope.has(Sort.LOOP) && random.nextInt(3) > 0) {
      String word = random.nextBoolean() ? "break" : "continue";
      return statement("if (#) " + word + " " + scope.any(Sort.LOOP, random) + ";", condition);
    }
    return random.nextInt(3) == 0
        ? statement("if (#) #", condition, result.apply(scope))
        : assignReal(scope);
  }
}
