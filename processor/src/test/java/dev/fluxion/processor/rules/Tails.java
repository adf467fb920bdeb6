package dev.fluxion.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Points in the tails of the functions of the rule table: tiny ones, huge ones and ones next to
 * every singular point. Kinks and singular points themselves are those of {@link KinkTest}.
 */
final class Tails {
  private static final double[] POWERS_OF_TEN = {
    1e-300, 1e-200, 1e-155, 1e-100, 1e-50, 1e-20, 1e-12, 1e-8, 1e-4, 0.01
  };
  private static final double[] LARGE_POWERS_OF_TEN = {
    1e4, 1e8, 1e16, 1e20, 1e50, 1e77, 1e80, 1e100, 1e103, 1e150, 1e154, 1e160, 1e200, 1e300, 1.7e308
  };
  private static final double[] EXPONENTS = {
    0.3, 1, 2, 4, 8, 15, 18.7, 20, 26, 38, 100, 300, 340, 600, 700, 708
  };
  private static final double[] NEXT_TO_ZERO = {0x1p-52, 0x1p-40, 0x1p-30, 0x1p-20, 1e-4, 0.01};
  private static final double[] LINE = join(POWERS_OF_TEN, EXPONENTS, LARGE_POWERS_OF_TEN);
  private static final double[] ANGLES = {
    1e-300,
    1e-100,
    1e-20,
    1e-12,
    1e-8,
    1e-4,
    0.4,
    1,
    1.57,
    Math.PI / 2,
    3.14,
    Math.PI,
    11,
    1e5,
    1e15,
    1e22
  };

  private static final Map<String, List<double[]>> POINTS =
      Map.ofEntries(
          Map.entry("abs", ones(both(LINE))),
          Map.entry("acos", ones(both(unit()))),
          Map.entry("asin", ones(both(unit()))),
          Map.entry("atan", ones(both(LINE))),
          Map.entry("atan2", angles()),
          Map.entry("cbrt", ones(both(LINE))),
          Map.entry("ceil", ones(both(LINE))),
          Map.entry(
              "clamp",
              List.of(new double[] {1e-300, 1e-301, 1e300}, new double[] {1e300, 0, 1e200})),
          Map.entry("copySign", pairs(both(LINE), -1, 1e-300)),
          Map.entry("cos", ones(both(ANGLES))),
          Map.entry("cosh", ones(both(join(POWERS_OF_TEN, EXPONENTS)))),
          Map.entry("exp", ones(both(join(POWERS_OF_TEN, EXPONENTS)))),
          Map.entry("expm1", ones(both(join(POWERS_OF_TEN, EXPONENTS)))),
          Map.entry("floor", ones(both(LINE))),
          Map.entry(
              "fma",
              List.of(new double[] {1e200, 1e-300, 1e100}, new double[] {-1e-300, 1e300, 1e-9})),
          Map.entry("getExponent", ones(both(LINE))),
          Map.entry("hypot", lengths()),
          Map.entry(
              "IEEEremainder",
              List.of(
                  new double[] {1e15, 3.3},
                  new double[] {-7.5e-200, 2e-200},
                  new double[] {1e300, 1.7e299})),
          Map.entry("log", ones(LINE)),
          Map.entry("log10", ones(LINE)),
          Map.entry("log1p", ones(join(LINE, negative(POWERS_OF_TEN), below(NEXT_TO_ZERO)))),
          Map.entry("max", pairs(LINE, 1, 1e-300)),
          Map.entry("min", pairs(LINE, 1, 1e-300)),
          Map.entry("nextAfter", pairs(LINE, 1e305)),
          Map.entry("nextDown", ones(both(LINE))),
          Map.entry("nextUp", ones(both(LINE))),
          Map.entry("pow", powers()),
          Map.entry("rint", ones(both(LINE))),
          Map.entry("round", ones(both(LINE))),
          Map.entry(
              "scalb",
              List.of(
                  new double[] {1e-300, 900}, new double[] {1e300, -900}, new double[] {3, 1023})),
          Map.entry("signum", ones(both(LINE))),
          Map.entry("sin", ones(both(ANGLES))),
          Map.entry("sinh", ones(both(join(POWERS_OF_TEN, EXPONENTS)))),
          Map.entry("sqrt", ones(LINE)),
          Map.entry("tan", ones(both(ANGLES))),
          Map.entry("tanh", ones(both(LINE))),
          Map.entry("toDegrees", ones(both(LINE))),
          Map.entry("toRadians", ones(both(LINE))),
          Map.entry("ulp", ones(both(LINE))),
          Map.entry("cot", ones(both(ANGLES))),
          Map.entry("sec", ones(both(ANGLES))),
          Map.entry("csc", ones(both(ANGLES))),
          Map.entry("acot", ones(both(LINE))),
          Map.entry("asec", ones(both(outer()))),
          Map.entry("acsc", ones(both(outer()))),
          Map.entry("asinh", ones(both(LINE))),
          Map.entry("acosh", ones(outer())),
          Map.entry("atanh", ones(both(unit()))),
          Map.entry("exp2", ones(both(join(POWERS_OF_TEN, EXPONENTS, new double[] {1020})))),
          Map.entry("log2", ones(LINE)),
          Map.entry("sigmoid", ones(both(LINE))),
          Map.entry("softplus", ones(both(LINE))),
          Map.entry("logaddexp", sums()),
          Map.entry("erf", ones(both(LINE))),
          Map.entry("erfc", ones(both(LINE))),
          Map.entry("logGamma", ones(gammas())),
          Map.entry("digamma", ones(gammas())),
          Map.entry("square", ones(both(LINE))),
          Map.entry("stopGradient", ones(both(LINE))),
          Map.entry("+", pairs(LINE, 1, -1e300)),
          Map.entry("-", pairs(LINE, 1, -1e300)),
          Map.entry("*", pairs(LINE, 1, -1e-300)),
          Map.entry("/", quotients()),
          Map.entry(
              "%",
              List.of(
                  new double[] {1e15, 3.3},
                  new double[] {-7.5e-200, 2e-200},
                  new double[] {1e300, 1.7e299})));

  private Tails() {}

  /** Points to test a function at, one element an argument. */
  static List<double[]> of(String function) {
    return POINTS.get(function);
  }

  private static double[] join(double[]... all) {
    return java.util.Arrays.stream(all).flatMapToDouble(DoubleStream::of).toArray();
  }

  private static double[] negative(double[] x) {
    return DoubleStream.of(x).map(v -> -v).toArray();
  }

  private static double[] both(double[] x) {
    return join(x, negative(x));
  }

  /** Just above −1. */
  private static double[] below(double[] distances) {
    return DoubleStream.of(distances).map(d -> d - 1).toArray();
  }

  private static double[] unit() {
    return join(POWERS_OF_TEN, new double[] {0.3, 0.7, 0.9}, negative(below(NEXT_TO_ZERO)));
  }

  private static double[] outer() {
    double[] next = DoubleStream.of(NEXT_TO_ZERO).map(d -> 1 + d).toArray();
    return join(next, new double[] {1.4, 2, 5}, LARGE_POWERS_OF_TEN);
  }

  private static double[] gammas() {
    double[] nearNegative =
        DoubleStream.of(-1, -2, -7)
            .flatMap(
                n ->
                    DoubleStream.of(NEXT_TO_ZERO)
                        .flatMap(d -> DoubleStream.of(n - d * 4, n + d * 4)))
            .toArray();
    return join(
        both(POWERS_OF_TEN),
        new double[] {0.1, 0.5, 1, 1.2, 2, 3, 5, 12, 25, 171, -0.5, -1.3, -10.7, -1000.25},
        nearNegative,
        LARGE_POWERS_OF_TEN);
  }

  private static List<double[]> ones(double... x) {
    return DoubleStream.of(x).mapToObj(v -> new double[] {v}).toList();
  }

  private static List<double[]> pairs(double[] x, double... y) {
    List<double[]> points = new ArrayList<>();
    for (double a : x) {
      for (double b : y) {
        if (a != b) {
          points.add(new double[] {a, b});
        }
      }
    }
    return points;
  }

  /** Of every size, of like size and not. */
  private static List<double[]> lengths() {
    List<double[]> points = new ArrayList<>();
    for (double s : join(POWERS_OF_TEN, LARGE_POWERS_OF_TEN)) {
      double t = Math.min(s, 2e307);
      points.add(new double[] {3 * t, 4 * t});
      points.add(new double[] {-4 * t, 1e-3 * t});
      points.add(new double[] {t, 1});
      points.add(new double[] {2, t});
    }
    return points;
  }

  private static List<double[]> angles() {
    return lengths();
  }

  private static List<double[]> powers() {
    List<double[]> points = new ArrayList<>();
    for (double x : join(POWERS_OF_TEN, new double[] {0.5, 1, 2, 10}, LARGE_POWERS_OF_TEN)) {
      for (double p : new double[] {-1.5, -1, -0.5, 1e-12, 0.5, 1, 1.5, 2, 3, 0.999}) {
        points.add(new double[] {x, p});
      }
    }
    for (double p : new double[] {-1000, -300, 300, 1000}) {
      points.add(new double[] {1.7, p});
      points.add(new double[] {0.6, p});
    }
    return points;
  }

  private static List<double[]> sums() {
    List<double[]> points = new ArrayList<>();
    for (double d : join(POWERS_OF_TEN, EXPONENTS, new double[] {1e4, 1e100, 1e300})) {
      points.add(new double[] {d, 0});
      points.add(new double[] {0, d});
      points.add(new double[] {-d, d});
    }
    points.add(new double[] {1000, 1000.5});
    points.add(new double[] {1e300, 1e300});
    return points;
  }

  private static List<double[]> quotients() {
    List<double[]> points = pairs(LINE, 1, -3, 1e-100, 1e100);
    points.addAll(
        List.of(
            new double[] {1, 1e-90}, new double[] {1e-200, 1e-210}, new double[] {1e300, 1e290}));
    return points;
  }
}
