package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Scope.Sort;
import dev.fluxion.processor.programs.Tree.Kind;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Chains of integer operations, and computations that nothing needs but that may throw. */
final class Integers {
  private static final String[] CHAIN = {
    "(# * 31 + #)",
    "(# + #)",
    "(# - #)",
    "(# * #)",
    "(# << (#))",
    "(# >> (# & 3))",
    "(# >>> #)",
    "(# % 7)",
    "(# / (1 + (# & 3)))",
    "(# ^ #)",
    "(# | # & 5)",
    "(~#)",
    "(-#)",
    "Math.floorMod(#, 5)",
    "Math.floorDiv(#, 3)",
    "Math.abs(#)",
    "Math.max(#, #)",
    "(# > # ? # : #)",
    "(int) (# * 0x9E37_79B9_7F4A_7C15L >>> 40)",
    "Integer.MAX_VALUE"
  };

  /** Where it throws depends on the ints. */
  private static final String[] THROWING = {
    "int %s = 7 / ((#) - 2);",
    "int %s = (#) %% ((#) & 3);",
    "long %s = 5L %% ((#) - 1L);",
    "int %s = Math.addExact(Integer.MAX_VALUE - 2, #);",
    "int %s = Math.multiplyExact(1 << 30, #);",
    "int %s = Math.negateExact(Integer.MIN_VALUE + ((#) & 1));",
    "int %s = Math.toIntExact(0x7fff_fffeL + (#));",
    "int %s = Math.floorMod(3, (#) - 2);",
    "double[] %s = new double[(#) - 2];",
    "int[] %s = new int[1 - (#)];",
    "double[][] %s = new double[2][2 - (#)];",
    "int %s = perm[(#) + 1];",
    "int %s = PERM[(#) + 2];",
    "double %s = MATRIX[#][2];",
    "double %s = MATRIX[1][(#) + 2];"
  };

  private final SplittableRandom random;
  private final Expressions expressions;

  Integers(SplittableRandom random, Expressions expressions) {
    this.random = random;
    this.expressions = expressions;
  }

  /** Any int, now and then with a division that may throw. */
  Tree chain(Scope scope, int depth) {
    if (depth <= 0 || random.nextInt(6) == 0) {
      return leaf(scope);
    }
    String pattern = random.nextInt(24) == 0 ? "(# % (#))" : CHAIN[random.nextInt(CHAIN.length)];
    return Tree.of(
        Kind.INT,
        pattern,
        pattern
            .chars()
            .filter(c -> c == '#')
            .mapToObj(c -> chain(scope, depth - 1))
            .toArray(Tree[]::new));
  }

  private Tree leaf(Scope scope) {
    return switch (random.nextInt(6)) {
      case 0 -> table();
      case 1 -> Tree.of(Kind.INT, "(int) (#)", expressions.real(scope, 0));
      default -> Tree.of(Kind.INT, "(#)", expressions.integer(scope));
    };
  }

  private Tree table() {
    String pattern = Tables.OF_INTS[random.nextInt(Tables.OF_INTS.length)];
    return Tree.of(Kind.INT, pattern, literals(pattern));
  }

  private Tree[] literals(String pattern) {
    int marks = (int) pattern.chars().filter(c -> c == '#').count();
    Tree[] all = new Tree[marks];
    Arrays.setAll(all, i -> Tree.of(Kind.INT, random.nextInt(4) + ""));
    return all;
  }

  /** A small int that a long chain ends in. */
  Tree declareChain(Scope scope, String name) {
    Tree value = chain(scope, random.nextInt(2, 6));
    scope.add(Sort.INT, name);
    return Tree.of(Kind.STATEMENT, "int " + name + " = (#) & 15;", value);
  }

  /** What nothing needs, so that only its exceptions are left of it. */
  Tree dead(Scope scope, String name) {
    if (scope.has(Sort.ARRAY) && random.nextInt(3) == 0) {
      String array = scope.any(Sort.ARRAY, random);
      String pattern =
          switch (random.nextInt(3)) {
            case 0 -> "double " + name + " = " + array + "[(#) + 1];";
            case 1 -> "double[] " + name + " = new double[3]; " + name + "[#] = " + array + "[1];";
            default -> "double " + name + " = Math.sin(" + array + "[(#) + 2]) * 2;";
          };
      return Tree.of(Kind.STATEMENT, pattern, expressions.integer(scope));
    }
    String pattern = THROWING[random.nextInt(THROWING.length)].formatted(name);
    Tree[] parts = literals(pattern);
    Arrays.setAll(parts, i -> expressions.integer(scope));
    return Tree.of(Kind.STATEMENT, pattern, parts);
  }
}
