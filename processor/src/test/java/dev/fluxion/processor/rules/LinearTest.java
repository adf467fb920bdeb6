package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.runtime.TaylorPolynomial;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where linear algebra is singular, at high orders, and across classes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinearTest {
  private Compiled compiled;

  @BeforeAll
  void compile() throws ClassNotFoundException {
    compiled =
        Compiled.of(
            """
            @Differentiable static double determinant(double[][] a) {
              return dev.fluxion.runtime.Linear.determinant(a);
            }
            @Differentiable static double[] solve(double[][] a, double[] b) {
              return dev.fluxion.runtime.Linear.solve(a, b);
            }
            @Differentiable static double[] values(double[][] a) {
              return dev.fluxion.runtime.Linear.eigenvaluesSymmetric(a);
            }
            @Differentiable static double[][] vectors(double[][] a) {
              return dev.fluxion.runtime.Linear.eigenSymmetric(a).vectors();
            }
            @Differentiable static double density(double[] x, double[] m, double[][] s) {
              return dev.fluxion.runtime.Linear.gaussianLogDensity(x, m, s);
            }
            @Differentiable static double turned(double t) {
              double[][] a = {{0, -t}, {t, 0}};
              return dev.fluxion.runtime.Linear.expm(a)[1][0];
            }
            @Differentiable static double largest(double t) {
              double[][] a = {{t, 1}, {1, -t}};
              return dev.fluxion.runtime.Linear.eigenvaluesSymmetric(a)[1];
            }
            @Differentiable static double component(double t) {
              double[][] a = {{2 * Math.cos(t), Math.sin(t)}, {Math.sin(t), 0}};
              return dev.fluxion.runtime.Linear.eigenSymmetric(a).vectors()[0][1];
            }
            @Differentiable static double root(double t) {
              double[][] a = {{1, t}, {t, 2}};
              return dev.fluxion.runtime.Linear.cholesky(a)[1][1];
            }
            @Differentiable static double quotient(double x, double y) {
              double[][] a = {{1, y}, {x, 2}};
              double[] b = {x, 1};
              return dev.fluxion.runtime.Linear.solve(a, b)[0]
                  + dev.fluxion.runtime.Linear.inverse(a)[1][0]
                  + dev.fluxion.runtime.Linear.logDeterminant(a);
            }
            """);
  }

  /** Matrices are arrays of objects, too, which are not to be spread. */
  private Object call(String name, Object... arguments) {
    return compiled.call(name, (Object) arguments);
  }

  private static void close(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, within(1e-12));
  }

  /** The cofactors, also where the rank is one less, or two. */
  @Test
  void singularMatricesHaveCofactors() {
    double[][] a = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    double[][] expected = {{-3, 6, -3}, {6, -12, 6}, {-3, 6, -3}};
    double[][] gradient = (double[][]) call("determinantGradient", new Object[] {a});
    for (int i = 0; i < 3; i++) {
      close(gradient[i], expected[i]);
    }
    double[][] direction = {{1, 0, 2}, {0, 3, 0}, {0, -1, 1}};
    double along = -3 - 6 - 36 - 6 - 3;
    close(new double[] {(Double) call("determinantJvp", a, direction)}, along);
    double[] taylor = (double[]) call("determinantTaylor", a, direction, 1);
    close(taylor, compiled.value("determinant", (Object) a), along);
    double[][] zeros = (double[][]) call("determinantGradient", new Object[] {new double[3][3]});
    for (double[] row : zeros) {
      close(row, 0, 0, 0);
    }
    assertThatThrownBy(() -> call("determinantHvp", new double[3][3], direction))
        .hasRootCauseInstanceOf(ArithmeticException.class)
        .hasRootCauseMessage("a is singular: pivot 0 is 0");
  }

  @Test
  void equalEigenvaluesHaveADerivativeTogether() {
    double[][] a = {{2, 0, 0}, {0, 2, 0}, {0, 0, 5}};
    double[][] tangent = {{1, 0.3, 0}, {0.3, 2, 0.7}, {0, 0.7, -1}};
    double[] jvp = (double[]) call("valuesJvp", a, tangent);
    assertThat(jvp[0] + jvp[1]).isCloseTo(3, within(1e-14));
    assertThat(jvp[2]).isCloseTo(-1, within(1e-14));
    String message = "a has equal eigenvalues, whose vectors have no derivative: 2.0 and 2.0";
    assertThatThrownBy(() -> call("vectorsJvp", a, tangent))
        .hasRootCauseInstanceOf(ArithmeticException.class)
        .hasRootCauseMessage(message);
    assertThatThrownBy(() -> call("valuesTaylor", a, tangent, 2)).hasRootCauseMessage(message);
  }

  @Test
  void generatedCodeThrowsWhatTheFunctionThrows() {
    double[][] singular = {{1, 2}, {2, 4}};
    double[] b = {1, 2};
    for (String form : new String[] {"solveJacobian", "solveForwardJacobian"}) {
      assertThatThrownBy(() -> call(form, singular, b))
          .hasRootCauseInstanceOf(ArithmeticException.class)
          .hasRootCauseMessage("a is singular: pivot 1 is 0");
    }
    assertThatThrownBy(() -> call("densityGradient", b, new double[3], singular))
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasRootCauseMessage("mean has length 3, expected 2");
  }

  /** sin t, √(1 + t²), and √(2 − t²), to order 9. */
  @Test
  void taylorCoefficientsOfHighOrder() {
    double t = 0.4;
    Jets jets = new Jets(t, 9);
    close((double[]) call("turnedTaylor", t, 9), jets.sine());
    close((double[]) call("largestTaylor", t, 9), jets.root(1, 1));
    close((double[]) call("rootTaylor", t, 9), jets.root(2, -1));
  }

  /**
   * The unit vector of the larger eigenvalue of (2 cos t, sin t; sin t, 0) is (cos φ, sin φ) with
   * tan 2φ = tan t.
   */
  @Test
  void taylorCoefficientsOfVectors() {
    double t = 0.6;
    double[] c = (double[]) call("componentTaylor", t, 6);
    double factor = 1;
    for (int k = 0; k <= 6; k++) {
      close(new double[] {c[k]}, Math.cos(t / 2 + k * Math.PI / 2) * factor);
      factor /= 2 * (k + 1);
    }
  }

  /** In two variables: 2x/(2 − xy) − y/(2 − xy) − x/(2 − xy) + log(2 − xy). */
  @Test
  void polynomialsInSeveralVariables() {
    double x = 0.3;
    double y = 0.5;
    var polynomial = (TaylorPolynomial) call("quotientTaylorPolynomial", x, y, 8);
    for (double h : new double[] {0.01, -0.02}) {
      double at = x + h;
      double by = y - 2 * h;
      double d = 2 - at * by;
      double expected = (2 * at - by - at) / d + Math.log(d);
      assertThat(polynomial.value(at, by)).isCloseTo(expected, within(1e-12));
    }
  }

  /** Nothing is computed for arguments that are constant. */
  @Test
  void constantsCostNothing() {
    InMemory result =
        InMemory.compile(
            Map.of(
                "C",
                """
                import dev.fluxion.annotations.*;
                import dev.fluxion.runtime.Linear;
                public class C {
                  @Differentiable(generate = {Derivative.GRADIENT, Derivative.HVP})
                  public static double f(double[] x, double[] m, @Constant double[][] s) {
                    return Linear.gaussianLogDensity(x, m, s);
                  }
                }
                """),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(result.errors()).isEmpty();
    String companion = result.generated.get("CGradients");
    String forUsers = companion.substring(0, companion.indexOf("f$link"));
    assertThat(forUsers).contains("Factors.spd(", "fHvp").doesNotContain("inverse");
  }

  /** Through the companion of another class, in forward mode over reverse mode. */
  @Test
  void helpersOfOtherClasses() throws Exception {
    InMemory result =
        InMemory.compile(
            Map.of(
                "A",
                """
                import dev.fluxion.annotations.*;
                import dev.fluxion.runtime.Linear;
                public class A {
                  @Differentiable public static double[] solved(double[][] a, double[] b) {
                    return Linear.solve(a, b);
                  }
                }
                """,
                "B",
                """
                import dev.fluxion.annotations.*;
                public class B {
                  @Differentiable public static double f(double x) {
                    double[][] a = {{x, 1}, {1, 3}};
                    double[] b = {1, x};
                    return A.solved(a, b)[0];
                  }
                }
                """),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(result.errors()).isEmpty();
    Class<?> companion = result.loader.loadClass("BGradients");
    // (3 − x) / (3x − 1)
    double x = 0.7;
    double d = 3 * x - 1;
    double first = -8 / (d * d);
    var derivative = companion.getMethod("fDerivative", double.class);
    assertThat((Double) derivative.invoke(null, x)).isCloseTo(first, within(1e-12));
    var gradient = companion.getMethod("fGradient", double.class);
    assertThat((Double) gradient.invoke(null, x)).isCloseTo(first, within(1e-12));
    var second = companion.getMethod("fHvp", double.class, double.class);
    assertThat((Double) second.invoke(null, x, 1.0)).isCloseTo(-6 * first / d, within(1e-11));
    var taylor = companion.getMethod("fTaylor", double.class, int.class);
    double[] c = (double[]) taylor.invoke(null, x, 3);
    close(c, (3 - x) / d, first, -3 * first / d, 9 * first / (d * d));
  }

  /** Series of closed forms about a point. */
  private record Jets(double t, int order) {
    double[] sine() {
      double[] c = new double[order + 1];
      double factor = 1;
      for (int k = 0; k <= order; k++) {
        c[k] = Math.sin(t + k * Math.PI / 2) * factor;
        factor /= k + 1;
      }
      return c;
    }

    /** √(constant + sign t²) from c² = that. */
    double[] root(double constant, double sign) {
      double[] square = new double[order + 1];
      square[0] = constant + sign * t * t;
      square[1] = 2 * sign * t;
      square[2] = sign;
      double[] c = new double[order + 1];
      c[0] = Math.sqrt(square[0]);
      for (int k = 1; k <= order; k++) {
        double rest = square[k];
        for (int i = 1; i < k; i++) {
          rest -= c[i] * c[k - i];
        }
        c[k] = rest / (2 * c[0]);
      }
      return c;
    }
  }
}
