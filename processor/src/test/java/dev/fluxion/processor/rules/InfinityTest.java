package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Partial derivatives at infinite arguments, written down by hand: the limits; where several
 * arguments are infinite, those along their diagonal. Every mode must give them. Products are left
 * out, since they are Java's: 0·∞ is NaN in forward mode.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfinityTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double HALF = Math.sqrt(0.5);
  private static final double LOG_TWO = Math.log(2);

  /** A call at a point, and its partials; where the function is of an array, those by elements. */
  private record Row(String call, double[] point, double[] first) {
    @Override
    public String toString() {
      return call + " at " + Arrays.toString(point);
    }
  }

  private final List<Row> scalars = new ArrayList<>();
  private final List<Row> arrays = new ArrayList<>();
  private Compiled compiled;

  private void one(String call, double x, double first) {
    scalars.add(new Row(call, new double[] {x}, new double[] {first}));
  }

  private void two(String call, double x, double y, double byX, double byY) {
    scalars.add(new Row(call, new double[] {x, y}, new double[] {byX, byY}));
  }

  private void array(String call, double[] x, double... first) {
    arrays.add(new Row(call, x, first));
  }

  @BeforeAll
  void writeDownTheTableAndCompileIt() throws ClassNotFoundException {
    ofOneArgument();
    ofTwoArguments();
    powers();
    ofArrays();
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < scalars.size(); i++) {
      String parameters = scalars.get(i).point().length == 1 ? "double x" : "double x, double y";
      for (String spare :
          List.of("f" + i + "(" + parameters, "w" + i + "(" + parameters + ", double s")) {
        members.append(
            "  @Differentiable static double %s) { return %s; }\n"
                .formatted(spare, scalars.get(i).call()));
      }
    }
    for (int i = 0; i < arrays.size(); i++) {
      members.append(
          "  @Differentiable static double a%d(double[] x) { return %s; }\n"
              .formatted(i, arrays.get(i).call()));
    }
    compiled = Compiled.of(members.toString());
  }

  private void ofOneArgument() {
    for (String flat :
        List.of(
            "Math.atan",
            "Functions.acot",
            "Functions.asec",
            "Functions.acsc",
            "Functions.asinh",
            "Math.cbrt",
            "Functions.erf",
            "Functions.erfc",
            "Functions.sigmoid",
            "Math.tanh",
            "Math.signum",
            "Math.floor")) {
      one(flat + "(x)", INF, 0);
      one(flat + "(x)", -INF, 0);
    }
    for (String falling :
        List.of("Math.exp", "Math.expm1", "Functions.exp2", "Functions.softplus")) {
      one(falling + "(x)", -INF, 0);
    }
    for (String rising :
        List.of(
            "Math.exp",
            "Math.expm1",
            "Functions.exp2",
            "Math.sinh",
            "Math.cosh",
            "Functions.logGamma")) {
      one(rising + "(x)", INF, INF);
    }
    for (String slow :
        List.of(
            "Math.log",
            "Math.log10",
            "Functions.log2",
            "Math.log1p",
            "Math.sqrt",
            "Functions.acosh",
            "Functions.digamma")) {
      one(slow + "(x)", INF, 0);
    }
    one("Math.sinh(x)", -INF, INF);
    one("Math.cosh(x)", -INF, -INF);
    one("Functions.softplus(x)", INF, 1);
    one("Functions.square(x)", -INF, -INF);
    one("Math.abs(x)", -INF, -1);
    one("Math.scalb(x, 3)", INF, 8);
    one("-x", INF, -1);
  }

  private void ofTwoArguments() {
    two("Functions.logaddexp(x, y)", -INF, -INF, 0.5, 0.5);
    two("Functions.logaddexp(x, y)", INF, INF, 0.5, 0.5);
    two("Functions.logaddexp(x, y)", INF, -INF, 1, 0);
    two("Functions.logaddexp(x, y)", -INF, 3, 0, 1);
    two("Functions.logaddexp(x, y)", INF, 3, 1, 0);
    two("Functions.logaddexp(x, y)", 3, INF, 0, 1);
    two("Math.hypot(x, y)", INF, 1, 1, 0);
    two("Math.hypot(x, y)", -INF, 1, -1, 0);
    two("Math.hypot(x, y)", 1, -INF, 0, -1);
    two("Math.hypot(x, y)", INF, -INF, HALF, -HALF);
    for (double sign : new double[] {1, -1}) {
      two("Math.atan2(x, y)", sign * INF, 1, 0, 0);
      two("Math.atan2(x, y)", 1, sign * INF, 0, 0);
      two("Math.atan2(x, y)", sign * INF, INF, 0, 0);
      two("Math.atan2(x, y)", INF, sign * INF, 0, 0);
    }
    two("Math.max(x, y)", INF, 1, 1, 0);
    two("Math.max(x, y)", -INF, 1, 0, 1);
    two("Math.max(x, y)", INF, INF, 0.5, 0.5);
    two("Math.min(x, y)", INF, 1, 0, 1);
    two("Math.min(x, y)", -INF, 1, 1, 0);
    two("Math.min(x, y)", -INF, -INF, 0.5, 0.5);
    two("Math.copySign(x, y)", INF, -INF, -1, 0);
    two("Math.nextAfter(x, 1)  + 0 * y", INF, 1, 1, 0);
    two("x % y", 3, INF, 1, 0);
    two("Math.IEEEremainder(x, y)", 3, -INF, 1, 0);
    two("x + y", INF, 3, 1, 1);
    two("x - y", -INF, 3, 1, -1);
    two("x / y", 3, INF, 0, 0);
    two("x / y", INF, 2, 0.5, -INF);
  }

  private void powers() {
    two("Math.pow(x, y)", INF, 0.5, 0, INF);
    two("Math.pow(x, y)", INF, 2, INF, INF);
    two("Math.pow(x, y)", INF, -1, 0, 0);
    two("Math.pow(x, y)", INF, INF, INF, INF);
    two("Math.pow(x, y)", INF, -INF, 0, 0);
    two("Math.pow(x, y)", 2, INF, INF, INF);
    two("Math.pow(x, y)", 2, -INF, 0, 0);
    two("Math.pow(x, y)", 0.5, INF, 0, 0);
    two("Math.pow(x, y)", 0.5, -INF, -INF, -INF);
    two("Math.pow(x, y)", 0, INF, 0, 0);
    one("Math.pow(x, 2)", -INF, -INF);
    one("Math.pow(2, x)", -INF, 0);
    one("Math.pow(2, x)", INF, INF * LOG_TWO);
  }

  private void ofArrays() {
    double third = 1 / Math.sqrt(3);
    array("Functions.sum(x)", new double[] {INF, 1}, 1, 1);
    array("Functions.norm2(x)", new double[] {INF, 1}, 1, 0);
    array("Functions.norm2(x)", new double[] {2, -INF}, 0, -1);
    array("Functions.norm2(x)", new double[] {INF, INF}, HALF, HALF);
    array("Functions.norm2(x)", new double[] {INF, -INF, 1, INF}, third, -third, 0, third);
    array("Functions.logSumExp(x)", new double[] {INF, 2}, 1, 0);
    array("Functions.logSumExp(x)", new double[] {-INF, 2}, 0, 1);
    array("Functions.logSumExp(x)", new double[] {-INF, -INF}, 0.5, 0.5);
    array("Functions.logSumExp(x)", new double[] {INF, 1, INF, -INF}, 0.5, 0, 0.5, 0);
    array("Functions.logSumExp(x)", new double[] {-INF}, 1);
  }

  Stream<Integer> scalarRows() {
    return Stream.iterate(0, i -> i + 1).limit(scalars.size());
  }

  Stream<Integer> arrayRows() {
    return Stream.iterate(0, i -> i + 1).limit(arrays.size());
  }

  @ParameterizedTest(name = "row {0}")
  @MethodSource("scalarRows")
  void scalarsAreTheLimitsInEveryMode(int number) {
    Row row = scalars.get(number);
    Object[] point = Arrays.stream(row.point()).boxed().toArray();
    check(row, new Modes(compiled, "f" + number, point));
    Object[] padded = Arrays.copyOf(point, point.length + 1);
    padded[point.length] = 0.25;
    check(row, new Modes(compiled, "w" + number, padded));
  }

  private static void check(Row row, Modes modes) {
    modes.checkValue();
    for (int i = 0; i < row.first().length; i++) {
      compare(row, i, modes.first(i), row.first()[i]);
    }
  }

  @ParameterizedTest(name = "row {0}")
  @MethodSource("arrayRows")
  void arraysAreTheLimitsInEveryMode(int number) {
    Row row = arrays.get(number);
    String name = "a" + number;
    double[] x = row.point();
    double[] gradient = (double[]) compiled.call(name + "Gradient", x);
    double[] forward = (double[]) compiled.call(name + "ForwardGradient", x);
    double[] vjp = new double[x.length];
    assertThat((Double) compiled.call(name + "Vjp", x, 1.0, vjp))
        .isEqualTo(compiled.value(name, x));
    for (int i = 0; i < x.length; i++) {
      double[] e = new double[x.length];
      e[i] = 1;
      double[] c = (double[]) compiled.call(name + "Taylor", x, e, 2);
      Map<String, Double> modes = new LinkedHashMap<>();
      modes.put("Gradient", gradient[i]);
      modes.put("ForwardGradient", forward[i]);
      modes.put("Vjp", vjp[i]);
      modes.put("Jvp", (Double) compiled.call(name + "Jvp", x, e));
      modes.put("Taylor c[1]", c[1]);
      compare(row, i, modes, row.first()[i]);
      assertThat(c[0]).isEqualTo(compiled.value(name, x));
    }
  }

  @Test
  void noElementsHaveNoSum() {
    for (int i = 0; i < arrays.size(); i++) {
      double empty = compiled.value("a" + i, new double[0]);
      assertThat((Double) compiled.call("a" + i + "ValueAndGradient", new double[0], new double[0]))
          .as(arrays.get(i).call())
          .isEqualTo(empty);
    }
  }

  private static void compare(Row row, int i, Map<String, Double> actual, double expected) {
    actual.forEach(
        (mode, value) ->
            assertThat(value == expected || Math.abs(value - expected) <= 1e-15)
                .as("%s by argument %s of %s: %s, not %s", mode, i, row, value, expected)
                .isTrue());
  }
}
