package dev.fluxion.processor.programs;

/** Functions that programs call and that are not looked into, with rules for them. */
final class Custom {
  private Custom() {}

  /** Patterns of their calls, with a # for each real. */
  static final String[] OF_REALS = {"Custom.wave(#)", "Custom.mix(#, #)"};

  static final String LIBRARY =
      """
      package programs;
      class Custom {
        static double state;
        static int turns;
        static double[] row;
        static void reset() { state = 0.5; turns = 0; row = new double[] {0.5, 1, -1, 2}; }
        static void step() {
          state = 0.5 - 0.75 * state;
          turns++;
          row = turns % 3 == 0 ? new double[] {state, 1, 0, state} : row;
        }
        static int tick() { step(); return turns; }
        static final Custom PROBE = new Custom();
        enum Side { LEFT, RIGHT }
        static void check(double x) {
          if (x > 1e250) throw new IllegalArgumentException("large");
        }
        static void check(double[] w, int n) {
          step();
          if (Math.abs(w[n & 3]) == 1e300) throw new IllegalStateException("at " + n);
        }
        static void look(double[][] m) { for (double[] row : m) check(row, 1); }
        static boolean isPositive(double x) { return x > 0.125; }
        static boolean asked(double x) { step(); return x > state; }
        static boolean isSmall(double[] w, double x) { return Math.abs(w[1] - w[2]) < x; }
        static int index(double[] w, double x) {
          for (int i = 0; i < 3; i++) {
            if (w[i] > x) return i;
          }
          return 3;
        }
        static Side side(double x, double y) { return x < y ? Side.LEFT : Side.RIGHT; }
        static String label(double x) { return x < 0.5 ? "low" : x < 1 ? "middling" : "high"; }
        boolean sees(double x) { return x * x > 0.25; }
        long rank(double[] w) {
          long rank = 0;
          for (double v : w) rank += v > 0 ? 1 : 0;
          return rank;
        }
        static double wave(double x) { return Math.sin(x) + 0.25 * x; }
        static double slope(double x) { return Math.cos(x) + 0.25; }
        static double mix(double a, double b) { return Math.tanh(a * b) + a; }
        static double[] blend(double[] w, double s) {
          double[] y = new double[w.length];
          for (int i = 0; i < y.length; i++) {
            y[i] = Math.tanh(w[i] * s) + Math.sin(w[(i + 1) % w.length]);
          }
          return y;
        }
        static double energy(double[] w) {
          double sum = 0;
          for (double v : w) {
            sum += v * v;
          }
          return sum / (1 + sum);
        }
      }
      """;

  /** Private, so that there is nothing to export. Waves and slopes are rules of one another. */
  private static final String RULES =
      """
      static final class Rules {
        @DerivativeOf(owner = Custom.class, method = "wave")
        private static double wave(double x) { return Custom.slope(x); }
        @DerivativeOf(owner = Custom.class, method = "slope")
        private static double slope(double x) { return 0.25 * x - Custom.wave(x); }
        @DerivativeOf(owner = Custom.class, method = "mix")
        private static double[] mix(double a, double b) {
          double t = Custom.mix(a, b) - a;
          return new double[] {b * (1 - t * t) + 1, a * (1 - t * t)};
        }
        @DerivativeOf(owner = Custom.class, method = "blend")
        private static void blend(double[] w, double s, double[] bar, double[] wBar, double[] sBar) {
          for (int i = 0; i < w.length; i++) {
            double t = Math.tanh(w[i] * s);
            int next = (i + 1) % w.length;
            wBar[i] += bar[i] * s * (1 - t * t);
            sBar[0] += bar[i] * w[i] * (1 - t * t);
            wBar[next] += bar[i] * Math.cos(w[next]);
          }
        }
        @DerivativeOf(owner = Custom.class, method = "energy")
        private static void energy(double[] w, double bar, double[] wBar) {
          double sum = 0;
          for (double v : w) {
            sum += v * v;
          }
          for (int i = 0; i < w.length; i++) {
            wBar[i] += 2 * w[i] / ((1 + sum) * (1 + sum)) * bar;
          }
        }
      }
      """;

  /** The rules, for a class that calls any of the functions. */
  static String rulesFor(String members) {
    return members.contains("Custom.") || members.contains("Custom::") ? RULES : "";
  }
}
