package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Methods that call annotated methods of other classes, in all modes. */
final class LinkingTest {
  @TempDir static Path classes;

  @TestFactory
  List<DynamicTest> classesOfOneCompilation() throws Exception {
    InMemory compiled = compile(Map.of("lib.Curves", source("Curves"), "app.Uses", source("Uses")));
    return tests(compiled.loader);
  }

  private static List<DynamicTest> tests(ClassLoader loader) throws Exception {
    List<DynamicTest> tests = CorpusTest.tests(loader, "app.Uses", "app.Uses");
    assertThat(tests).hasSizeGreaterThan(40);
    return tests;
  }

  /** As where a library is compiled first, and its sources are not at hand. */
  @TestFactory
  List<DynamicTest> classesOfAnotherCompilation() throws Exception {
    InMemory library = compile(Map.of("lib.Curves", source("Curves")));
    library.writeClasses(classes);
    InMemory user =
        compile(
            Map.of("app.Uses", source("Uses")),
            "-classpath",
            classes + File.pathSeparator + System.getProperty("java.class.path"));
    Map<String, byte[]> all = new HashMap<>(library.classes);
    all.putAll(user.classes);
    return tests(InMemory.loader(all));
  }

  /** Each calls the other: neither companion exists when the other is written. */
  @Test
  void classesThatCallOneAnother() throws Exception {
    InMemory compiled =
        compile(
            Map.of(
                "Even",
                """
                import dev.fluxion.annotations.Differentiable;
                class Even {
                  @Differentiable
                  static double even(double x, int n) {
                    return n == 0 ? x : Math.sin(Odd.odd(x * x, n - 1)) + x;
                  }
                }
                """,
                "Odd",
                """
                import dev.fluxion.annotations.Differentiable;
                class Odd {
                  @Differentiable
                  static double odd(double x, int n) {
                    return n == 0 ? 2 * x : Even.even(x + 1, n - 1) * x;
                  }
                }
                """));
    for (int n = 0; n < 5; n++) {
      for (String name : List.of("Even", "Odd")) {
        Class<?> companion = compiled.loader.loadClass(name + "Gradients");
        Class<?> type = compiled.loader.loadClass(name);
        var method = type.getDeclaredMethod(name.toLowerCase(), double.class, int.class);
        new Consistency(method, companion, 0.7, n).check();
      }
    }
  }

  @Test
  void whatTheCalledMethodDoesNotGenerate() {
    String library =
        """
        package lib;
        import dev.fluxion.annotations.*;
        public class Curves {
          @Differentiable(generate = Derivative.GRADIENT)
          public static double f(double x, double y) { return x * y; }
        }
        """;
    String all = user("@Differentiable", "y");
    String gradient =
        user("@Differentiable(generate = {Derivative.GRADIENT, Derivative.LINEARIZATION})", "y");
    assertThat(InMemory.compile(sources(library, all), new FluxionProcessor(), task -> {}).errors())
        .singleElement()
        .asString()
        .startsWith("5:22 [FLX313]")
        .contains("of f that its annotation excludes");
    assertThat(
            InMemory.compile(sources(library, gradient), new FluxionProcessor(), task -> {})
                .errors())
        .isEmpty();
  }

  /** A work array: for the method itself a constant, for its callers lost derivatives. */
  @Test
  void methodsThatChangeConstantArrays() throws Exception {
    String library =
        """
        package lib;
        import dev.fluxion.annotations.*;
        public class Curves {
          @Differentiable
          public static double f(double x, @Constant double[] work) {
            work[0] = x * x;
            return work[0] * x;
          }
        }
        """;
    InMemory compiled =
        InMemory.compile(
            sources(library, user("@Differentiable", "new double[] {y}")),
            new FluxionProcessor(),
            task -> {});
    assertThat(compiled.errors()).isEmpty();
    Class<?> own = compiled.loader.loadClass("lib.CurvesGradients");
    assertThat(
            own.getMethod("fDerivative", double.class, double[].class)
                .invoke(null, 2.0, new double[1]))
        .isEqualTo(12.0);
    var gradient =
        compiled
            .loader
            .loadClass("app.UsesGradients")
            .getDeclaredMethod("gGradient", double.class, double.class);
    gradient.setAccessible(true);
    assertThatThrownBy(() -> gradient.invoke(null, 2.0, 3.0))
        .hasRootCauseInstanceOf(UnsupportedOperationException.class)
        .rootCause()
        .hasMessageContaining("f changes its constant array work");
  }

  @Test
  void declarationsWithErrors() {
    String library =
        """
        package lib;
        import dev.fluxion.annotations.*;
        public class Curves {
          @Differentiable
          public static <T> double f(double x, double[] y) { return x * y[0]; }
        }
        """;
    assertThat(
            InMemory.compile(
                    sources(library, user("@Differentiable", "new double[] {y}")),
                    new FluxionProcessor(),
                    task -> {})
                .errors())
        .anyMatch(message -> message.startsWith("5:28 [FLX106]"))
        .anyMatch(message -> message.startsWith("5:22 [FLX314]"));
  }

  private static Map<String, String> sources(String library, String user) {
    return Map.of("lib.Curves", library, "app.Uses", user);
  }

  private static String user(String annotation, String argument) {
    return """
    package app;
    import dev.fluxion.annotations.*;
    class Uses {
      %s static double g(double x, double y) {
        return lib.Curves.f(x, %s);
      }
    }
    """
        .formatted(annotation, argument);
  }

  private static InMemory compile(Map<String, String> sources, String... options) {
    String[] all = java.util.Arrays.copyOf(options, options.length + 2);
    all[options.length] = "-nowarn";
    all[options.length + 1] = "-parameters";
    InMemory compiled = InMemory.compile(sources, new FluxionProcessor(), task -> {}, all);
    assertThat(compiled.errors()).isEmpty();
    return compiled;
  }

  private static String source(String name) throws IOException {
    try (var stream = LinkingTest.class.getResourceAsStream("/linking/" + name + ".java")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
