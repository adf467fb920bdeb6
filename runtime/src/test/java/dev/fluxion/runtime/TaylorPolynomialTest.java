package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fluxion.runtime.internal.Series;
import org.junit.jupiter.api.Test;

class TaylorPolynomialTest {

  private static final double[] POINT = {1, 2};

  /** (x1 + x2)², about (1, 2). */
  private static TaylorPolynomial square(int order) {
    Series s = Series.multivariate(2, order);
    return TaylorPolynomial.of(
        POINT, order, s.square(s.add(s.variable(0, POINT[0]), s.variable(1, POINT[1]))));
  }

  @Test
  void evaluatesAtTheArgumentNotAtTheDistance() {
    assertThat(square(2).value(1, 2)).isEqualTo(9);
    assertThat(square(2).value(-3, 0.5)).isCloseTo(6.25, within(1e-14));
    assertThat(square(1).value(2, 2)).isEqualTo(15);
    assertThatThrownBy(() -> square(1).value(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x has length 1, expected 2");
  }

  @Test
  void coefficientsAndDerivatives() {
    TaylorPolynomial p = square(3);
    assertThat(p.order()).isEqualTo(3);
    assertThat(p.coefficient(0, 0)).isEqualTo(9);
    assertThat(p.coefficient(2, 0)).isEqualTo(1);
    assertThat(p.coefficient(1, 1)).isEqualTo(2);
    assertThat(p.derivative(2, 0)).isEqualTo(2);
    assertThat(p.derivative(1, 2)).isZero();
    assertThat(p.gradient()).containsExactly(6, 6);
    assertThat(p.hessian()).isDeepEqualTo(new double[][] {{2, 2}, {2, 2}});
    assertThatThrownBy(() -> p.coefficient(1)).hasMessage("exponents has length 1, expected 2");
    assertThatThrownBy(() -> p.coefficient(2, 2))
        .hasMessage("exponents have total 4, expected at most the order 3");
    assertThatThrownBy(() -> p.coefficient(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> square(1).hessian()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> square(0).gradient()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyCoefficientOfThreeVariables() {
    Series s = Series.multivariate(3, 5);
    double[] zero = new double[3];
    double[] sum = s.add(s.variable(0, 0), s.mul(2, s.variable(1, 0)));
    TaylorPolynomial p =
        TaylorPolynomial.of(zero, 5, s.exp(s.add(sum, s.mul(3, s.variable(2, 0)))));
    for (int i = 0; i <= 5; i++) {
      for (int j = 0; i + j <= 5; j++) {
        for (int k = 0; i + j + k <= 5; k++) {
          double expected = Math.pow(2, j) * Math.pow(3, k);
          assertThat(p.derivative(i, j, k)).isCloseTo(expected, within(1e-12 * expected));
        }
      }
    }
    assertThat(p.hessian()[1]).containsExactly(new double[] {2, 4, 6}, within(1e-14));
  }

  @Test
  void isImmutable() {
    double[] point = {1};
    double[] coefficients = {1, 2};
    TaylorPolynomial p = TaylorPolynomial.of(point, 1, coefficients);
    point[0] = 7;
    coefficients[1] = 7;
    p.point()[0] = 7;
    p.gradient()[0] = 7;
    assertThat(p.value(2)).isEqualTo(3);
    assertThat(p.point()).containsExactly(1);
  }

  @Test
  void readsAsAPolynomial() {
    assertThat(square(2))
        .hasToString("9 + 6·(x1 - 1) + 6·(x2 - 2) + (x1 - 1)² + 2·(x1 - 1)·(x2 - 2) + (x2 - 2)²");
    assertThat(TaylorPolynomial.of(new double[] {0, -1}, 1, new double[] {0, -1, 0.5}))
        .hasToString("-x1 + 0.5·(x2 + 1)");
    assertThat(TaylorPolynomial.of(new double[] {0}, 12, Series.univariate(12).constant(0)))
        .hasToString("0");
    double[] tenth = new double[13];
    tenth[10] = -1;
    tenth[12] = -2.25;
    assertThat(TaylorPolynomial.of(new double[] {0}, 12, tenth)).hasToString("-x1¹⁰ - 2.25·x1¹²");
  }

  @Test
  void rejectsWrongShapes() {
    assertThatThrownBy(() -> TaylorPolynomial.of(POINT, 2, new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("coefficients has length 5, expected 6");
    assertThatThrownBy(() -> TaylorPolynomial.of(POINT, -1, new double[5]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Lists of all exponents would need 4 TB. */
  @Test
  void ofOrderOneNeedsNoMoreThanItsCoefficients() {
    int n = 1_000_000;
    double[] point = new double[n];
    double[] coefficients = new double[n + 1];
    for (int i = 0; i < n; i++) {
      point[i] = i;
      coefficients[i + 1] = i % 3;
    }
    TaylorPolynomial p = TaylorPolynomial.of(point, 1, coefficients);
    assertThat(p.gradient()[n - 1]).isEqualTo((n - 1) % 3);
    point[n - 2] += 2;
    assertThat(p.value(point)).isEqualTo(2.0 * ((n - 2) % 3));
    int[] exponents = new int[n];
    exponents[5] = 1;
    assertThat(p.derivative(exponents)).isEqualTo(2);
    assertThat(p.toString()).startsWith("(x2 - 1) + 2·(x3 - 2) + (x5 - 4)");
  }

  @Test
  void ofOrderTwoInHundredsOfVariables() {
    int n = 300;
    double[] point = new double[n];
    java.util.Arrays.fill(point, 1);
    double[] coefficients = new double[(n + 1) * (n + 2) / 2];
    // x_1² + x_299 x_300, as a form in the distances from the point, and its gradient there.
    coefficients[0] = 2;
    coefficients[1] = 2;
    coefficients[n - 1] = 1;
    coefficients[n] = 1;
    coefficients[n + 1] = 1;
    coefficients[coefficients.length - 2] = 1;
    TaylorPolynomial p = TaylorPolynomial.of(point, 2, coefficients);
    point[0] = 3;
    point[n - 2] = -2;
    point[n - 1] = 5;
    assertThat(p.value(point)).isEqualTo(9 - 10);
    assertThat(p.hessian()[n - 1][n - 2]).isEqualTo(1);
  }
}
