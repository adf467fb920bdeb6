package dev.fluxion.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.normalize.NormalForm;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of the last loop of a method. */
class IndependenceTest {

  private static Optional<Independence> of(String parameters, String body, String helper) {
    NormalForm method =
        NormalForm.of("static double f(" + parameters + ") {\n" + body + "\n}\n" + helper);
    Activity activity =
        Activity.of(method.program(), method.program().entry().variables(Role.INDEPENDENT));
    return Independence.of(
        method.body(),
        method.position(),
        method.carried(),
        method.result(),
        new ArrayLengths(method.body()),
        activity);
  }

  private static Optional<Independence> of(String body) {
    return of("double[] x, int n", body, "");
  }

  @Test
  void yesWithTwoSumsAndAWorkArray() {
    Optional<Independence> independence =
        of(
            """
            double[] w = new double[n];
            double s = 0;
            double t = 1;
            for (int i = 0; i < x.length; i++) {
              for (int j = 0; j < n; j++) w[j] = x[j] * x[i];
              for (int j = 0; j < n; j++) s += w[j] * w[j];
              t -= x[i];
            }
            return s + t;
            """);
    assertThat(independence).isPresent();
    assertThat(independence.get().sums()).extracting(Variable::name).containsExactly("s", "t");
    assertThat(independence.get().privateArrays()).hasSize(1);
  }

  @Test
  void yesWithAConstantSequence() {
    assertThat(
            of(
                """
                int state = 7;
                int[] seen = new int[4];
                double s = 0;
                for (int i = 0; i < x.length; i++) {
                  state = state * 31 + seen[i];
                  seen[state & 3] = i;
                  s += x[i] * (state % 3);
                }
                return s;
                """))
        .isPresent();
  }

  @Test
  void noWhereAScalarIsCarriedOn() {
    assertThat(
            of(
                """
                double s = 0;
                double p = 1;
                for (int i = 0; i < x.length; i++) {
                  s += x[i];
                  p *= x[i];
                }
                return s + p;
                """))
        .isEmpty();
  }

  @Test
  void noWhereAnArrayIsReadLater() {
    String loop =
        """
        double[] w = new double[n];
        double[] v = w;
        double s = 0;
        for (int i = 0; i < x.length; i++) {
          for (int j = 0; j < n; j++) w[j] = x[j] * x[i];
          for (int j = 0; j < n; j++) s += w[j] * w[j];
        }
        """;
    assertThat(of(loop + "return s;")).isPresent();
    assertThat(of(loop + "return s + w[0];")).isEmpty();
    assertThat(of(loop + "return s + v[0];")).isEmpty();
  }

  @Test
  void noWhereAnArrayIsReadBeforeItIsSet() {
    assertThat(
            of(
                """
                double[] w = new double[n];
                double s = 0;
                for (int i = 0; i < x.length; i++) {
                  s += w[0];
                  for (int j = 0; j < n; j++) w[j] = x[j] * x[i];
                }
                return s;
                """))
        .isEmpty();
  }

  @Test
  void noWhereAnArrayThatItReadsIsSetLater() {
    String loop =
        """
        double[] a = x.clone();
        double s = 0;
        for (int i = 0; i < x.length; i++) s += a[i] * a[i];
        """;
    assertThat(of(loop + "return s;")).isPresent();
    assertThat(of(loop + "a[0] = x[1]; return s + a[0];")).isEmpty();
    assertThat(of(loop + "if (n > 3) a[n] = 1; return s + a[0];")).isEmpty();
  }

  @Test
  void noWhereItMayLeave() {
    String body =
        """
        double s = 0;
        for (int i = 0; i < x.length; i++) {
          if (n < 0) throw new IllegalArgumentException();
          s += x[i];
        }
        return s;
        """;
    assertThat(of(body)).isEmpty();
    assertThat(of(body.replace("if (n < 0) throw new IllegalArgumentException();", "")))
        .isPresent();
  }

  @Test
  void noWhereItCallsAFunctionOrSomethingOpaque() {
    String recursive = "static double g(double v, int n) { return n < 1 ? v : v * g(v, n - 1); }";
    assertThat(
            of(
                "double[] x, int n",
                "double s = 0; for (int i = 0; i < n; i++) s += g(x[i], i); return s;",
                recursive))
        .isEmpty();
    assertThat(
            of(
                "double[] x, java.util.List<String> list",
                "double s = 0; for (int i = 0; i < 3; i++) s += x[i] * list.size(); return s;",
                ""))
        .isEmpty();
  }

  @Test
  void noWhereArraysChangePlaces() {
    assertThat(
            of(
                """
                double[] a = x.clone();
                double[] b = new double[n];
                double s = 0;
                for (int i = 0; i < 3; i++) {
                  double[] t = a;
                  a = b;
                  b = t;
                  s += a[0];
                }
                return s;
                """))
        .isEmpty();
  }
}
