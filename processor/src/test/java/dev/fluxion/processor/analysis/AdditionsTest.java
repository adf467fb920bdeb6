package dev.fluxion.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.normalize.NormalForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to {@code s} in {@code for (int i = 0; i < x.length; i++)}. */
class AdditionsTest {

  private static boolean isSum(String body) {
    NormalForm method =
        NormalForm.of(
            "static double f(double[] x, double[] y, int n) {\ndouble s = x[0];\n"
                + "for (int i = 0; i < x.length; i++) {\n"
                + body
                + "\n}\nreturn s * y[0];\n}");
    return Additions.isSum(method.carried("s"), method.loop().body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s += x[i];",
        "s = x[i] + s;",
        "s -= x[i] * y[i];",
        "s = s + x[i] - y[i];",
        "double t = s + x[i]; s = t - y[i];",
        "if (x[i] > 1) s += x[i];",
        "if (x[i] > 1) { s += x[i]; } else { s -= y[i]; if (n > 1) s = y[0] + s; }",
        "for (int j = 0; j < n; j++) s += x[j];",
        "for (int j = 0; j < n; j++) { if (x[j] > y[i]) s -= Math.sin(x[j]); } s += y[i];",
        "int k = 0; while (k < n && y[k] > x[i]) { s += x[k]; k++; }",
      })
  void isSumWhereSomethingIsAddedOnEveryWay(String body) {
    assertThat(isSum(body)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = 0.5 * s + x[i];",
        "s = x[i] - s;",
        "s = -s;",
        "s = s * x[i];",
        "s = s + s;",
        "double t = s + x[i]; s = t + s;",
        "s += s * x[i];",
        "s += Math.sin(s);",
        "if (s > 1) s += x[i];",
        "if (x[i] > 1) s = x[i]; else s += y[i];",
        "if (x[i] > 1) s = 0; else s += y[i];",
        "y[0] = s; s += x[i];",
        "s = Math.max(s, x[i]);",
        "for (int j = 0; j < n; j++) s = s * x[j];",
        "double t = 0; for (int j = 0; j < n; j++) t += s; s = t;",
        "double t = x[i]; for (int j = 0; j < n; j++) t = t + s; s = t;",
        "for (int j = 0; j < (int) s; j++) s += x[j];",
        "s += x[(int) s];",
      })
  void isNoneWhereItIsReadOtherwise(String body) {
    assertThat(isSum(body)).isFalse();
  }
}
