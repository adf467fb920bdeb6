package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the whole rule table, and the arithmetic operators, at every combination of zero, tiny,
 * plain, huge and largest arguments: whatever the partials are there, a zero tangent or adjoint
 * contributes 0.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecialValuesTest {
  private static final double[] REALS = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e-200,
    -1e-200,
    1,
    -1,
    0.5,
    -2,
    1000,
    -1000,
    1e200,
    -1e200,
    Double.MAX_VALUE,
    -Double.MAX_VALUE
  };
  private static final int[] INTEGERS = {0, 1, -1, 1000, 2500, -2500};

  private final Map<String, TableEntry> entries = new LinkedHashMap<>(TableEntry.all());
  private Compiled compiled;

  @BeforeAll
  void compileEveryEntry() throws ClassNotFoundException {
    entries.put("a * a", new TableEntry("squared", "*", "a * a", new boolean[1]));
    entries.put("a / a", new TableEntry("itself", "/", "a / a", new boolean[1]));
    StringBuilder members = new StringBuilder();
    for (TableEntry entry : entries.values()) {
      members.append(entry.source("")).append(entry.source(", double spare"));
      // The reciprocal makes an infinite value harmless, not its partials.
      members.append(entry.within("reciprocal_", "1.0 / (%s) + spare"));
      members.append(entry.within("bounded_", "Math.min(%s, 1.5) + spare"));
    }
    compiled = Compiled.of(members.toString());
  }

  Stream<String> names() {
    return entries.keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void zeroTangentsAndAdjointsContributeNothing(String name) {
    TableEntry entry = entries.get(name);
    int checked = 0;
    for (Object[] point : combinations(entry)) {
      if (isDefined(entry, point)) {
        check(entry, point);
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  /** Whether the function has a value there: clamp throws for bounds in the wrong order. */
  private boolean isDefined(TableEntry entry, Object[] point) {
    try {
      return !Double.isNaN(compiled.value(entry.method(), point));
    } catch (AssertionError thrown) {
      assertThat(thrown).hasCauseInstanceOf(IllegalArgumentException.class);
      return false;
    }
  }

  private void check(TableEntry entry, Object[] point) {
    new Modes(compiled, entry.method(), point).checkStrongZeros();
    Object[] padded = Arrays.copyOf(point, point.length + 1);
    padded[point.length] = 0.25;
    Modes modes = new Modes(compiled, entry.method(), padded);
    modes.checkStrongZeros();
    // Where a quotient overflows, so does its adjoint, and not a rule's partial alone.
    if (!entry.function().equals("/") || modes.hasFiniteGradient()) {
      modes.checkStrongZerosOfSecondOrder();
    }
    for (String form : List.of("reciprocal_", "bounded_")) {
      String method = form + entry.method();
      if (!Double.isNaN(compiled.value(method, padded))) {
        bySpare(method, padded);
      }
    }
  }

  /** By the last argument, which is only added: 1 in all modes, and 0 in second order. */
  private void bySpare(String method, Object[] point) {
    Modes modes = new Modes(compiled, method, point);
    int last = modes.reals() - 1;
    Double[] direction = modes.direction(last);
    Map<String, Double> first = modes.firstForward(last);
    double[] hvp = (double[]) compiled.call(method + "Hvp", point, direction);
    assertThat(first.values())
        .as("%s at %s by the spare argument: %s", method, modes.at(), first)
        .containsOnly(1.0);
    // Where the gradient is infinite, products of second order meet that, and not partials alone.
    double[] zeros = modes.hasFiniteGradient() ? hvp : new double[] {hvp[last]};
    assertThat(Arrays.stream(zeros).filter(v -> v != 0).toArray())
        .as("%s at %s: Hvp in the direction of the spare argument", method, modes.at())
        .isEmpty();
  }

  private static List<Object[]> combinations(TableEntry entry) {
    List<Object[]> all = new ArrayList<>();
    all.add(new Object[0]);
    for (boolean isInteger : entry.isInteger()) {
      List<Object[]> longer = new ArrayList<>();
      for (Object[] prefix : all) {
        for (Object value : values(isInteger, entry.isInteger().length)) {
          Object[] next = Arrays.copyOf(prefix, prefix.length + 1);
          next[prefix.length] = value;
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  /** Fewer where there are three arguments to combine. */
  private static List<Object> values(boolean isInteger, int arity) {
    List<Object> values = new ArrayList<>();
    if (isInteger) {
      Arrays.stream(INTEGERS).forEach(values::add);
    } else {
      for (int i = 0; i < REALS.length; i += arity > 2 ? 2 : 1) {
        values.add(REALS[i]);
      }
    }
    return values;
  }
}
