package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Methods of up to 255 argument slots: sums of products of neighbours, with numbers so short that
 * nothing is rounded.
 */
class ManyParametersTest {
  private static final int MOST_SLOTS = 255;

  private final StringBuilder checks = new StringBuilder();

  /** How a parameter is declared, made of a number, read, and read in a gradient. */
  private enum Kind {
    DOUBLE("double", "%s", "%s", 2),
    FLOAT("float", "%sf", "%s", 1),
    DOUBLES("double[]", "new double[] {%s}", "%s[0]", 1),
    FLOATS("float[]", "new float[] {%sf}", "%s[0]", 1),
    MATRIX("double[][]", "new double[][] {{}, {%s}}", "%s[1][0]", 1),
    RECORD("R", "new R(%s)", "%s.a()", 1);

    final String type;
    final String made;
    final String read;
    final int slots;

    Kind(String type, String made, String read, int slots) {
      this.type = type;
      this.made = made;
      this.read = read;
      this.slots = slots;
    }

    String all(int n, IntFunction<Double> values) {
      return list(n, i -> made.formatted(values.apply(i)));
    }

    boolean isScalar() {
      return this == DOUBLE || this == FLOAT;
    }
  }

  private static String list(int n, IntFunction<String> text) {
    return IntStream.range(0, n).mapToObj(text).collect(Collectors.joining(", "));
  }

  private static double point(int i) {
    return 1 + i / 8.0;
  }

  private static double direction(int i) {
    return i % 3 - 1;
  }

  private static int factor(int i) {
    return 1 + i % 3;
  }

  /** The bilinear form of which the function is the quadratic form, halved. */
  private static double[] product(int n, IntFunction<Double> v) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      int next = (i + 1) % n;
      product[i] += factor(i) * v.apply(next);
      product[next] += factor(i) * v.apply(i);
    }
    return product;
  }

  private static double dot(double[] a, IntFunction<Double> b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b.apply(i)).sum();
  }

  private void check(String expression, double... expected) {
    checks.append(
        "    check(\"%s\", %s, %s);\n"
            .formatted(
                expression.replaceAll("\\(.*", ""),
                expression,
                list(expected.length, i -> String.valueOf(expected[i]))));
  }

  @ParameterizedTest
  @CsvSource({
    "DOUBLE, 1", "DOUBLE, 25", "DOUBLE, 26", "DOUBLE, 63", "DOUBLE, 64", "DOUBLE, 127",
    "FLOAT, 1", "FLOAT, 26", "FLOAT, 64", "FLOAT, 127", "FLOAT, 254", "FLOAT, 255",
    "DOUBLES, 1", "DOUBLES, 25", "DOUBLES, 63", "DOUBLES, 64", "DOUBLES, 127", "DOUBLES, 254",
    "FLOATS, 64", "FLOATS, 254", "MATRIX, 127", "RECORD, 26", "RECORD, 127", "RECORD, 254"
  })
  void independents(Kind kind, int n) throws ReflectiveOperationException {
    String sum =
        IntStream.range(0, n)
            .mapToObj(
                i ->
                    "    s += %d * %s * %s;\n"
                        .formatted(
                            factor(i),
                            kind.read.formatted("p" + i),
                            kind.read.formatted("p" + (i + 1) % n)))
            .collect(Collectors.joining());
    String method =
        "  @Differentiable static double f(%s) {\n    double s = 0;\n%s    return s;\n  }\n"
            .formatted(list(n, i -> kind.type + " p" + i), sum);
    int point = n * kind.slots;
    boolean flat = 2 * point + 2 > MOST_SLOTS;
    String x = kind.all(n, ManyParametersTest::point);
    String v =
        flat
            ? "new double[] {" + list(n, i -> "" + direction(i)) + "}"
            : kind.all(n, ManyParametersTest::direction);
    int pointAndTangents = flat ? point + 1 : 2 * point;
    double[] gradient = product(n, ManyParametersTest::point);
    double[] tangent = product(n, ManyParametersTest::direction);
    double value = dot(gradient, ManyParametersTest::point) / 2;
    boolean hasRecord = n > 1 && !kind.isScalar();
    String read = n == 1 && kind.isScalar() ? "new double[] {%s}" : "%s";
    String g =
        kind.isScalar()
            ? "G"
            : n == 1
                ? "new double[] {" + kind.read.formatted("G") + "}"
                : "flat(G, g -> new double[] {"
                    + list(n, i -> kind.read.formatted("g.p" + i + "()"))
                    + "})";
    boolean univariate = n == 1 && kind.isScalar();
    if (!univariate && (!hasRecord || point < MOST_SLOTS)) {
      check(g.replace("G", "AGradients.fGradient(" + x + ")"), gradient);
      check(g.replace("G", "AGradients.fForwardGradient(" + x + ")"), gradient);
      if (pointAndTangents <= MOST_SLOTS) {
        check(g.replace("G", "AGradients.fHvp(" + x + ", " + v + ")"), tangent);
      }
    }
    if (pointAndTangents <= MOST_SLOTS) {
      double derivative = dot(gradient, ManyParametersTest::direction);
      check("AGradients.fJvp(" + x + ", " + v + ")", derivative);
      if (pointAndTangents < MOST_SLOTS) {
        check(
            "AGradients.fTaylor(" + x + ", " + v + ", 2)",
            value,
            derivative,
            dot(tangent, ManyParametersTest::direction) / 2);
        checks.append("    double[] out = new double[2];\n");
        checks.append("    AGradients.fValueAndJvp(%s, %s, out);\n".formatted(x, v));
        check("out", value, derivative);
      }
    }
    if (!univariate) {
      check("AGradients.fHessian(" + x + ")[0]", row(n));
    }
    check("AGradients.fLinearization(" + x + ").gradient()", gradient);
    if (point < MOST_SLOTS) {
      check("AGradients.fTaylorPolynomial(" + x + ", 1).gradient()", gradient);
    }
    if (kind.isScalar() && !univariate) {
      String flatPoint = "new double[] {" + list(n, i -> "" + point(i)) + "}";
      check("AGradients.fFunction().gradient(" + flatPoint + ")", gradient);
      checks.append("    double[] bar = new double[%d];\n".formatted(n));
      if (point < MOST_SLOTS) {
        check("AGradients.fValueAndGradient(" + x + ", bar)", value);
        check("bar", gradient);
      }
    }
    run(method);
  }

  private static double[] row(int n) {
    return product(n, i -> i == 0 ? 1.0 : 0.0);
  }

  private void run(String method) throws ReflectiveOperationException {
    String source =
        """
        import dev.fluxion.annotations.*;
        public class A {
          record R(double a) { }
        METHOD
          public static void check() {
        CHECKS
          }
          static <G> double[] flat(G gradient, java.util.function.Function<G, double[]> read) {
            return read.apply(gradient);
          }
          static void check(String what, double found, double... expected) {
            check(what, new double[] {found}, expected);
          }
          static void check(String what, double[] found, double... expected) {
            if (!java.util.Arrays.equals(found, expected)) {
              throw new AssertionError(what + " " + java.util.Arrays.toString(found) + " for "
                  + java.util.Arrays.toString(expected));
            }
          }
        }
        """
            .replace("METHOD", method)
            .replace("CHECKS", checks);
    InMemory compiled =
        InMemory.compile(Map.of("A", source), new FluxionProcessor(), task -> {}, "-Xlint:none");
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.diagnostics)
        .extracting(d -> d.getMessage(Locale.ROOT))
        .allMatch(m -> m.contains("FLX403"));
    try {
      compiled.loader.loadClass("A").getMethod("check").invoke(null);
    } catch (java.lang.reflect.InvocationTargetException failure) {
      throw new AssertionError(source, failure.getCause());
    }
  }

  /** Constants of every type, as many as leave room for one real. */
  @ParameterizedTest
  @CsvSource({
    "long, 25",
    "long, 63",
    "long, 126",
    "double, 126",
    "int, 64",
    "int, 252",
    "boolean, 253",
    "Object, 253",
    "int[], 253",
    "long[], 127",
    "float, 253",
    "double[], 253",
    "R, 253",
    "java.util.List<?>, 253"
  })
  void constants(String type, int n) throws ReflectiveOperationException {
    String value =
        switch (type) {
          case "boolean" -> "true";
          case "Object" -> "\"\"";
          case "R" -> "new R(2)";
          case "java.util.List<?>" -> "java.util.List.of(1)";
          default -> type.endsWith("[]") ? "new " + type + " {2}" : "2";
        };
    String read =
        switch (type) {
          case "boolean" -> "(p%d ? 2 : 0)";
          case "Object", "java.util.List<?>" -> "(2 + p%d.hashCode() * 0)";
          case "R" -> "p%d.a()";
          default -> type.endsWith("[]") ? "p%d[0]" : "p%d";
        };
    String parameters = list(n, i -> "@Constant " + type + " p" + i);
    String sum =
        IntStream.range(0, n)
            .mapToObj(i -> "    s += x * x * " + read.formatted(i) + ";\n")
            .collect(Collectors.joining());
    String constants = list(n, i -> value);
    int slots = n * (type.equals("long") || type.equals("double") ? 2 : 1) + 2;
    check("AGradients.fDerivative(" + constants + ", 3)", 12 * n);
    if (slots < MOST_SLOTS) {
      check("AGradients.fDerivative(" + constants + ", 3, 2)", 4 * n);
    }
    if (slots < MOST_SLOTS - 1) {
      check("AGradients.fJvp(" + constants + ", 3, 2)", 24 * n);
      check("AGradients.fTaylor(" + constants + ", 3, 2)", 18 * n, 12 * n, 2 * n);
    }
    int held = n * (List.of("long", "double", "float", "R").contains(type) ? 2 : 1);
    if (held < MOST_SLOTS) {
      check("AGradients.fFunction(" + constants + ").derivative(3)", 12 * n);
    }
    run(
        "  @Differentiable static double f(%s, double x) {\n    double s = 0;\n%s    return s;\n  }\n"
            .formatted(parameters, sum));
  }
}
