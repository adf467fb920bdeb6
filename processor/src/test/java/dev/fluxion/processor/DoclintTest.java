package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Javadoc of companions: {@code -Xdoclint:all} has nothing to say of it, and it is right. */
class DoclintTest {
  private static final Pattern RECORD = Pattern.compile("\\brecord \\w[^{}]*$");

  /** All that the other tests compile. */
  @ParameterizedTest
  @ValueSource(strings = {"corpus", "linking", "customrules", "records"})
  void companionsOfTheCorpusAreClean(String directory) throws IOException {
    Map<String, String> sources = TestSources.in(directory);
    InMemory compiled =
        InMemory.compile(
            sources, new FluxionProcessor(), task -> {}, "-Xdoclint:all", "-Xmaxwarns", "100000");
    assertThat(compiled.generated).isNotEmpty();
    assertThat(compiled.diagnostics)
        .filteredOn(d -> d.getSource() != null && d.getSource().getName().contains("Gradients"))
        .filteredOn(d -> !isInRecordHeader(d))
        .extracting(d -> d.getSource() + ":" + d.getLineNumber() + " " + d.getMessage(Locale.ROOT))
        .isEmpty();
    compiled.generated.forEach(
        (name, text) ->
            assertThat(text.lines())
                .as(name)
                .filteredOn(line -> line.strip().startsWith("*"))
                .noneMatch(line -> line.contains("\\u"))
                .filteredOn(line -> !line.contains("{@"))
                .allMatch(line -> line.length() <= 100));
  }

  /** The fields of a record nobody can comment on; the tags of its components do. */
  private static boolean isInRecordHeader(Diagnostic<? extends JavaFileObject> diagnostic) {
    try {
      String text = diagnostic.getSource().getCharContent(true).toString();
      String before = text.substring(0, (int) diagnostic.getPosition());
      return RECORD.matcher(before).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String companion(String body) {
    String source = "package p; import dev.fluxion.annotations.*; class C { " + body + " }";
    InMemory compiled = InMemory.compile(Map.of("p.C", source), new FluxionProcessor(), task -> {});
    assertThat(compiled.errors()).isEmpty();
    return compiled.generated.get("p.CGradients");
  }

  /** The comment in front of the declaration that begins so. */
  private static String comment(String companion, String declaration) {
    String before = companion.substring(0, companion.indexOf(declaration));
    String comment = before.substring(before.lastIndexOf("/**"));
    return comment.replaceAll("\\s*\\n\\s*\\*\\s*", " ");
  }

  @Test
  void parametersAreExplainedAndTheMethodIsLinked() {
    String companion =
        companion(
            "@Differentiable static double f(double[] w, double order, @Constant double[][] x) {"
                + " return w[0] * order * x[0][0]; }");
    assertThat(comment(companion, "static FGradient fGradient("))
        .contains("Gradient of {@link C#f(double[], double, double[][]) f}")
        .contains("@param w independent, a vector @param order independent, a number")
        .contains("@param x constant")
        .contains("@return")
        .doesNotContain("@throws");
    assertThat(comment(companion, "static double[] fTaylor("))
        .contains("@param wDot tangent of {@code w}, of its shape")
        .contains("@throws IllegalArgumentException if an array has another shape")
        .contains("the order is negative");
    assertThat(comment(companion, "static double fJvp("))
        .contains("if an array has another shape")
        .doesNotContain("order is");
    assertThat(comment(companion, "static double fVjp("))
        .contains("@param cotangent the factor of the gradient")
        .contains("@param wBar destination of the gradient by {@code w}")
        .contains("or a destination is an array of the point");
  }

  @Test
  void nothingIsSaidToBeThrownThatIsNot() {
    String companion = companion("@Differentiable static double f(double x) { return x * x; }");
    assertThat(comment(companion, "static double fJvp(")).doesNotContain("@throws");
    assertThat(comment(companion, "static double fDerivative(double x)")).doesNotContain("@throws");
    assertThat(comment(companion, "static double fDerivative(double x, int order)"))
        .contains("@throws IllegalArgumentException if the order is negative");
  }

  @Test
  void outputsThatAreOnlyTemplatesAreNotSaidToBeFilled() {
    String companion =
        companion(
            "@Differentiable static void f(double[] x, double y, @Output double[] z) {"
                + " z[0] = x[0] * y; }");
    assertThat(comment(companion, "static double[] fFlatten(")).doesNotContain("are filled");
    assertThat(comment(companion, "static double[][] fJacobian(")).contains("are filled");
  }

  @Test
  void branchesInARowAreWrittenInARow() {
    assertThat(
            companion(
                "@Differentiable static double f(double x, double y) { if (x > 0) return x; else if"
                    + " (y > 0) return y * x; else return y; }"))
        .contains("} else if (y > 0.0) {");
    assertThat(companion("@Differentiable static double f(double[] x) { return x[0] * x[1]; }"))
        .contains("Directions.unit(n, k)")
        .doesNotContain("k + 0");
  }
}
