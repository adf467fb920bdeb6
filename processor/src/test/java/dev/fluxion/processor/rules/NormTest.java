package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The length of (2, 3, 6) and its derivatives, which is 7, at every scale. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NormTest {
  private static final double[] UNITS = {2.0 / 7, 3.0 / 7, 6.0 / 7};
  private Compiled compiled;

  @BeforeAll
  void compile() throws ClassNotFoundException {
    compiled =
        Compiled.of(
            "  @Differentiable static double norm(double[] x) { return Functions.norm2(x); }\n");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        1e-305, 1e-200, 1e-170, 1e-161, 1e-155, 1e-140, 1e-120, 1e-100, 1e-20, 1, 1e20, 1e100,
        1e120, 1e150, 1e152, 1e153, 1e154, 1e160, 1e200, 1e300
      })
  void isScaledInEveryMode(double s) {
    double[] x = {2 * s, 3 * s, 6 * s};
    close(compiled.value("norm", x), 7 * s);
    double[] gradient = (double[]) compiled.call("normGradient", x);
    double[] forward = (double[]) compiled.call("normForwardGradient", x);
    double[][] hessian = (double[][]) compiled.call("normHessian", x);
    for (int i = 0; i < 3; i++) {
      double[] e = new double[3];
      e[i] = 1;
      close(gradient[i], UNITS[i]);
      close(forward[i], UNITS[i]);
      close((Double) compiled.call("normJvp", x, e), UNITS[i]);
      double[] hvp = (double[]) compiled.call("normHvp", x, e);
      for (int j = 0; j < 3; j++) {
        double second = ((i == j ? 1 : 0) - UNITS[i] * UNITS[j]) / 7 / s;
        close(hessian[i][j], second);
        close(hvp[j], second);
      }
      double[] c = (double[]) compiled.call("normTaylor", x, e, 3);
      assertThat(c[0]).isEqualTo(compiled.value("norm", x));
      close(c[1], UNITS[i]);
      double bend = 1 - UNITS[i] * UNITS[i];
      close(c[2], bend / 14 / s);
      double twist = -UNITS[i] * bend / 98 / s / s;
      if (Double.isFinite(twist)) { // else so are those of the norms of two, with either sign
        close(c[3], twist);
      }
    }
  }

  private static void close(double actual, double expected) {
    assertThat(Math.abs(actual - expected))
        .as("%s, not %s", actual, expected)
        .isLessThanOrEqualTo(1e-13 * Math.abs(expected) + Double.MIN_NORMAL);
  }
}
