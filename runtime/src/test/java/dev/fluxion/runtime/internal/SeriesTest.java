package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kernel against Hipparchus' derivative structures, in 1 to 3 variables, orders 0 to 6. */
class SeriesTest {

  private interface Kernel {
    double[] apply(Series s, double[] a);
  }

  private interface Kernel2 {
    double[] apply(Series s, double[] a, double[] b);
  }

  private static Arguments unary(
      String name,
      double from,
      double to,
      DoubleUnaryOperator value,
      Kernel kernel,
      UnaryOperator<DerivativeStructure> oracle) {
    return Arguments.of(name, from, to, value, kernel, oracle);
  }

  static Stream<Arguments> unaryFunctions() {
    return Stream.of(
        unary("neg", -2, 2, x -> -x, Series::neg, DerivativeStructure::negate),
        unary("abs", 0.1, 2, Math::abs, Series::abs, DerivativeStructure::abs),
        unary("abs, negative", -2, -0.1, Math::abs, Series::abs, DerivativeStructure::abs),
        unary("acos", -0.8, 0.8, Math::acos, Series::acos, DerivativeStructure::acos),
        unary("asin", -0.8, 0.8, Math::asin, Series::asin, DerivativeStructure::asin),
        unary("atan", -3, 3, Math::atan, Series::atan, DerivativeStructure::atan),
        unary("cbrt", 0.5, 9, Math::cbrt, Series::cbrt, DerivativeStructure::cbrt),
        unary("cos", -3, 3, Math::cos, Series::cos, DerivativeStructure::cos),
        unary("cosh", -2, 2, Math::cosh, Series::cosh, DerivativeStructure::cosh),
        unary("exp", -2, 2, Math::exp, Series::exp, DerivativeStructure::exp),
        unary("expm1", -2, 2, Math::expm1, Series::expm1, DerivativeStructure::expm1),
        unary("log", 0.5, 5, Math::log, Series::log, DerivativeStructure::log),
        unary("log10", 0.5, 5, Math::log10, Series::log10, DerivativeStructure::log10),
        unary("log1p", -0.5, 5, Math::log1p, Series::log1p, DerivativeStructure::log1p),
        unary("sin", -3, 3, Math::sin, Series::sin, DerivativeStructure::sin),
        unary("sinh", -2, 2, Math::sinh, Series::sinh, DerivativeStructure::sinh),
        unary("sqrt", 0.5, 5, Math::sqrt, Series::sqrt, DerivativeStructure::sqrt),
        unary("tan", -1.2, 1.2, Math::tan, Series::tan, DerivativeStructure::tan),
        unary("tanh", -2, 2, Math::tanh, Series::tanh, DerivativeStructure::tanh),
        unary(
            "toDegrees", -3, 3, Math::toDegrees, Series::toDegrees, DerivativeStructure::toDegrees),
        unary(
            "toRadians", -3, 3, Math::toRadians, Series::toRadians, DerivativeStructure::toRadians),
        unary("asinh", -3, 3, null, Series::asinh, DerivativeStructure::asinh),
        unary("acosh", 1.3, 5, null, Series::acosh, DerivativeStructure::acosh),
        unary("atanh", -0.7, 0.7, null, Series::atanh, DerivativeStructure::atanh),
        unary("square", -3, 3, x -> x * x, Series::square, a -> a.multiply(a)),
        unary("scalb", -3, 3, x -> Math.scalb(x, 3), (s, a) -> s.scalb(a, 3), a -> a.scalb(3)),
        unary("cube", -3, 3, x -> Math.pow(x, 3), (s, a) -> s.pow(a, 3.0), a -> a.pow(3)),
        unary("pow 11", -2, -0.5, x -> Math.pow(x, 11), (s, a) -> s.pow(a, 11.0), a -> a.pow(11)),
        unary("pow -2", -2, -0.5, x -> Math.pow(x, -2), (s, a) -> s.pow(a, -2.0), a -> a.pow(-2)),
        unary("pow 2.7", 0.5, 4, x -> Math.pow(x, 2.7), (s, a) -> s.pow(a, 2.7), a -> a.pow(2.7)),
        unary(
            "2.5 to the",
            -1,
            2,
            x -> Math.pow(2.5, x),
            (s, a) -> s.pow(2.5, a),
            a -> DerivativeStructure.pow(2.5, a)),
        unary("a + 3", -3, 3, x -> x + 3, (s, a) -> s.add(a, 3.0), a -> a.add(3)),
        unary("3 - a", -3, 3, x -> 3 - x, (s, a) -> s.sub(3.0, a), a -> a.negate().add(3)),
        unary(
            "3 / a", 0.5, 3, x -> 3 / x, (s, a) -> s.div(3.0, a), a -> a.reciprocal().multiply(3)),
        unary("a / 3", -3, 3, x -> x / 3, (s, a) -> s.div(a, 3.0), a -> a.divide(3)),
        unary("3 a", -3, 3, x -> 3 * x, (s, a) -> s.mul(3.0, a), a -> a.multiply(3)));
  }

  /** a·b from its value and its partials b and a, which are wanted to one order less. */
  private static double[] alongPartials(Series s, double[] a, double[] b) {
    double[] value = s.constant(a[0] * b[0]);
    if (s.order() == 0) {
      return value;
    }
    Series lower = s.lower();
    return s.along(s.along(value, a, lower.truncated(b)), b, lower.truncated(a));
  }

  private static Arguments binary(
      String name,
      double from,
      double to,
      DoubleBinaryOperator value,
      Kernel2 kernel,
      BinaryOperator<DerivativeStructure> oracle) {
    return Arguments.of(name, from, to, value, kernel, oracle);
  }

  static Stream<Arguments> binaryFunctions() {
    return Stream.of(
        binary("add", -3, 3, Double::sum, Series::add, DerivativeStructure::add),
        binary("sub", -3, 3, (a, b) -> a - b, Series::sub, DerivativeStructure::subtract),
        binary("mul", -3, 3, (a, b) -> a * b, Series::mul, DerivativeStructure::multiply),
        binary(
            "mul, by its partials",
            -3,
            3,
            (a, b) -> a * b,
            SeriesTest::alongPartials,
            DerivativeStructure::multiply),
        binary("div", 0.5, 3, (a, b) -> a / b, Series::div, DerivativeStructure::divide),
        binary("pow", 0.5, 2, Math::pow, Series::pow, DerivativeStructure::pow),
        binary("hypot", 0.5, 3, Math::hypot, Series::hypot, (a, b) -> a.hypot(b)),
        binary("atan2", 0.5, 3, Math::atan2, Series::atan2, (a, b) -> a.atan2(b)),
        binary("atan2, third quadrant", -3, -0.5, Math::atan2, Series::atan2, (a, b) -> a.atan2(b)),
        binary(
            "IEEEremainder",
            0.5,
            3,
            Math::IEEEremainder,
            Series::IEEEremainder,
            DerivativeStructure::remainder),
        binary(
            "copySign", -3, -0.5, Math::copySign, Series::copySign, DerivativeStructure::copySign));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unaryFunctions")
  void unaryAgreesWithHipparchus(
      String name,
      double from,
      double to,
      DoubleUnaryOperator value,
      Kernel kernel,
      UnaryOperator<DerivativeStructure> oracle) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int variables = 1; variables <= 3; variables++) {
      for (int order = 0; order <= 6; order++) {
        Pair a = new Pair(variables, order, random.nextDouble(from, to), random);
        double[] before = a.series.clone();
        double[] result = kernel.apply(a.arithmetic, a.series);
        assertThat(a.series).isEqualTo(before);
        if (value != null) {
          assertThat(result[0]).isEqualTo(value.applyAsDouble(a.series[0]));
        }
        a.assertEqual(name, result, oracle.apply(a.structure));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("binaryFunctions")
  void binaryAgreesWithHipparchus(
      String name,
      double from,
      double to,
      DoubleBinaryOperator value,
      Kernel2 kernel,
      BinaryOperator<DerivativeStructure> oracle) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    for (int variables = 1; variables <= 3; variables++) {
      for (int order = 0; order <= 6; order++) {
        Pair a = new Pair(variables, order, random.nextDouble(from, to), random);
        Pair b = new Pair(variables, order, random.nextDouble(from, to), random);
        double[] result = kernel.apply(a.arithmetic, a.series, b.series);
        assertThat(result[0]).isEqualTo(value.applyAsDouble(a.series[0], b.series[0]));
        a.assertEqual(name, result, oracle.apply(a.structure, b.structure));
      }
    }
  }

  /** A polynomial with random coefficients, as a series and as a derivative structure. */
  private static final class Pair {
    final Series arithmetic;
    final Monomials monomials;
    final double[] series;
    final DerivativeStructure structure;

    Pair(int variables, int order, double value, SplittableRandom random) {
      arithmetic = Series.multivariate(variables, order);
      monomials = new Monomials(variables, order);
      series = arithmetic.constant(value);
      List<DerivativeStructure> x = new ArrayList<>();
      DSFactory factory = new DSFactory(variables, order);
      for (int i = 0; i < variables; i++) {
        x.add(order == 0 ? factory.constant(0) : factory.variable(i, 0));
      }
      DerivativeStructure sum = factory.constant(value);
      for (int index = 1; index < series.length; index++) {
        series[index] = random.nextDouble(-1, 1);
        DerivativeStructure term = factory.constant(series[index]);
        for (int i = 0; i < variables; i++) {
          for (int k = 0; k < MonomialsTest.exponent(monomials, index, i); k++) {
            term = term.multiply(x.get(i));
          }
        }
        sum = sum.add(term);
      }
      structure = sum;
    }

    void assertEqual(String name, double[] actual, DerivativeStructure expected) {
      assertThat(actual).hasSize(monomials.size());
      for (int index = 0; index < actual.length; index++) {
        int[] exponents = new int[monomials.variables()];
        double factorials = 1;
        for (int i = 0; i < exponents.length; i++) {
          exponents[i] = MonomialsTest.exponent(monomials, index, i);
          for (int k = 2; k <= exponents[i]; k++) {
            factorials *= k;
          }
        }
        double coefficient = expected.getPartialDerivative(exponents) / factorials;
        assertThat(Math.abs(actual[index] - coefficient))
            .as(
                "%s in %d variables, coefficient %d: %s, expected %s",
                name, exponents.length, index, actual[index], coefficient)
            .isLessThanOrEqualTo(2e-10 * Math.max(1, largest(actual)));
      }
    }

    private static double largest(double[] a) {
      double largest = 0;
      for (double x : a) {
        largest = Math.max(largest, Math.abs(x));
      }
      return largest;
    }
  }
}
