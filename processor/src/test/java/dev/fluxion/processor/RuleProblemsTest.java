package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is reported of derivative rules, and where. */
final class RuleProblemsTest {
  private static final String OTHERS =
      """
      class Others {
        @DerivativeOf(owner = Math.class, method = "sin") static double rule(double x) { return 1; }
        static double f(float x, double y) { return x; }
        static float g(double x) { return 1; }
        static double h(double[] x, double y) { return y; }
        static double k(double x) throws java.io.IOException { return x; }
        static double l(double x) { try { return x; } finally { } }
        record Point(double x) { double m(double y) { return y; } }
        static class Hidden {
          @DerivativeOf(owner = Math.class, method = "cos")
          private static double rule(double x) { return 1; }
        }
      }
      """;

  private static List<String> errors(String source) {
    Innocent innocent = Innocent.in("import dev.fluxion.annotations.*;\n" + source);
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "C", innocent.source(), "Others", "import dev.fluxion.annotations.*;\n" + OTHERS),
            new FluxionProcessor(),
            task -> {});
    innocent.isUnharmed(compiled);
    return compiled.errors();
  }

  private static void rejects(String rule, String place, String... parts) {
    List<String> errors = errors("class C {\n" + rule + "\n}");
    assertThat(errors).singleElement().asString().startsWith(place).contains(parts);
  }

  @Test
  void declarationsThatDoNotFit() {
    rejects(
        "@DerivativeOf(owner = Math.class, method = \"sin\")\ndouble r(double x) { return 1; }",
        "4:8 [FLX114]",
        "static double r(double)");
    rejects(
        "@DerivativeOf(owner = Math.class, method = \"sin\") static double r(double x, double y) {"
            + " return 1; }",
        "3:65 [FLX114]",
        "static double r(double), or static void r(double, double, double[])");
    rejects(
        "@DerivativeOf(owner = Math.class, method = \"hypot\")\n"
            + "static double r(double x, double y) { return 1; }",
        "4:15 [FLX114]",
        "static double[] r(double, double)");
    rejects(
        "@DerivativeOf(owner = Others.class, method = \"h\")\n"
            + "static void r(double[] x, double y, double c, double[] d) { }",
        "4:13 [FLX114]",
        "static void r(double[], double, double, double[], double[])",
        "static double r(double[], double, double[], double)");
  }

  @Test
  void methodsThatAreNotThere() {
    rejects(
        "@DerivativeOf(owner = Math.class, method = \"sine\")\n"
            + "static double r(double x) { return 1; }",
        "4:15 [FLX116]",
        "Math has no method sine");
  }

  @Test
  void methodsWithoutDoubles() {
    String[] methods = {
      "owner = Others.class, method = \"g\"",
      "owner = Math.class, method = \"getExponent\"",
      "owner = Others.Point.class, method = \"m\""
    };
    for (String method : methods) {
      rejects(
          "@DerivativeOf(%s)\nstatic double r(double x) { return 1; }".formatted(method),
          "4:15 [FLX117]",
          "There is no rule for");
    }
  }

  @Test
  void twoRulesForOneMethod() {
    assertThat(
            errors(
                """
                class C {
                  @DerivativeOf(owner = Math.class, method = "sin")
                  static double a(double x) { return Math.cos(x); }
                  static class D {
                    @DerivativeOf(owner = Math.class, method = "sin")
                    static double b(double x) { return Math.cos(x); }
                  }
                }
                """))
        .singleElement()
        .asString()
        .startsWith("7:19 [FLX118] sin has a derivative rule already, a.");
    assertThat(
            errors(
                """
                class C {
                  @DerivativeOf(owner = Math.class, method = "sin")
                  static double a(double x) { return Math.cos(x); }
                  @Differentiable(rules = Others.class)
                  static double f(double x) { return Math.sin(x); }
                  @Differentiable
                  static double g(double x) { return Math.sin(x); }
                }
                """))
        .singleElement()
        .asString()
        .startsWith("6:17 [FLX119] Two rules for sin hold here, C.a and Others.rule.");
  }

  @Test
  void classesWithoutRules() {
    rejects(
        "@Differentiable(rules = String.class) static double f(double x) { return x; }",
        "3:53 [FLX112]",
        "Class String");
  }

  @Test
  void argumentsThatTheRuleTakesForConstants() {
    String rule =
        """
        class C {
          @DerivativeOf(owner = Others.class, method = "f")
          static double r(float x, double y) { return 0; }
          @Differentiable static double f(float x, double y) { return Others.f(x, y); }
          @Differentiable static double g(@Constant float x, double y) { return Others.f(x, y); }
        }
        """;
    assertThat(errors(rule)).singleElement().asString().startsWith("5:69 [FLX319]");
  }

  /** The generated code calls the method, and the rule of another class. */
  @Test
  void methodsThatCannotBeCalled() {
    String body = "@Differentiable(rules = Others.Hidden.class) static double f(double x) {";
    rejects(body + " return Math.cos(x); }", "3:85 [FLX316]", "rule is called");
    assertThat(
            errors(
                """
                class C {
                  @DerivativeOf(owner = Others.class, method = "k")
                  static double r(double x) { return 1; }
                  @Differentiable static double f(double x) { return Others.k(x); }
                }
                """))
        .anySatisfy(error -> assertThat(error).startsWith("5:60 [FLX224]"));
  }

  /** A rule is differentiated itself: what it does must be Java that has derivatives. */
  @Test
  void bodiesOfRules() {
    assertThat(
            errors(
                """
                class C {
                  @DerivativeOf(owner = Math.class, method = "sin")
                  static double r(double x) { return Others.l(x); }
                }
                """))
        .anySatisfy(error -> assertThat(error).startsWith("4:44"));
    assertThat(
            errors(
                """
                class C {
                  @DerivativeOf(owner = Math.class, method = "sin")
                  static double r(double x) { return Others.h(new double[] {x}, 1); }
                }
                """))
        .singleElement()
        .asString()
        .startsWith("4:44 [FLX302]");
  }
}
