package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Objects whose fields are assigned, made in bodies, with several names and in one another. */
final class Cells {
  static final String CLASSES =
      """
      private static final class Cell {
        double held;
        private double tilt = 0.5;
        private int steps;
        boolean isOdd;
        final double scale;
        private Cell(double held) { this(held, 1.25); steps = 1; }
        Cell(double held, double scale) {
          this.scale = scale;
          if (scale > 2) return;
          this.held = Math.sin(held) * scale;
        }
        void add(double x) { held = Math.tanh(held + x * tilt); steps++; }
        private Cell put(double x) {
          double before = held;
          held += 0.25 * Math.sin(x);
          tilt *= isOdd ? Math.cos(before) : 0.75;
          return this;
        }
        void swap(Cell o) {
          double t = held;
          held = o.held;
          o.held = t;
          o.steps += steps;
        }
        double read() { return held * tilt + scale; }
        private double bump(double x) { return tilt = Math.atan(x + tilt--); }
        int turn() { return steps++ & 3; }
        boolean flip() { return isOdd = !isOdd; }
        void pour(double[] w) {
          for (int i = 0; i < 4; i++) add(w[i]);
          w[steps & 3] = held;
        }
        Cell twin() { Cell c = new Cell(held, tilt); c.isOdd = isOdd; return c; }
      }
      private static class Duo {
        final Cell left;
        final Cell right;
        private int swaps;
        double sum;
        Duo(Cell left, Cell right) { this.left = left; this.right = right; }
        void exchange(double x) {
          left.swap(right);
          sum += x * right.held;
          swaps++;
        }
        Cell chosen() { return swaps % 2 == 0 ? left : right; }
      }
      """;

  /** With a # for each cell, and a $ for each real. */
  private static final String[] OF_REALS = {
    "#.held",
    "#.tilt",
    "#.held",
    "(#.steps * 0.25)",
    "#.read()",
    "#.bump($)",
    "#.put($).put($).held",
    "(#.held = $)",
    "(#.held *= $)",
    "(#.tilt *= Math.cos($))",
    "(#.held++ - 1)",
    "(#.tilt + --#.tilt)",
    "(#.held + (#.held = $) * #.held)",
    "new Duo(#, #).chosen().read()"
  };

  private static final String[] OF_STATEMENTS = {
    "#.add($);",
    "#.add($);",
    "#.held = $;",
    "#.held += #.tilt * $;",
    "#.held = #.tilt = $;",
    "#.tilt -= 0.5 * $;",
    "#.held /= 1.5 + Math.abs($);",
    "#.held++;",
    "--#.tilt;",
    "#.steps += #.steps++;",
    "#.isOdd ^= #.isOdd;",
    "#.isOdd = $ > #.held;",
    "#.swap(#);",
    "#.put($).swap(#);",
    "#.flip();",
    "#.bump($);",
    "new Duo(#, #).exchange($);"
  };

  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  Cells(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  Tree any(Scope scope, int depth) {
    if (scope.has(Sort.CELL) && (depth <= 0 || random.nextInt(3) > 0)) {
      return Tree.of(Kind.CELL, scope.any(Sort.CELL, random));
    }
    return switch (random.nextInt(depth <= 0 ? 2 : 6)) {
      case 0 -> Tree.of(Kind.CELL, "new Cell(#)", expressions.bounded(scope, 0));
      case 2, 3 ->
          Tree.of(
              Kind.CELL,
              random.nextBoolean() ? "(# ? # : #)" : "pick(#, #, #)",
              expressions.condition(scope, 0),
              any(scope, depth - 1),
              any(scope, depth - 1));
      case 4 -> Tree.of(Kind.CELL, "#.twin()", any(scope, depth - 1));
      case 5 ->
          context
              .helpers()
              .any(Form.CELL, random)
              .map(
                  name ->
                      Tree.of(
                          Kind.CELL,
                          name + "(#, #, #)",
                          any(scope, depth - 1),
                          any(scope, 0),
                          expressions.bounded(scope, 0)))
              .orElseGet(() -> Tree.of(Kind.CELL, "#.put(0.5)", any(scope, depth - 1)));
      default ->
          Tree.of(
              Kind.CELL,
              "new Cell(#, #)",
              expressions.bounded(scope, 0),
              expressions.real(scope, 0));
    };
  }

  private Tree fill(Kind kind, String pattern, Scope scope) {
    List<Tree> parts = new ArrayList<>();
    for (char c : pattern.toCharArray()) {
      if (c == '#') {
        parts.add(any(scope, 1));
      } else if (c == '$') {
        parts.add(expressions.bounded(scope, 0));
      }
    }
    return new Tree(kind, pattern.replace('$', '#'), parts);
  }

  Tree real(Scope scope) {
    return fill(Kind.REAL, context.any(OF_REALS), scope);
  }

  Tree condition(Scope scope) {
    return fill(Kind.BOOLEAN, random.nextBoolean() ? "#.isOdd" : "#.flip()", scope);
  }

  /** From 0 to 3. */
  Tree index(Scope scope) {
    return fill(Kind.INT, random.nextBoolean() ? "#.turn()" : "#.steps & 3", scope);
  }

  Tree statement(Scope scope) {
    if (!scope.has(Sort.CELL) || random.nextInt(4) == 0) {
      return random.nextInt(4) == 0 ? declareDuo(scope) : declare(scope);
    }
    if (scope.has(Sort.CELL_VARIABLE) && random.nextInt(5) == 0) {
      return Tree.of(
          Kind.STATEMENT, scope.any(Sort.CELL_VARIABLE, random) + " = #;", any(scope, 2));
    }
    if (scope.has(Sort.ARRAY) && random.nextInt(8) == 0) {
      return Tree.of(
          Kind.STATEMENT, "#.pour(" + scope.any(Sort.ARRAY, random) + ");", any(scope, 1));
    }
    return fill(Kind.STATEMENT, context.any(OF_STATEMENTS), scope);
  }

  /** Another name for one that is there, or a new one. */
  private Tree declare(Scope scope) {
    String name = context.fresh("cell");
    Tree value = any(scope, 2);
    scope.add(Sort.CELL, name);
    boolean isFinal = random.nextBoolean();
    if (!isFinal) {
      scope.add(Sort.CELL_VARIABLE, name);
    }
    return Tree.of(Kind.STATEMENT, (isFinal ? "final " : "") + "Cell " + name + " = #;", value);
  }

  private Tree declareDuo(Scope scope) {
    String name = context.fresh("duo");
    Tree declaration =
        Tree.of(
            Kind.STATEMENT,
            "Duo %s = new Duo(#, #); %s.exchange(#);".formatted(name, name),
            any(scope, 1),
            any(scope, 1),
            expressions.bounded(scope, 0));
    scope.add(Sort.CELL, name + ".left");
    scope.add(Sort.CELL, name + ".right");
    scope.add(Sort.CELL, name + ".chosen()");
    scope.add(Sort.REAL, name + ".sum");
    return declaration;
  }
}
