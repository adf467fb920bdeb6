package dev.fluxion.processor.realistic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.corpus.Consistency;
import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;

/**
 * One file of realistic methods, and what is known of the derivatives of each without Fluxion. A
 * method of the file without an oracle is a failure, and so is an oracle without a method.
 *
 * <p>{@code -Dfluxion.realistic="-Afluxion.without=inlining"} tests the same with further options.
 */
final class Known {
  private static final double TOLERANCE = 1e-9;

  /** The Jacobian at the flat point {@code x}, row by row; the gradient of a scalar. */
  interface Oracle {
    double[] at(double[] x);
  }

  private record Case(Oracle oracle, double tolerance, Object[] point) {}

  private final String file;
  private final InMemory compiled;
  private final Map<String, List<Case>> cases = new TreeMap<>();

  Known(String file) throws IOException {
    this.file = file;
    List<String> options = new ArrayList<>(List.of("-parameters", "-Xlint:all,-processing"));
    String more = System.getProperty("fluxion.realistic");
    if (more != null) {
      options.addAll(List.of(more.split(" ")));
    }
    this.compiled =
        InMemory.compile(
            Map.of(file, source(file)),
            new FluxionProcessor(),
            task -> {},
            options.toArray(String[]::new));
    assertThat(compiled.errors()).isEmpty();
  }

  private static String source(String file) throws IOException {
    try (var stream = Known.class.getResourceAsStream("/realistic/" + file + ".java")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * @param point all arguments, a receiver first; what is no independent as {@link #fixed}
   */
  Known of(String method, Oracle oracle, Object... point) {
    return within(TOLERANCE, method, oracle, point);
  }

  /** For methods that approximate what the oracle gives exactly. */
  Known within(double tolerance, String method, Oracle oracle, Object... point) {
    cases
        .computeIfAbsent(method, name -> new ArrayList<>())
        .add(new Case(oracle, tolerance, point));
    return this;
  }

  static Object fixed(Object value) {
    return new Consistency.Fixed(value);
  }

  /** An object of the class of the file. */
  Object self(Object... arguments) {
    return made(file, arguments);
  }

  /** A record or enum constant of the file. */
  Object make(String nested, Object... components) {
    return made(file + "$" + nested, components);
  }

  private Object made(String name, Object... components) {
    try {
      Class<?> type = compiled.loader.loadClass(name);
      if (type.isEnum()) {
        return type.getEnumConstants()[(Integer) components[0]];
      }
      var constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return constructor.newInstance(components);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  List<DynamicTest> tests(int methods) throws ReflectiveOperationException {
    List<DynamicTest> tests = new ArrayList<>();
    Map<String, Method> annotated = new TreeMap<>();
    Map<String, Class<?>> companions = new TreeMap<>();
    for (String name : new TreeSet<>(compiled.classes.keySet())) {
      String companion = name.replace('$', '_') + "Gradients";
      if (compiled.classes.containsKey(companion)) {
        Class<?> type = compiled.loader.loadClass(companion);
        for (Method method : compiled.loader.loadClass(name).getDeclaredMethods()) {
          if (Arrays.stream(type.getDeclaredMethods())
              .anyMatch(m -> m.getName().equals(method.getName() + "Jvp"))) {
            annotated.put(method.getName(), method);
            companions.put(method.getName(), type);
          }
        }
      }
    }
    assertThat(cases.keySet()).as("methods with an oracle").isEqualTo(annotated.keySet());
    assertThat(annotated).hasSizeGreaterThanOrEqualTo(methods);
    cases.forEach(
        (name, list) -> {
          for (Case one : list) {
            tests.add(
                DynamicTest.dynamicTest(
                    name + " " + list.indexOf(one),
                    () -> check(annotated.get(name), companions.get(name), one)));
          }
        });
    return tests;
  }

  private static void check(Method method, Class<?> companion, Case one) throws Exception {
    Consistency consistency = new Consistency(method, companion, one.point());
    double[] expected = one.oracle().at(consistency.point());
    assertThat(expected).isNotEmpty();
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(scale).as("an oracle that says something").isFinite().isPositive();
    for (double[] actual : consistency.jacobians()) {
      assertThat(actual).as(method.getName()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat(Math.abs(actual[i] - expected[i]))
            .as("%s[%s]: %s is not %s", method.getName(), i, actual[i], expected[i])
            .isLessThanOrEqualTo(one.tolerance() * Math.max(Math.abs(expected[i]), 1e-2 * scale));
      }
    }
    consistency.check();
  }
}
