package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SPEC section 6's table of kinks, written down by hand, and what every mode makes of it. Functions
 * of one argument are taken as they are and, so that gradient, Hessian–vector product and Hessian
 * are generated, too, as functions of two arguments that the second does not touch.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KinkTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final boolean HAS_CLAMP =
      Arrays.stream(Math.class.getMethods()).anyMatch(m -> m.getName().equals("clamp"));

  /**
   * A row of the table.
   *
   * @param call over x, y and z
   * @param point its doubles are the independents; an {@code Integer} is bound to a constant n
   * @param first the first derivative by each independent
   * @param second the second derivative by each independent; NaN: not laid down
   */
  private record Kink(String call, Object[] point, double[] first, double[] second) {
    @Override
    public String toString() {
      return call + " at " + Arrays.toString(point);
    }
  }

  private final List<Kink> kinks = new ArrayList<>();
  private Compiled compiled;

  private void kink(String call, Object[] point, double[] first, double[] second) {
    kinks.add(new Kink(call, point, first, second));
  }

  /** Of one argument x. */
  private void kink(String call, double x, double first, double second) {
    kink(call, new Object[] {x}, new double[] {first}, new double[] {second});
  }

  /** Of one argument x and a constant exponent: as a literal, a variable, an int and a long. */
  private void power(double x, double p, double first, double second) {
    String literal = p < 0 ? "(" + p + ")" : String.valueOf(p);
    kink("Math.pow(x, " + literal + ")", x, first, second);
    kink("StrictMath.pow(x, " + literal + ")", x, first, second);
    kink("Math.pow(x, 0.5 * (n + n) * (" + p + "))", x, 1, first, second);
    if (p == Math.rint(p)) {
      kink("Math.pow(x, n)", x, (int) p, first, second);
    }
  }

  private void kink(String call, double x, int n, double first, double second) {
    kink(call, new Object[] {x, n}, new double[] {first}, new double[] {second});
  }

  /** Of two arguments x and y. */
  private void kink(
      String call, double x, double y, double byX, double byY, double byXx, double byYy) {
    kink(call, new Object[] {x, y}, new double[] {byX, byY}, new double[] {byXx, byYy});
  }

  @BeforeAll
  void writeDownTheTableAndCompileIt() throws ClassNotFoundException {
    for (String math : List.of("Math.", "StrictMath.")) {
      flat(math);
      ties(math);
      limits(math);
      activePowers(math);
      remainders(math);
    }
    constantPowers();
    compositions();
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < kinks.size(); i++) {
      members.append(source(kinks.get(i), "f" + i, ""));
      members.append(source(kinks.get(i), "w" + i, ", double spare"));
    }
    compiled = Compiled.of(members.toString());
  }

  private static String source(Kink kink, String name, String spare) {
    StringBuilder parameters = new StringBuilder();
    String[] names = {"x", "y", "z"};
    for (int i = 0; i < kink.point().length; i++) {
      boolean constant = kink.point()[i] instanceof Integer;
      parameters.append(i > 0 ? ", " : "").append(constant ? "int n" : "double " + names[i]);
    }
    return "  @Differentiable static double %s(%s%s) { return %s; }\n"
        .formatted(name, parameters, spare, kink.call());
  }

  /** Derivative 0 by convention or in truth. */
  private void flat(String math) {
    for (double zero : new double[] {0.0, -0.0}) {
      kink(math + "abs(x)", zero, 0, 0);
      kink(math + "signum(x)", zero, 0, 0);
      kink(math + "hypot(x, y)", zero, zero, 0, 0, 0, 0);
      kink(math + "atan2(x, y)", zero, zero, 0, 0, 0, 0);
      kink(math + "copySign(x, y)", zero, 1, 0, 0, 0, 0);
      kink(math + "copySign(x, y)", zero, -1, 0, 0, 0, 0);
    }
    for (double x : new double[] {-1.5, -0.0, 0, 0.5, 1, 2.3}) {
      for (String step : List.of("floor", "ceil", "rint", "round", "ulp")) {
        kink(math + step + "(x)", x, 0, 0);
      }
    }
    kink(math + "copySign(x, y)", 2, -3, -1, 0, 0, 0);
    kink(math + "copySign(x, y)", -2, -3, 1, 0, 0, 0);
    kink(math + "copySign(x, y)", 2, -0.0, -1, 0, 0, 0);
    kink(math + "atan2(x, y)", 0, 2, 0.5, 0, 0, 0);
    kink(math + "hypot(x, y)", 0, -2, 0, -1, 0.5, 0);
  }

  private void ties(String math) {
    for (String name : List.of("max", "min")) {
      kink(math + name + "(x, y)", 1.5, 1.5, 0.5, 0.5, 0, 0);
      kink(math + name + "(x, y)", 0.0, -0.0, 0.5, 0.5, 0, 0);
      kink(math + name + "(x, y)", -0.0, 0.0, 0.5, 0.5, 0, 0);
      kink(math + name + "(x, 0)", 0, 0.5, 0);
      kink(math + name + "(0, x)", -0.0, 0.5, 0);
      kink(math + name + "(x, x)", 3, 1, 0);
      // Higher orders follow: half of x² and half of x at 1.
      kink(math + name + "(x * x, x)", 1, 1.5, 1);
      kink(math + name + "(x * x, x * x * x)", 1, 2.5, 4);
    }
    if (HAS_CLAMP) {
      String clamp = math + "clamp(x, y, z)";
      triple(clamp, new Object[] {0.0, 0.0, 1.0}, 0.5, 0.5, 0);
      triple(clamp, new Object[] {1.0, 0.0, 1.0}, 0.5, 0, 0.5);
      triple(clamp, new Object[] {0.5, 0.0, 1.0}, 1, 0, 0);
      triple(clamp, new Object[] {-2.0, 0.0, 1.0}, 0, 1, 0);
      triple(clamp, new Object[] {2.0, 0.0, 1.0}, 0, 0, 1);
      triple(clamp, new Object[] {1.0, 1.0, 1.0}, 0.25, 0.25, 0.5);
      kink(math + "clamp(x, 0.0, 1.0)", 1, 0.5, 0);
      kink(math + "clamp(x, 0.0, 1.0)", -0.0, 0.5, 0);
    }
  }

  private void triple(String call, Object[] point, double... first) {
    kink(call, point, first, new double[3]);
  }

  /** The limit from inside the domain. */
  private void limits(String math) {
    for (double zero : new double[] {0.0, -0.0}) {
      kink(math + "sqrt(x)", zero, INF, -INF);
      kink(math + "cbrt(x)", zero, INF, NAN); // from the left +∞, from the right −∞
      kink(math + "log(x)", zero, INF, -INF);
      kink(math + "log10(x)", zero, INF, -INF);
      kink("Functions.log2(x)", zero, INF, -INF);
    }
    kink(math + "asin(x)", 1, INF, INF);
    kink(math + "asin(x)", -1, INF, -INF);
    kink(math + "acos(x)", 1, -INF, -INF);
    kink(math + "acos(x)", -1, -INF, INF);
    kink(math + "log1p(x)", -1, INF, -INF);
    kink("Functions.acosh(x)", 1, INF, -INF);
    kink("Functions.atanh(x)", 1, INF, INF);
    kink("Functions.atanh(x)", -1, INF, -INF);
  }

  private void constantPowers() {
    power(-2, 3, 12, -12);
    power(-2, 2, -4, 2);
    power(-2, 1, 1, 0);
    power(-2, 0, 0, 0);
    power(-2, -1, -0.25, -0.25);
    power(-2, 4, -32, 48);
    for (double zero : new double[] {0.0, -0.0}) {
      power(zero, 0, 0, 0);
      power(zero, 1, 1, 0);
      power(zero, 2, 0, 2);
      power(zero, 3, 0, 0);
      power(zero, 4, 0, 0);
      power(zero, 0.5, INF, -INF);
      power(zero, 1.5, 0, INF);
      power(zero, 2.5, 0, 0);
    }
    power(0, -1, -INF, INF);
    power(INF, 0, 0, 0);
  }

  private void activePowers(String math) {
    String pow = math + "pow(x, y)";
    kink(pow, 0, 2, 0, 0, 2, 0);
    kink(pow, 0, 1, 1, 0, 0, 0);
    kink(pow, 0, 0, 0, 0, NAN, 0);
    kink(pow, 0, 0.5, INF, 0, -INF, 0);
    kink(pow, 0, -1, -INF, -INF, INF, NAN);
    kink(pow, -2, 3, 12, NAN, -12, NAN);
    kink(pow, -2, 0, 0, NAN, 0, NAN);
    kink(math + "pow(x, x)", 1, 1, 2);
    kink(math + "pow(2, x)", 0, Math.log(2), Math.log(2) * Math.log(2));
    kink(math + "pow(0, x)", 2, 0, 0);
    kink(math + "pow(0, x)", 0, 0, 0);
  }

  private void remainders(String math) {
    kink("x % y", 1.0, 0.1, 1, -9, 0, 0);
    kink("x % y", -7.5, 2, 1, 3, 0, 0);
    kink("x % y", 7.5, -2, 1, 3, 0, 0);
    kink("x % y", 1, 2, 1, 0, 0, 0);
    kink(math + "IEEEremainder(x, y)", 1.0, 0.1, 1, -10, 0, 0);
    kink(math + "IEEEremainder(x, y)", 5, 3, 1, -2, 0, 0);
    kink(math + "IEEEremainder(x, y)", 3, 2, 1, -2, 0, 0); // 1.5 rounds to even
  }

  /** Where only the second derivative tells a value that is 0 from one that stays 0. */
  private void compositions() {
    kink("Math.log(x) * Math.log(x)", 1, 0, 2);
    kink("Math.pow(Math.log(x), 2)", 1, 0, 2);
    kink("Functions.square(Math.log(x))", 1, 0, 2);
    kink("Math.sqrt(x) * Math.sqrt(x)", 4, 1, 0);
    kink("x / (1 - x * 0)", 3, 1, 0);
    kink("Math.abs(x) * x", 0, 0, 0);
    kink("Math.pow(Math.sin(x), 2)", 0, 0, 2);
    kink("(x - 1) / x * ((x - 1) / x)", 1, 0, 2);
  }

  Stream<Integer> rows() {
    return Stream.iterate(0, i -> i + 1).limit(kinks.size());
  }

  @ParameterizedTest(name = "row {0}")
  @MethodSource("rows")
  void isAsLaidDownInEveryMode(int row) {
    Kink kink = kinks.get(row);
    List<Object> padded = new ArrayList<>(Arrays.asList(kink.point()));
    padded.add(0.25);
    check(kink, new Modes(compiled, "f" + row, kink.point()));
    check(kink, new Modes(compiled, "w" + row, padded.toArray()));
  }

  private static void check(Kink kink, Modes modes) {
    modes.checkValue();
    modes.checkStrongZeros();
    if (!isProductOfInfinities(kink)) {
      modes.checkStrongZerosOfSecondOrder();
    }
    for (int i = 0; i < kink.first().length; i++) {
      compare(kink, i, modes.first(i), kink.first()[i]);
      if (!Double.isNaN(kink.second()[i])) {
        compare(kink, i, modes.second(i), kink.second()[i]);
      }
    }
  }

  /**
   * Where x^p and ln x, whose product is ∂/∂p, are both infinite, the tangent of that product is
   * not laid down.
   */
  private static boolean isProductOfInfinities(Kink kink) {
    return kink.call().endsWith("pow(x, y)")
        && Arrays.equals(kink.first(), new double[] {-INF, -INF});
  }

  private static void compare(Kink kink, int i, Map<String, Double> actual, double expected) {
    actual.forEach(
        (mode, value) ->
            assertThat(agrees(value, expected))
                .as("%s by argument %s of %s: %s, not %s", mode, i, kink, value, expected)
                .isTrue());
  }

  private static boolean agrees(double value, double expected) {
    return Double.isNaN(expected)
        ? Double.isNaN(value)
        : value == expected || Math.abs(value - expected) <= 1e-14 * Math.abs(expected);
  }

  /**
   * In compositions an infinite partial meets a zero on one side only: forward mode knows the
   * tangent 0 before the square root, reverse mode the adjoint 0 after it.
   */
  @Test
  void compositionsMayDifferBetweenModes() throws ClassNotFoundException {
    Compiled composed =
        Compiled.of(
            """
              @Differentiable static double before(double x) { return Math.sqrt(x * 0); }
              @Differentiable static double after(double x) { return 0 * Math.sqrt(x); }
              @Differentiable static double root(double x) { return Math.sqrt(x * x); }
              @Differentiable static double length(double x) { return Math.hypot(x, 0); }
            """);
    Map<String, Double> before = new Modes(composed, "before", new Object[] {3.0}).first(0);
    Map<String, Double> after = new Modes(composed, "after", new Object[] {0.0}).first(0);
    Map<String, Double> root = new Modes(composed, "root", new Object[] {0.0}).first(0);
    Map<String, Double> length = new Modes(composed, "length", new Object[] {0.0}).first(0);
    for (String mode : List.of("Jvp", "ValueAndJvp", "Derivative", "Taylor c[1]")) {
      assertThat(before.get(mode)).as(mode).isEqualTo(0.0);
      assertThat(root.get(mode)).as(mode).isEqualTo(0.0);
    }
    for (String mode : List.of("Vjp", "ValueAndGradient")) {
      assertThat(after.get(mode)).as(mode).isEqualTo(0.0);
      assertThat(root.get(mode)).as(mode).isNaN();
    }
    assertThat(length.values()).containsOnly(0.0);
  }
}
