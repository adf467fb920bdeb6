package dev.fluxion.processor.transform.forward;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Stacks;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.rules.Operators;
import dev.fluxion.processor.transform.Calls;
import dev.fluxion.processor.transform.RuleCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forward mode: beside every assignment of an active variable {@code z}, the assignment of its
 * tangent {@code zDot} by the chain rule (Griewank &amp; Walther, section 3.1), once per lane.
 * Reads any flattened code, so also adjoint programs: the tangent of a stack is a shadow stack.
 */
final class Tangent implements Statement.Visitor<List<Statement>> {
  private final List<Lane> lanes;
  private final CallTangent calls;
  private final Variables variables;

  Tangent(List<Lane> lanes, CallTangent calls, Variables variables) {
    this.lanes = lanes;
    this.calls = calls;
    this.variables = variables;
  }

  Block block(Block block) {
    List<Statement> out = new ArrayList<>();
    block.statements().forEach(s -> out.addAll(s.accept(this)));
    return new Block(out);
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    if (assign.value() instanceof Expression.Invoke call) {
      return calls.of(assign, call, Code.root(assign.target()));
    }
    List<Statement> out = new ArrayList<>();
    out.add(assign);
    Optional<RuleCall> ruled = RuleCall.of(assign.value());
    if (ruled.isPresent()) {
      RuleTangent tangent = new RuleTangent(lanes, variables);
      out.addAll(tangent.of(ruled.get(), (Expression.Read) assign.target()));
      return out;
    }
    for (Lane lane : lanes) {
      if (assign.target() instanceof Expression.Read read) {
        if (Stacks.isCreation(assign.value()) || Stacks.isOpening(assign.value())) {
          if (lane.isActiveStack(read.variable())) {
            out.add(
                Statement.Assign.to(
                    lane.target(read.variable()), stackTangent(assign.value(), lane)));
          }
        } else if (lane.isActive(read.variable())) {
          out.add(
              Statement.Assign.to(
                  lane.target(read.variable()), tangent(assign.value(), read, lane)));
        }
      } else {
        Expression.Element element = (Expression.Element) assign.target();
        if (lane.isActive(element.array())) {
          out.add(
              new Statement.Assign(
                  Code.element(lane.tangent(element.array()), element.index()),
                  lane.tangentOrZero(assign.value())));
        }
      }
    }
    return out;
  }

  /** A stack of its own; from a tape, that of the tape's tangent. */
  private static Expression stackTangent(Expression value, Lane lane) {
    Expression.Call call = (Expression.Call) value;
    return new Expression.Call(
        call.method(), call.arguments().stream().map(lane::tangent).toList());
  }

  /** The tangent of {@code value}, which {@code result} holds. */
  private Expression tangent(Expression value, Expression.Read result, Lane lane) {
    if (value.type() instanceof ArrayType) {
      return Code.isOutsideArray(value) ? Calls.zerosLike(result) : arrayTangent(value, lane);
    }
    if (value instanceof Expression.Element element) {
      return lane.isActive(element.array())
          ? Code.element(lane.tangent(element.array()), element.index())
          : Lane.zero(value.type());
    }
    if (value instanceof Expression.Conditional conditional) {
      return new Expression.Conditional(
          conditional.condition(),
          lane.tangentOrZero(conditional.whenTrue()),
          lane.tangentOrZero(conditional.whenFalse()));
    }
    Expression sum = null;
    for (Operators.Term term : Operators.terms(value, result)) {
      if (lane.isActive(term.operand())) {
        sum = plus(sum, term.times(lane.tangent(term.operand())));
      }
    }
    return sum == null ? Lane.zero(value.type()) : sum;
  }

  private static Expression plus(Expression sum, Expression summand) {
    if (sum == null) {
      return summand;
    }
    if (summand instanceof Expression.Unary negated
        && negated.operator() == dev.fluxion.processor.ir.UnaryOperator.NEGATE) {
      return Code.subtract(sum, negated.operand());
    }
    return Code.add(sum, summand);
  }

  private Expression arrayTangent(Expression value, Lane lane) {
    if (value instanceof Expression.NewArray) {
      return value;
    }
    if (value instanceof Expression.ArrayValue arrayValue) {
      return new Expression.ArrayValue(
          arrayValue.type(), arrayValue.elements().stream().map(lane::tangentOrZero).toList());
    }
    if (value instanceof Expression.Copy copy) {
      return lane.isActive(copy.array())
          ? new Expression.Copy(lane.tangent(copy.array()))
          : Calls.zerosLike(copy.array());
    }
    if (value instanceof Expression.Element element) {
      return Code.element(lane.tangent(element.array()), element.index());
    }
    if (value instanceof Expression.Conditional conditional) {
      return new Expression.Conditional(
          conditional.condition(),
          arrayTangent(conditional.whenTrue(), lane),
          arrayTangent(conditional.whenFalse(), lane));
    }
    if (value instanceof Expression.Call) {
      return value; // zeros of a shape: their own tangent
    }
    return lane.tangentOrZero(value);
  }

  @Override
  public List<Statement> accumulate(Statement.Accumulate accumulate) {
    List<Statement> out = new ArrayList<>();
    out.add(accumulate);
    for (Lane lane : lanes) {
      if (!lane.isActive(accumulate.value())) {
        continue;
      }
      Expression increment = lane.tangent(accumulate.value());
      if (accumulate.target() instanceof Expression.Element element) {
        if (lane.isActive(element.array())) {
          out.add(
              new Statement.Accumulate(
                  Code.element(lane.tangent(element.array()), element.index()), increment));
        }
      } else {
        Expression.Read read = (Expression.Read) accumulate.target();
        if (lane.isActive(read)) {
          Variable target = lane.target(read.variable());
          out.add(new Statement.Accumulate(Code.read(target), increment));
        }
      }
    }
    return out;
  }

  @Override
  public List<Statement> evaluate(Statement.Evaluate evaluate) {
    if (evaluate.call() instanceof Expression.Invoke call) {
      return calls.of(evaluate, call, null);
    }
    List<Statement> out = new ArrayList<>();
    out.add(evaluate);
    if (Stacks.isRelease(evaluate.call())) {
      Variable tape = Code.reads(evaluate.call()).iterator().next();
      lanes.stream()
          .filter(lane -> lane.isActiveStack(tape))
          .forEach(lane -> out.add(new Statement.Evaluate(Stacks.release(lane.target(tape)))));
    }
    return out;
  }

  @Override
  public List<Statement> ifElse(Statement.If branch) {
    return List.of(
        new Statement.If(branch.condition(), block(branch.then()), block(branch.otherwise())));
  }

  @Override
  public List<Statement> loop(Statement.Loop loop) {
    return List.of(
        new Statement.Loop(loop.label(), loop.condition(), block(loop.body()), Block.EMPTY));
  }

  @Override
  public List<Statement> counted(Statement.For loop) {
    return List.of(loop.withBody(block(loop.body())));
  }

  @Override
  public List<Statement> breakOut(Statement.Break jump) {
    throw new IllegalStateException("jumps are eliminated before differentiation");
  }

  @Override
  public List<Statement> continueWith(Statement.Continue jump) {
    throw new IllegalStateException("jumps are eliminated before differentiation");
  }

  @Override
  public List<Statement> returnValue(Statement.Return jump) {
    return List.of(jump);
  }

  @Override
  public List<Statement> raise(Statement.Throw jump) {
    return List.of(jump);
  }

  @Override
  public List<Statement> push(Statement.Push push) {
    List<Statement> out = new ArrayList<>();
    out.add(push);
    for (Lane lane : lanes) {
      if (lane.isActiveStack(push.stack())) {
        out.add(new Statement.Push(lane.target(push.stack()), lane.tangentOrZero(push.value())));
      }
    }
    return out;
  }

  @Override
  public List<Statement> pop(Statement.Pop pop) {
    List<Statement> out = new ArrayList<>();
    out.add(pop);
    for (Lane lane : lanes) {
      if (lane.isActiveStack(pop.stack())) {
        Variable target =
            lane.isActive(pop.target())
                ? lane.target(pop.target())
                : variables.fresh("ignored", pop.target().type());
        out.add(new Statement.Pop(target, lane.target(pop.stack())));
      }
    }
    return out;
  }

  @Override
  public List<Statement> attempt(Statement.Try attempt) {
    throw new IllegalStateException("the front end writes try in terms of jumps");
  }

  @Override
  public List<Statement> warn(Statement.Warn warn) {
    return List.of();
  }
}
