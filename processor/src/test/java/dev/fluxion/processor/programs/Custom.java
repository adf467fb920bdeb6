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
    return members.contains("Custom.") ? RULES : "";
  }
}
