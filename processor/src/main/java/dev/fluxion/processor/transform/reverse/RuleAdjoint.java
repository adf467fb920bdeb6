package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.rules.Operators;
import dev.fluxion.processor.transform.Calls;
import dev.fluxion.processor.transform.DerivedCall;
import dev.fluxion.processor.transform.RuleCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The adjoint of a call that a rule differentiates: one call of the rule. */
final class RuleAdjoint {
  private final Adjoints adjoints;
  private final Variables variables;

  RuleAdjoint(Adjoints adjoints, Variables variables) {
    this.adjoints = adjoints;
    this.variables = variables;
  }

  /**
   * @param bar the adjoint of the result
   */
  List<Statement> of(RuleCall call, Expression.Read bar) {
    Optional<DerivedCall> derived = DerivedCall.of(call);
    if (derived.isPresent()) {
      return derived.get().adjoint(bar, adjoints::isActive, adjoints::of, variables);
    }
    if (call.isOfParts()) {
      return byParts(call, bar);
    }
    return call.isOfPartials() ? byPartials(call, bar) : byProduct(call, bar);
  }

  private List<Statement> byParts(RuleCall call, Expression.Read bar) {
    List<Statement> out = new ArrayList<>();
    List<Expression> varying = call.varying();
    for (int i = 0; i < varying.size(); i++) {
      if (adjoints.isActive(varying.get(i))) {
        out.add(call.product(call.rule().parts().get(i), bar, adjoints.of(varying.get(i))));
      }
    }
    return out;
  }

  private List<Statement> byPartials(RuleCall call, Expression.Read bar) {
    List<Statement> out = new ArrayList<>();
    Expression partials = keep("partial", call.rule().partials(call.call().arguments()), out);
    for (Operators.Term term : Operators.ofRule(call.varying(), partials)) {
      if (adjoints.isActive(term.operand())) {
        out.add(new Statement.Accumulate(adjoints.of(term.operand()), term.times(bar)));
      }
    }
    return out;
  }

  private List<Statement> byProduct(RuleCall call, Expression.Read bar) {
    List<Statement> out = new ArrayList<>();
    List<Expression> destinations = new ArrayList<>();
    for (Expression array : call.varyingArrays()) {
      destinations.add(
          adjoints.isActive(array)
              ? adjoints.of(array)
              : keep("ignored", Calls.zerosLike(array), out));
    }
    List<Expression> scalars = call.varyingScalars();
    List<Statement> after = new ArrayList<>();
    if (!scalars.isEmpty()) {
      Expression.Read bars = keep("bars", call.scalarZeros(), out);
      destinations.add(bars);
      for (int i = 0; i < scalars.size(); i++) {
        if (adjoints.isActive(scalars.get(i))) {
          Expression product = Code.element(bars, Code.literal(i));
          after.add(new Statement.Accumulate(adjoints.of(scalars.get(i)), product));
        }
      }
    }
    out.add(call.product(bar, destinations));
    out.addAll(after);
    return out;
  }

  private Expression.Read keep(String name, Expression value, List<Statement> out) {
    return Calls.keep(name, value, variables, out);
  }
}
