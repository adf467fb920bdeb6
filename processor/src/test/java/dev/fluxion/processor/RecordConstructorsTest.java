package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constructors of records in forms that are new in Java, or none of it. */
class RecordConstructorsTest {
  private static final boolean HAS_FLEXIBLE_ONES = Runtime.version().feature() >= 25;

  private static String source(String constructors) {
    return """
    import dev.fluxion.annotations.*;
    public class A {
      record P(double x, double y) { CONSTRUCTORS }
      @Differentiable public static double f(double x) {
        P p = new P(x);
        return p.x() * p.y();
      }
    }
    """
        .replace("CONSTRUCTORS", constructors);
  }

  /**
   * Java 25 (JLS 8.8.7); older compilers refuse the class, but not before its companion is made.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P(double q) { double r = q * 2; this(r, q); }|12",
        "P(double x) { double z = x * 2; this(x, z); }|12",
        "P(double q) { if (q < 0) throw new IllegalArgumentException(); this(q, q); }|6",
        "P(double q) { double r = 1; for (int i = 0; i < 3; i++) r *= q; this(r, q); }|108",
        "P(double q) { double x = q; x *= x; this(x, 1); assert x > 0; }|6",
        "P(double q) { int n = 2; { int m = n; n += m; } double r = q * n; this(r); }"
            + " P(float q) { this(q, 1.0); }|"
      })
  void mayHaveStatementsBeforeTheCallOfAnother(String constructor, Double expected)
      throws ReflectiveOperationException {
    InMemory compiled =
        InMemory.compile(
            Map.of("A", source(constructor)), new FluxionProcessor(), task -> {}, "-Xlint:none");
    assertThat(compiled.errors()).noneMatch(error -> error.contains("FLX"));
    if (expected == null) { // calls itself
      assertThat(compiled.errors()).isNotEmpty();
      return;
    }
    assertThat(compiled.errors().isEmpty()).isEqualTo(HAS_FLEXIBLE_ONES);
    InMemory alone =
        InMemory.compile(
            Map.of("AGradients", compiled.generated.get("AGradients"), "A", "class A { }"),
            List.of(),
            task -> {},
            "-proc:none");
    assertThat(alone.errors()).isEmpty();
    assertThat(
            alone
                .loader
                .loadClass("AGradients")
                .getMethod("fDerivative", double.class)
                .invoke(null, 3))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P(double q) { }",
        "P(double q) { double r = q; }",
        "P(double q) { this.x = q; this.y = q; }",
        "P(double q) { super(); }",
        "P(double q) { this(q); }",
        "P(double q) { if (q > 0) this(q, q); else this(0, q); }",
        "P(double q) { this(q, q); this(q, q); }",
        "P(double q) { this(q, r); double r = 1; }",
        "P(double q) { this(q, q, q); }",
        "P(double q) { this(x, q); }",
        "P(double q) { double r = x(); this(r, q); }",
        "P(double q) { this.y = 1; this(q, q); }",
        "P(double x, double y) { } P(double q) { this(q, q); }",
        "P(double x, double y) { this.x = x; } P(double q) { this(q, q); }",
        "P(double x, double y) { this(x); } P(double q) { this(q, q); }",
        "P { this.x = x; } P(double q) { this(q, q); }",
        "P { return; } P(double q) { this(q, q); }",
        "P { super(); } P(double q) { this(q, q); }"
      })
  void thatAreNoJavaAreTheCompilersToReport(String constructor) {
    Innocent innocent = Innocent.in(source(constructor));
    InMemory compiled =
        InMemory.compile(
            Map.of("A", innocent.source()), new FluxionProcessor(), task -> {}, "-Xlint:none");
    assertThat(compiled.errors()).isNotEmpty().noneMatch(error -> error.contains("FLX"));
    innocent.isUnharmed(compiled);
  }
}
