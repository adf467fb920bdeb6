package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Functions.Interface;
import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Streams over arrays and ranges, with everything that they begin with, go on by and end in. */
final class StreamCalls {
  private static final String ARRAYS = "java.util.Arrays.";
  private static final String RANGE = "java.util.stream.IntStream.range";

  private final Context context;
  private final SplittableRandom random;
  private final Expressions expressions;

  StreamCalls(Context context, Expressions expressions) {
    this.context = context;
    this.random = context.random();
    this.expressions = expressions;
  }

  private Tree function(Interface type, Scope scope, int depth) {
    return expressions.functions().any(type, scope, depth);
  }

  /** Four reals. */
  private Tree beginning(Scope scope, int depth) {
    int choice = random.nextInt(6);
    if (choice < 3 && scope.has(Sort.ARRAY)) {
      return Tree.of(Kind.STREAM, ARRAYS + "stream(" + scope.any(Sort.ARRAY, random) + ")");
    }
    if (choice == 3 && scope.has(Sort.MATRIX)) {
      String rows = scope.any(Sort.MATRIX, random);
      return Tree.of(
          Kind.STREAM,
          ARRAYS + "stream(" + rows + ").mapToDouble(#)",
          function(Interface.OF_ARRAY, scope, depth));
    }
    if (choice == 4) {
      return expressions.fill(
          Kind.STREAM, "java.util.stream.DoubleStream.of(#, 0.5, #, #)", scope, 1);
    }
    return Tree.of(
        Kind.STREAM,
        RANGE + (random.nextBoolean() ? "(0, 4)" : "Closed(1, 4)") + ".mapToDouble(#)",
        function(Interface.INDEXED, scope, depth));
  }

  /** At least one real, if none is filtered out. */
  private Tree stream(Scope scope, int depth, boolean mayFilter) {
    Tree stream = beginning(scope, depth);
    for (int i = random.nextInt(3); i > 0; i--) {
      stream =
          mayFilter && random.nextInt(3) == 0
              ? Tree.of(Kind.STREAM, "#.filter(#)", stream, predicate(scope))
              : Tree.of(Kind.STREAM, "#.map(#)", stream, function(Interface.UNARY, scope, depth));
    }
    return stream;
  }

  private Tree predicate(Scope scope) {
    String name = context.fresh("e");
    Scope inner = scope.captured();
    inner.add(Sort.REAL, name);
    return Tree.of(Kind.PREDICATE, name + " -> #", expressions.condition(inner, 0));
  }

  Tree real(Scope scope, int depth) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> ending("(0.25 * #.sum())", stream(scope, depth - 1, true));
      case 2 ->
          ending(
              random.nextBoolean() ? "#.max().getAsDouble()" : "#.min().orElseThrow()",
              stream(scope, depth - 1, false));
      case 3 -> {
        Tree stream = stream(scope, depth - 1, true);
        yield ending("#.average().orElse(#)", stream, expressions.real(scope, 0));
      }
      case 4 -> {
        Tree stream = stream(scope, depth - 1, true);
        Tree first = expressions.real(scope, 0);
        yield ending("#.reduce(#, #)", stream, first, function(Interface.BINARY, scope, depth - 1));
      }
      case 5 -> {
        Tree stream = stream(scope, depth - 1, false);
        yield ending(
            "#.reduce(#).getAsDouble()", stream, function(Interface.BINARY, scope, depth - 1));
      }
      default -> {
        Tree stream = stream(scope, depth - 1, false);
        yield ending("#.toArray()[#]", stream, expressions.index(scope));
      }
    };
  }

  private static Tree ending(String pattern, Tree... parts) {
    return Tree.of(Kind.REAL, pattern, parts);
  }

  Tree statement(Scope scope) {
    return switch (random.nextInt(scope.has(Sort.ARRAY_VARIABLE) ? 4 : 2)) {
      case 0 -> declareArray(scope);
      case 1 -> forEach(scope);
      default ->
          Tree.of(
              Kind.STATEMENT,
              ARRAYS + "setAll(" + scope.any(Sort.ARRAY_VARIABLE, random) + ", #);",
              function(Interface.INDEXED, scope, 2));
    };
  }

  private Tree declareArray(Scope scope) {
    boolean mayFilter = random.nextBoolean();
    Tree stream = stream(scope, 1, mayFilter);
    String name = context.fresh("v");
    scope.add(Sort.ARRAY, name);
    return Tree.of(
        Kind.STATEMENT,
        "double[] "
            + name
            + (mayFilter ? " = " + ARRAYS + "copyOf(#.toArray(), 4);" : " = #.toArray();"),
        stream);
  }

  /** Of reals or of indices, with something captured that it changes. */
  private Tree forEach(Scope scope) {
    Scope inner = scope.captured();
    String name = context.fresh("e");
    boolean ofReals = random.nextBoolean();
    List<Tree> parts = new ArrayList<>();
    if (ofReals) {
      parts.add(stream(scope, 1, true));
    }
    String head = (ofReals ? "#.forEach" : RANGE + "(0, 3).forEachOrdered") + "(" + name + " -> ";
    inner.add(ofReals ? Sort.REAL : Sort.INT, name);
    if (inner.has(Sort.ARRAY) && random.nextBoolean()) {
      parts.add(expressions.index(inner));
      parts.add(expressions.bounded(inner, 1));
      head += inner.any(Sort.ARRAY, random) + "[#] " + (random.nextBoolean() ? "+=" : "=") + " #);";
    } else {
      parts.add(expressions.cells().any(inner, 0));
      parts.add(expressions.bounded(inner, 1));
      head += "#.add(#));";
    }
    return new Tree(Kind.STATEMENT, head, parts);
  }
}
