package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fluxion.runtime.Functions;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that Hipparchus does not have, by identities with those it has. */
class SeriesIdentityTest {

  private interface Kernel {
    double[] apply(Series s, double[] a);
  }

  private static Arguments identity(
      String name, double from, double to, DoubleUnaryOperator value, Kernel kernel, Kernel equal) {
    return Arguments.of(name, from, to, value, kernel, equal);
  }

  static Stream<Arguments> identities() {
    return Stream.of(
        identity("cot", 0.3, 1.3, Functions::cot, Series::cot, (s, a) -> s.div(1, s.tan(a))),
        identity("sec", -1.2, 1.2, Functions::sec, Series::sec, (s, a) -> s.pow(s.cos(a), -1.0)),
        identity("csc", 0.3, 2.5, Functions::csc, Series::csc, (s, a) -> s.pow(s.sin(a), -1.0)),
        identity("acot", 0.5, 3, Functions::acot, Series::acot, (s, a) -> s.atan(s.div(1, a))),
        identity(
            "acot, negative",
            -3,
            -0.5,
            Functions::acot,
            Series::acot,
            (s, a) -> s.atan(s.div(1, a))),
        identity("asec", 1.3, 4, Functions::asec, Series::asec, (s, a) -> s.acos(s.div(1, a))),
        identity(
            "asec, negative",
            -4,
            -1.3,
            Functions::asec,
            Series::asec,
            (s, a) -> s.acos(s.div(1, a))),
        identity("acsc", 1.3, 4, Functions::acsc, Series::acsc, (s, a) -> s.asin(s.div(1, a))),
        identity(
            "acsc, negative",
            -4,
            -1.3,
            Functions::acsc,
            Series::acsc,
            (s, a) -> s.asin(s.div(1, a))),
        identity(
            "asinh",
            -3,
            3,
            Functions::asinh,
            Series::asinh,
            (s, a) -> s.log(s.add(a, s.sqrt(s.add(s.square(a), 1))))),
        identity(
            "exp2", -3, 3, Functions::exp2, Series::exp2, (s, a) -> s.exp(s.mul(a, Math.log(2)))),
        identity(
            "log2", 0.5, 9, Functions::log2, Series::log2, (s, a) -> s.div(s.log(a), Math.log(2))),
        identity(
            "sigmoid",
            -5,
            5,
            Functions::sigmoid,
            Series::sigmoid,
            (s, a) -> s.div(1, s.add(1, s.exp(s.neg(a))))),
        identity(
            "softplus", -5, 5, Functions::softplus, Series::softplus, (s, a) -> s.log1p(s.exp(a))),
        identity(
            "logaddexp",
            -3,
            3,
            x -> Functions.logaddexp(x, 0.7),
            (s, a) -> s.logaddexp(a, 0.7),
            (s, a) -> s.log(s.add(s.exp(a), s.exp(s.constant(0.7))))),
        identity("erf", -2, 2, Functions::erf, Series::erf, (s, a) -> s.sub(1, s.erfc(a))),
        identity(
            "erf by its derivative",
            -2,
            2,
            Functions::erf,
            Series::erf,
            (s, a) ->
                s.integrateChain(
                    Functions.erf(a[0]),
                    s.div(s.mul(2, s.exp(s.neg(s.square(a)))), Math.sqrt(Math.PI)),
                    a)),
        identity(
            "logGamma",
            0.3,
            9,
            Functions::logGamma,
            Series::logGamma,
            (s, a) -> s.sub(s.logGamma(s.add(a, 1)), s.log(a))),
        identity(
            "logGamma, reflected",
            -2.7,
            -2.3,
            Functions::logGamma,
            Series::logGamma,
            (s, a) ->
                s.sub(
                    s.log(s.div(Math.PI, s.mul(a, s.sin(s.mul(a, Math.PI))))),
                    s.logGamma(s.neg(a)))),
        identity(
            "digamma",
            0.3,
            9,
            Functions::digamma,
            Series::digamma,
            (s, a) -> s.sub(s.digamma(s.add(a, 1)), s.div(1, a))),
        identity(
            "logGamma by its derivative",
            0.3,
            9,
            Functions::logGamma,
            Series::logGamma,
            (s, a) -> s.integrateChain(Functions.logGamma(a[0]), s.digamma(a), a)),
        identity("rem", 3.1, 3.9, x -> x % 1.5, (s, a) -> s.rem(a, 1.5), (s, a) -> s.sub(a, 3)),
        identity(
            "rem of varying divisor",
            3.1,
            3.9,
            x -> 10 % x,
            (s, a) -> s.rem(10, a),
            (s, a) -> s.sub(10, s.mul(Math.floor(10 / a[0]), a))),
        identity(
            "fma",
            -3,
            3,
            x -> Math.fma(x, 2, x),
            (s, a) -> s.fma(a, s.constant(2), a),
            (s, a) -> s.mul(3, a)),
        identity(
            "tanh",
            3,
            8,
            Math::tanh,
            Series::tanh,
            (s, a) -> s.sub(1, s.div(2, s.add(s.exp(s.mul(2, a)), 1)))),
        identity("nextUp", -3, 3, Math::nextUp, Series::nextUp, (s, a) -> a),
        identity("nextDown", -3, 3, Math::nextDown, Series::nextDown, (s, a) -> a),
        identity("clamp, inside", 0.1, 0.9, x -> x, (s, a) -> s.clamp(a, 0, 1), (s, a) -> a));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("identities")
  void identityHolds(
      String name, double from, double to, DoubleUnaryOperator value, Kernel kernel, Kernel equal) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int variables = 1; variables <= 3; variables++) {
      for (int order = 0; order <= 6; order++) {
        Series s = Series.multivariate(variables, order);
        double[] a = s.constant(random.nextDouble(from, to));
        for (int i = 1; i < a.length; i++) {
          a[i] = random.nextDouble(-1, 1);
        }
        double[] actual = kernel.apply(s, a);
        double[] expected = equal.apply(s, a);
        assertThat(actual[0]).isEqualTo(value.applyAsDouble(a[0]));
        double scale = 1;
        for (double x : actual) {
          scale = Math.max(scale, Math.abs(x));
        }
        assertThat(actual).as(name).containsExactly(expected, within(1e-9 * scale));
      }
    }
  }

  @Test
  void multivariateLineEqualsUnivariate() {
    // f(x, y) along x = 1 + 2t, y = 3 − t: the blocks of the bivariate series, evaluated at (2,
    // −1).
    Series two = Series.multivariate(2, 5);
    Series one = Series.univariate(5);
    double[] f = expression(two, two.variable(0, 1), two.variable(1, 3));
    double[] g = expression(one, one.line(1, 2), one.line(3, -1));
    Monomials monomials = new Monomials(2, 5);
    for (int k = 0; k <= 5; k++) {
      double sum = 0;
      for (int i = monomials.offset(k); i < monomials.offset(k + 1); i++) {
        sum +=
            f[i]
                * Math.pow(2, MonomialsTest.exponent(monomials, i, 0))
                * Math.pow(-1, MonomialsTest.exponent(monomials, i, 1));
      }
      assertThat(sum).isCloseTo(g[k], within(1e-9 * Math.max(1, Math.abs(g[k]))));
    }
  }

  private static double[] expression(Series s, double[] x, double[] y) {
    return s.mul(s.exp(s.div(x, y)), s.atan2(y, s.add(s.pow(x, y), 1)));
  }

  @Test
  void geometricSeries() {
    Series s = Series.univariate(6);
    assertThat(s.div(1, s.line(1, -1))).containsOnly(1);
  }

  @Test
  void largeArgumentsNeitherOverflowNorVanish() {
    Series s = Series.univariate(2);
    for (double scale : new double[] {1e-200, 1e200}) {
      assertThat(s.hypot(s.line(3 * scale, 1), 4 * scale)[1]).isCloseTo(0.6, within(1e-15));
      assertThat(s.atan2(s.line(3 * scale, scale), s.constant(4 * scale))[1])
          .isCloseTo(4.0 / 25, within(1e-15));
    }
    assertThat(s.asinh(s.line(1e200, 1e200))[1]).isCloseTo(1, within(1e-15));
    assertThat(s.acosh(s.line(1e200, 1e200))[1]).isCloseTo(1, within(1e-15));
    assertThat(s.pow(s.line(1e-200, 1), 2.0)).containsExactly(0, 2e-200, 1);
    assertThat(s.pow(s.line(1e-40, 1), 9.0)[1]).isCloseTo(9e-320, within(1e-322));
    assertThat(s.tanh(s.line(20, 1))[1]).isCloseTo(4 * Math.exp(-40), within(1e-30));
  }

  @Test
  void ordersAndShapes() {
    assertThatThrownBy(() -> Series.univariate(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order is -1");
    assertThat(Series.multivariate(3, 4).size()).isEqualTo(35);
    assertThat(Series.multivariate(0, 2).size()).isEqualTo(1);
    assertThat(Series.multivariate(2, 0).variable(1, 5)).containsExactly(5);
    assertThat(Series.multivariate(2, 1).variable(1, 5)).containsExactly(5, 0, 1);
    assertThatThrownBy(() -> Series.multivariate(2, 1).variable(2, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
