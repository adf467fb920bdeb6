package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Random expressions: real ones that stay bounded for bounded operands, in the main. */
final class Expressions {
  /** With a # for each operand. */
  private static final String[] SMOOTH = {
    "(# + #)",
    "(# - #)",
    "(# * #)",
    "(# / (1.5 + Math.abs(#)))",
    "(-#)",
    "Math.sin(#)",
    "Math.cos(#)",
    "Math.tanh(#)",
    "Math.atan(#)",
    "Math.exp(-Math.abs(#))",
    "Math.sqrt(1.25 + Math.abs(#))",
    "Math.log(1.5 + Math.abs(#))",
    "Math.log1p(Math.abs(#))",
    "Math.pow(1.125 + Math.abs(#), 0.75)",
    "Math.pow(#, 2)",
    "Math.cbrt(2.5 + Math.sin(#))",
    "Math.atan2(#, 2.5 + Math.cos(#))",
    "Math.hypot(#, 1.5 + Math.abs(#))",
    "Math.fma(#, #, #)",
    "Math.max(#, #)",
    "Math.min(#, #)",
    "Math.abs(#)",
    "StrictMath.sin(#)",
    "(# % 3.5)"
  };

  private final Context context;
  private final SplittableRandom random;
  private final Helpers helpers;
  private final Functions functions;
  private final Values values;
  private final Cells cells;
  private final StreamCalls streams;
  private final Answers answers;
  private final Kit kit;

  /**
   * @param context of one method
   */
  Expressions(Context context) {
    this.context = context;
    this.random = context.random();
    this.helpers = context.helpers();
    this.functions = new Functions(context, this);
    this.values = new Values(context, this);
    this.cells = new Cells(context, this);
    this.streams = new StreamCalls(context, this);
    this.answers = new Answers(context, this);
    this.kit = new Kit(context, this);
  }

  Functions functions() {
    return functions;
  }

  Values values() {
    return values;
  }

  Cells cells() {
    return cells;
  }

  StreamCalls streams() {
    return streams;
  }

  Answers answers() {
    return answers;
  }

  Kit kit() {
    return kit;
  }

  /** The pattern with reals for its marks. */
  Tree fill(Kind kind, String pattern, Scope scope, int depth) {
    List<Tree> parts = new ArrayList<>();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '#') {
        parts.add(real(scope, depth - 1));
      }
    }
    return new Tree(kind, pattern, parts);
  }

  Tree real(Scope scope, int depth) {
    int choice = random.nextInt(depth <= 0 ? 7 : 28);
    if (choice < 3 || depth <= 0 && choice < 4) {
      return scope.has(Sort.REAL) ? Tree.of(Kind.REAL, scope.any(Sort.REAL, random)) : literal();
    }
    return switch (choice) {
      case 3 -> literal();
      case 4 -> element(scope);
      case 5 -> component(scope);
      case 6 -> table(scope);
      case 12 ->
          Tree.of(
              Kind.REAL,
              "(# ? # : #)",
              condition(scope, depth - 1),
              real(scope, depth - 1),
              real(scope, depth - 1));
      case 7 -> call(scope, depth);
      case 8 -> Tree.of(Kind.REAL, "(double) (#)", integer(scope));
      case 9 -> assigned(scope, depth);
      case 10 -> chosen(scope, depth);
      case 11 -> ruled(scope, depth);
      case 13, 14 -> functions.applied(scope, depth).orElseGet(() -> call(scope, depth));
      case 15 -> kit.real(scope, depth);
      case 16 -> values.real(scope);
      case 17 -> cells.real(scope);
      case 18 -> streams.real(scope, depth);
      default -> fill(Kind.REAL, SMOOTH[random.nextInt(SMOOTH.length)], scope, depth);
    };
  }

  private Tree literal() {
    return Tree.of(Kind.REAL, random.nextInt(1, 40) / 16.0 + "");
  }

  /** A value that cannot grow from one turn of a loop to the next. */
  Tree bounded(Scope scope, int depth) {
    String pattern =
        switch (random.nextInt(4)) {
          case 0 -> "Math.tanh(#)";
          case 1 -> "(1.5 * Math.sin(#))";
          case 2 -> "(# / (1 + Math.abs(#)))";
          default -> "#";
        };
    return fill(Kind.REAL, pattern, scope, depth + 1);
  }

  private Tree element(Scope scope) {
    if (scope.has(Sort.MATRIX) && random.nextInt(3) == 0) {
      return Tree.of(
          Kind.REAL, scope.any(Sort.MATRIX, random) + "[(#) % 3][#]", row(scope), index(scope));
    }
    return scope.has(Sort.ARRAY)
        ? Tree.of(Kind.REAL, scope.any(Sort.ARRAY, random) + "[#]", index(scope))
        : literal();
  }

  private Tree table(Scope scope) {
    String pattern = Tables.OF_REALS[random.nextInt(Tables.OF_REALS.length)];
    int marks = (int) pattern.chars().filter(c -> c == '#').count();
    return Tree.of(
        Kind.REAL,
        pattern,
        Stream.generate(() -> integer(scope)).limit(marks).toArray(Tree[]::new));
  }

  private Tree component(Scope scope) {
    if (!scope.has(Sort.RECORD)) {
      return literal();
    }
    String[] forms = {"#.u()", "#.v()", "#.norm()", "#.plus(#).u()", "#.turned(#).v()"};
    String form = forms[random.nextInt(forms.length)];
    return switch (form.chars().filter(c -> c == '#').count() + form) {
      case "2#.plus(#).u()" -> Tree.of(Kind.REAL, form, record(scope, 0), record(scope, 0));
      case "2#.turned(#).v()" -> Tree.of(Kind.REAL, form, record(scope, 0), real(scope, 0));
      default -> Tree.of(Kind.REAL, form, record(scope, 0));
    };
  }

  Tree record(Scope scope, int depth) {
    if (scope.has(Sort.RECORD) && (depth <= 0 || random.nextBoolean())) {
      return Tree.of(Kind.RECORD, scope.any(Sort.RECORD, random));
    }
    return switch (random.nextInt(5)) {
      case 4 -> kit.record(scope, depth);
      case 0 -> Tree.of(Kind.RECORD, "new P(#, #)", real(scope, depth - 1), bounded(scope, 0));
      case 1 -> Tree.of(Kind.RECORD, "unit(#, #)", real(scope, 0), real(scope, 0));
      case 2 ->
          depth <= 0
              ? Tree.of(Kind.RECORD, "new P(0.5, #)", real(scope, 0))
              : Tree.of(
                  Kind.RECORD,
                  "(# ? # : #)",
                  condition(scope, 0),
                  record(scope, depth - 1),
                  record(scope, depth - 1));
      default ->
          helpers.any(Helpers.Form.RECORD, random).isEmpty()
              ? Tree.of(Kind.RECORD, "new P(#, 1.5)", real(scope, 0))
              : Tree.of(
                  Kind.RECORD,
                  helpers.any(Helpers.Form.RECORD, random).get() + "(#, #)",
                  depth <= 0 ? Tree.of(Kind.RECORD, "new P(0.25, 1)") : record(scope, depth - 1),
                  real(scope, 0));
    };
  }

  private Tree call(Scope scope, int depth) {
    if (random.nextInt(3) == 0) {
      return helpers
          .any(Helpers.Form.UNARY, random)
          .map(name -> fill(Kind.REAL, name + "(#)", scope, depth))
          .orElseGet(this::literal);
    }
    return helpers
        .any(Helpers.Form.REAL, random)
        .map(
            name ->
                Tree.of(
                    Kind.REAL,
                    name + "(#, #, " + random.nextInt(3) + ")",
                    real(scope, depth - 1),
                    bounded(scope, 0)))
        .orElseGet(this::literal);
  }

  /** An assignment as an expression. */
  private Tree assigned(Scope scope, int depth) {
    if (!scope.has(Sort.REAL_VARIABLE) || random.nextInt(3) > 0) {
      return fill(Kind.REAL, "Math.sin(#)", scope, depth);
    }
    String name = scope.any(Sort.REAL_VARIABLE, random);
    return Tree.of(Kind.REAL, "(" + name + " = #)", bounded(scope, depth - 1));
  }

  private Tree ruled(Scope scope, int depth) {
    int choice = random.nextInt(Custom.OF_REALS.length + 1);
    if (choice < Custom.OF_REALS.length) {
      return fill(Kind.REAL, Custom.OF_REALS[choice], scope, depth);
    }
    return scope.has(Sort.ARRAY)
        ? Tree.of(Kind.REAL, "Custom.energy(" + scope.any(Sort.ARRAY, random) + ")")
        : literal();
  }

  private Tree chosen(Scope scope, int depth) {
    String square = context.fresh("z");
    return Tree.of(
        Kind.REAL,
        "switch ((#) & 3) { case 0 -> #; case 1, 2 -> #; default -> { double %s = #; yield %s * %s; } }"
            .formatted(square, square, square),
        integer(scope),
        real(scope, depth - 1),
        real(scope, depth - 1),
        real(scope, depth - 1));
  }

  Tree integer(Scope scope) {
    return switch (random.nextInt(scope.has(Sort.INT) ? 5 : 1)) {
      case 0 -> Tree.of(Kind.INT, random.nextInt(5) + "");
      case 1 -> Tree.of(Kind.INT, scope.any(Sort.INT, random) + " + " + random.nextInt(3));
      case 2 -> Tree.of(Kind.INT, "(" + scope.any(Sort.INT, random) + " ^ 1)");
      default -> Tree.of(Kind.INT, scope.any(Sort.INT, random));
    };
  }

  /** From 0 to 3. */
  Tree index(Scope scope) {
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> Tree.of(Kind.INT, random.nextInt(4) + "");
      case 3, 4, 5, 6 -> Tree.of(Kind.INT, "perm[(#) & 3]", integer(scope));
      case 7 -> random.nextBoolean() ? answers.index(scope) : cells.index(scope);
      case 8, 9, 10, 11 ->
          scope.has(Sort.INT_VARIABLE)
              ? Tree.of(Kind.INT, scope.any(Sort.INT_VARIABLE, random) + "++ & 3")
              : Tree.of(Kind.INT, "2");
      default -> Tree.of(Kind.INT, "(#) & 3", integer(scope));
    };
  }

  private Tree row(Scope scope) {
    return Tree.of(Kind.INT, "(#) & 3", integer(scope));
  }

  Tree condition(Scope scope, int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> Tree.of(Kind.BOOLEAN, "# < #", integer(scope), integer(scope));
      case 1 -> Tree.of(Kind.BOOLEAN, "((#) & 1) == 0", integer(scope));
      case 2 ->
          scope.has(Sort.BOOLEAN)
              ? Tree.of(Kind.BOOLEAN, scope.any(Sort.BOOLEAN, random))
              : Tree.of(Kind.BOOLEAN, "# > 0.25", real(scope, 0));
      case 3 ->
          depth <= 0
              ? Tree.of(Kind.BOOLEAN, "# <= #", real(scope, 0), real(scope, 0))
              : Tree.of(
                  Kind.BOOLEAN,
                  "(# && #)",
                  condition(scope, depth - 1),
                  condition(scope, depth - 1));
      case 4 ->
          depth <= 0
              ? Tree.of(Kind.BOOLEAN, "!(# > #)", real(scope, 0), real(scope, 0))
              : Tree.of(
                  Kind.BOOLEAN,
                  "(# || !(#))",
                  condition(scope, depth - 1),
                  condition(scope, depth - 1));
      case 5 ->
          switch (random.nextInt(4)) {
            case 0 -> values.condition(scope);
            case 1 -> cells.condition(scope);
            default -> answers.condition(scope);
          };
      default -> Tree.of(Kind.BOOLEAN, "# < #", real(scope, depth - 1), real(scope, depth - 1));
    };
  }
}
