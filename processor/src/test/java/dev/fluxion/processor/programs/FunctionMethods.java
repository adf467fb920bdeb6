package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.HelperMethods.One;
import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.function.Function;

/** Random methods with functions, objects and type parameters, which no other class may call. */
final class FunctionMethods {
  private final One one;
  private final Expressions expressions;

  FunctionMethods(One one) {
    this.one = one;
    this.expressions = one.expressions();
  }

  Tree any(Form form) {
    return switch (form) {
      case GENERIC -> generic();
      case VALUE -> value();
      case CELL -> cell();
      case OVER_UNARY -> overUnary();
      case OVER_PAIR -> overPair();
      default -> overArrays();
    };
  }

  private Scope scopeOf(String real) {
    Scope scope = one.scope();
    One.addReal(scope, real);
    return scope;
  }

  private Tree overUnary() {
    Scope scope = scopeOf("s");
    scope.add(Sort.UNARY, "g");
    scope.add(Sort.INT, "d");
    Tree first = one.body(scope, 3, 1);
    String again =
        one.context().random().nextBoolean()
            ? "if (d > 0) s += 0.5 * Math.sin(" + one.name() + "(g, #, d - 1));\n"
            : "s = g.applyAsDouble(#);\n";
    return one.method(
        "double %s(DoubleUnaryOperator g, double s, int d)",
        "##return g.applyAsDouble(#) + #;\n",
        first,
        Tree.of(Kind.STATEMENT, again, expressions.bounded(scope, 1)),
        expressions.bounded(scope, 1),
        expressions.bounded(scope, 1));
  }

  private Tree overPair() {
    Scope scope = scopeOf("s");
    scope.add(Sort.BINARY, "g");
    scope.add(Sort.INDEXED, "k");
    return one.method(
        "double %s(DoubleBinaryOperator g, IntToDoubleFunction k, double s)",
        "#for (int i = 0; i < 3; i++) s += 0.25 * g.applyAsDouble(s, k.applyAsDouble(i));\n"
            + "return #;\n",
        one.body(scope, 3, 1),
        expressions.bounded(scope, 2));
  }

  private Tree overArrays() {
    Scope scope = scopeOf("s");
    scope.add(Sort.ARRAY, "w");
    scope.add(Sort.OF_ARRAY, "g");
    scope.add(Sort.BLEND, "k");
    return one.method(
        "double %s(ToDoubleFunction<double[]> g, Blend k, double[] w, double s)",
        "#w[1] = k.at(w, #);\nreturn g.applyAsDouble(w) * #;\n",
        one.body(scope, 3, 1),
        expressions.bounded(scope, 1),
        expressions.bounded(scope, 1));
  }

  private Tree value() {
    Scope scope = one.scope();
    scope.add(Sort.REAL, "s");
    scope.add(Sort.VALUE, "r");
    scope.add(Sort.VALUE_VARIABLE, "r");
    Function<Scope, Tree> result =
        s -> Tree.of(Kind.STATEMENT, "return #;", expressions.values().any(s, 1));
    return one.method(
        "Ray %s(Ray r, double s)", "##", one.body(scope, 4, 1, result), result.apply(scope));
  }

  private Tree cell() {
    Scope scope = one.scope();
    scope.add(Sort.REAL, "s");
    scope.add(Sort.CELL, "c");
    scope.add(Sort.CELL_VARIABLE, "c");
    scope.add(Sort.CELL, "e");
    Function<Scope, Tree> result =
        s -> Tree.of(Kind.STATEMENT, "return #;", expressions.cells().any(s, 1));
    return one.method(
        "Cell %s(Cell c, Cell e, double s)",
        "##", one.body(scope, 5, 1, result), result.apply(scope));
  }

  /** Exchanges what it is given, whatever that is. */
  private Tree generic() {
    Scope scope = one.scope();
    scope.add(Sort.ARRAY, "w");
    scope.add(Sort.BOOLEAN, "b");
    return one.method(
        "<T> T %s(boolean b, T p, T o, double[] w)",
        "#if (#) {\nT t = p;\np = o;\no = t;\n}\nw[#] *= 0.5;\nreturn # ? p : o;\n",
        one.body(
            scope,
            4,
            1,
            s -> Tree.of(Kind.STATEMENT, "return # ? p : o;", expressions.condition(s, 0))),
        expressions.condition(scope, 1),
        expressions.index(scope),
        expressions.condition(scope, 1));
  }
}
