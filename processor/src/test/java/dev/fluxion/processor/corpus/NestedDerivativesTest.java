package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of generated methods in differentiable code, whether the companion is there or not. */
class NestedDerivativesTest {
  private static final String SOURCE =
      """
      package p;
      import static p.CGradients.gDerivative;
      import dev.fluxion.annotations.*;
      public class C {
        @Differentiable public static double g(double x) { return x * x * x; }
        @Differentiable public static double imported(double x) { return gDerivative(x) * x; }
        @Differentiable public static double named(double x) { return CGradients.gDerivative(x) * x; }
        @Differentiable public static double qualified(double x) {
          return p.CGradients.gDerivative(x) * x;
        }
        static double plain(double x) { return gDerivative(x) + CGradients.gValueAndGradient(x).value(); }
      }
      """;

  @TempDir private Path directory;

  @Test
  void areReadAnewInALaterCompilation() throws Exception {
    InMemory first = compile();
    assertThat(first.errors()).isEmpty();
    keep(first);
    InMemory second =
        compile(
            "-classpath", directory + File.pathSeparator + System.getProperty("java.class.path"));
    assertThat(second.errors()).isEmpty();
    assertThat(second.generated).isEqualTo(first.generated);
    Class<?> gradients = second.loader.loadClass("p.CGradients");
    for (String name : new String[] {"imported", "named", "qualified"}) {
      assertThat(gradients.getMethod(name + "Derivative", double.class).invoke(null, 2.0))
          .isEqualTo(36.0); // of 3 x³
    }
  }

  private static InMemory compile(String... options) {
    return InMemory.compile(Map.of("p.C", SOURCE), new FluxionProcessor(), task -> {}, options);
  }

  private void keep(InMemory compiled) throws IOException {
    for (Map.Entry<String, byte[]> file : compiled.classes.entrySet()) {
      Path path = directory.resolve(file.getKey().replace('.', '/') + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
