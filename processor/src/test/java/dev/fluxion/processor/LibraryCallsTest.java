package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.frontend.InMemory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's methods that everybody calls are taken for. */
class LibraryCallsTest {
  private static InMemory compile(String members) {
    return InMemory.compile(
        Map.of(
            "C",
            "import dev.fluxion.annotations.*; import java.util.*; public class C {\n"
                + members
                + "\n@Differentiable public static double innocent(double x, double y) {"
                + " return x * y; }\n}"),
        new FluxionProcessor(),
        task -> {},
        "-Xlint:none");
  }

  /** A second sweep would draw other numbers, or see another time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Math.random()",
        "StrictMath.random()",
        "RANDOM.nextDouble()",
        "RANDOM.nextGaussian()",
        "RANDOM.nextInt(3)",
        "new Random(1).nextDouble()",
        "own.nextDouble()",
        "java.util.concurrent.ThreadLocalRandom.current().nextDouble()",
        "split.nextDouble()",
        "generator.nextDouble()",
        "secure.nextInt()",
        "System.nanoTime()",
        "System.currentTimeMillis()",
        "java.time.Instant.now().getNano()",
        "java.time.LocalDate.now().getYear()",
        "UUID.randomUUID().version()",
        "inHelper()"
      })
  void whatDiffersAtEachCallIsRefused(String drawn) {
    InMemory compiled =
        compile(
            """
            static final Random RANDOM = new Random();
            static class Own extends Random { static final long serialVersionUID = 1; }
            static double inHelper() { return RANDOM.nextDouble(); }
            @Differentiable
            static double f(double x, Own own, SplittableRandom split,
                java.util.random.RandomGenerator generator, java.security.SecureRandom secure) {
              return x * %s;
            }\
            """
                .formatted(drawn));
    assertThat(compiled.errors())
        .singleElement()
        .asString()
        .contains("[FLX304]", "before the call", "docs/diagnostics.md#flx304");
    assertThat(compiled.generated.get("CGradients")).contains("innocentGradient");
  }

  @Test
  void valuesMayBeShown() throws Exception {
    InMemory compiled =
        compile(
            """
            static final System.Logger LOG = System.getLogger("fluxion.test");
            @Differentiable
            public static double f(double[] x, double y) {
              if (x == null || x.length == 0) {
                throw new IllegalArgumentException("no " + Arrays.toString(x) + y);
              }
              double[] z = Objects.requireNonNull(x, "x");
              Objects.requireNonNull(z);
              if (null != z) {
                System.out.println("y = " + y + " of " + Arrays.toString(z));
              }
              System.out.printf("%d %s%n", x.length, String.valueOf(y));
              System.out.println(y);
              LOG.log(System.Logger.Level.DEBUG, "value " + y);
              for (int i = 0; i < 2; i++) {
                System.out.print(x[i] + " ");
                y = y * x[i];
              }
              return y * z[0];
            }\
            """);
    assertThat(compiled.errors()).isEmpty();
    Class<?> type = compiled.loader.loadClass("C");
    Class<?> companion = compiled.loader.loadClass("CGradients");
    double[] x = {2, 3};
    String expected =
        output(() -> type.getMethod("f", double[].class, double.class).invoke(null, x, 5.0));
    assertThat(expected).contains("[2.0, 3.0]").contains("2.0 3.0 ");
    Method gradient =
        companion.getMethod(
            "fValueAndGradient", double[].class, double.class, double[].class, double[].class);
    double[] xBar = new double[2];
    double[] yBar = new double[1];
    assertThat(output(() -> gradient.invoke(null, x, 5.0, xBar, yBar))).isEqualTo(expected);
    assertThat(xBar).containsExactly(60, 20); // of 5 x0² x1
    assertThat(yBar).containsExactly(12);
    Method taylor =
        companion.getMethod(
            "fTaylor", double[].class, double.class, double[].class, double.class, int.class);
    Object[] coefficients = {null};
    assertThat(
            output(
                () -> coefficients[0] = taylor.invoke(null, x, 5.0, new double[] {1, 0}, 0.0, 2)))
        .isEqualTo(expected);
    assertThat((double[]) coefficients[0]).containsExactly(60, 60, 15);
    Method derivative = companion.getMethod("fGradient", double[].class, double.class);
    assertThatThrownBy(() -> derivative.invoke(null, new double[0], 1.0))
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no []1.0");
  }

  private interface Action {
    void run() throws Exception;
  }

  private static String output(Action action) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      action.run();
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void recordsMayRequireTheirArrays() throws Exception {
    InMemory compiled =
        compile(
            """
            record P(double x, double[] y) { P { Objects.requireNonNull(y); } }
            record Q(double x, double[] y) {
              Q { Objects.requireNonNull(y, "y"); if (x < 0) throw new IllegalArgumentException(); } }
            @Differentiable public static double g(double x) {
              P p = new P(x, new double[] {x});
              Q q = new Q(x, p.y());
              return p.x() * q.y()[0]; }
            @Differentiable public static double h(double x, @Constant double[] c) {
              return new P(x, c).x() * x; }\
            """);
    assertThat(compiled.errors()).isEmpty();
    Class<?> companion = compiled.loader.loadClass("CGradients");
    assertThat(companion.getMethod("gDerivative", double.class).invoke(null, 3.0)).isEqualTo(6.0);
    Method value =
        companion.getMethod("hValueAndGradient", double.class, double[].class, double[].class);
    assertThatThrownBy(() -> value.invoke(null, 3.0, null, new double[1]))
        .cause()
        .isInstanceOf(NullPointerException.class);
  }
}
