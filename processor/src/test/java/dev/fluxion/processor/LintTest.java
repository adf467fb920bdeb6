package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Xlint:all -Werror}, and warnings of Fluxion that users have suppressed. */
class LintTest {
  private static final String HEAD = "import dev.fluxion.annotations.*;\n";

  private static List<String> messages(Map<String, String> sources) {
    return InMemory.compile(
            sources, new FluxionProcessor(), task -> {}, "-Xlint:all,-path,-options", "-Werror")
        .diagnostics
        .stream()
        .map(d -> d.getMessage(Locale.ROOT))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        class C {
          record R(double a, double[] b) { }
          @Differentiable static double f(R r, float[] x, @Constant int n) {
            double s = 1;
            for (int i = 0; i < n; i++) { s = s * r.a() + r.b()[i] * x[i]; }
            return s > 0 ? s : (float) s;
          }
          @Differentiable static double one(double x, double y) { return 1.0 * (x - y) + 0; }
          @Differentiable static void g(double[] x, @Output double[] y) { y[0] = x[0]; }
          @DerivativeOf(owner = Math.class, method = "sin")
          static double rule(double x) { return Math.cos(x); }
          @Differentiable static double h(double x) { return Math.sin(x) + own(x, 3); }
          static double own(double x, int n) { return n == 0 ? 1 : x * own(x, n - 1); }
        }
        """,
        """
        @Deprecated class C { @Differentiable static double f(double x) { return x * x; } }
        """,
        """
        class C {
          @Deprecated static final double OLD = Double.parseDouble("2");
          @Deprecated @Differentiable static double f(double x) { return x * OLD; }
          @Deprecated(forRemoval = true) record R(double x) { }
          @Differentiable static double g(R r) { return r.x() * older(2); }
          @Deprecated(forRemoval = true) static double older(int n) { synchronized ("") { return n; } }
        }
        """,
        """
        class C {
          @SuppressWarnings("deprecation")
          @Differentiable static double f(double x) { return x * new java.util.Date(1, 1, 1).getYear(); }
        }
        """,
        """
        @SuppressWarnings({"deprecation", "removal", "unused"})
        class C {
          static class In {
            @Differentiable static double f(double x) { return x * new Integer(3); }
          }
          static double g(double x) { return new Double(x); }
        }
        """,
        """
        class C {
          @Differentiable static double f(double x, java.util.Date date) {
            @SuppressWarnings("deprecation")
            int year = date.getYear();
            return x * year;
          }
        }
        """,
        """
        class C {
          @SuppressWarnings({"rawtypes", "unchecked"})
          @Differentiable static double f(double x, java.util.List list, java.util.Map<String, ?> m) {
            return x * list.size() * m.size();
          }
        }
        """,
        """
        class C {
          record Box<T>(T t, double x) { }
          record Ordered<T extends Comparable<T>>(T t, java.util.List<T> all, double x) {
            Ordered { x = Math.abs(x); }
          }
          @Differentiable static double f(Box<String> b) { return b.x() * b.t().length(); }
          @Differentiable static double g(Box<? extends Number> b) { return b.x() * b.t().intValue(); }
          @Differentiable static double h(Box<? super Integer> b) { return b.x(); }
          @Differentiable static double i(Box<java.util.Map<String, ? extends int[][]>> b) {
            return b.x() * b.t().size();
          }
          @Differentiable static double j(Ordered<?> o) { return o.x() * o.all().size(); }
          @Differentiable static Ordered<String> k(Ordered<String> o) {
            return new Ordered<>(o.t(), o.all(), o.x() * o.all().get(0).length());
          }
          @Differentiable static Box<Box<String>> l(Box<Box<double[]>> b) {
            return new Box<>(new Box<>("", b.x() * b.t().t()[0]), b.t().x());
          }
        }
        """,
        """
        class C<T extends Number & Comparable<T>> {
          record Box<U>(U u, double x) { }
          java.util.List<T> all;
          @Differentiable double f(Box<T> b, java.util.Map<String, ? extends T> m, T t) {
            return b.x() * b.u().intValue() * m.size() * t.intValue();
          }
          @Differentiable double g(Box<java.util.List<T>> b) { return b.x() * b.u().size(); }
        }
        """,
        """
        class C {
          @SuppressWarnings("rawtypes")
          record Box<T>(T t, double x) { }
          @SuppressWarnings("rawtypes")
          @Differentiable static double f(Box b) { return b.x() * b.x(); }
        }
        """,
        """
        class C { @Differentiable static double f(double x) { return x * Aside.two(); } }
        class Aside { static int two() { return 2; } @Differentiable static double g(double x) { return x; } }
        """
      })
  void companionsHaveNoWarnings(String source) {
    assertThat(messages(Map.of("C", HEAD + source))).isEmpty();
  }

  /** All that the other tests compile; what remains is said of the sources themselves. */
  @ParameterizedTest
  @ValueSource(strings = {"corpus", "linking", "customrules", "records"})
  void companionsOfTheCorpusHaveNone(String directory) throws IOException {
    Map<String, String> sources = TestSources.in(directory);
    InMemory compiled =
        InMemory.compile(sources, new FluxionProcessor(), task -> {}, "-Xlint:all,-path,-options");
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.diagnostics)
        .filteredOn(d -> d.getSource() == null || d.getSource().getName().contains("Gradients"))
        .extracting(d -> d.getSource() + ":" + d.getLineNumber() + " " + d.getMessage(Locale.ROOT))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"fluxion\"", "{\"unused\", \"fluxion\"}", "\"all\"", "value = \"all\""})
  void warningsOfFluxionCanBeSuppressed(String names) {
    String annotation = "@SuppressWarnings(" + names + ")";
    String[] sources = {
      "class C { ANN @Differentiable static double f(double x, double y) { return x == 1 ? 2 * x :"
          + " x; } }",
      "ANN class C { @Differentiable static double f(double x, double y) { return x == 1 ? 2 * x :"
          + " (int) x * x; } }",
      "class C { @Differentiable static double f(double x, ANN double y) { return h(x); }"
          + " ANN static double h(double x) { return x != 1 ? x : 2; } }",
      "class C { @Differentiable static double f(double x) { ANN int n = (int) x; return x * n; }"
          + " }",
      "class C { ANN @Differentiable(generate = {Derivative.JVP, Derivative.JACOBIAN})"
          + " static double f(double x) { return x; } }"
    };
    for (String source : sources) {
      assertThat(messages(Map.of("C", HEAD + source.replace("ANN", annotation)))).isEmpty();
      assertThat(messages(Map.of("C", HEAD + source.replace("ANN", "@SuppressWarnings(\"cast\")"))))
          .anyMatch(message -> message.startsWith("[FLX"));
    }
  }

  @Test
  void errorsCannot() {
    assertThat(
            messages(
                Map.of(
                    "C",
                    HEAD
                        + "@SuppressWarnings(\"all\") class C {"
                        + " @Differentiable static double f(int n) { return n; } }")))
        .anyMatch(message -> message.startsWith("[FLX104]"));
  }
}
