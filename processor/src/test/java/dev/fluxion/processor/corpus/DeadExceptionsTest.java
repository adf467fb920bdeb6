package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where a method throws, so does each form that returns its value, be the result of what throws of
 * use or not.
 */
class DeadExceptionsTest {
  /** Statements that throw for n = 3 and a of length 2, and do not for n = 20 and length 50. */
  private static final List<String> THROWING =
      List.of(
          "double z = a[n];",
          "double z = a[n] * x;",
          "double[] w = new double[n]; w[5] = x;",
          "double[] w = new double[n]; w[5] += x;",
          "double[] w = new double[n - 10];",
          "double[][] w = new double[n][n - 10];",
          "double[][] w = new double[n][n]; double z = w[1][n - 4];",
          "double[][] w = new double[n][n]; double[] row = w[5];",
          "int[] k = new int[n]; k[n - 10] = n;",
          "int z = n / (n / 10);",
          "long z = 1 + n % (n / 10L);",
          "double z = n < 10 ? n / (n / 10) : 1;",
          "boolean z = n > 0 && n / (n / 10) > 1;",
          "if (n / (n / 10) > 1) { double unused = x; }",
          "Math.addExact(20 - n, Integer.MAX_VALUE - 5);",
          "int z = Math.toIntExact(n < 10 ? 1L << 40 : 1L);",
          "int z = Math.floorMod(n, n / 10);",
          "Math.floorDiv(n, n / 10);",
          "int z = q.length;",
          "double z = q[0];",
          "double[] z = q.clone();",
          "double[] z = Arrays.copyOf(q, 1);",
          "double[] z = Arrays.copyOf(a, n - 10);",
          "double[] z = Arrays.copyOfRange(a, n - 10, n);",
          "double[] w = new double[n]; System.arraycopy(a, 0, w, 0, 20);",
          "double[] w = new double[20]; Arrays.fill(w, n - 10, n, x);",
          "System.arraycopy(a, 0, new double[n], 0, 20);",
          "Arrays.fill(new double[20], n - 10, n, x);",
          "for (double v : q) { double z = v; }",
          "for (int i = 0; i < n; i++) { double z = a[i]; }",
          "for (int i = 0; i <= a.length - 50; i++) { double z = a[i + 2 - n / 10]; }"
              + " double y = a[n];",
          "int i = 0; while (i < n && a[i] > -1) { i++; }",
          "helper(a, n);",
          "Pair pair = new Pair(x, a[n]);");

  private static Class<?> original;
  private static Class<?> companion;

  @BeforeAll
  static void compile() throws Exception {
    StringBuilder source =
        new StringBuilder("import dev.fluxion.annotations.*; import java.util.*;\nclass Dead {\n");
    source.append("record Pair(double x, double y) {}\n");
    source.append("static double helper(double[] a, int n) { return a[n] * a[1]; }\n");
    for (int i = 0; i < THROWING.size(); i++) {
      source
          .append(
              "@Differentiable static double f%d(double[] a, double x, int n,".formatted(i)
                  + " @Constant double[] q) {\n")
          .append(THROWING.get(i))
          .append("\nreturn x * a[0]; }\n");
      source
          .append(
              "@Differentiable static double[] v%d(double[] a, double x, int n,".formatted(i)
                  + " @Constant double[] q) {\n")
          .append(THROWING.get(i))
          .append("\nreturn new double[] {x * a[0]}; }\n");
    }
    InMemory compiled =
        InMemory.compile(
            Map.of("Dead", source.append("}\n").toString()),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(compiled.errors()).isEmpty();
    original = compiled.loader.loadClass("Dead");
    companion = compiled.loader.loadClass("DeadGradients");
  }

  static Stream<Integer> cases() {
    return Stream.iterate(0, i -> i < THROWING.size(), i -> i + 1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scalarResult(int number) throws Exception {
    String f = "f" + number;
    double[] d = new double[2];
    double[] s = new double[1];
    throwsAsTheOriginal(f, "ValueAndGradient", d, s);
    throwsAsTheOriginal(f, "Gradient");
    throwsAsTheOriginal(f, "Vjp", 1.0, d, s);
    throwsAsTheOriginal(f, "ValueAndJvp", d, 1.0, d);
    throwsAsTheOriginal(f, "Taylor", d, 1.0, 2);
    throwsAsTheOriginal(f, "TaylorPolynomial", 2);
    throwsAsTheOriginal(f, "Linearization");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void vectorResult(int number) throws Exception {
    String v = "v" + number;
    throwsAsTheOriginal(v, "ValueAndJacobian", new double[1], new double[1][3]);
    throwsAsTheOriginal(v, "Taylor", new double[2], 1.0, 2);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsThrownOtherwise(int number) throws Exception {
    double[] a = new double[50];
    a[0] = 3;
    double[] gradient = new double[50];
    double[] s = new double[1];
    Object value =
        method(companion, "f" + number + "ValueAndGradient", 6)
            .invoke(null, a, 2.0, 20, new double[] {1}, gradient, s);
    assertThat(value).isEqualTo(6.0);
    assertThat(gradient[0]).isEqualTo(2.0);
    assertThat(s).containsExactly(3.0);
  }

  /** What cannot fail leaves nothing behind, and no loop that does nothing else. */
  @Test
  void provenAccessesLeaveNoChecks() {
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "Proven",
                """
                import dev.fluxion.annotations.*;
                class Proven {
                  static final int[] ORDER = {0, 1};
                  @Differentiable
                  static double f(double[] a, int n) {
                    double[] w = new double[a.length];
                    double unused = 0;
                    for (int i = 0; i < a.length; i++) { w[i] = a[i]; unused += w[i] * a[i]; }
                    for (int i = a.length - 1; i >= 0; i--) { w[i] = a[i]; }
                    double[] three = {1, 2, 3};
                    three[2] = a[0];
                    int third = n / 3;
                    int k = a.length;
                    double[] copy = a.clone();
                    return a[0] * a[0];
                  }
                }
                """),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.generated.get("ProvenGradients")).doesNotContain("Checks.");
  }

  private static void throwsAsTheOriginal(String name, String suffix, Object... more)
      throws Exception {
    double[] a = {1, 2};
    Throwable expected =
        catchThrowable(() -> method(original, name).invoke(null, a, 2.0, 3, null)).getCause();
    Object[] arguments =
        Stream.concat(Stream.of(a, 2.0, 3, null), Arrays.stream(more)).toArray(Object[]::new);
    Throwable actual =
        catchThrowable(
            () -> method(companion, name + suffix, arguments.length).invoke(null, arguments));
    assertThat(actual).as(name + suffix).isInstanceOf(InvocationTargetException.class);
    assertThat(actual.getCause()).as(name + suffix).hasSameClassAs(expected);
  }

  private static Method method(Class<?> type, String name) {
    return method(type, name, -1);
  }

  private static Method method(Class<?> type, String name, int parameters) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .filter(m -> parameters < 0 || m.getParameterCount() == parameters)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name));
    method.setAccessible(true);
    return method;
  }
}
