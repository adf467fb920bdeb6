package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls that are not looked into happen once a sweep, in the program's order, as in the original.
 */
class OpaqueCallsTest {
  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      import java.util.*;
      class Traced {
        static final List<String> LOG = new ArrayList<>();
        static int touch(String name, int n) { try { LOG.add(name + n); return n; } finally { } }
        static double real(String name, double c) { return Log.add(name, c); }

        @Differentiable
        static double f(double x, double y, int n, @Constant double c, int[] order) {
          int unused = touch("unused", n);
          double r = x * touch("factor", 2) + x * touch("factor", 2);
          touch("effect", 1);
          for (int i = 0; i < touch("bound", n); i++) {
            if (Log.add("condition", i) > 0 && touch("second", i) != 1 || touch("third", i) == 0) {
              r += Math.sin(r * y) * Log.add("inner", c);
            } else {
              r *= touch("else", i);
            }
          }
          int k = touch("left", 1) + touch("right", 2) * order[touch("index", 1)];
          int m = n > 2 ? touch("yes", 1) : touch("no", 2);
          Log.shuffle(order);
          r += k * order[0] * y + m;
          Log.shuffle(order);
          r *= order[0];
          String text = "t" + touch("text", 3);
          switch (touch("switch", n)) {
            case 2 -> r += helper(x, n);
            case 3 -> r -= helper(y, n) * text.length();
            default -> r *= 2;
          }
          return r * helper(r, touch("argument", 1));
        }

        private static double helper(double z, int n) {
          return z * touch("helper", n) * z;
        }

        @Differentiable
        static double[] vector(double[] x, int n) {
          double[] y = new double[2];
          int calls = 0;
          while (touch("while", calls) < n) {
            y[calls % 2] += x[0] * x[1] * touch("body", calls);
            calls++;
          }
          y[touch("last", 0)] *= x[2];
          return y;
        }
      }
      class Caller {
        @Differentiable
        static double twice(double x, double y, int n, @Constant double c, int[] order) {
          double r = Traced.touch("before", n);
          for (int i = 0; i < 2; i++) {
            r += Traced.f(x + i, y, n, c, order) * Traced.touch("between", i);
          }
          return r * x;
        }
      }
      class Log {
        static double add(String name, double value) {
          Traced.LOG.add(name + value);
          return value;
        }
        static void shuffle(int[] array) {
          Traced.LOG.add("shuffle" + Arrays.toString(array));
          int first = array[0];
          System.arraycopy(array, 1, array, 0, array.length - 1);
          array[array.length - 1] = first;
        }
      }
      """;

  private List<String> log;
  private Class<?> original;
  private Class<?> companion;

  private void compile(String... options) throws ReflectiveOperationException {
    compileSource(SOURCE, options);
  }

  @SuppressWarnings("unchecked")
  private void compileSource(String source, String... options) throws ReflectiveOperationException {
    InMemory compiled =
        InMemory.compile(Map.of("Traced", source), new FluxionProcessor(), task -> {}, options);
    assertThat(compiled.errors()).isEmpty();
    original = compiled.loader.loadClass("Traced");
    companion = compiled.loader.loadClass("TracedGradients");
    var field = original.getDeclaredField("LOG");
    field.setAccessible(true);
    log = (List<String>) field.get(null);
  }

  private List<String> trace(Class<?> type, String name, Object... arguments)
      throws ReflectiveOperationException {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    log.clear();
    method.invoke(null, arguments);
    return new ArrayList<>(log);
  }

  /** What calls itself and is private goes through handles. */
  @ParameterizedTest
  @ValueSource(strings = {"", "inlining"})
  void privateMethods(String off) throws ReflectiveOperationException {
    String source =
        SOURCE
            .replaceAll("(?<![.]|static int )touch[(]", "hush(")
            .replace(
                "static double real(",
                "private static int hush(String name, int n) {"
                    + " try { return touch(name, n); } finally { } }\n static double real(");
    compileSource(source, "-Afluxion.without=" + off);
    assertScalarResults();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "inlining"})
  void scalarResults(String off) throws ReflectiveOperationException {
    compile("-Afluxion.without=" + off);
    assertScalarResults();
  }

  private void assertScalarResults() throws ReflectiveOperationException {
    for (int n = 1; n < 5; n++) {
      List<String> expected = trace(original, "f", 1.25, 0.75, n, 0.5, order());
      assertThat(expected).hasSizeGreaterThan(15);
      assertTrace(expected, "fGradient", n);
      assertTrace(expected, "fForwardGradient", n);
      assertTrace(expected, "fValueAndGradient", n, new double[2]);
      assertTrace(expected, "fVjp", n, 1.0, new double[2]);
      assertTrace(expected, "fJvp", n, 1.0, 2.0);
      assertTrace(expected, "fValueAndJvp", n, 1.0, 2.0, new double[2]);
      assertTrace(expected, "fHvp", n, 1.0, 2.0);
      assertTrace(expected, "fTaylor", n, 1.0, 2.0, 3);
      assertTrace(expected, "fTaylorPolynomial", n, 2);
    }
  }

  private static int[] order() {
    return new int[] {3, 1, 2};
  }

  private void assertTrace(List<String> expected, String name, int n, Object... more)
      throws ReflectiveOperationException {
    int[] order = order();
    List<Object> arguments = new ArrayList<>(List.of(1.25, 0.75, n, 0.5, order));
    arguments.addAll(Arrays.asList(more));
    assertThat(trace(companion, name, arguments.toArray())).as(name).isEqualTo(expected);
    assertThat(order).as("inputs are not changed").isEqualTo(order());
  }

  /** Through the companion of another class: the callee's sweeps are called, never its method. */
  @Test
  void linkedMethods() throws ReflectiveOperationException {
    compile();
    Class<?> caller = original.getClassLoader().loadClass("Caller");
    companion = original.getClassLoader().loadClass("CallerGradients");
    List<String> expected = trace(caller, "twice", 1.25, 0.75, 2, 0.5, order());
    assertThat(expected).hasSizeGreaterThan(30);
    assertTrace(expected, "twiceGradient", 2);
    assertTrace(expected, "twiceVjp", 2, 1.0, new double[2]);
    assertTrace(expected, "twiceJvp", 2, 1.0, 2.0);
    assertTrace(expected, "twiceHvp", 2, 1.0, 2.0);
    assertTrace(expected, "twiceTaylor", 2, 1.0, 2.0, 3);
  }

  @Test
  void vectorResults() throws ReflectiveOperationException {
    compile();
    double[] x = {1, 2, 3};
    List<String> expected = trace(original, "vector", x, 3);
    assertThat(trace(companion, "vectorJvp", x, 3, x)).isEqualTo(expected);
    assertThat(trace(companion, "vectorVjp", x, 3, new double[2])).isEqualTo(expected);
    assertThat(trace(companion, "vectorHvp", x, 3, x, new double[2])).isEqualTo(expected);
    assertThat(trace(companion, "vectorTaylor", x, 3, x, 2)).isEqualTo(expected);
  }
}
