package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.Code.add;
import static dev.fluxion.processor.ir.Code.divide;
import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.multiply;
import static dev.fluxion.processor.ir.Code.negate;
import static dev.fluxion.processor.ir.Code.strong;
import static dev.fluxion.processor.ir.Code.subtract;
import static dev.fluxion.processor.rules.Formulas.function;
import static dev.fluxion.processor.rules.Formulas.larger;
import static dev.fluxion.processor.rules.Formulas.math;
import static dev.fluxion.processor.rules.Formulas.polygamma;
import static dev.fluxion.processor.rules.Formulas.quotient;
import static dev.fluxion.processor.rules.Formulas.slope;
import static dev.fluxion.processor.rules.Formulas.square;
import static dev.fluxion.processor.rules.Formulas.unsigned;
import static dev.fluxion.processor.rules.RuleBuilder.rule;

import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The derivative rules of {@code Math}, {@code StrictMath} and {@code Functions}: one entry a
 * function. To add a function: add its entry here, its value to {@code Functions}, its series to
 * {@code Series}; the rule test walks the table. Conventions at kinks are those of SPEC section 6.
 */
public final class RuleTable {
  private static final Expression ONE = literal(1.0);
  private static final double LN_2 = 0.6931471805599453;
  private static final double LN_10 = 2.302585092994046;

  private static final List<RuleBuilder> MATH =
      List.of(
          rule("abs").by((x, y) -> math("signum", x)).at(-2, 0.5, 3).kink(0, -0.0),
          rule("acos").by((x, y) -> negate(inverseLeg(x))).strong().at(-0.7, 0.2).kink(-1, 1),
          rule("asin").by((x, y) -> inverseLeg(x)).strong().at(-0.7, 0.2, 0.9).kink(-1, 1),
          rule("atan").by((x, y) -> slope("atan", x)).at(-3, 0, 0.4, 8),
          rule("atan2")
              .by((a, b, y) -> slope("turn", b, a))
              .strong()
              .by((a, b, y) -> negate(slope("turn", a, b)))
              .strong()
              .atPoint(1, 2)
              .atPoint(-1, -0.5)
              .atPoint(0.3, -2)
              .kinkPoint(0, 0),
          rule("cbrt")
              .by((x, y) -> divide(ONE, multiply(literal(3.0), square(unsigned(y)))))
              .strong()
              .at(-8, 0.3, 5)
              .kink(0, -0.0),
          rule("ceil").constant().at(-1.5, 0.2).kink(2),
          rule("clamp")
              .byAll((x, y) -> multiply(larger(x.get(0), x.get(1)), belowTop(x)))
              .byAll((x, y) -> multiply(larger(x.get(1), x.get(0)), belowTop(x)))
              .byAll((x, y) -> larger(math("max", x.get(0), x.get(1)), x.get(2)))
              .atPoint(0.5, 0, 1)
              .atPoint(-1, 0, 1)
              .atPoint(2, 0, 1)
              .kinkPoint(0, 0, 1)
              .kinkPoint(1, 0, 1),
          rule("copySign")
              .by((a, b, y) -> Formulas.signAgreement(a, b))
              .constant()
              .atPoint(2, -3)
              .atPoint(-2, -3)
              .kinkPoint(0, 1)
              .kinkPoint(0, -1),
          rule("cos").by((x, y) -> negate(math("sin", x))).at(-2, 0, 0.7, 9),
          rule("cosh").by((x, y) -> math("sinh", x)).strong().at(-2, 0, 0.7),
          rule("exp").by((x, y) -> y).strong().at(-3, 0, 1.5),
          rule("expm1").by((x, y) -> slope("expm1", x, y)).strong().at(-3, 0, 1.5),
          rule("floor").constant().at(-1.5, 0.2).kink(2),
          rule("fma")
              .byAll((x, y) -> x.get(1))
              .byAll((x, y) -> x.get(0))
              .byAll((x, y) -> ONE)
              .atPoint(2, -3, 0.5),
          rule("getExponent").constant().at(3),
          rule("hypot")
              .by((a, b, y) -> slope("leg", a, b, y))
              .by((a, b, y) -> slope("leg", b, a, y))
              .atPoint(3, 4)
              .atPoint(-1, 0.2)
              .atPoint(0, 2)
              .kinkPoint(0, 0),
          rule("IEEEremainder")
              .by((a, b, y) -> ONE)
              .by((a, b, y) -> negate(quotient(a, b, y)))
              .strong()
              .atPoint(7.3, 2)
              .atPoint(-5.2, 3),
          rule("log").by((x, y) -> divide(ONE, unsigned(x))).strong().at(0.2, 1, 7).kink(0, -0.0),
          rule("log10")
              .by((x, y) -> divide(ONE, multiply(literal(LN_10), unsigned(x))))
              .strong()
              .at(0.2, 1, 7)
              .kink(0, -0.0),
          rule("log1p").by((x, y) -> divide(ONE, add(ONE, x))).strong().at(-0.5, 0, 3).kink(-1),
          rule("max")
              .by((a, b, y) -> larger(a, b))
              .by((a, b, y) -> larger(b, a))
              .atPoint(1, 2)
              .atPoint(2, -1)
              .kinkPoint(1, 1)
              .kinkPoint(0, -0.0),
          rule("min")
              .by((a, b, y) -> larger(b, a))
              .by((a, b, y) -> larger(a, b))
              .atPoint(1, 2)
              .atPoint(2, -1)
              .kinkPoint(1, 1)
              .kinkPoint(0, -0.0),
          rule("nextAfter").by((a, b, y) -> ONE).constant().atPoint(1.5, 9),
          rule("nextDown").by((x, y) -> ONE).at(1.5),
          rule("nextUp").by((x, y) -> ONE).at(1.5),
          rule("pow")
              .by((a, b, y) -> Formulas.powerByBase(a, b))
              .strong()
              .by((a, b, y) -> slope("powerByExponent", a, b, y))
              .strong()
              .atPoint(2, 3)
              .atPoint(0.4, -1.5)
              .atPoint(3, 0)
              .kinkPoint(0, 2)
              .kinkPoint(0, 1)
              .kinkPoint(0, 0),
          rule("rint").constant().at(-1.4, 0.2).kink(2),
          rule("round").constant().at(-1.4, 0.2),
          rule("scalb").by((a, n, y) -> math2("scalb", ONE, n)).strong().constant().atPoint(1.5, 3),
          rule("signum").constant().at(-2, 3).kink(0),
          rule("sin").by((x, y) -> math("cos", x)).at(-2, 0, 0.7, 9),
          rule("sinh").by((x, y) -> math("cosh", x)).strong().at(-2, 0, 0.7),
          rule("sqrt")
              .by((x, y) -> divide(literal(0.5), unsigned(y)))
              .strong()
              .at(0.3, 1, 7)
              .kink(0, -0.0),
          rule("tan").by((x, y) -> add(ONE, square(y))).at(-1, 0, 0.7),
          rule("tanh").by((x, y) -> slope("tanh", x, y)).at(-1, 0, 0.7),
          rule("toDegrees").by((x, y) -> literal(57.29577951308232)).at(-1, 0.7),
          rule("toRadians").by((x, y) -> literal(0.017453292519943295)).at(-1, 70),
          rule("ulp").constant().at(3));

  private static final List<RuleBuilder> FUNCTIONS =
      List.of(
          rule("cot").by((x, y) -> negate(add(ONE, function("square", y)))).strong().at(0.4, -1, 2),
          rule("sec").by((x, y) -> multiply(y, math("tan", x))).at(0.4, -1, 2),
          // The cosine comes first: it has a derivative where the cosecant is infinite.
          rule("csc")
              .by((x, y) -> negate(strong(math("cos", x), function("square", y))))
              .strong()
              .at(0.4, -1, 2),
          rule("acot").by((x, y) -> negate(slope("atan", x))).at(0.4, -1, 2),
          rule("asec").by((x, y) -> slope("asec", x)).strong().at(1.4, -2, 5),
          rule("acsc").by((x, y) -> negate(slope("asec", x))).strong().at(1.4, -2, 5),
          rule("asinh").by((x, y) -> divide(ONE, math("hypot", x, ONE))).at(-3, 0, 1.2),
          rule("acosh")
              .by(
                  (x, y) ->
                      divide(
                          ONE, multiply(math("sqrt", subtract(x, ONE)), math("sqrt", add(x, ONE)))))
              .strong()
              .at(1.2, 4)
              .kink(1),
          rule("atanh")
              .by((x, y) -> divide(ONE, slope("oneLessSquare", x)))
              .strong()
              .at(-0.6, 0, 0.3)
              .kink(-1, 1),
          rule("exp2").by((x, y) -> multiply(y, literal(LN_2))).strong().at(-2, 0, 3),
          rule("log2")
              .by((x, y) -> divide(ONE, multiply(literal(LN_2), unsigned(x))))
              .strong()
              .at(0.2, 1, 7)
              .kink(0, -0.0),
          rule("sigmoid").by((x, y) -> slope("sigmoid", x, y)).at(-3, 0, 25),
          rule("softplus").by((x, y) -> function("sigmoid", x)).at(-3, 0, 4),
          rule("logaddexp")
              .by((a, b, y) -> slope("share", a, b))
              .by((a, b, y) -> slope("share", b, a))
              .atPoint(1, 2)
              .atPoint(3, 3),
          rule("erf").by((x, y) -> slope("erf", x)).at(-1.3, 0, 0.5, 2),
          rule("erfc").by((x, y) -> negate(slope("erf", x))).at(-1.3, 0, 0.5, 2),
          rule("logGamma").by((x, y) -> function("digamma", x)).strong().at(0.3, 1, 2.5, 12),
          rule("digamma").by((x, y) -> polygamma(1, x)).strong().at(0.3, 1, 2.5, 12),
          rule("square").by((x, y) -> multiply(literal(2.0), x)).strong().at(-3, 0, 2),
          rule("stopGradient").constant().at(2));

  private static final Map<String, Rule> BY_CLASS_AND_NAME = index();

  private RuleTable() {}

  private static Map<String, Rule> index() {
    Map<String, Rule> result = new LinkedHashMap<>();
    for (RuleBuilder builder : MATH) {
      Rule rule = builder.build();
      result.put("java.lang.Math." + rule.name(), rule);
      result.put("java.lang.StrictMath." + rule.name(), rule);
    }
    for (RuleBuilder builder : FUNCTIONS) {
      Rule rule = builder.build();
      result.put(Method.FUNCTIONS + "." + rule.name(), rule);
    }
    for (RuleBuilder builder : SlopeRules.ALL) {
      Rule rule = builder.build();
      result.put(Formulas.SLOPES + "." + rule.name(), rule);
    }
    Rule polygamma =
        rule("polygamma")
            .constant()
            .by((n, x, y) -> polygamma((Integer) ((Expression.Literal) n).value() + 1, x))
            .strong()
            .build();
    result.put(Formulas.SPECIAL + ".polygamma", polygamma);
    Rule difference =
        rule("difference").by((a, b, y) -> ONE).by((a, b, y) -> literal(-1.0)).build();
    result.put(Formulas.SPECIAL + ".difference", difference);
    return result;
  }

  /** The rule for a call of {@code method}; empty where Fluxion has none. */
  public static Optional<Rule> find(Method method) {
    String owner = method.owner().equals(Method.FLOATS) ? "java.lang.Math" : method.owner();
    return MathLikes.entries(method).orElse(List.of(owner + "." + method.name())).stream()
        .map(BY_CLASS_AND_NAME::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** All entries by {@code class.name}, in the order of the table. */
  public static Map<String, Rule> all() {
    return java.util.Collections.unmodifiableMap(BY_CLASS_AND_NAME);
  }

  private static Expression inverseLeg(Expression x) {
    return divide(ONE, math("sqrt", slope("oneLessSquare", x)));
  }

  private static Expression belowTop(List<Expression> x) {
    return larger(x.get(2), math("max", x.get(0), x.get(1)));
  }

  private static Expression math2(String name, Expression x, Expression n) {
    return Expression.Call.of(
        Method.ofStatic("java.lang.Math", name, Primitive.DOUBLE, Primitive.DOUBLE, Primitive.INT),
        x,
        n);
  }
}
