package dev.fluxion.processor.programs;

import java.util.regex.Pattern;

/**
 * Static fields that programs read: tables of every element type and rank, and single numbers, some
 * of which methods that are not looked into change.
 */
final class Tables {
  private Tables() {}

  /** Patterns of reals, with a # for each index. */
  static final String[] OF_REALS = {
    "WEIGHTS[(#) & 3]",
    "MATRIX[((#) & 7) % 3][(#) & 3]",
    "CUBE[(#) & 1][((#) & 7) % 3][(#) & 3]",
    "SINGLES[(#) & 3]",
    "SINGLE_ROWS[(#) & 1][(#) & 1]",
    "MATRIX[1][PERM[(#) & 3]]",
    "RAGGED[(#) & 1].length",
    "(level + (#))",
    "(gauge * (#))",
    "hidden[(#) & 3]",
    "(BOX.size * (#))",
    "Grade.of((#)).weight",
    "(0.5 * LEVEL + (#))",
    "COMPUTED[(#) & 3]",
    "(Custom.state * (#))",
    "Custom.state",
    "Custom.row[(#) & 3]"
  };

  /** Patterns of ints from 0 to 3. */
  static final String[] OF_INTS = {
    "PERM[(#) & 3]",
    "RANKS[(#) & 1][(#) & 1]",
    "NESTED[(#) & 1][0][(#) & 1]",
    "(count & (#) & 3)",
    "(hushed((#)) & 3)",
    "Grade.of((#)).ordinal()",
    "(new Box((#)).turns() & 3)",
    "(Custom.turns & 3)",
    "(Custom.tick() & 3)"
  };

  /** Arrays of four reals that nothing may change. */
  static final String[] ROWS = {"WEIGHTS", "MATRIX[((#) & 7) % 3]", "CUBE[1][(#) & 1]"};

  private static final Pattern NAMES =
      Pattern.compile(
          "WEIGHTS|MATRIX|CUBE|SINGLE|RAGGED|PERM|RANKS|NESTED|LEVEL|COMPUTED|level |gauge |count"
              + " &|hidden|BOX|Box|Grade|hushed");

  private static final String FIELDS =
      """
      static final double[] WEIGHTS = {0.5, -1.25, 2, 0.75};
      static final double[][] MATRIX = {{1, -0.5, 0.25, 2}, {0, 1.5, -1, 0.125}, {3, 0.5, 0.5, -2}};
      static final double[][][] CUBE = {
        {{1, 2, 3, 4}, {-1, 0.5, 0.25, 0}, {0.1, 0.2, 0.3, 0.4}},
        {{2, -2, 1, -1}, {0.75, 0.5, 0.25, 1}, {-0.1, -0.2, 0.3, 0.4}}
      };
      private static final float[] SINGLES = {0.1f, -0.2f, 1.5f, 3};
      static final float[][] SINGLE_ROWS = {{0.3f, 1}, {-0.7f, 0.5f}};
      static final double[][] RAGGED = {{1}, {1, 2, 3}};
      private static final int[] PERM = {3, 1, 0, 2};
      static final int[][] RANKS = {{0, 3}, {1, 2}};
      static final int[][][] NESTED = {{{2, 1}}, {{0, 3}}};
      static final double LEVEL = 0.625;
      private static final double[] COMPUTED = computed();
      static double level = 0.375;
      private static float gauge = -0.3f;
      private static int count = 3;
      private static double[] hidden = {0.5, 1.5, -0.25, 1};
      private static final Box BOX = new Box(2);
      private enum Grade {
        LOW, HIGH, FULL;
        private final double weight = 0.5 + ordinal();
        private static Grade of(int n) {
          try { return values()[(n & 7) % 3]; } finally { count = 3; }
        }
      }
      private static class Box {
        private double size = 0.75;
        private final int seed;
        private Box(int seed) { this.seed = seed; }
        private int turns() {
          try { return seed + 1; } finally { size = 0.75; }
        }
      }
      private static int hushed(int n) {
        try { return n + 1; } finally { count = 3; }
      }
      private static double[] computed() {
        double[] all = new double[4];
        for (int i = 0; i < 4; i++) {
          all[i] = 1.0 / (i + 1);
        }
        return all;
      }
      """;

  /** The fields, for a class that reads any of them. */
  static String fieldsFor(String members) {
    return NAMES.matcher(members).find() ? FIELDS : "";
  }
}
