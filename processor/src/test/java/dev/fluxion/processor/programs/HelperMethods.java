package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random methods, which may call those written before them. */
final class HelperMethods {
  private static final String LOCALS =
      "  int[] perm = {2, 0, 3, 1};\n  int n = 2;\n  Mode mode = Mode.FAST;\n";

  private final Context context;
  private final SplittableRandom random;
  private final Owner owner;

  HelperMethods(Context context, Owner owner) {
    this.context = context;
    this.random = context.random();
    this.owner = owner;
  }

  /** A method, which others may call from now on. */
  Tree any(String name) {
    Form form = context.any(Form.values());
    Context own = context.forAnother();
    Expressions expressions = new Expressions(own);
    One one = new One(form, name, owner, own, expressions);
    Tree member =
        switch (form) {
          case REAL -> one.real();
          case UNARY -> one.unary();
          case FILLS -> one.filling();
          case FILLS_TWO -> one.fillingTwo();
          case CHANGES -> one.changing();
          case ARRAY -> one.array();
          case RECORD -> one.record();
          case VARIABLE -> one.variable();
          case GENERIC, VALUE, CELL, OVER_UNARY, OVER_PAIR, OVER_ARRAYS ->
              new FunctionMethods(one).any(form);
        };
    context.helpers().add(form, form == Form.UNARY ? owner.qualifier + "." + name : name);
    return member;
  }

  /** One method. */
  record One(Form form, String name, Owner owner, Context context, Expressions expressions) {

    Tree method(String head, String pattern, Tree... parts) {
      return Tree.of(
          Kind.MEMBER,
          owner.modifiers(form) + head.formatted(name) + " {\n" + LOCALS + pattern + "}",
          parts);
    }

    /** Statements before a result. */
    Tree body(Scope scope, int most, int depth, Function<Scope, Tree> result) {
      return new Statements(context, expressions, result)
          .several(scope, context.random().nextInt(1, most), depth);
    }

    Tree body(Scope scope, int most, int depth) {
      return body(scope, most, depth, this::returns);
    }

    Tree returns(Scope scope) {
      return Tree.of(Kind.STATEMENT, "return #;", expressions.real(scope, 2));
    }

    private static Tree returnsNothing(Scope scope) {
      return Tree.of(Kind.STATEMENT, "return;");
    }

    private boolean sometimes() {
      return context.random().nextBoolean();
    }

    /** With what the method's object holds. */
    Scope scope() {
      Scope scope = new Scope(null);
      owner.addFields(scope);
      return scope;
    }

    static void addReal(Scope scope, String name) {
      scope.add(Sort.REAL, name);
      scope.add(Sort.REAL_VARIABLE, name);
    }

    private Tree real() {
      Scope scope = scope();
      addReal(scope, "s");
      addReal(scope, "t");
      scope.add(Sort.INT, "d");
      Tree first = body(scope, 4, 1);
      String again =
          sometimes()
              ? "if (d > 0) t += 0.5 * Math.sin(" + name + "(#, t, d - 1));\n"
              : "s += #;\n";
      Tree argument = expressions.bounded(scope, 1);
      Tree second = body(scope, 3, 1);
      return method(
          "double %s(double s, double t, int d)",
          "###return #;\n",
          first,
          Tree.of(Kind.STATEMENT, again, argument),
          second,
          expressions.real(scope, 2));
    }

    private Tree unary() {
      Scope scope = scope();
      addReal(scope, "s");
      return method(
          "double %s(double s)", "#return #;\n", body(scope, 4, 1), expressions.real(scope, 2));
    }

    private Tree filling() {
      Scope scope = scope();
      addReal(scope, "s");
      scope.add(Sort.ARRAY, "w");
      scope.add(Sort.INT, "d");
      Tree first = body(scope, 4, 2, One::returnsNothing);
      String again = sometimes() ? "if (d > 0) " + name + "(w, #, d - 1);\n" : "s -= #;\n";
      return method(
          "void %s(" + Sources.CHANGED + "double[] w, double s, int d)",
          "##w[3] = #;\n",
          first,
          Tree.of(Kind.STATEMENT, again, expressions.bounded(scope, 1)),
          expressions.bounded(scope, 2));
    }

    private Tree fillingTwo() {
      Scope scope = scope();
      for (String array : new String[] {"w", "z"}) {
        scope.add(Sort.ARRAY, array);
        scope.add(Sort.ARRAY_VARIABLE, array);
      }
      String parameters = "(" + Sources.CHANGED + "double[] w, " + Sources.CHANGED + "double[] z)";
      return method(
          "void %s" + parameters, "#w[1] += z[2];\n", body(scope, 5, 2, One::returnsNothing));
    }

    private Tree changing() {
      Scope scope = scope();
      addReal(scope, "s");
      scope.add(Sort.ARRAY, "w");
      return method(
          "double %s(" + Sources.CHANGED + "double[] w, double s)",
          "#w[#] -= #;\nreturn #;\n",
          body(scope, 4, 2),
          Tree.of(Kind.INT, "2"),
          expressions.bounded(scope, 1),
          expressions.bounded(scope, 1));
    }

    private Tree array() {
      Scope scope = scope();
      scope.add(Sort.REAL, "s");
      scope.add(Sort.ARRAY, "w");
      scope.add(Sort.ARRAY_VARIABLE, "w");
      Function<Scope, Tree> result =
          s -> Tree.of(Kind.STATEMENT, "return " + s.any(Sort.ARRAY, context.random()) + ";");
      return method(
          "double[] %s(double[] w, double s)",
          "##", body(scope, 5, 2, result), result.apply(scope));
    }

    private Tree record() {
      Scope scope = scope();
      scope.add(Sort.REAL, "s");
      scope.add(Sort.RECORD, "p");
      scope.add(Sort.RECORD_VARIABLE, "p");
      Function<Scope, Tree> result =
          s -> Tree.of(Kind.STATEMENT, "return #;", expressions.record(s, 1));
      return method("P %s(P p, double s)", "##", body(scope, 4, 1, result), result.apply(scope));
    }

    private Tree variable() {
      Scope scope = scope();
      addReal(scope, "s");
      scope.add(Sort.ARRAY, "w");
      return method(
          "double %s(double s, double... w)",
          "#return # + w[w.length - 1];\n", body(scope, 4, 1), expressions.bounded(scope, 1));
    }
  }
}
