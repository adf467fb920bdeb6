package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.File;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through handles behaves as if the code stood in the class itself. */
class PrivateMembersTest {
  private static final String SOURCE =
      """
      package p;
      import dev.fluxion.annotations.*;
      public class C {
        private static boolean initialised;
        private static class Late {
          static { initialised = true; }
          private static double value = Math.sqrt(2);
        }
        private double rate = 2;
        private static class Broken extends RuntimeException {
          private Broken(String message) { super(message); }
        }
        private int fail(int n) {
          try {
            return n > 0 ? n : (Integer) null;
          } finally {
            if (n < 0) throw new AssertionError("negative");
          }
        }
        @Differentiable static double late(double x, int n) {
          return n > 0 ? x * Late.value : x * x;
        }
        @Differentiable double failing(double x, int n) { return x * rate * fail(n); }
        @Differentiable static double breaking(double x, int n) {
          if (n == 0) throw new Broken("broken " + n);
          return x;
        }
        public static double[] check() {
          double late = CGradients.lateDerivative(3, 0);
          boolean before = initialised;
          double sqrt = CGradients.lateDerivative(3, 1);
          return new double[] {
            late, before ? 1 : 0, sqrt, initialised ? 1 : 0,
            CGradients.failingDerivative(new C(), 3, 2), CGradients.breakingDerivative(3, 2)
          };
        }
        public static void fails(C self, int n) { CGradients.failingDerivative(self, 1, n); }
        public static void breaks() { CGradients.breakingDerivative(1, 0); }
      }
      """;

  private final double[] expected = {6, 0, Math.sqrt(2), 1, 4, 1};

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-g:none"})
  void areReadAndCalledAsInTheClassItself(String debug) throws Exception {
    InMemory compiled =
        InMemory.compile(Map.of("p.C", SOURCE), new FluxionProcessor(), task -> {}, debug);
    assertThat(compiled.errors()).isEmpty();
    Class<?> c = compiled.loader.loadClass("p.C");
    assertThat((double[]) c.getMethod("check").invoke(null)).containsExactly(expected);
    Object self = c.getConstructor().newInstance();
    Method fails = c.getMethod("fails", c, int.class);
    thrownBy(fails, NullPointerException.class, self, 0);
    thrownBy(fails, NullPointerException.class, null, 1);
    thrownBy(fails, AssertionError.class, self, -1);
    assertThatThrownBy(() -> c.getMethod("breaks").invoke(null))
        .cause()
        .hasMessage("broken 0")
        .extracting(t -> t.getClass().getName())
        .isEqualTo("p.C$Broken");
  }

  private static void thrownBy(Method method, Class<?> type, Object... arguments) {
    assertThatThrownBy(() -> method.invoke(null, arguments))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isExactlyInstanceOf(type.asSubclass(Throwable.class));
  }

  private static final String BASE =
      """
      package lib;
      public class Base {
        protected double sigma = 1.5;
        protected static double unit = 2;
        protected static final class Part { public double size = 0.5; }
        protected Part part = new Part();
        protected int level(int n) { return n + 1; }
        protected static int twice(int n) { return 2 * n; }
      }
      """;

  private static final String HEIR =
      """
      package p;
      import dev.fluxion.annotations.*;
      public class Heir extends lib.Base {
        private static class Inner extends lib.Base {
          @Differentiable double g(double x) { return x * sigma * level(2); }
        }
        @Differentiable double f(double x) {
          return x * x * sigma * unit * level(1) * twice(2) * part.size + super.sigma * x;
        }
        public static double[] check() {
          return new double[] {
            HeirGradients.fDerivative(new Heir(), 3),
            Heir_InnerGradients.gDerivative(new Inner(), 3)
          };
        }
      }
      """;

  /** Protected members of another package are those of the heir, not of its companion. */
  @Test
  void inheritedFromAnotherPackage() throws Exception {
    InMemory compiled =
        InMemory.compile(
            Map.of("lib.Base", BASE, "p.Heir", HEIR), new FluxionProcessor(), task -> {});
    assertThat(compiled.errors()).isEmpty();
    Object found = compiled.loader.loadClass("p.Heir").getMethod("check").invoke(null);
    assertThat((double[]) found).containsExactly(6 * 1.5 * 2 * 2 * 4 * 0.5 + 1.5, 4.5);
  }

  /** The module opens nothing. */
  @Test
  void inNamedModules(@TempDir Path folder) throws Exception {
    Path sources = folder.resolve("src");
    Files.createDirectories(sources.resolve("p"));
    Files.writeString(
        sources.resolve("module-info.java"),
        "module user { requires dev.fluxion.runtime; exports p; }");
    Files.writeString(sources.resolve("p/C.java"), SOURCE);
    Path classes = folder.resolve("classes");
    String path = modules().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    var files = javac.getStandardFileManager(null, null, null);
    var task =
        javac.getTask(
            out,
            files,
            null,
            List.of("-d", classes.toString(), "--module-path", path),
            null,
            files.getJavaFileObjects(
                sources.resolve("module-info.java"), sources.resolve("p/C.java")));
    task.setProcessors(List.of(new FluxionProcessor()));
    assertThat(task.call()).as(out.toString()).isTrue();
    Path[] all = Stream.concat(Stream.of(classes), modules()).toArray(Path[]::new);
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(all), ModuleFinder.of(), Set.of("user"));
    ModuleLayer layer =
        ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
            .layer();
    Class<?> c = layer.findLoader("user").loadClass("p.C");
    assertThat(c.getModule().isNamed()).isTrue();
    assertThat((double[]) c.getMethod("check").invoke(null)).containsExactly(expected);
  }

  /** Directories of classes, or jars, as the build has it. */
  private static Stream<Path> modules() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("annotations") || entry.contains("runtime"))
        .map(Path::of)
        .filter(
            path ->
                ModuleFinder.of(path).findAll().stream()
                    .anyMatch(module -> module.descriptor().name().startsWith("dev.fluxion.")));
  }
}
