package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fluxion.runtime.internal.HighPrecision;
import dev.fluxion.runtime.internal.Special;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values against 48-digit arithmetic, in units in the last place. */
class FunctionsTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static Arguments f(
      String name, double from, double to, DoubleUnaryOperator f, UnaryOperator<Dfp> reference) {
    return Arguments.of(name, from, to, f, reference);
  }

  private static Dfp atan(Dfp x) {
    return DfpMath.atan(x);
  }

  /** The angle with secant x ≥ 1. */
  private static Dfp asec(Dfp x) {
    return atan(x.multiply(x).subtract(1).sqrt());
  }

  private static Dfp softplus(Dfp x) {
    return DfpMath.log(DfpMath.exp(x).add(1));
  }

  private static Dfp asinh(Dfp x) {
    return DfpMath.log(x.add(x.multiply(x).add(1).sqrt()));
  }

  private static Dfp acosh(Dfp x) {
    return DfpMath.log(x.add(x.multiply(x).subtract(1).sqrt()));
  }

  private static Dfp atanh(Dfp x) {
    return DfpMath.log(x.add(1).divide(x.negate().add(1))).divide(2);
  }

  private static Dfp log2(Dfp x) {
    return DfpMath.log(x).divide(DfpMath.log(HighPrecision.of(2)));
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        f("cot", 0.01, 3.1, Functions::cot, x -> DfpMath.tan(x).reciprocal()),
        f("sec", -1.5, 1.5, Functions::sec, x -> DfpMath.cos(x).reciprocal()),
        f("csc", 0.01, 3.1, Functions::csc, x -> DfpMath.sin(x).reciprocal()),
        f("acot", -20, 20, Functions::acot, x -> atan(x.reciprocal())),
        f("asec", 1, 1.1, Functions::asec, FunctionsTest::asec),
        f("asec", 1, 50, Functions::asec, FunctionsTest::asec),
        f(
            "asec",
            -50,
            -1,
            Functions::asec,
            x -> HighPrecision.FIELD.getPi().subtract(asec(x.negate()))),
        f(
            "acsc",
            1,
            1.1,
            Functions::acsc,
            x -> HighPrecision.FIELD.getPi().divide(2).subtract(asec(x))),
        f(
            "acsc",
            1,
            50,
            Functions::acsc,
            x -> HighPrecision.FIELD.getPi().divide(2).subtract(asec(x))),
        f("asinh", -1e-3, 1e-3, Functions::asinh, FunctionsTest::asinh),
        f("asinh", -3, 3, Functions::asinh, FunctionsTest::asinh),
        f("asinh", 0, 1e10, Functions::asinh, FunctionsTest::asinh),
        f("acosh", 1, 1.001, Functions::acosh, FunctionsTest::acosh),
        f("acosh", 1, 5, Functions::acosh, FunctionsTest::acosh),
        f("acosh", 1, 1e10, Functions::acosh, FunctionsTest::acosh),
        f("atanh", -1e-3, 1e-3, Functions::atanh, FunctionsTest::atanh),
        f("atanh", -1, 1, Functions::atanh, FunctionsTest::atanh),
        f("exp2", -50, 50, Functions::exp2, x -> DfpMath.pow(HighPrecision.of(2), x)),
        f("log2", 0.9, 1.1, Functions::log2, FunctionsTest::log2),
        f("log2", 0, 1e6, Functions::log2, FunctionsTest::log2),
        f("sigmoid", -40, 40, Functions::sigmoid, x -> DfpMath.exp(x.negate()).add(1).reciprocal()),
        f("softplus", -40, 40, Functions::softplus, FunctionsTest::softplus),
        f("logaddexp", -20, 20, x -> Functions.logaddexp(x, 0), FunctionsTest::softplus),
        f("erf", -6, 6, Functions::erf, HighPrecision::erf),
        f("erfc", -6, 6, Functions::erfc, x -> HighPrecision.erf(x).negate().add(1)),
        f("logGamma", 0, 1, Functions::logGamma, HighPrecision::logGamma),
        f("logGamma", 0.99, 1.01, Functions::logGamma, HighPrecision::logGamma),
        f("logGamma", 1.99, 2.01, Functions::logGamma, HighPrecision::logGamma),
        f("logGamma", 1, 10, Functions::logGamma, HighPrecision::logGamma),
        f("logGamma", 10, 1000, Functions::logGamma, HighPrecision::logGamma),
        f("digamma", 0, 0.3, Functions::digamma, x -> HighPrecision.polygamma(0, x)),
        f("digamma", 5, 50, Functions::digamma, x -> HighPrecision.polygamma(0, x)),
        f("square", -9, 9, Functions::square, x -> x.multiply(x)));
  }

  @ParameterizedTest(name = "{0} on [{1}, {2}]")
  @MethodSource("functions")
  void accurate(
      String name, double from, double to, DoubleUnaryOperator f, UnaryOperator<Dfp> reference) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int i = 0; i < 60; i++) {
      double x = random.nextDouble(from, to);
      double actual = f.applyAsDouble(x);
      Dfp exact = reference.apply(HighPrecision.of(x));
      double ulps = exact.subtract(HighPrecision.of(actual)).toDouble() / Math.ulp(actual);
      assertThat(Math.abs(ulps)).as("%s(%s) = %s, error in ulp", name, x, actual).isLessThan(4);
    }
  }

  @Test
  void digammaNearItsZero() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 60; i++) {
      double x = random.nextDouble(0.3, 5);
      double expected = HighPrecision.polygamma(0, HighPrecision.of(x)).toDouble();
      assertThat(Functions.digamma(x)).as("at %s", x).isCloseTo(expected, within(2e-15));
    }
  }

  @Test
  void polygammas() {
    SplittableRandom random = new SplittableRandom(7);
    double factorial = 1;
    for (int n = 1; n <= 12; n++) {
      factorial *= n;
      for (int i = 0; i < 10; i++) {
        double x = random.nextDouble(0.1, 30);
        double expected = HighPrecision.polygamma(n, HighPrecision.of(x)).toDouble() * factorial;
        assertThat(Special.polygamma(n, x))
            .as("order %d at %s", n, x)
            .isCloseTo(expected, within(Math.abs(expected) * 1e-14));
        // ψn(x) = ψn(x + 1) − (−1)^n n! / x^(n+1), from the reflected to the direct side
        double y = -random.nextDouble(0.1, 0.9);
        double shift = factorial / Math.pow(y, n + 1) * (n % 2 == 0 ? 1 : -1);
        double direct = Special.polygamma(n, y + 1);
        assertThat(Special.polygamma(n, y))
            .isCloseTo(direct - shift, within(1e-12 * (Math.abs(direct) + Math.abs(shift))));
      }
    }
    assertThat(Special.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-15));
    assertThat(Special.trigamma(-2)).isEqualTo(INF);
  }

  @Test
  void endsOfDomains() {
    assertThat(Functions.acot(0.0)).isEqualTo(Math.PI / 2);
    assertThat(Functions.acot(-0.0)).isEqualTo(Math.PI / 2);
    assertThat(Functions.asec(1)).isZero();
    assertThat(Functions.asec(-1)).isEqualTo(Math.PI);
    assertThat(Functions.acsc(-1)).isEqualTo(-Math.PI / 2);
    assertThat(Functions.asec(0.5)).isNaN();
    assertThat(Functions.acsc(INF)).isZero();
    assertThat(Functions.asinh(-0.0)).isEqualTo(-0.0);
    assertThat(Functions.asinh(-INF)).isEqualTo(-INF);
    assertThat(Functions.acosh(1)).isZero();
    assertThat(Functions.acosh(0.9)).isNaN();
    assertThat(Functions.atanh(-1)).isEqualTo(-INF);
    assertThat(Functions.log2(0)).isEqualTo(-INF);
    assertThat(Functions.log2(-1)).isNaN();
    for (int exponent = -1074; exponent < 1024; exponent += 7) {
      assertThat(Functions.log2(Math.scalb(1.0, exponent))).isEqualTo(exponent);
    }
    assertThat(Functions.sigmoid(-1000)).isZero();
    assertThat(Functions.softplus(1000)).isEqualTo(1000);
    assertThat(Functions.logaddexp(-INF, -INF)).isEqualTo(-INF);
    assertThat(Functions.logaddexp(INF, INF)).isEqualTo(INF);
    assertThat(Functions.logaddexp(-INF, 3)).isEqualTo(3);
    assertThat(Functions.erf(-INF)).isEqualTo(-1);
    assertThat(Functions.erf(Double.NaN)).isNaN();
    assertThat(Functions.erfc(INF)).isZero();
    assertThat(Functions.erfc(-INF)).isEqualTo(2);
    assertThat(Functions.logGamma(1)).isZero();
    assertThat(Functions.logGamma(2)).isZero();
    assertThat(Functions.logGamma(-3)).isEqualTo(INF);
    assertThat(Functions.logGamma(0)).isEqualTo(INF);
    assertThat(Functions.digamma(-3)).isNaN();
    assertThat(Functions.digamma(INF)).isEqualTo(INF);
    assertThat(Functions.stopGradient(3)).isEqualTo(3);
  }

  @Test
  void farTailOfErfc() {
    // erfc(x) = exp(−x²)/(x√π) (1 − 1/(2x²) + 3/(4x⁴) − 15/(8x⁶) + …)
    for (double x : new double[] {10.5, 17.25, 25.5}) {
      double z = 1 / (2 * x * x);
      double series = 1 - z * (1 - 3 * z * (1 - 5 * z * (1 - 7 * z * (1 - 9 * z))));
      double expected = Math.exp(-x * x) / (x * Math.sqrt(Math.PI)) * series;
      assertThat(Functions.erfc(x)).isCloseTo(expected, within(expected * 1e-8));
    }
  }

  @Test
  void vectors() {
    double[] a = {3, 4};
    assertThat(Functions.dot(a, new double[] {2, -1})).isEqualTo(2);
    assertThatThrownBy(() -> Functions.dot(a, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("b has length 3, expected 2");
    assertThat(Functions.sum(a)).isEqualTo(7);
    assertThat(Functions.sum(new double[0])).isZero();
    for (double scale : new double[] {1, 0x1p-1060, 0x1p1000}) {
      assertThat(Functions.norm2(new double[] {3 * scale, -4 * scale})).isEqualTo(5 * scale);
    }
    assertThat(Functions.norm2(new double[] {0, 0})).isZero();
    assertThat(Functions.norm2(new double[] {1, -INF})).isEqualTo(INF);
    assertThat(Functions.norm2(new double[] {1, Double.NaN})).isNaN();
    assertThat(Functions.logSumExp(new double[] {1000, 1000})).isEqualTo(1000 + Math.log(2));
    assertThat(Functions.logSumExp(new double[] {-INF, -INF})).isEqualTo(-INF);
    assertThat(Functions.logSumExp(new double[0])).isEqualTo(-INF);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0.999, 0, -0.0, -1, -3, -1e8, -1e15, -1e16, -1e100, -1e155, -1e300, -INF, NAN})
  void acoshIsNotDefinedBelowOne(double x) {
    assertThat(Functions.acosh(x)).isNaN();
  }

  /** Γ(x) = Γ(1 + x) / x, and ln Γ(1 + x) is −γx there. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-200, 1e-160, 1e-155, 1e-100, 1e-30, 1e-17, 1e-12})
  void logGammaIsFiniteNextToZero(double x) {
    double euler = 0.5772156649015329;
    assertThat(Functions.logGamma(x)).isCloseTo(-Math.log(x) - euler * x, byUlps(x));
    assertThat(Functions.logGamma(-x)).isCloseTo(-Math.log(x) + euler * x, byUlps(x));
  }

  private static org.assertj.core.data.Offset<Double> byUlps(double x) {
    return org.assertj.core.api.Assertions.within(4 * Math.ulp(Math.log(x)));
  }
}
