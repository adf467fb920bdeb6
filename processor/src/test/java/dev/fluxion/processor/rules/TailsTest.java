package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hipparchus.dfp.Dfp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the whole rule table, and the arithmetic operators, in the tails of every function: each
 * mode to twelve digits against decimals of 120 digits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TailsTest {
  private static final double TOLERANCE = 1e-12;

  /** Below it doubles have fewer digits; so have the factors of what is that small. */
  private static final double SMALLEST = 1e-306;

  private Map<String, TableEntry> entries;
  private Compiled compiled;

  @BeforeAll
  void compileEveryEntryTwice() throws ClassNotFoundException {
    entries = TableEntry.all();
    // The rules of StrictMath are those of Math.
    entries.keySet().removeIf(name -> name.startsWith("java.lang.StrictMath."));
    StringBuilder members = new StringBuilder();
    for (TableEntry entry : entries.values()) {
      members.append(entry.source("")).append(entry.source(", double spare"));
    }
    compiled = Compiled.of(members.toString());
  }

  Stream<String> names() {
    return entries.keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void hasTwelveDigitsInEveryMode(String name) {
    TableEntry entry = entries.get(name);
    List<double[]> points = Tails.of(entry.function());
    assertThat(points).as("write down tails of " + name).isNotEmpty();
    List<String> wrong = new ArrayList<>();
    for (double[] point : points) {
      check(entry, point, false, wrong);
      check(entry, point, true, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  /** With a spare argument there is a gradient and a Hessian of a function of one argument, too. */
  private void check(TableEntry entry, double[] point, boolean spare, List<String> wrong) {
    List<Object> arguments = new ArrayList<>(Arrays.asList(entry.arguments(point)));
    if (spare) {
      arguments.add(0.25);
    }
    Modes modes = new Modes(compiled, entry.method(), arguments.toArray());
    int n = entry.reals();
    double[][] hessian = n + (spare ? 1 : 0) > 1 ? modes.hessian() : null;
    Jet[] along = new Jet[n];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[point.length];
      unit[i] = 1;
      along[i] = exact(entry, point, unit);
      String by = entry.function() + Arrays.toString(point) + " by " + i + ": ";
      Dfp first = along[i].coefficient(1);
      modes.first(i).forEach((mode, value) -> compare(by + mode, value, first, wrong));
      Dfp second = along[i].coefficient(2).multiply(2);
      modes.second(i).forEach((mode, value) -> compare(by + mode, value, second, wrong));
      double[] c = modes.taylor(modes.direction(i), 3);
      for (int k = 1; k <= 3; k++) {
        compare(by + "Taylor 3 c[" + k + "]", c[k], along[i].coefficient(k), wrong);
      }
      relative(entry, modes, point, i, by, wrong);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        Dfp mixed = mixed(entry, point, i, j);
        String at = entry.function() + Arrays.toString(point) + ": Hessian " + i + j;
        compare(at, hessian[i][j], mixed, wrong);
      }
    }
  }

  /**
   * The series along a tangent of the size of the argument, whose coefficients are of like size.
   */
  private static void relative(
      TableEntry entry, Modes modes, double[] point, int i, String by, List<String> wrong) {
    Double[] tangents = modes.direction(i);
    tangents[i] = size(point[i]);
    double[] c = modes.taylor(tangents, 3);
    double[] slopes = new double[point.length];
    slopes[i] = size(point[i]);
    Jet expected = exact(entry, point, slopes);
    for (int k = 1; k <= 3; k++) {
      compare(by + "relative c[" + k + "]", c[k], expected.coefficient(k), wrong);
    }
  }

  /** By polarisation, in steps of the size of the arguments: then no term dwarfs the others. */
  private static Dfp mixed(TableEntry entry, double[] point, int i, int j) {
    double byI = entry.function().equals("logaddexp") ? 1 : size(point[i]);
    double byJ = entry.function().equals("logaddexp") ? 1 : size(point[j]);
    Dfp mixed =
        exact(entry, point, slopes(point, i, byI, j, byJ))
            .coefficient(2)
            .subtract(exact(entry, point, slopes(point, i, byI, j, 0)).coefficient(2))
            .subtract(exact(entry, point, slopes(point, i, 0, j, byJ)).coefficient(2));
    return mixed.divide(Jet.FIELD.newDfp(byI)).divide(Jet.FIELD.newDfp(byJ));
  }

  private static double size(double x) {
    return x == 0 ? 1 : Math.abs(x);
  }

  private static double[] slopes(double[] point, int i, double byI, int j, double byJ) {
    double[] slopes = new double[point.length];
    slopes[i] = byI;
    slopes[j] = byJ;
    return slopes;
  }

  private static Jet exact(TableEntry entry, double[] point, double[] slopes) {
    Jet[] x = new Jet[point.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = Jet.line(point[k], slopes[k]);
    }
    Function<Jet[], Jet> oracle = ExactFunctions.of(entry.function());
    assertThat(oracle).as("write down an oracle for " + entry.function()).isNotNull();
    return oracle.apply(x);
  }

  private static void compare(String what, double actual, Dfp exact, List<String> wrong) {
    double expected = exact.toDouble();
    boolean agrees =
        Double.isInfinite(expected)
            ? actual == expected
            : Math.abs(actual - expected) <= TOLERANCE * Math.abs(expected) + SMALLEST;
    if (!agrees) {
      wrong.add(what + " is " + actual + ", not " + expected);
    }
  }
}
