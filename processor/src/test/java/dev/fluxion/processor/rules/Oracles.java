package dev.fluxion.processor.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** The functions of the rule table once more, by Hipparchus and by closed forms of our own. */
final class Oracles {
  private static final Map<String, Function<DerivativeStructure[], DerivativeStructure>> ALL =
      new HashMap<>();

  private Oracles() {}

  static Function<DerivativeStructure[], DerivativeStructure> of(String name) {
    return ALL.get(name);
  }

  private static void one(String name, UnaryOperator<DerivativeStructure> f) {
    ALL.put(name, x -> f.apply(x[0]));
  }

  private static void two(
      String name, BiFunction<DerivativeStructure, DerivativeStructure, DerivativeStructure> f) {
    ALL.put(name, x -> f.apply(x[0], x[1]));
  }

  private static void constant(String... names) {
    for (String name : names) {
      one(name, x -> x.getField().getZero());
    }
  }

  static {
    constant("ceil", "floor", "getExponent", "rint", "round", "signum", "stopGradient", "ulp");
    one("nextDown", x -> x);
    one("nextUp", x -> x);
    two("nextAfter", (x, y) -> x);
    one("abs", x -> x.getValue() < 0 ? x.negate() : x);
    one("acos", DerivativeStructure::acos);
    one("asin", DerivativeStructure::asin);
    one("atan", DerivativeStructure::atan);
    two("atan2", (y, x) -> y.atan2(x));
    one("cbrt", DerivativeStructure::cbrt);
    ALL.put("clamp", x -> min(max(x[0], x[1]), x[2]));
    two("copySign", (x, y) -> x.getValue() < 0 == y.getValue() < 0 ? x : x.negate());
    one("cos", DerivativeStructure::cos);
    one("cosh", DerivativeStructure::cosh);
    one("exp", DerivativeStructure::exp);
    one("expm1", DerivativeStructure::expm1);
    ALL.put("fma", x -> x[0].multiply(x[1]).add(x[2]));
    // Hipparchus' own hypot takes (t, 2) for constant at t = 0.
    two("hypot", (x, y) -> x.multiply(x).add(y.multiply(y)).sqrt());
    two("IEEEremainder", (x, y) -> modulo(x, y, Math.IEEEremainder(x.getValue(), y.getValue())));
    one("log", DerivativeStructure::log);
    one("log10", DerivativeStructure::log10);
    one("log1p", DerivativeStructure::log1p);
    two("max", Oracles::max);
    two("min", Oracles::min);
    two("pow", DerivativeStructure::pow);
    one("scalb", x -> x.multiply(8)); // the samples scale by 3
    one("sin", DerivativeStructure::sin);
    one("sinh", DerivativeStructure::sinh);
    one("sqrt", DerivativeStructure::sqrt);
    one("tan", DerivativeStructure::tan);
    one("tanh", DerivativeStructure::tanh);
    one("toDegrees", DerivativeStructure::toDegrees);
    one("toRadians", DerivativeStructure::toRadians);

    two("+", DerivativeStructure::add);
    two("-", DerivativeStructure::subtract);
    two("*", DerivativeStructure::multiply);
    two("/", DerivativeStructure::divide);
    two("%", (x, y) -> modulo(x, y, x.getValue() % y.getValue()));

    one("cot", x -> x.cos().divide(x.sin()));
    one("sec", x -> x.cos().reciprocal());
    one("csc", x -> x.sin().reciprocal());
    one("acot", x -> x.reciprocal().atan());
    one("asec", x -> x.reciprocal().acos());
    one("acsc", x -> x.reciprocal().asin());
    one("asinh", DerivativeStructure::asinh);
    one("acosh", DerivativeStructure::acosh);
    one("atanh", DerivativeStructure::atanh);
    one("exp2", x -> x.multiply(Math.log(2)).exp());
    one("log2", x -> x.log().divide(Math.log(2)));
    one("sigmoid", x -> x.negate().exp().add(1).reciprocal());
    one("softplus", x -> x.exp().add(1).log());
    two("logaddexp", (x, y) -> x.exp().add(y.exp()).log());
    one("erf", x -> gaussian(x, 2 / Math.sqrt(Math.PI)));
    one("erfc", x -> gaussian(x, -2 / Math.sqrt(Math.PI)));
    one("logGamma", x -> gamma(x, 0));
    one("digamma", x -> gamma(x, 1));
    one("square", x -> x.multiply(x));
  }

  private static DerivativeStructure max(DerivativeStructure x, DerivativeStructure y) {
    return x.getValue() > y.getValue() ? x : y;
  }

  private static DerivativeStructure min(DerivativeStructure x, DerivativeStructure y) {
    return x.getValue() < y.getValue() ? x : y;
  }

  private static DerivativeStructure modulo(
      DerivativeStructure x, DerivativeStructure y, double remainder) {
    double times = Math.rint((x.getValue() - remainder) / y.getValue());
    return x.subtract(y.multiply(times));
  }

  /** The function with derivative factor·e^(−x²); its value is not meant. */
  private static DerivativeStructure gaussian(DerivativeStructure x, double factor) {
    double v = x.getValue();
    double first = factor * Math.exp(-v * v);
    return x.compose(
        truncated(
            x,
            Double.NaN,
            first,
            -2 * v * first,
            (4 * v * v - 2) * first,
            (12 * v - 8 * v * v * v) * first));
  }

  /** The derivatives of log Γ from the given one on. */
  private static DerivativeStructure gamma(DerivativeStructure x, int from) {
    double v = x.getValue();
    double[] derivatives = new double[6];
    derivatives[0] = Double.NaN;
    derivatives[1] = digamma(v);
    for (int k = 2; k < 6; k++) {
      derivatives[k] = polygamma(k - 1, v);
    }
    return x.compose(truncated(x, java.util.Arrays.copyOfRange(derivatives, from, from + 5)));
  }

  private static double[] truncated(DerivativeStructure x, double... derivatives) {
    return java.util.Arrays.copyOf(derivatives, x.getOrder() + 1);
  }

  /** By recurrence to where the asymptotic series converges; Hipparchus' has but nine digits. */
  private static double digamma(double x) {
    double sum = 0;
    double a = x;
    for (int k = 0; k < 30; k++, a++) {
      sum -= 1 / a;
    }
    double b = 1 / (a * a);
    return sum + Math.log(a) - 0.5 / a - b * (1.0 / 12 - b * (1.0 / 120 - b / 252));
  }

  /** (−1)^(n+1)·n!·ζ(n+1, x), the zeta function summed by Euler and Maclaurin. */
  private static double polygamma(int n, double x) {
    int s = n + 1;
    double sum = 0;
    double a = x;
    for (int k = 0; k < 30; k++, a++) {
      sum += Math.pow(a, -s);
    }
    sum += Math.pow(a, 1 - s) / (s - 1) + 0.5 * Math.pow(a, -s);
    sum += s / 12.0 * Math.pow(a, -s - 1);
    sum -= s * (s + 1) * (s + 2) / 720.0 * Math.pow(a, -s - 3);
    sum += s * (s + 1.0) * (s + 2) * (s + 3) * (s + 4) / 30240 * Math.pow(a, -s - 5);
    double factorial = 1;
    for (int k = 2; k <= n; k++) {
      factorial *= k;
    }
    return (n % 2 == 0 ? -1 : 1) * factorial * sum;
  }
}
