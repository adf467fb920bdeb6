package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the whole rule table, and the arithmetic operators, at every sample point: all modes
 * against Hipparchus, closed forms and central differences.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleTableTest {
  private static final int ORDER = 4;
  private static final List<double[]> OPERANDS =
      List.of(new double[] {2.5, -1.5}, new double[] {-0.3, 0.7}, new double[] {7.2, 2.1});

  private Map<String, TableEntry> entries;
  private Compiled compiled;

  @BeforeAll
  void compileOneMethodForEachEntry() throws ClassNotFoundException {
    entries = TableEntry.all();
    compiled =
        Compiled.of(entries.values().stream().map(e -> e.source("")).collect(Collectors.joining()));
  }

  private static List<double[]> samples(String name) {
    Rule rule = RuleTable.all().get(name);
    return rule == null ? OPERANDS : rule.samples();
  }

  Stream<String> names() {
    return entries.keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void agreesWithHipparchusInEveryMode(String name) {
    TableEntry entry = entries.get(name);
    List<double[]> samples = samples(name);
    assertThat(samples).isNotEmpty();
    Function<DerivativeStructure[], DerivativeStructure> oracle = Oracles.of(entry.function());
    assertThat(oracle).as("write down an oracle for " + name).isNotNull();
    for (double[] sample : samples) {
      Modes modes = new Modes(compiled, entry.method(), entry.arguments(sample));
      modes.checkValue();
      modes.checkStrongZeros();
      modes.checkStrongZerosOfSecondOrder();
      int n = modes.direction(0).length;
      double[][] hessian = n > 1 ? modes.hessian() : null;
      DerivativeStructure expected = oracle.apply(arguments(sample, n));
      for (int i = 0; i < n; i++) {
        close(name, modes, modes.first(i), partial(expected, i));
        close(name, modes, modes.second(i), partial(expected, i, i));
        for (int j = 0; n > 1 && j < n; j++) {
          double exact = partial(expected, i, j);
          close(name, modes, Map.of("Hessian " + i + j, hessian[i][j]), exact);
        }
      }
      checkTaylor(name, modes, oracle, sample, n);
      if (!entry.function().equals("stopGradient")) { // whose derivative is not that of its value
        differences(entry, modes, sample, n);
      }
    }
  }

  private static void checkTaylor(
      String name,
      Modes modes,
      Function<DerivativeStructure[], DerivativeStructure> oracle,
      double[] sample,
      int n) {
    DerivativeStructure t = new DSFactory(1, ORDER).variable(0, 0);
    double[] slopes = {1, -0.75, 0.5};
    Double[] tangents = new Double[n];
    DerivativeStructure[] line = new DerivativeStructure[sample.length];
    for (int i = 0; i < sample.length; i++) {
      line[i] =
          i < n ? t.multiply(slopes[i]).add(sample[i]) : t.getField().getZero().add(sample[i]);
      if (i < n) {
        tangents[i] = slopes[i];
      }
    }
    DerivativeStructure expected = oracle.apply(line);
    double[] c = modes.taylor(tangents, ORDER);
    double factorial = 1;
    for (int k = 1; k <= ORDER; k++) {
      factorial *= k;
      double exact = expected.getPartialDerivative(k) / factorial;
      close(name, modes, Map.of("Taylor c[" + k + "]", c[k]), exact);
    }
  }

  /** Reals come before integers in every signature of the table. */
  private static DerivativeStructure[] arguments(double[] sample, int n) {
    DSFactory factory = new DSFactory(n, 2);
    DerivativeStructure[] result = new DerivativeStructure[sample.length];
    for (int i = 0; i < sample.length; i++) {
      result[i] = i < n ? factory.variable(i, sample[i]) : factory.constant(sample[i]);
    }
    return result;
  }

  private static double partial(DerivativeStructure function, int... variables) {
    int[] orders = new int[function.getFreeParameters()];
    for (int variable : variables) {
      orders[variable]++;
    }
    return function.getPartialDerivative(orders);
  }

  private static void close(String name, Modes modes, Map<String, Double> actual, double expected) {
    double tolerance = 1e-11 * Math.max(1, Math.abs(expected));
    actual.forEach(
        (mode, value) ->
            assertThat(Math.abs(value - expected))
                .as("%s of %s at %s: %s, not %s", mode, name, modes.at(), value, expected)
                .isLessThanOrEqualTo(tolerance));
  }

  /** Central differences of the value and of the first derivatives. */
  private void differences(TableEntry entry, Modes modes, double[] sample, int n) {
    double h = 1e-5;
    for (int i = 0; i < n; i++) {
      double[] up = sample.clone();
      double[] down = sample.clone();
      up[i] += h;
      down[i] -= h;
      double slope =
          (compiled.value(entry.method(), entry.arguments(up))
                  - compiled.value(entry.method(), entry.arguments(down)))
              / (up[i] - down[i]);
      near(entry, "difference", modes.first(i).get("Vjp"), slope);
      double bend =
          (new Modes(compiled, entry.method(), entry.arguments(up)).first(i).get("Vjp")
                  - new Modes(compiled, entry.method(), entry.arguments(down)).first(i).get("Vjp"))
              / (up[i] - down[i]);
      near(entry, "second difference", modes.second(i).get("2·Taylor c[2]"), bend);
    }
  }

  private static void near(TableEntry entry, String what, double actual, double expected) {
    assertThat(Math.abs(actual - expected))
        .as("%s of %s: %s, not %s", what, entry.call(), actual, expected)
        .isLessThanOrEqualTo(2e-6 * Math.max(1, Math.abs(expected)));
  }

  /** Overloads on ints and longs have no derivative. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(classes = {Math.class, StrictMath.class})
  void hasEveryMethodOfMathOnDoubles(Class<?> math) {
    Set<String> missing = new TreeSet<>();
    for (Method method : math.getMethods()) {
      if (Arrays.asList(method.getParameterTypes()).contains(double.class)) {
        Rule rule = RuleTable.all().get(math.getName() + "." + method.getName());
        if (rule == null || rule.arity() != method.getParameterCount()) {
          missing.add(method.toString());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void hasEveryScalarFunctionOfTheRuntime() {
    List<String> missing = new ArrayList<>();
    for (Method method : dev.fluxion.runtime.Functions.class.getDeclaredMethods()) {
      boolean isScalar =
          Arrays.stream(method.getParameterTypes()).allMatch(type -> type == double.class);
      if (java.lang.reflect.Modifier.isPublic(method.getModifiers())
          && isScalar
          && !entries.containsKey(
              dev.fluxion.processor.ir.Method.FUNCTIONS + "." + method.getName())) {
        missing.add(method.getName());
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Only Math.clamp is younger than Java 17. */
  @Test
  void testsEveryEntry() {
    Set<String> untested = new TreeSet<>(RuleTable.all().keySet());
    untested.removeAll(entries.keySet());
    untested.removeIf(name -> name.endsWith(".clamp") || name.equals("java.lang.StrictMath.fma"));
    assertThat(untested).allMatch(name -> name.startsWith("dev.fluxion.runtime.internal."));
  }
}
