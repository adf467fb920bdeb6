package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A random Java class with one annotated method {@code f}, helpers that may call one another and
 * themselves, and records: loops in loops, jumps, arrays changed in place.
 */
final class WholeProgram {
  private static final String HEAD = "package programs;\nimport dev.fluxion.annotations.*;\n";

  /** The parameters of every {@code f}; in some, more scalars follow. */
  private static final String PARAMETERS =
      "double x, double y, double[] a, P p, int n, boolean q, int[] perm, Mode mode";

  /** The methods of records have annotations, so that other classes may call them. */
  private static final String TYPES =
      """
      enum Mode { SLOW, FAST, TURBO }
      record P(double u, double v) {
        @Differentiable P plus(P o) { return new P(u + o.u, Math.sin(v) + o.v); }
        @Differentiable double norm() { return Math.sqrt(1 + u * u + v * v); }
        @Differentiable P turned(double by) {
          return new P(u * Math.cos(by) - v * Math.sin(by), this.v * by);
        }
      }
      private record Unit(double u, double v) {
        Unit {
          double length = Math.sqrt(1 + u * u + v * v);
          u = u / length;
          v /= length;
        }
        P twin() { return new P(u, v * u()); }
      }
      """;

  private static final String UNIT =
      "static P unit(double u, double v) { return new Unit(u, v).twin(); }\n";

  private final SplittableRandom random;
  private final Helpers helpers = new Helpers();
  private final Expressions expressions;
  private final boolean hasFloats;
  private final Names names;

  private WholeProgram(long seed) {
    this.random = new SplittableRandom(seed);
    this.expressions = new Expressions(random, helpers);
    this.hasFloats = random.nextInt(6) == 0;
    this.names = new Names(random, random.nextInt(4) == 0);
  }

  /** The members of the class of number {@code seed}. */
  static Tree members(long seed) {
    WholeProgram program = new WholeProgram(seed);
    return program.members().map(program.names::qualified);
  }

  /** One class with everything in it. */
  static Map<String, String> alone(String name, Tree members) {
    String types = TYPES.replaceAll("@Differentiable ", "");
    String text = members.text();
    return Map.of(
        "programs." + name,
        HEAD + "class " + name + " {\n" + types + UNIT + given(text) + text + "}\n",
        "programs.Custom",
        Custom.LIBRARY);
  }

  /**
   * Two classes: helpers that return something are annotated methods of another class. Those that
   * return nothing, which cannot be annotated, are in both.
   */
  static Map<String, String> linked(String name, Tree members) {
    StringBuilder own = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (Tree member : members.parts()) {
      String text = member.text();
      boolean isVoid = text.startsWith("static void");
      if (isVoid || text.startsWith("@")) {
        own.append(text).append("\n");
      }
      if (isVoid || text.startsWith("static")) {
        other.append(isVoid ? "private " : "@Differentiable ").append(text).append("\n");
      }
    }
    String helpers = name + "Helpers";
    String imports =
        "import programs.%s.*;\nimport static programs.%s.*;\n".formatted(helpers, helpers);
    return Map.of(
        "programs." + name,
        HEAD + imports + "class " + name + " {\n" + given(own.toString()) + own + "}\n",
        "programs." + helpers,
        HEAD
            + "class "
            + helpers
            + " {\n"
            + TYPES
            + "@Differentiable "
            + UNIT
            + given(other.toString())
            + other
            + "}\n",
        "programs.Custom",
        Custom.LIBRARY);
  }

  /** What the members may use. */
  private static String given(String members) {
    return Tables.fieldsFor(members) + Custom.rulesFor(members);
  }

  private Tree members() {
    List<Tree> members = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      members.add(helper("h" + i));
    }
    members.add(main());
    return Tree.sequence(Kind.MEMBER, members);
  }

  private Tree helper(String name) {
    Helpers.Form form = Helpers.Form.values()[random.nextInt(Helpers.Form.values().length)];
    Tree member =
        switch (form) {
          case REAL -> realHelper(name);
          case FILLS -> fillingHelper(name);
          case FILLS_TWO -> fillingTwo(name);
          case ARRAY -> arrayHelper(name);
          case RECORD -> recordHelper(name);
        };
    helpers.add(form, name);
    return member;
  }

  private Statements statements(java.util.function.Function<Scope, Tree> result) {
    return new Statements(random, helpers, expressions, names.forAnother(), hasFloats, result);
  }

  private Tree returns(Scope scope) {
    return Tree.of(Kind.STATEMENT, "return #;", expressions.real(scope, 2));
  }

  private Tree body(Statements statements, Scope scope, int most, int depth) {
    return statements.several(scope, random.nextInt(1, most), depth);
  }

  private static final String LOCALS =
      "  int[] perm = {2, 0, 3, 1};\n  int n = 2;\n  Mode mode = Mode.FAST;\n";

  private Tree realHelper(String name) {
    Scope scope = new Scope(null);
    for (String real : new String[] {"s", "t"}) {
      scope.add(Sort.REAL, real);
      scope.add(Sort.REAL_VARIABLE, real);
    }
    scope.add(Sort.INT, "d");
    Statements statements = statements(this::returns);
    Tree first = body(statements, scope, 4, 1);
    boolean recursive = random.nextBoolean();
    String again =
        recursive ? "if (d > 0) t += 0.5 * Math.sin(" + name + "(#, t, d - 1));\n" : "s += #;\n";
    Tree argument = expressions.bounded(scope, 1);
    Tree second = body(statements, scope, 3, 1);
    return Tree.of(
        Kind.MEMBER,
        "static double "
            + name
            + "(double s, double t, int d) {\n"
            + LOCALS
            + "##"
            + "#return #;\n}",
        first,
        Tree.of(Kind.STATEMENT, again, argument),
        second,
        expressions.real(scope, 2));
  }

  private Tree fillingHelper(String name) {
    Scope scope = new Scope(null);
    scope.add(Sort.REAL, "s");
    scope.add(Sort.REAL_VARIABLE, "s");
    scope.add(Sort.ARRAY, "w");
    scope.add(Sort.INT, "d");
    Statements statements = statements(s -> Tree.of(Kind.STATEMENT, "return;"));
    Tree first = body(statements, scope, 4, 2);
    String again = random.nextBoolean() ? "if (d > 0) " + name + "(w, #, d - 1);\n" : "s -= #;\n";
    return Tree.of(
        Kind.MEMBER,
        "static void " + name + "(double[] w, double s, int d) {\n" + LOCALS + "##w[3] = #;\n}",
        first,
        Tree.of(Kind.STATEMENT, again, expressions.bounded(scope, 1)),
        expressions.bounded(scope, 2));
  }

  private Tree fillingTwo(String name) {
    Scope scope = new Scope(null);
    for (String array : new String[] {"w", "z"}) {
      scope.add(Sort.ARRAY, array);
      scope.add(Sort.ARRAY_VARIABLE, array);
    }
    return Tree.of(
        Kind.MEMBER,
        "static void " + name + "(double[] w, double[] z) {\n" + LOCALS + "#w[1] += z[2];\n}",
        body(statements(s -> Tree.of(Kind.STATEMENT, "return;")), scope, 5, 2));
  }

  private Tree arrayHelper(String name) {
    Scope scope = new Scope(null);
    scope.add(Sort.REAL, "s");
    scope.add(Sort.ARRAY, "w");
    scope.add(Sort.ARRAY_VARIABLE, "w");
    java.util.function.Function<Scope, Tree> result =
        s -> Tree.of(Kind.STATEMENT, "return " + s.any(Sort.ARRAY, random) + ";");
    return Tree.of(
        Kind.MEMBER,
        "static double[] " + name + "(double[] w, double s) {\n" + LOCALS + "##}",
        body(statements(result), scope, 5, 2),
        result.apply(scope));
  }

  private Tree recordHelper(String name) {
    Scope scope = new Scope(null);
    scope.add(Sort.REAL, "s");
    scope.add(Sort.RECORD, "p");
    scope.add(Sort.RECORD_VARIABLE, "p");
    java.util.function.Function<Scope, Tree> result =
        s -> Tree.of(Kind.STATEMENT, "return #;", expressions.record(s, 1));
    return Tree.of(
        Kind.MEMBER,
        "static P " + name + "(P p, double s) {\n" + LOCALS + "##}",
        body(statements(result), scope, 4, 1),
        result.apply(scope));
  }

  /** Up to 40 more scalars, now and then. */
  private String moreParameters(Scope scope, Names own) {
    int count = random.nextInt(6) > 0 ? 0 : random.nextInt(1, 41);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = own.fresh("c");
      scope.add(Sort.REAL, name);
      scope.add(Sort.REAL_VARIABLE, name);
      text.append(", double ").append(name);
    }
    return text.toString();
  }

  private Tree main() {
    Scope scope = new Scope(null);
    for (String real : new String[] {"x", "y"}) {
      scope.add(Sort.REAL, real);
      scope.add(Sort.REAL_VARIABLE, real);
    }
    scope.add(Sort.ARRAY, "a");
    scope.add(Sort.ARRAY_VARIABLE, "a");
    scope.add(Sort.RECORD, "p");
    scope.add(Sort.INT, "n");
    scope.add(Sort.INT, "mode.ordinal()");
    scope.add(Sort.BOOLEAN, "q");
    scope.add(Sort.BOOLEAN, "mode == Mode.SLOW");
    scope.add(Sort.BOOLEAN, "mode.toString().startsWith(\"F\")");
    Names own = names.forAnother();
    String more = moreParameters(scope, own);
    Statements statements =
        new Statements(random, helpers, expressions, own, hasFloats, this::returns);
    Tree body = body(statements, scope, 9, 3);
    return Tree.of(
        Kind.MEMBER,
        "@Differentiable(generate = {Derivative.GRADIENT, Derivative.VALUE_AND_GRADIENT,"
            + " Derivative.JVP, Derivative.VJP, Derivative.HVP, Derivative.TAYLOR})\n"
            + "private static double f("
            + PARAMETERS
            + more
            + ") {\nCustom.reset();\n#return # + # + a[1] * # + p.v();\n}",
        body,
        expressions.real(scope, 2),
        expressions.real(scope, 1),
        expressions.real(scope, 1));
  }
}
