package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random statements, with names of their own for what they declare. */
final class Statements {
  private final SplittableRandom random;
  private final Helpers helpers;
  private final Expressions expressions;
  private final ArrayStatements arrays;

  /** What the method returns, for early returns. */
  private final Function<Scope, Tree> result;

  private final boolean hasFloats;
  private final Names names;
  private final Integers integers;

  Statements(
      SplittableRandom random,
      Helpers helpers,
      Expressions expressions,
      Names names,
      boolean hasFloats,
      Function<Scope, Tree> result) {
    this.random = random;
    this.helpers = helpers;
    this.expressions = expressions;
    this.arrays = new ArrayStatements(random, expressions);
    this.integers = new Integers(random, expressions);
    this.names = names;
    this.hasFloats = hasFloats;
    this.result = result;
  }

  private String fresh(String stem) {
    return names.fresh(stem);
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
    int choice = random.nextInt(depth <= 0 ? 26 : 39) - 4;
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
      case 11 -> callFilling(scope);
      case 12 -> callArray(scope);
      case 13 -> exchangeArrays(scope);
      case 14 -> row(scope);
      case 15 -> leave(scope);
      case 16 -> arrays.library(scope);
      case 17 -> random.nextInt(3) == 0 ? statement("Custom.step();") : arrays.exchangeIndices();
      case 18 -> narrow(scope);
      case 19 -> guard(scope);
      case 20 -> arrays.choose(scope, fresh("v"));
      case 21 -> single(scope);
      case 22, 23, 24 -> branch(scope, depth);
      case 25 -> countingUp(scope, depth);
      case 26 -> countingDown(scope, depth);
      case 27 -> unknownLength(scope, depth);
      case 28 -> atLeastOnce(scope, depth);
      case 29 -> overElements(scope, depth);
      case 30 -> fallingThrough(scope, depth);
      case 31 -> arrows(scope, depth);
      case 32 -> overNames(scope, depth);
      case 33 -> untilBreak(scope, depth);
      default -> labelled(scope, depth);
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
    if (!hasFloats) {
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

  private Tree overNames(Scope scope, int depth) {
    return switch (random.nextInt(3)) {
      case 0 ->
          statement(
              "switch (mode) {\ncase SLOW -> {\n#}\ncase FAST, TURBO -> {\n#}\n}",
              block(scope, depth),
              block(scope, depth));
      case 1 ->
          statement(
              "switch (mode) {\ncase FAST:\n{\n#}\ndefault:\n{\n#}\n}",
              block(scope, depth),
              block(scope, depth));
      default ->
          statement(
              "switch (mode.name()) {\ncase \"SLOW\", \"TURBO\" -> {\n#}\ndefault -> {\n#}\n}",
              block(scope, depth),
              block(scope, depth));
    };
  }

  private Tree untilBreak(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String count = fresh("turns");
    String label = fresh("ever");
    inner.add(Sort.INT, count);
    inner.add(Sort.LOOP, label);
    return statement(
        "%s: for (int %s = 0; ; %s += 2) {\nif (%s > 4 || #) break;\n#}"
            .formatted(label, count, count, count),
        expressions.condition(scope, 1),
        block(inner, depth));
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

  private Tree callFilling(Scope scope) {
    var two = helpers.any(Helpers.Form.FILLS_TWO, random);
    if (scope.has(Sort.ARRAY) && two.isPresent()) {
      return statement(
          "%s(%s, %s);"
              .formatted(two.get(), scope.any(Sort.ARRAY, random), scope.any(Sort.ARRAY, random)));
    }
    if (!scope.has(Sort.ARRAY) || helpers.any(Helpers.Form.FILLS, random).isEmpty()) {
      return assignReal(scope);
    }
    return statement(
        "%s(%s, #, %d);"
            .formatted(
                helpers.any(Helpers.Form.FILLS, random).get(),
                scope.any(Sort.ARRAY, random),
                random.nextInt(3)),
        expressions.bounded(scope, 1));
  }

  private Tree callArray(Scope scope) {
    if (!scope.has(Sort.ARRAY) || helpers.any(Helpers.Form.ARRAY, random).isEmpty()) {
      return declareArray(scope);
    }
    String argument = scope.any(Sort.ARRAY, random);
    String call = helpers.any(Helpers.Form.ARRAY, random).get() + "(" + argument + ", #);";
    Tree real = expressions.bounded(scope, 1);
    if (scope.has(Sort.ARRAY_VARIABLE) && random.nextBoolean()) {
      return statement(scope.any(Sort.ARRAY_VARIABLE, random) + " = " + call, real);
    }
    String name = fresh("v");
    scope.add(Sort.ARRAY, name);
    return statement("double[] " + name + " = " + call, real);
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

  private Tree branch(Scope scope, int depth) {
    Tree condition = expressions.condition(scope, 2);
    return random.nextBoolean()
        ? statement("if (#) {\n#}", condition, block(scope, depth))
        : statement("if (#) {\n#} else {\n#}", condition, block(scope, depth), block(scope, depth));
  }

  private Tree countingUp(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String i = fresh("i");
    String label = fresh("up");
    inner.add(Sort.INT, i);
    inner.add(Sort.LOOP, label);
    String bound = random.nextInt(3) == 0 ? "n" : random.nextInt(2, 5) + "";
    String step = random.nextInt(4) == 0 ? i + " += 2" : i + "++";
    return statement(
        "%s: for (int %s = 0; %s < %s; %s) {\n#}".formatted(label, i, i, bound, step),
        block(inner, depth));
  }

  private Tree countingDown(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String i = fresh("i");
    String label = fresh("down");
    inner.add(Sort.INT, i);
    inner.add(Sort.LOOP, label);
    return statement(
        "%s: for (int %s = %d; %s >= 0; %s--) {\n#}"
            .formatted(label, i, random.nextInt(1, 4), i, i),
        block(inner, depth));
  }

  private Tree unknownLength(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String guard = fresh("turns");
    String label = fresh("loop");
    inner.add(Sort.INT, guard);
    inner.add(Sort.LOOP, label);
    return statement(
        "int %s = 0;\n%s: while (%s++ < 4 && #) {\n#}".formatted(guard, label, guard),
        expressions.condition(scope, 1),
        block(inner, depth));
  }

  private Tree atLeastOnce(Scope scope, int depth) {
    Scope inner = new Scope(scope);
    String guard = fresh("turns");
    String label = fresh("loop");
    inner.add(Sort.LOOP, label);
    return statement(
        "int %s = 0;\n%s: do {\n#} while (++%s < 3 && #);".formatted(guard, label, guard),
        block(inner, depth),
        expressions.condition(scope, 1));
  }

  private Tree overElements(Scope scope, int depth) {
    if (!scope.has(Sort.ARRAY)) {
      return branch(scope, depth);
    }
    Scope inner = new Scope(scope);
    String name = fresh("e");
    String label = fresh("each");
    inner.add(Sort.REAL, name);
    inner.add(Sort.REAL_VARIABLE, name);
    inner.add(Sort.LOOP, label);
    return statement(
        "%s: for (double %s : %s) {\n#}".formatted(label, name, scope.any(Sort.ARRAY, random)),
        block(inner, depth));
  }

  private Tree fallingThrough(Scope scope, int depth) {
    String leaves = random.nextBoolean() ? "break;\n" : "";
    return statement(
        "switch ((#) & 3) {\ncase 0: {\n#}\n" + leaves + "case 2: {\n#}\ndefault: {\n#}\n}",
        expressions.integer(scope),
        block(scope, depth),
        block(scope, depth),
        block(scope, depth));
  }

  private Tree arrows(Scope scope, int depth) {
    return statement(
        "switch ((#) & 3) {\ncase 0, 3 -> {\n#}\ncase 1 -> {\n#}\ndefault -> {}\n}",
        expressions.integer(scope),
        block(scope, depth),
        block(scope, depth));
  }

  private Tree labelled(Scope scope, int depth) {
    String label = fresh("part");
    return statement(
        label + ": {\n#if (#) break " + label + ";\n#}",
        block(scope, depth),
        expressions.condition(scope, 1),
        block(scope, depth));
  }
}
