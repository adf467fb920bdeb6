package dev.fluxion.processor.rules;

import dev.fluxion.processor.ir.Expression;
import java.util.ArrayList;
import java.util.List;

/** Spells one entry of {@link RuleTable}: a name, a partial per argument, points to test it at. */
final class RuleBuilder {
  private final String name;
  private final List<Rule.Partial> partials = new ArrayList<>();
  private final List<double[]> samples = new ArrayList<>();
  private final List<double[]> kinks = new ArrayList<>();

  private RuleBuilder(String name) {
    this.name = name;
  }

  /** A partial in the one argument and the result. */
  @FunctionalInterface
  interface One {
    Expression at(Expression x, Expression y);
  }

  /** A partial in the two arguments and the result. */
  @FunctionalInterface
  interface Two {
    Expression at(Expression a, Expression b, Expression y);
  }

  static RuleBuilder rule(String name) {
    return new RuleBuilder(name);
  }

  RuleBuilder byAll(Rule.Formula formula) {
    partials.add(new Rule.Partial(formula, false));
    return this;
  }

  RuleBuilder by(One formula) {
    return byAll((List<Expression> x, Expression y) -> formula.at(x.get(0), y));
  }

  RuleBuilder by(Two formula) {
    return byAll((List<Expression> x, Expression y) -> formula.at(x.get(0), x.get(1), y));
  }

  /** The last partial may not be finite at finite arguments. */
  RuleBuilder strong() {
    Rule.Partial last = partials.remove(partials.size() - 1);
    partials.add(new Rule.Partial(last.formula(), true));
    return this;
  }

  /** The next argument does not influence the result differentiably. */
  RuleBuilder constant() {
    partials.add(new Rule.Partial(null, false));
    return this;
  }

  /** Interior points of a function of one argument. */
  RuleBuilder at(double... points) {
    for (double point : points) {
      samples.add(new double[] {point});
    }
    return this;
  }

  /** An interior point of a function of several arguments. */
  RuleBuilder atPoint(double... point) {
    samples.add(point);
    return this;
  }

  RuleBuilder kink(double... points) {
    for (double point : points) {
      kinks.add(new double[] {point});
    }
    return this;
  }

  RuleBuilder kinkPoint(double... point) {
    kinks.add(point);
    return this;
  }

  Rule build() {
    return new Rule(name, List.copyOf(partials), List.copyOf(samples), List.copyOf(kinks));
  }
}
