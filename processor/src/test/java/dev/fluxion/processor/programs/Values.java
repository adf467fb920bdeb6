package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.SplittableRandom;

/** Objects of value classes, made in bodies, and what is asked of them. */
final class Values {
  static final String CLASSES =
      """
      private static final class Ray {
        private final double from;
        final double[] knots;
        private final int turns;
        private Ray(double from, double[] knots, int turns) {
          this.from = from;
          this.knots = knots;
          this.turns = turns & 3;
        }
        static Ray of(double from, double slope) {
          return new Ray(from, new double[] {slope, 0.5, Math.sin(from) * slope, 1}, 2);
        }
        double at(double s) { return Math.tanh(from + knots[turns] * s); }
        double knot(int i) { return knots[i & 3] - from; }
        double blended(double[] w, double s) { w[turns] += 0.25 * from; return at(w[0]) * s; }
        Ray moved(double by) { return new Ray(Math.sin(from + by), knots, turns + 1); }
        Ray with(int i, double s) {
          double[] next = knots.clone();
          next[i & 3] += Math.cos(s);
          return new Ray(from, next, i);
        }
        double sum(DoubleUnaryOperator g) {
          double sum = from;
          for (double k : this.knots) sum += 0.25 * g.applyAsDouble(k);
          return sum;
        }
        void into(double[] w) {
          for (int i = 0; i < 4; i++) w[i] = 0.5 * w[i] + Math.sin(knots[3 - i]);
        }
        boolean isSteep() { return knots[0] > from; }
        Knob knob(double size) { return new Knob(this, new P(size, from), size * size); }
      }
      static final class Knob {
        final Ray ray;
        private final P at;
        private final double weight;
        Knob(Ray ray, P at, double weight) { this.ray = ray; this.at = at; this.weight = Math.atan(weight); }
        private Knob twice() { return new Knob(ray.moved(weight), at.plus(at), 2 * weight); }
        double value() { return weight * ray.at(at.u()) + at.v(); }
      }
      """;

  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  Values(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  Tree any(Scope scope, int depth) {
    if (scope.has(Sort.VALUE) && (depth <= 0 || random.nextInt(3) == 0)) {
      return Tree.of(Kind.VALUE, scope.any(Sort.VALUE, random));
    }
    return switch (random.nextInt(depth <= 0 ? 2 : 7)) {
      case 0 ->
          scope.has(Sort.ARRAY)
              ? Tree.of(
                  Kind.VALUE,
                  "new Ray(#, " + scope.any(Sort.ARRAY, random) + ", #)",
                  expressions.bounded(scope, 0),
                  expressions.integer(scope))
              : of(scope);
      case 2 ->
          Tree.of(
              Kind.VALUE, "#.moved(#)", any(scope, depth - 1), expressions.real(scope, depth - 1));
      case 3 ->
          Tree.of(
              Kind.VALUE,
              "#.with(#, #)",
              any(scope, depth - 1),
              expressions.integer(scope),
              expressions.real(scope, depth - 1));
      case 4 ->
          Tree.of(
              Kind.VALUE,
              random.nextBoolean() ? "(# ? # : #)" : "pick(#, #, #)",
              expressions.condition(scope, 0),
              any(scope, depth - 1),
              any(scope, depth - 1));
      case 5 ->
          Tree.of(
              Kind.VALUE,
              "#.knob(#).twice().ray",
              any(scope, depth - 1),
              expressions.real(scope, 0));
      case 6 ->
          context
              .helpers()
              .any(Form.VALUE, random)
              .map(
                  name ->
                      Tree.of(
                          Kind.VALUE,
                          name + "(#, #)",
                          any(scope, depth - 1),
                          expressions.bounded(scope, 0)))
              .orElseGet(() -> of(scope));
      default -> of(scope);
    };
  }

  private Tree of(Scope scope) {
    return Tree.of(
        Kind.VALUE, "Ray.of(#, #)", expressions.bounded(scope, 0), expressions.bounded(scope, 0));
  }

  Tree real(Scope scope) {
    return switch (random.nextInt(5)) {
      case 0 -> Tree.of(Kind.REAL, "#.from", any(scope, 1));
      case 1 -> Tree.of(Kind.REAL, "#.knots[#]", any(scope, 0), expressions.index(scope));
      case 2 ->
          Tree.of(Kind.REAL, "#.knob(#).value()", any(scope, 0), expressions.bounded(scope, 0));
      default -> Tree.of(Kind.REAL, "#.at(#)", any(scope, 1), expressions.real(scope, 0));
    };
  }

  Tree condition(Scope scope) {
    return Tree.of(Kind.BOOLEAN, "#.isSteep()", any(scope, 0));
  }

  Tree declare(Scope scope) {
    if (scope.has(Sort.VALUE_VARIABLE) && random.nextInt(3) > 0) {
      return Tree.of(
          Kind.STATEMENT, scope.any(Sort.VALUE_VARIABLE, random) + " = #;", any(scope, 2));
    }
    String name = context.fresh("ray");
    Tree value = any(scope, 2);
    scope.add(Sort.VALUE, name);
    scope.add(Sort.VALUE_VARIABLE, name);
    return Tree.of(Kind.STATEMENT, "Ray " + name + " = #;", value);
  }

  /** Its array, under another name, or an array that it changes. */
  Tree use(Scope scope) {
    if (!scope.has(Sort.VALUE)) {
      return declare(scope);
    }
    String ray = scope.any(Sort.VALUE, random);
    if (scope.has(Sort.ARRAY) && random.nextBoolean()) {
      return Tree.of(Kind.STATEMENT, "%s.into(%s);".formatted(ray, scope.any(Sort.ARRAY, random)));
    }
    String name = context.fresh("v");
    scope.add(Sort.ARRAY, name);
    return Tree.of(Kind.STATEMENT, "double[] %s = %s.knots;".formatted(name, ray));
  }
}
