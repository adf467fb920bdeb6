package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.annotations.FluxionGenerated;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tools that measure coverage leave out classes with an annotation of retention {@code CLASS} that
 * has {@code Generated} in its name, each for itself: nested and local ones need it, too.
 */
class GeneratedMarkTest {
  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      public class C {
        public record Positive(double value) { public Positive { value = Math.max(value, 0); } }
        @Differentiable public static double f(double[] w, double b) { return w[0] * b; }
        @Differentiable public static double g(Positive p, double x) { return p.value() * x; }
        @Differentiable public static double h(double x) { return x * x; }
        @Differentiable public static void k(double[] x, @Output double[] y, @Output double[] z) {
          y[0] = x[0]; z[0] = x[0] * x[0];
        }
      }
      """;

  @Test
  void everyClassThatIsWrittenHasIt() {
    InMemory compiled =
        InMemory.compile(
            Map.of("C", SOURCE),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:all,-path,-options",
            "-Werror");
    assertThat(compiled.diagnostics).isEmpty();
    assertThat(compiled.classes)
        .containsKeys("C$Positive", "CGradients", "CGradients$$Links", "CGradients$FGradient")
        .containsKeys("CGradients$PositiveTangent", "CGradients$KResult");
    compiled.classes.forEach(
        (name, bytes) ->
            assertThat(isMarked(bytes)).as(name).isEqualTo(name.startsWith("CGradients")));
  }

  /** The annotation's type is among the constants of a class file only where it is used. */
  private static boolean isMarked(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("RuntimeInvisibleAnnotations")
        && text.contains(FluxionGenerated.class.descriptorString());
  }

  @Test
  void itReachesClassFiles() {
    assertThat(FluxionGenerated.class.getAnnotation(Retention.class).value())
        .isEqualTo(RetentionPolicy.CLASS);
    assertThat(FluxionGenerated.class.getSimpleName()).contains("Generated");
  }
}
