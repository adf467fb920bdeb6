package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.SplittableRandom;

/** Random statements over whole arrays. */
final class ArrayStatements {
  private final SplittableRandom random;
  private final Expressions expressions;

  ArrayStatements(SplittableRandom random, Expressions expressions) {
    this.random = random;
    this.expressions = expressions;
  }

  /** The array methods of the JDK, whose ranges may overlap, and one that has a rule. */
  Tree library(Scope scope) {
    if (!scope.has(Sort.ARRAY_VARIABLE)) {
      return Tree.of(Kind.STATEMENT, ";");
    }
    String a = scope.any(Sort.ARRAY, random);
    String b = scope.any(Sort.ARRAY_VARIABLE, random);
    int from = random.nextInt(3);
    int to = random.nextInt(3);
    return switch (random.nextInt(6)) {
      case 0 ->
          Tree.of(
              Kind.STATEMENT,
              "java.util.Arrays.fill(" + a + ", #);",
              expressions.bounded(scope, 1));
      case 1 ->
          Tree.of(
              Kind.STATEMENT,
              "java.util.Arrays.fill(%s, %d, %d, #);".formatted(a, from, from + 2),
              expressions.bounded(scope, 1));
      case 2 ->
          Tree.of(
              Kind.STATEMENT,
              "System.arraycopy(%s, %d, %s, %d, #);".formatted(a, from, b, to),
              Tree.of(Kind.INT, "2"));
      case 3 ->
          Tree.of(
              Kind.STATEMENT,
              "%s = java.util.Arrays.copyOf(java.util.Arrays.copyOf(%s, #), 4);".formatted(b, a),
              Tree.of(Kind.INT, random.nextInt(1, 7) + ""));
      case 4 ->
          Tree.of(
              Kind.STATEMENT,
              "%s = Custom.blend(%s, #);".formatted(b, a),
              expressions.bounded(scope, 1));
      default ->
          Tree.of(
              Kind.STATEMENT,
              "%s = java.util.Arrays.copyOfRange(%s, %d, %d);".formatted(b, a, from, from + 4));
    };
  }

  Tree exchangeIndices() {
    int i = random.nextInt(4);
    int j = random.nextInt(4);
    return Tree.of(
        Kind.STATEMENT, "perm[%d] ^= perm[%d] ^ (perm[%d] = perm[%d]);".formatted(i, j, j, i));
  }

  /** One of two arrays, by a condition. */
  Tree choose(Scope scope, String name) {
    if (!scope.has(Sort.ARRAY)) {
      return Tree.of(Kind.STATEMENT, ";");
    }
    String a = scope.any(Sort.ARRAY, random);
    String b = scope.any(Sort.ARRAY, random);
    Tree condition = expressions.condition(scope, 1);
    scope.add(Sort.ARRAY, name);
    return Tree.of(Kind.STATEMENT, "double[] %s = # ? %s : %s;".formatted(name, a, b), condition);
  }
}
