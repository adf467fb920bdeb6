package dev.fluxion.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.frontend.Probe;
import dev.fluxion.processor.ir.SourceClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Programs to try the passes on. */
final class Subjects {
  private Subjects() {}

  /**
   * {@code count} random methods f0, f1, …, each with a g0, g1, … that takes scalars only and calls
   * it.
   */
  static String random(String className, long seed, int count) {
    StringBuilder source =
        new StringBuilder(
            "import dev.fluxion.annotations.Differentiable;\nclass " + className + " {\n");
    source.append(ProgramGenerator.HELPERS);
    for (int i = 0; i < count; i++) {
      source.append(ProgramGenerator.method("f" + i, seed + i).java());
      source.append(
          "  @Differentiable static double g%d(double x, double y, double z, double a, double b, double c) {\n"
              .formatted(i));
      source.append("    return f%d(x, y, z, new double[] {a, b, c});\n  }\n".formatted(i));
    }
    return source.append("}\n").toString();
  }

  /** A file of test resources. */
  static String resource(String path) {
    try (var in = Subjects.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What the front end makes of it. */
  static SourceClass read(String className, String source) {
    Probe probe = new Probe();
    InMemory compiled = InMemory.compile(Map.of(className, source), probe, task -> {}, "-nowarn");
    assertThat(compiled.errors()).as(source).isEmpty();
    assertThat(probe.classes).hasSize(1);
    return probe.classes.get(0);
  }
}
