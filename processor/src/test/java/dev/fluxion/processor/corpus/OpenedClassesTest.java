package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code @Differentiable} on a class or a package: others may call each method that can carry a
 * derivative; users get forms of those only that are annotated themselves.
 */
class OpenedClassesTest {
  private static final String LIBRARY =
      """
      package lib;
      import dev.fluxion.annotations.*;
      @Differentiable
      public class Library {
        private double scale = 3;
        public Library() {}
        public static double square(double x) { return x * x; }
        public static double square(double x, int n) { return n * x * Other.cube(x); }
        @Differentiable
        public static double square(float x) { return x * x; }
        public static void scale(double a, double[] x) {
          for (int i = 0; i < x.length; i++) {
            x[i] *= a;
          }
        }
        public static double[] powers(double x, int n) {
          double[] p = new double[n];
          p[0] = 1;
          for (int i = 1; i < n; i++) {
            p[i] = p[i - 1] * x;
          }
          return p;
        }
        static int count(double[] x) { return x.length; }
        static void nothing() {}
        static <T> double generic(T t, double x) { return x; }
        public static double locked(double x) {
          synchronized (Library.class) {
            return x;
          }
        }
        public static double callsLocked(double x) { return 2 * locked(x); }
        public static class Nested {
          public static double half(double x) { return x / 2; }
          static double there(double x, int n) { return n == 0 ? x : Other.back(Math.sin(x), n - 1); }
        }
        private static class Hidden {
          static double no(double x) { return x; }
        }
      }
      """;

  private static final String OTHER =
      """
      package lib;
      import dev.fluxion.annotations.*;
      @Differentiable
      final class Other {
        static double cube(double x) { return x * Library.square(x); }
        static double back(double x, int n) { return x * Library.Nested.there(x, n); }
      }
      """;

  private static final String USER =
      """
      package user;
      import dev.fluxion.annotations.*;
      import lib.Library;
      class User {
        @Differentiable
        static double all(double x, double[] v) {
          double[] w = v.clone();
          Library.scale(x, w);
          double[] p = Library.powers(w[0] * x, 3);
          return Library.square(w[1]) * Library.square(x, 2) + p[2] * Library.Nested.half(w[2]);
        }
      }
      """;

  private static Map<String, String> sources(String... namesAndTexts) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      sources.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return sources;
  }

  private static InMemory compile(Map<String, String> sources, String... options) {
    return InMemory.compile(sources, new FluxionProcessor(), task -> {}, options);
  }

  private static void check(ClassLoader loader) throws Exception {
    Method original =
        loader.loadClass("user.User").getDeclaredMethod("all", double.class, double[].class);
    new Consistency(
            original, loader.loadClass("user.UserGradients"), 0.7, new double[] {1.1, -0.4, 0.9})
        .check();
  }

  @Test
  void inOneCompilation() throws Exception {
    InMemory compiled =
        compile(sources("lib.Library", LIBRARY, "lib.Other", OTHER, "user.User", USER));
    assertThat(compiled.errors()).isEmpty();
    check(compiled.loader);
    List<String> forUsers =
        Arrays.stream(compiled.loader.loadClass("lib.LibraryGradients").getDeclaredMethods())
            .filter(m -> !m.getName().contains("$"))
            .map(Method::getName)
            .toList();
    assertThat(forUsers).isNotEmpty().allMatch(name -> name.startsWith("square"));
    assertThat(compiled.loader.loadClass("lib.OtherGradients").getDeclaredMethods())
        .filteredOn(m -> !m.getName().contains("$"))
        .isEmpty();
    assertThat(compiled.generated).doesNotContainKey("lib.Library_HiddenGradients");
  }

  /** The caller alone again, against the class files of the others. */
  @Test
  void inAnotherCompilation(@TempDir Path directory) throws Exception {
    InMemory library = compile(sources("lib.Library", LIBRARY, "lib.Other", OTHER));
    assertThat(library.errors()).isEmpty();
    library.writeClasses(directory);
    String path = directory + java.io.File.pathSeparator + System.getProperty("java.class.path");
    InMemory user = compile(sources("user.User", USER), "-classpath", path);
    assertThat(user.errors()).isEmpty();
    Map<String, byte[]> all = new LinkedHashMap<>(library.classes);
    all.putAll(user.classes);
    check(InMemory.loader(all));
    InMemory refused = compile(sources("user.Bad", BAD), "-classpath", path);
    assertThat(refused.errors()).hasSize(2).allMatch(e -> e.contains("[FLX305]"));
  }

  @Test
  void byPackage() throws Exception {
    String annotation = "@Differentiable\n";
    InMemory compiled =
        compile(
            sources(
                "lib.package-info",
                "@dev.fluxion.annotations.Differentiable package lib;\n",
                "lib.Library",
                LIBRARY.replaceFirst(annotation, ""),
                "lib.Other",
                OTHER.replaceFirst(annotation, ""),
                "user.User",
                USER));
    assertThat(compiled.errors()).isEmpty();
    check(compiled.loader);
  }

  private static final String BAD =
      """
      package user;
      import dev.fluxion.annotations.*;
      import lib.Library;
      class Bad {
        @Differentiable
        static double first(double x) { return x * Library.locked(x); }
        @Differentiable
        static double second(double x) { return x * Library.callsLocked(x); }
        @Differentiable
        static double good(double x) { return x * Library.square(x); }
      }
      """;

  /** What has no derivative is said where it is called, nowhere else. */
  @Test
  void methodsThatCannotBeDifferentiated() throws Exception {
    InMemory compiled =
        compile(sources("user.Bad", BAD, "lib.Library", LIBRARY, "lib.Other", OTHER));
    assertThat(compiled.diagnostics.stream().map(d -> d.getMessage(Locale.ROOT)))
        .hasSize(2)
        .allMatch(m -> m.contains("[FLX305]") && m.contains("FLX206 in line 28"));
    assertThat(compiled.errors().get(0)).startsWith("6:53");
    assertThat(compiled.errors().get(1)).startsWith("8:54");
    assertThat(compiled.generated.get("user.BadGradients")).contains("goodDerivative");
  }
}
