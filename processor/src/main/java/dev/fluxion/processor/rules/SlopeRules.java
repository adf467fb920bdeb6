package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.Code.add;
import static dev.fluxion.processor.ir.Code.divide;
import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.multiply;
import static dev.fluxion.processor.ir.Code.negate;
import static dev.fluxion.processor.ir.Code.strong;
import static dev.fluxion.processor.ir.Code.strongQuotient;
import static dev.fluxion.processor.ir.Code.subtract;
import static dev.fluxion.processor.rules.Formulas.math;
import static dev.fluxion.processor.rules.Formulas.slope;
import static dev.fluxion.processor.rules.RuleBuilder.rule;

import dev.fluxion.processor.ir.Expression;
import java.util.List;

/**
 * Second derivatives where those of the textbook formula would lose their digits: the rules of the
 * runtime's {@code Slopes}, which are first derivatives. An argument that only saves a computation
 * counts as a constant.
 */
final class SlopeRules {
  static final List<RuleBuilder> ALL =
      List.of(
          rule("oneLessSquare").by((x, z) -> multiply(literal(-2.0), x)),
          rule("expm1").by((x, y, z) -> z).strong().constant(),
          rule("tanh").by((x, y, z) -> multiply(multiply(literal(-2.0), y), z)).constant(),
          rule("sigmoid")
              .by((x, y, z) -> negate(multiply(math("tanh", multiply(literal(0.5), x)), z)))
              .constant(),
          rule("share")
              .by((a, b, z) -> multiply(z, slope("share", b, a)))
              .by((a, b, z) -> negate(multiply(z, slope("share", b, a)))),
          rule("atan").by((x, z) -> twiceByBoth(x, z)),
          rule("asec").by((x, z) -> negate(multiply(z, reciprocals(x)))).strong(),
          rule("erf").by((x, z) -> multiply(literal(-2.0), multiply(x, z))),
          rule("leg")
              .byAll((x, z) -> acrossLeg(x))
              .strong()
              .byAll((x, z) -> negate(multiply(strongQuotient(z, x.get(2)), otherLeg(x))))
              .strong()
              .constant(),
          rule("turn")
              .by((a, b, z) -> slope("twist", a, b))
              .strong()
              .by((a, b, z) -> multiply(literal(-2.0), multiply(z, slope("turn", b, a))))
              .strong(),
          rule("powerByBase")
              .by((x, p, z) -> slope("powerByBaseTwice", x, p))
              .strong()
              .by((x, p, z) -> slope("powerByBoth", x, p))
              .strong(),
          rule("powerByExponent")
              .byAll((x, z) -> slope("powerByBoth", x.get(0), x.get(1)))
              .strong()
              .byAll((x, z) -> strong(z, math("log", x.get(0))))
              .strong()
              .constant());

  private SlopeRules() {}

  /** −2·(x·z)·z, which stays in range where x² does not. */
  private static Expression twiceByBoth(Expression x, Expression z) {
    return multiply(literal(-2.0), multiply(multiply(x, z), z));
  }

  /** 1/x + x/(x² − 1), the logarithmic derivative of |x|·√(x² − 1); at ±1 that from outside. */
  private static Expression reciprocals(Expression x) {
    Expression one = literal(1.0);
    Expression leg = Formulas.unsigned(multiply(subtract(x, one), add(x, one)));
    return add(divide(one, x), divide(x, leg));
  }

  private static Expression otherLeg(List<Expression> x) {
    return slope("leg", x.get(1), x.get(0), x.get(2));
  }

  /** (b/r)²/r, the derivative of a/r by a. */
  private static Expression acrossLeg(List<Expression> x) {
    return multiply(strongQuotient(otherLeg(x), x.get(2)), otherLeg(x));
  }
}
