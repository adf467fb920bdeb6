package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.rules.Operators;
import dev.fluxion.processor.transform.Calls;
import dev.fluxion.processor.transform.RuleCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The adjoint of one assignment (Griewank &amp; Walther, section 3.2): {@code z = f(a, b)} gives
 * {@code aBar += zBar · ∂f/∂a; bBar += zBar · ∂f/∂b}.
 */
final class StatementAdjoint {
  private final Adjoints adjoints;
  private final Homes homes;
  private final Variables variables;
  private final RuleAdjoint rules;

  StatementAdjoint(Adjoints adjoints, Homes homes, Variables variables) {
    this.adjoints = adjoints;
    this.homes = homes;
    this.variables = variables;
    this.rules = new RuleAdjoint(adjoints, variables);
  }

  /** What the forward sweep does beside {@code assign}; empty unless it moves an array. */
  List<Statement> forward(Statement.Assign assign) {
    Expression value = assign.value();
    if (!(value.type() instanceof ArrayType)) {
      return List.of();
    }
    if (assign.target() instanceof Expression.Read read) {
      return adjoints.isActive(read)
          ? List.of(Statement.Assign.to(adjoints.of(read.variable()), adjoints.shadow(value, read)))
          : List.of();
    }
    Expression.Element element = (Expression.Element) assign.target();
    return adjoints.isActive(element.array())
        ? List.of(
            new Statement.Assign(
                Code.element(adjoints.of(element.array()), element.index()),
                adjoints.shadow(value, element)))
        : List.of();
  }

  /** The reverse sweep's statements for {@code assign}. */
  List<Statement> reverse(Statement.Assign assign) {
    if (assign.target() instanceof Expression.Element element) {
      return reverseStore(element, assign.value());
    }
    Expression.Read target = (Expression.Read) assign.target();
    if (!adjoints.isActive(target)) {
      return List.of();
    }
    Optional<RuleCall> ruled = RuleCall.of(assign.value());
    if (ruled.isPresent()) {
      List<Statement> out = new ArrayList<>(rules.of(ruled.get(), adjoints.of(target)));
      if (target.type().isReal()) {
        out.addAll(reset(target));
      }
      return out;
    }
    return target.type() instanceof ArrayType
        ? reverseArray(target, assign.value())
        : reverseReal(target, assign.value());
  }

  private List<Statement> reverseStore(Expression.Element element, Expression value) {
    if (!adjoints.isActive(element.array()) || value.type() instanceof ArrayType) {
      return List.of();
    }
    Expression.Element bar = Code.element(adjoints.of(element.array()), element.index());
    List<Statement> out = new ArrayList<>();
    if (adjoints.isActive(value)) {
      out.add(new Statement.Accumulate(adjoints.of(value), bar));
    }
    out.add(new Statement.Assign(bar, Code.literal(0.0)));
    return out;
  }

  private List<Statement> reverseReal(Expression.Read target, Expression value) {
    Expression.Read bar = adjoints.of(target);
    List<Statement> out = new ArrayList<>();
    if (value instanceof Expression.Element element) {
      if (adjoints.isActive(element.array())) {
        Expression.Element source = Code.element(adjoints.of(element.array()), element.index());
        out.add(new Statement.Accumulate(source, bar));
      }
    } else if (value instanceof Expression.Conditional conditional) {
      Expression zero = Code.literal(0.0);
      choose(out, conditional, conditional.whenTrue(), bar, zero);
      choose(out, conditional, conditional.whenFalse(), zero, bar);
    } else {
      for (Operators.Term term : Operators.terms(value, target)) {
        if (adjoints.isActive(term.operand())) {
          out.add(new Statement.Accumulate(adjoints.of(term.operand()), term.times(bar)));
        }
      }
    }
    out.addAll(reset(target));
    return out;
  }

  /** A carried variable's other assignment is still to be reversed, and begins anew. */
  List<Statement> reset(Expression.Read target) {
    return homes.isCarried(target.variable())
        ? List.of(new Statement.Assign(adjoints.of(target), Code.literal(0.0)))
        : List.of();
  }

  private void choose(
      List<Statement> out,
      Expression.Conditional conditional,
      Expression operand,
      Expression whenTrue,
      Expression whenFalse) {
    if (adjoints.isActive(operand)) {
      out.add(
          new Statement.Accumulate(
              adjoints.of(operand),
              new Expression.Conditional(conditional.condition(), whenTrue, whenFalse)));
    }
  }

  private List<Statement> reverseArray(Expression.Read target, Expression value) {
    Expression.Read bar = adjoints.of(target);
    List<Statement> out = new ArrayList<>();
    if (value instanceof Expression.ArrayValue arrayValue && arrayValue.type().rank() == 1) {
      for (int i = 0; i < arrayValue.elements().size(); i++) {
        Expression element = arrayValue.elements().get(i);
        if (adjoints.isActive(element)) {
          out.add(
              new Statement.Accumulate(adjoints.of(element), Code.element(bar, Code.literal(i))));
        }
      }
    } else if (value instanceof Expression.Copy copy
        && copy.type().rank() == 1
        && adjoints.isActive(copy.array())) {
      out.add(Calls.addArrays(adjoints.of(copy.array()), bar, variables));
    }
    return out;
  }
}
