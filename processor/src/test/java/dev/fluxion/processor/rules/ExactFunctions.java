package dev.fluxion.processor.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;

/** The functions of the rule table in {@link Jet}s, but for their values, which are not meant. */
final class ExactFunctions {
  private static final Map<String, Function<Jet[], Jet>> ALL = new HashMap<>();

  private ExactFunctions() {}

  static Function<Jet[], Jet> of(String name) {
    return ALL.get(name);
  }

  private static void one(String name, UnaryOperator<Jet> f) {
    ALL.put(name, x -> f.apply(x[0]));
  }

  private static void two(String name, BinaryOperator<Jet> f) {
    ALL.put(name, x -> f.apply(x[0], x[1]));
  }

  /** By the derivative. */
  private static void integral(String name, UnaryOperator<Jet> derivative) {
    one(name, x -> x.integral(derivative.apply(x)));
  }

  private static Dfp real(double x) {
    return Jet.FIELD.newDfp(x);
  }

  private static Dfp log(int x) {
    return DfpMath.log(Jet.FIELD.newDfp(x));
  }

  static {
    for (String name :
        new String[] {"ceil", "floor", "getExponent", "rint", "round", "signum", "ulp"}) {
      one(name, x -> Jet.constant(0));
    }
    one("stopGradient", x -> Jet.constant(0));
    one("nextDown", x -> x);
    one("nextUp", x -> x);
    two("nextAfter", (x, y) -> x);
    one("abs", Jet::abs);
    integral("acos", x -> oneLessSquare(x).sqrt().reciprocal().negate());
    integral("asin", x -> oneLessSquare(x).sqrt().reciprocal());
    integral("atan", x -> x.square().plus(1).reciprocal());
    two("atan2", ExactFunctions::angle);
    one("cbrt", x -> x.value().toDouble() < 0 ? cbrt(x.negate()).negate() : cbrt(x));
    ALL.put("clamp", x -> smaller(larger(x[0], x[1]), x[2]));
    two(
        "copySign",
        (x, y) -> x.value().toDouble() < 0 == y.value().toDouble() < 0 ? x : x.negate());
    one("cos", Jet::cos);
    one("cosh", Jet::cosh);
    one("exp", Jet::exp);
    one("expm1", Jet::exp);
    ALL.put("fma", x -> x[0].times(x[1]).plus(x[2]));
    two("hypot", ExactFunctions::length);
    two("IEEEremainder", (x, y) -> modulo(x, y, Math::IEEEremainder));
    one("log", Jet::log);
    one("log10", x -> x.log().times(log(10).reciprocal()));
    one("log1p", x -> x.plus(1).log());
    two("max", ExactFunctions::larger);
    two("min", ExactFunctions::smaller);
    two("pow", ExactFunctions::power);
    two("scalb", (x, n) -> x.times(Jet.FIELD.newDfp(2).pow((int) n.value().toDouble())));
    one("sin", Jet::sin);
    one("sinh", Jet::sinh);
    one("sqrt", Jet::sqrt);
    integral("tan", x -> x.cos().square().reciprocal());
    integral("tanh", Jet::squaredSecant);
    one("toDegrees", x -> x.times(Jet.FIELD.getPi().reciprocal().multiply(180)));
    one("toRadians", x -> x.times(Jet.FIELD.getPi().divide(180)));

    two("+", Jet::plus);
    two("-", Jet::minus);
    two("*", Jet::times);
    two("/", Jet::over);
    two("%", (x, y) -> modulo(x, y, (a, b) -> a % b));

    integral("cot", x -> x.sin().square().reciprocal().negate());
    one("sec", x -> x.cos().reciprocal());
    one("csc", x -> x.sin().reciprocal());
    integral("acot", x -> x.square().plus(1).reciprocal().negate());
    integral("asec", x -> outerLeg(x).reciprocal());
    integral("acsc", x -> outerLeg(x).reciprocal().negate());
    integral("asinh", x -> x.square().plus(1).sqrt().reciprocal());
    integral("acosh", x -> x.square().plus(-1).sqrt().reciprocal());
    integral("atanh", x -> oneLessSquare(x).reciprocal());
    one("exp2", x -> x.times(log(2)).exp());
    one("log2", x -> x.log().times(log(2).reciprocal()));
    one("sigmoid", ExactFunctions::sigmoid);
    one("softplus", ExactFunctions::softplus);
    two(
        "logaddexp",
        (x, y) -> x.integral(sigmoid(x.minus(y))).plus(y.integral(sigmoid(y.minus(x)))));
    integral("erf", x -> bell(x));
    integral("erfc", x -> bell(x).negate());
    one("logGamma", Gammas::logGamma);
    one("digamma", Gammas::digamma);
    one("square", Jet::square);
  }

  private static Jet oneLessSquare(Jet x) {
    return x.square().negate().plus(1);
  }

  private static Jet outerLeg(Jet x) {
    return x.abs().times(x.square().plus(-1).sqrt());
  }

  private static Jet cbrt(Jet x) {
    return x.power(Jet.FIELD.getOne().divide(3));
  }

  private static Jet bell(Jet x) {
    return x.square().negate().exp().times(Jet.FIELD.getPi().sqrt().reciprocal().multiply(2));
  }

  /** The logistic function has derivative 1 / (2 cosh(x/2))². */
  private static Jet sigmoid(Jet x) {
    Jet rising = x.integral(x.times(0.5).squaredSecant().times(0.25));
    Jet tail = Jet.constant(x.abs().negate().value()).exp();
    Jet small = tail.over(tail.plus(1));
    return rising.plus(x.value().toDouble() < 0 ? small : small.negate().plus(1));
  }

  private static Jet softplus(Jet x) {
    return x.integral(sigmoid(x));
  }

  private static Jet angle(Jet y, Jet x) {
    Jet square = x.square().plus(y.square());
    return y.integral(x.over(square)).minus(x.integral(y.over(square)));
  }

  /** From the larger leg, so that the smaller one is not lost beside it. */
  private static Jet length(Jet x, Jet y) {
    if (x.abs().value().greaterThan(y.abs().value())) {
      return length(y, x);
    }
    return y.abs().times(x.over(y).square().plus(1).sqrt());
  }

  private static Jet larger(Jet x, Jet y) {
    return x.value().toDouble() > y.value().toDouble() ? x : y;
  }

  private static Jet smaller(Jet x, Jet y) {
    return x.value().toDouble() < y.value().toDouble() ? x : y;
  }

  /** x^p exp((y − p) ln x) at y = p. */
  private static Jet power(Jet x, Jet y) {
    Jet log = x.log().plus(Jet.constant(DfpMath.log(x.value())));
    Jet change = y.minus(Jet.constant(y.value()));
    return x.power(y.value()).times(change.times(log).exp());
  }

  private static Jet modulo(Jet x, Jet y, java.util.function.DoubleBinaryOperator remainder) {
    double a = x.value().toDouble();
    double b = y.value().toDouble();
    Dfp times = real(a).subtract(real(remainder.applyAsDouble(a, b))).divide(real(b)).rint();
    return x.minus(y.times(times));
  }
}
