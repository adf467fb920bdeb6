package dev.fluxion.processor.transform.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Where the passes over sweeps apply and where not, seen in the code that users get. A sample loop
 * that is not fused is run backwards, {@code sample--}.
 */
class SweepsTest {

  /** The reverse mode of a method {@code f}. */
  private static String sweeps(String parameters, String body) {
    String source =
        "import dev.fluxion.annotations.*;\nclass C {\n"
            + "@Differentiable(generate = Derivative.VJP) static double f("
            + parameters
            + ") {\n"
            + body
            + "}\n}\n";
    InMemory compiled =
        InMemory.compile(Map.of("C", source), new FluxionProcessor(), task -> {}, "-nowarn");
    assertThat(compiled.errors()).isEmpty();
    String generated = compiled.generated.get("CGradients");
    String vjp = generated.substring(generated.indexOf("double fVjp("));
    return vjp.substring(0, vjp.indexOf("\n  }\n"));
  }

  private static String sweeps(String body) {
    return sweeps("double[] x, double[] y, int n", body);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static final String WORK_ARRAY =
      """
      double[] w = new double[n];
      double s = 0;
      for (int sample = 0; sample < x.length; sample++) {
        for (int j = 0; j < n; j++) w[j] = x[sample] * y[j];
        double t = 0;
        for (int j = 0; j < n; j++) t += Math.exp(w[j]);
        s += Math.log(t);
      }
      """;

  @Test
  void aSumOverSamplesWithAWorkArrayIsFused() {
    String text = sweeps(WORK_ARRAY + "return s;");
    assertThat(text).doesNotContain("Stack").doesNotContain("Record").doesNotContain("sample--");
  }

  @Test
  void soItIsWithAnArrayAsLongAsAnother() {
    String longer = WORK_ARRAY.replace("new double[n]", "new double[y.length]");
    String text = sweeps(longer.replace("j < n", "j < w.length") + "return s;");
    assertThat(text).doesNotContain("Stack").doesNotContain("sample--");
  }

  /** The check of lengths in {@code dot} is no reason against it, a user's own condition is. */
  @Test
  void scalarProductsAreFusedAsTheLoopByHand() {
    String parameters = "double[] w, @Constant double[][] x, @Constant double[] y";
    String loop =
        """
        double s = 0;
        for (int sample = 0; sample < x.length; sample++) {
          %s
          s += (d - y[sample]) * (d - y[sample]);
        }
        return s;
        """;
    String library =
        sweeps(
            parameters,
            loop.formatted("double d = dev.fluxion.runtime.Functions.dot(x[sample], w);"));
    String byHand =
        sweeps(
            parameters,
            loop.formatted(
                "double[] a = x[sample]; double d = 0;"
                    + " for (int j = 0; j < a.length; j++) d += a[j] * w[j];"));
    for (String text : new String[] {library, byHand}) {
      assertThat(text).doesNotContain("sample--").doesNotContain("Stack").doesNotContain("Record");
      assertThat(count(text, "for (")).isEqualTo(3);
    }
    String guarded =
        loop.formatted("double d = w[0]; if (w[0] < y[sample]) throw new RuntimeException();");
    assertThat(sweeps(parameters, guarded)).contains("sample--");
  }

  /** An adjoint is set back to zero where the next iteration adds to it, and nowhere else. */
  @Test
  void adjointsThatNothingReadsAreNotReset() {
    assertThat(sweeps(WORK_ARRAY + "return s;")).doesNotContain("tBar = 0.0");
  }

  @Test
  void whatFollowsLinearlyDoesNotMatter() {
    assertThat(sweeps("double c = 2 * n;" + WORK_ARRAY + "double u = 3 - s; return c * u - s;"))
        .doesNotContain("sample--");
  }

  @Test
  void whatFollowsOtherwiseDoes() {
    assertThat(sweeps(WORK_ARRAY + "return s * s;")).contains("sample--");
    assertThat(sweeps(WORK_ARRAY + "if (n > 2) s = 2 * s; return s;")).contains("sample--");
    assertThat(sweeps(WORK_ARRAY + "double[] r = {s, 1}; return r[0];")).contains("sample--");
  }

  @Test
  void aSumThatTheAdjointOfAnotherNeedsIsNotFused() {
    String text =
        sweeps(
            """
            double s = 0;
            for (int first = 0; first < n; first++) s += x[first] * x[first];
            double t = 0;
            for (int second = 0; second < n; second++) t += Math.sin(y[second]) * s;
            return t;
            """);
    assertThat(text).contains("first--").doesNotContain("second--");
  }

  @Test
  void countedNestsRecordInArrays() {
    String text =
        sweeps(
            """
            double s = 1;
            for (int i = 0; i < n; i++) {
              for (int j = 0; j < n; j++) s = Math.sin(s * x[j]);
            }
            return s;
            """);
    assertThat(text).doesNotContain("Stack").contains("Record[i * trips + j] = s");
  }

  @Test
  void triangularNestsAndBranchesRecordOnStacks() {
    assertThat(
            sweeps(
                """
                double s = 1;
                for (int i = 0; i < n; i++) {
                  for (int j = 0; j < i; j++) s = Math.sin(s * x[j]);
                }
                return s;
                """))
        .contains("Stack");
    assertThat(
            sweeps(
                """
                double s = 1;
                for (int i = 0; i < n; i++) {
                  if (x[i] > 0) s = Math.sin(s * x[i]) * Math.cos(s);
                }
                return s;
                """))
        .contains("Stack");
  }

  /** The array is computed again: one product an element. */
  @Test
  void cheapContentsAreComputedAgain() {
    String text = sweeps(carried("w[j] = x[j] * s"));
    assertThat(count(text, "w[j] = ")).isEqualTo(2);
    assertThat(text).doesNotContain("wRecord").doesNotContain("Stack");
  }

  /** The array is copied once an iteration, and not for each read. */
  @Test
  void dearContentsAreCopied() {
    String text = sweeps(carried("w[j] = Math.exp(x[j] * s)"));
    assertThat(text).contains("wRecord").doesNotContain("Stack");
    assertThat(count(text, "Math.exp(")).isEqualTo(1);
  }

  @Test
  void contentsSetAgainAreRecordedAsTheyAreRead() {
    String text =
        sweeps(carried("w[j] = Math.exp(x[j] * s)").replace("s = t;", "s = t; w[0] = t;"));
    assertThat(text).doesNotContain("wRecord");
  }

  private static String carried(String fill) {
    return """
    double[] w = new double[n];
    double s = 1;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) FILL;
      double t = 0;
      for (int j = 0; j < n; j++) t += w[j] * w[j] * y[j];
      s = t;
    }
    return s;
    """
        .replace("FILL", fill);
  }

  @Test
  void incrementsLeaveTheAdjointInPlace() {
    String increments =
        """
        double[] a = x.clone();
        for (int i = 0; i < n; i++) a[0] += y[i] * y[i];
        return a[0] * a[1];
        """;
    assertThat(sweeps(increments)).doesNotContain("aBar[0] = 0");
    assertThat(sweeps(increments.replace("y[i] * y[i]", "a[i] * y[i]"))).contains("aBar[0] = 0");
  }

  @Test
  void sumsIntoOnePlaceAreLocal() {
    String loop = "double s = 0; for (int i = 0; i < n; i++) s += x[i] * y[0]; return s;";
    assertThat(sweeps(loop)).contains("yBar[0] += yBarSum").contains("if (0 < n)");
    assertThat(sweeps(loop.replace("x[i] * y[0]", "y[i] * y[0]"))).doesNotContain("yBarSum");
  }

  private static final String LARGEST =
      """
      double m = -9;
      for (int i = 0; i < n; i++) {
        double d = 0;
        for (int j = 0; j < n; j++) d += Math.sin(x[(i + j) % n] * y[j]);
        m = MAXIMUM;
      }
      return m;
      """;

  @Test
  void iterationsAndLoopsThatAMaximumDoesNotChooseAreSkipped() {
    assertThat(sweeps(LARGEST.replace("MAXIMUM", "Math.max(m, d)")))
        .contains("if (chosen != 0.0)")
        .containsPattern("if \\(t\\w* != 0.0\\) \\{\\s+for ");
  }

  /** The chain goes on whatever is chosen. */
  @Test
  void loopsThatAMaximumDoesNotChooseAreSkipped() {
    assertThat(sweeps(LARGEST.replace("MAXIMUM", "0.5 * m + Math.max(d, x[i])")))
        .doesNotContain("chosen")
        .containsPattern("if \\(t\\w* != 0.0\\) \\{\\s+for ");
  }

  /** The loop that is skipped adds to one place only, which would be a sum in a local. */
  @Test
  void loopsAreSkippedBeforeSumsBecomeLocal() {
    assertThat(sweeps(LARGEST.replace("MAXIMUM", "Math.max(m, d)").replace("(i + j) % n", "i")))
        .containsPattern("if \\(t\\w* != 0.0\\) \\{\\s+(double \\w+Sum = 0.0;\\s+)?for ");
  }

  @Test
  void iterationsWithoutLoopsAreNotAskedFor() {
    String chain = "double m = -9; for (int i = 0; i < n; i++) m = Math.max(m, x[i]); return m;";
    assertThat(sweeps(chain)).doesNotContain("chosen");
  }

  @Test
  void aMaximumIsDecidedOnce() {
    String text = sweeps("return Math.max(x[0] * y[0], x[1] * y[1]);");
    assertThat(text).containsPattern("else \\{\\s+(\\w+ = [^;]+;\\s+)*if \\(");
  }
}
