package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Records of other classes: what they hold is known, their constructors are not. */
final class ForeignRecordsTest {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> ofOneCompilation() throws Exception {
    InMemory compiled =
        compile(
            Map.of("lib.Quantities", source("Quantities"), "app.Distances", source("Distances")));
    return tests(compiled.loader);
  }

  @TestFactory
  List<DynamicTest> ofAnotherCompilation() throws Exception {
    ClassLoader loader =
        compiledApart(
            Map.of("lib.Quantities", source("Quantities")),
            Map.of("app.Distances", source("Distances")));
    return tests(loader);
  }

  private static List<DynamicTest> tests(ClassLoader loader) throws Exception {
    List<DynamicTest> tests = CorpusTest.tests(loader, "app.Distances", "app.Distances");
    assertThat(tests).hasSize(30);
    return tests;
  }

  private static final String KEPT = "package lib; public record Pair(double a, double b) {}";

  private static final String NORMALISED =
      """
      package lib;
      public record Pair(double a, double b) {
        public Pair { b = Math.max(b, 0); }
      }
      """;

  private static final String USER =
      """
      package app;
      import dev.fluxion.annotations.*;
      import lib.Pair;
      public class User {
        @Differentiable public static double made(double x, double y) {
          return new Pair(x, y).b() * x;
        }
        @Differentiable public static double read(Pair p) { return -p.a() * p.b(); }
      }
      """;

  /** The constructor is not seen, so that derivatives would be wrong where it changes something. */
  @Test
  void aConstructorThatChangesComponentsIsNoticed() throws Exception {
    Class<?> companion =
        compiledApart(Map.of("lib.Pair", NORMALISED), Map.of("app.User", USER))
            .loadClass("app.UserGradients");
    Method gradient = companion.getMethod("madeGradient", double.class, double.class);
    assertThat((double[]) gradient.invoke(null, 2.0, 3.0)).containsExactly(3, 2);
    assertThatThrownBy(() -> gradient.invoke(null, 2.0, -3.0))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Pair does not keep the components");
    Method taylor =
        companion.getMethod(
            "madeTaylor", double.class, double.class, double.class, double.class, int.class);
    assertThatThrownBy(() -> taylor.invoke(null, 2.0, -3.0, 1.0, 1.0, 2))
        .cause()
        .isInstanceOf(IllegalStateException.class);
    Class<?> pair = companion.getClassLoader().loadClass("lib.Pair");
    Object point = pair.getConstructor(double.class, double.class).newInstance(2.0, 3.0);
    Method read = companion.getMethod("readGradient", pair);
    assertThatThrownBy(() -> read.invoke(null, point)) // it would be (-3, -2)
        .cause()
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aConstructorThatIsSeenToDoSoIsReported() {
    InMemory compiled =
        InMemory.compile(
            Map.of("lib.Pair", NORMALISED, "app.User", USER), new FluxionProcessor(), task -> {});
    assertThat(compiled.errors()).singleElement().asString().startsWith("6:12 [FLX331]");
  }

  @Test
  void aConstructorThatKeepsComponentsIsNotInTheWay() throws Exception {
    Class<?> companion =
        compiledApart(Map.of("lib.Pair", KEPT), Map.of("app.User", USER))
            .loadClass("app.UserGradients");
    Method gradient = companion.getMethod("madeGradient", double.class, double.class);
    assertThat((double[]) gradient.invoke(null, 2.0, -3.0)).containsExactly(-3, 2);
  }

  private static final String PROTECTED =
      """
      package lib;
      public class Base {
        protected record Pair(double a, double b) { public Pair {} }
      }
      """;

  private static final String HEIR =
      """
      package app;
      import dev.fluxion.annotations.*;
      class Heir extends lib.Base {
        @Differentiable static double f(double x) { return new Pair(x, x).b(); }
      }
      """;

  /** The heir may make one; the companion, which checks what is made, is none. */
  @Test
  void aProtectedRecordIsReported() throws Exception {
    compile(Map.of("lib.Base", PROTECTED)).writeClasses(folder);
    InMemory heir =
        InMemory.compile(
            Map.of("app.Heir", HEIR),
            new FluxionProcessor(),
            task -> {},
            "-classpath",
            folder + File.pathSeparator + System.getProperty("java.class.path"));
    assertThat(heir.errors()).singleElement().asString().startsWith("4:54 [FLX223]");
  }

  private ClassLoader compiledApart(Map<String, String> library, Map<String, String> user)
      throws IOException {
    InMemory first = compile(library);
    first.writeClasses(folder);
    InMemory second =
        compile(
            user,
            "-classpath",
            folder + File.pathSeparator + System.getProperty("java.class.path"));
    Map<String, byte[]> all = new HashMap<>(first.classes);
    all.putAll(second.classes);
    return InMemory.loader(all);
  }

  private static InMemory compile(Map<String, String> sources, String... options) {
    List<String> all = new ArrayList<>(List.of("-nowarn", "-parameters"));
    all.addAll(List.of(options));
    InMemory compiled =
        InMemory.compile(sources, new FluxionProcessor(), task -> {}, all.toArray(String[]::new));
    assertThat(compiled.errors()).isEmpty();
    return compiled;
  }

  private static String source(String name) throws IOException {
    try (var stream = ForeignRecordsTest.class.getResourceAsStream("/records/" + name + ".java")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
