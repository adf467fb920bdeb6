package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kink and every singular point, in all orders. */
class SeriesKinkTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  private final Series s = Series.univariate(3);

  private static double[] series(double... c) {
    return c;
  }

  @Test
  void tiesTakeTheMean() {
    double[] a = series(2, 1, 4, -3);
    double[] b = series(2, 3, -2, 5);
    assertThat(s.max(a, b)).containsExactly(2, 2, 1, 1);
    assertThat(s.min(a, b)).containsExactly(2, 2, 1, 1);
    assertThat(s.max(series(-0.0, 1, 0, 0), 0)).containsExactly(0, 0.5, 0, 0);
    assertThat(s.clamp(series(1, 1, 0, 0), 1, 2)).containsExactly(1, 0.5, 0, 0);
    assertThat(s.clamp(series(2, 1, 0, 0), 1, 2)).containsExactly(2, 0.5, 0, 0);
    assertThat(s.clamp(series(3, 1, 0, 0), 1, 2)).containsExactly(2, 0, 0, 0);
    assertThat(s.clamp(series(1, 1, 0, 0), 1, 1)).containsExactly(1, 0.25, 0, 0);
    assertThatThrownBy(() -> s.clamp(a, 2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kinksWithDerivativeZero() {
    for (double zero : new double[] {0.0, -0.0}) {
      double[] a = series(zero, 1, 2, 3);
      assertThat(s.abs(a)).containsExactly(0, 0, 0, 0);
      assertThat(s.hypot(a, a)).containsExactly(0, 0, 0, 0);
      assertThat(s.atan2(a, a)).containsExactly(Math.atan2(zero, zero), 0, 0, 0);
      assertThat(s.copySign(a, -1)).containsExactly(-0.0, 0, 0, 0);
      assertThat(s.signum(a)).containsExactly(zero, 0, 0, 0);
    }
    double[] a = series(2.5, 1, 2, 3);
    assertThat(s.floor(a)).containsExactly(2, 0, 0, 0);
    assertThat(s.ceil(a)).containsExactly(3, 0, 0, 0);
    assertThat(s.rint(a)).containsExactly(2, 0, 0, 0);
    assertThat(s.signum(a)).containsExactly(1, 0, 0, 0);
    assertThat(s.ulp(a)).containsExactly(Math.ulp(2.5), 0, 0, 0);
    assertThat(s.copySign(a, -3)).containsExactly(-2.5, -1, -2, -3);
    assertThat(s.copySign(3, a)).containsExactly(3, 0, 0, 0);
  }

  private static Arguments singular(
      String name, double at, BiFunction<Series, double[], double[]> f, double... higher) {
    return Arguments.of(name, at, f, higher);
  }

  static Stream<Arguments> singularities() {
    double[] falling = {INF, -INF, INF};
    double[] rising = {INF, INF, INF};
    double[] dropping = {-INF, -INF, -INF};
    double[] opposite = {-INF, INF, -INF};
    return Stream.of(
        singular("sqrt", 0.0, Series::sqrt, falling),
        singular("sqrt", -0.0, Series::sqrt, falling),
        singular("cbrt", 0.0, Series::cbrt, falling),
        singular("cbrt", -0.0, Series::cbrt, falling),
        singular("log", 0.0, Series::log, falling),
        singular("log", -0.0, Series::log, falling),
        singular("log10", -0.0, Series::log10, falling),
        singular("log2", 0.0, Series::log2, falling),
        singular("log1p", -1, Series::log1p, falling),
        singular("asin", 1, Series::asin, rising),
        singular("asin", -1, Series::asin, falling),
        singular("acos", 1, Series::acos, dropping),
        singular("acos", -1, Series::acos, opposite),
        singular("acosh", 1, Series::acosh, falling),
        singular("atanh", 1, Series::atanh, rising),
        singular("atanh", -1, Series::atanh, falling),
        singular("asec", 1, Series::asec, falling),
        singular("asec", -1, Series::asec, rising),
        singular("acsc", 1, Series::acsc, opposite),
        singular("logGamma", 0, Series::logGamma, opposite),
        singular("1/x", 0.0, (s, a) -> s.div(1, a), opposite),
        singular("1/x", -0.0, (s, a) -> s.div(1, a), dropping),
        singular("x^-1", 0.0, (s, a) -> s.pow(a, -1.0), opposite),
        singular("x^0.5", 0.0, (s, a) -> s.pow(a, 0.5), falling),
        singular("x^0.5", -0.0, (s, a) -> s.pow(a, 0.5), falling),
        singular("x^1.5", 0.0, (s, a) -> s.pow(a, 1.5), 0, INF, -INF),
        singular("x^2.5", 0.0, (s, a) -> s.pow(a, 2.5), 0, 0, INF));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("singularities")
  void singularPoints(
      String name, double at, BiFunction<Series, double[], double[]> f, double[] higher) {
    double[] expected = f.apply(s, series(at, 1, 0, 0)).clone();
    assertThat(java.util.Arrays.copyOfRange(expected, 1, 4)).containsExactly(higher);
    // The value stays, and what does not vary has no derivative.
    assertThat(f.apply(s, series(at, 0, 0, 0))).containsExactly(expected[0], 0, 0, 0);
    // The limit: the last infinite term decides, t + t² no different from t.
    assertThat(f.apply(s, series(at, 1, 1, 0))).containsExactly(expected);
    Series two = Series.multivariate(2, 3);
    double[] c = f.apply(two, two.variable(0, at));
    assertThat(c[0]).isEqualTo(expected[0]);
    for (int k = 1; k <= 3; k++) {
      int index = new Monomials(2, 3).index(k, 0);
      assertThat(c[index]).isEqualTo(higher[k - 1]);
      assertThat(c[index + 1]).isZero();
    }
  }

  @Test
  void integralPowersAreExact() {
    assertThat(s.pow(series(0, 1, 0, 0), 1.0)).containsExactly(0, 1, 0, 0);
    assertThat(s.pow(series(0, 1, 0, 0), 2.0)).containsExactly(0, 0, 1, 0);
    assertThat(s.pow(series(-0.0, 2, 0, 0), 3.0)).containsExactly(-0.0, 0, 0, 8);
    assertThat(s.pow(series(0, 1, 0, 0), 50.0)).containsExactly(0, 0, 0, 0);
    assertThat(s.pow(series(-3, 1, 0, 0), 3.0)).containsExactly(-27, 27, -9, 1);
    assertThat(s.pow(series(-2, 1, 0, 0), s.constant(2))).containsExactly(4, -4, 1, 0);
    assertThat(s.pow(series(-2, 1, 0, 0), 0.0)).containsExactly(1, 0, 0, 0);
    assertThat(s.pow(series(0, 1, 0, 0), 0.0)).containsExactly(1, 0, 0, 0);
    assertThat(Series.univariate(12).pow(Series.univariate(12).line(0, 1), 10.0)[10]).isEqualTo(1);
  }

  @Test
  void varyingExponents() {
    assertThat(s.pow(0.0, series(2, 1, 0, 0))).containsExactly(0, 0, 0, 0);
    assertThat(s.pow(0.0, series(0, 1, 0, 0))).containsExactly(1, 0, 0, 0);
    assertThat(s.pow(series(0, 0, 0, 0), series(2, 1, 0, 0))).containsExactly(0, 0, 0, 0);
    assertThat(s.pow(series(0, 1, 0, 0), series(2, 1, 0, 0))[1]).isZero();
    assertThat(s.pow(0.0, series(-1, 1, 0, 0))[1]).isEqualTo(-INF);
    assertThat(s.pow(-2.0, series(2, 1, 0, 0))[0]).isEqualTo(4);
    assertThat(s.pow(-2.0, series(2, 1, 0, 0))[1]).isNaN();
    assertThat(s.pow(series(-2, 1, 0, 0), series(2, 0, 1, 0))[1]).isEqualTo(-4);
    assertThat(s.pow(series(-2, 1, 0, 0), series(2, 0, 1, 0))[2]).isNaN();
  }

  @Test
  void remaindersFollowTheComputedQuotient() {
    // trunc(1.0 / 0.1) is 10, but the remainder of the doubles belongs to 9.
    assertThat(s.rem(1.0, series(0.1, 1, 0, 0))).containsExactly(1.0 % 0.1, -9, 0, 0);
    assertThat(s.rem(series(5, 1, 2, 3), INF)).containsExactly(5, 1, 2, 3);
    assertThat(s.IEEEremainder(series(5, 1, 0, 0), series(3, 1, 0, 0)))
        .containsExactly(-1, 1 - 2, 0, 0);
  }

  @Test
  void quotientsAtZero() {
    assertThat(s.div(series(1, 2, 3, 4), 0.0)).containsExactly(INF, INF, INF, INF);
    assertThat(s.div(series(1, 0, 3, 0), s.constant(0))).containsExactly(INF, 0, INF, 0);
    assertThat(s.div(series(1, 1, 0, 0), series(0, 1, 0, 0))).containsExactly(INF, -INF, INF, -INF);
  }

  @Test
  void strongZeroOfInnerSeries() {
    assertThat(s.exp(series(800, 0, 0, 0))).containsExactly(INF, 0, 0, 0);
    assertThat(s.integrateChain(0, series(INF, INF, 0, 0), series(0, 0, 0, 1)))
        .containsExactly(0, 0, 0, INF);
    assertThat(Strong.product(0, INF)).isZero();
    assertThat(Strong.product(2, INF)).isEqualTo(INF);
  }
}
