package dev.fluxion.processor.transform.taylor;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.transform.Calls;
import dev.fluxion.processor.transform.RuleCall;
import java.util.ArrayList;
import java.util.List;

/**
 * The series of a call that a rule differentiates: by a method that computes with series, where
 * there is one; else its value, and the integral of the rule's series along those of the arguments.
 * The rule's series is wanted to one order less, which is why a rule may call the method it
 * differentiates; to order 0 nothing is wanted.
 */
final class RuleSeries {
  private final SeriesMode mode;
  private final RuleCall call;

  /** The algebra that the rule computes in. */
  private final Expression.Read algebra;

  private final Kernels lower;

  private RuleSeries(SeriesMode mode, RuleCall call, Expression.Read algebra) {
    this.mode = mode;
    this.call = call;
    this.algebra = algebra;
    this.lower = new Kernels(algebra);
  }

  /**
   * @param value the call on values
   * @param target receives the series
   */
  static List<Statement> of(SeriesMode mode, RuleCall call, Expression value, Variable target) {
    if (call.isOfParts() && !call.rule().series().isEmpty()) {
      return List.of(Statement.Assign.to(target, byMethod(mode, call)));
    }
    Kernels kernels = mode.kernels;
    Variables variables = mode.variables;
    List<Statement> out = new ArrayList<>();
    Expression.Read values = Calls.keep("value", value, variables, out);
    Expression.Read constant = Calls.keep("value", kernels.constant(values), variables, out);
    List<Statement> then = new ArrayList<>();
    Expression.Read algebra = Calls.keep("lower", kernels.lower(), variables, then);
    RuleSeries series = new RuleSeries(mode, call, algebra);
    Expression sum =
        call.isOfParts()
            ? series.byParts(constant, then)
            : call.isOfPartials()
                ? series.byPartials(constant, then)
                : series.byRows(constant, then);
    then.add(Statement.Assign.to(target, sum));
    out.add(
        new Statement.If(
            Code.binary(BinaryOperator.GREATER, kernels.order(), Code.literal(0)),
            new Block(then),
            Block.of(Statement.Assign.to(target, constant))));
    return out;
  }

  /** The same call with series in place of what varies. */
  private static Expression byMethod(SeriesMode mode, RuleCall call) {
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < call.call().arguments().size(); i++) {
      Expression argument = call.call().arguments().get(i);
      boolean varies = call.rule().varies().get(i);
      arguments.add(varies ? mode.expand(argument) : mode.values(argument));
    }
    Type type = new ArrayType(call.call().type());
    return mode.kernels.method(call.rule().series(), call.call().method().name(), type, arguments);
  }

  /** A real result: for each argument, the integral of its row of the Jacobian. */
  private Expression byParts(Expression value, List<Statement> out) {
    Expression sum = value;
    List<Expression> varying = call.varying();
    for (int i = 0; i < varying.size(); i++) {
      Expression argument = varying.get(i);
      if (mode.isActive(argument)) {
        String function = call.rule().parts().get(i).product();
        List<Expression> arguments = lowered(function, out);
        arguments.add(asTaken(function, Code.literal(1.0), arguments.size(), out));
        int last = arguments.size();
        Expression zeros = keep("", Calls.zerosLike(keep("", mode.values(argument), out)), out);
        arguments.add(asTaken(function, zeros, last, out));
        Expression.Invoke rule = new Expression.Invoke(function, Primitive.VOID, List.of());
        out.add(new Statement.Evaluate(mode.invoke(rule, algebra, arguments)));
        boolean isSeries = mode.isSeries(function, last);
        sum = along(sum, argument, isSeries, arguments.get(last), out);
      }
    }
    return sum;
  }

  private Expression byPartials(Expression value, List<Statement> out) {
    Expression.Invoke rule = (Expression.Invoke) call.rule().partials(call.call().arguments());
    boolean isSeries = mode.hasSeries(rule.function());
    Expression all = mode.invoke(rule, algebra, lowered(call.rule().function(), out));
    Expression.Read partials = keep("partial", all, out);
    Expression sum = value;
    List<Expression> varying = call.varying();
    for (int i = 0; i < varying.size(); i++) {
      if (mode.isActive(varying.get(i))) {
        Expression partial =
            rule.type().isReal() ? partials : Code.element(partials, Code.literal(i));
        sum = along(sum, varying.get(i), isSeries, partial, out);
      }
    }
    return sum;
  }

  private Expression byRows(Expression value, List<Statement> out) {
    if (call.call().type().isReal()) {
      return row(Code.literal(1.0), value, out);
    }
    Expression shape = keep("shape", mode.kernels.values(value, call.call().type()), out);
    out.add(
        RuleCall.forEach(
            shape,
            mode.variables,
            indices -> {
              List<Statement> body = new ArrayList<>();
              Expression.Read seed = keep("seed", Calls.zerosLike(shape), body);
              body.add(new Statement.Assign(RuleCall.element(seed, indices), Code.literal(1.0)));
              Place place = RuleCall.element(value, indices);
              Expression entry = keep("entry", place, body);
              body.add(new Statement.Assign(place, row(seed, entry, body)));
              return body;
            }));
    return value;
  }

  /** The sum and what the product of a cotangent and the Jacobian contributes to it. */
  private Expression row(Expression cotangent, Expression value, List<Statement> out) {
    List<Expression> arrays = call.varyingArrays();
    List<Expression> scalars = call.varyingScalars();
    String function = call.rule().function();
    List<Expression> arguments = lowered(function, out);
    int first = arguments.size() + 1;
    arguments.add(asTaken(function, cotangent, arguments.size(), out));
    for (Expression array : arrays) {
      Expression zeros = keep("", Calls.zerosLike(keep("", mode.values(array), out)), out);
      arguments.add(asTaken(function, zeros, arguments.size(), out));
    }
    if (!scalars.isEmpty()) {
      Expression zeros = keep("", call.scalarZeros(), out);
      arguments.add(asTaken(function, zeros, arguments.size(), out));
    }
    Type nothing = Primitive.VOID;
    Expression.Invoke rule = new Expression.Invoke(call.rule().function(), nothing, List.of());
    out.add(new Statement.Evaluate(mode.invoke(rule, algebra, arguments)));
    Expression sum = value;
    for (int i = 0; i < arrays.size(); i++) {
      if (mode.isActive(arrays.get(i))) {
        sum =
            along(
                sum,
                arrays.get(i),
                mode.isSeries(function, first + i),
                arguments.get(first + i),
                out);
      }
    }
    int last = first + arrays.size();
    for (int i = 0; i < scalars.size(); i++) {
      if (mode.isActive(scalars.get(i))) {
        Expression partial = Code.element(arguments.get(last), Code.literal(i));
        sum = along(sum, scalars.get(i), mode.isSeries(function, last), partial, out);
      }
    }
    return sum;
  }

  /** A constant, as a function of the rule takes its parameter. */
  private Expression asTaken(
      String function, Expression constant, int parameter, List<Statement> out) {
    return mode.isSeries(function, parameter) ? keep("", lower.constant(constant), out) : constant;
  }

  /** The sum and the integral of a partial, or of many, along an argument, or its elements. */
  private Expression along(
      Expression sum,
      Expression argument,
      boolean isSeries,
      Expression partial,
      List<Statement> out) {
    Expression series = mode.expand(argument);
    if (argument.type().isReal()) {
      return keep("sum", mode.kernels.along(sum, series, asSeries(partial, isSeries)), out);
    }
    Expression shape = keep("", mode.values(argument), out);
    Expression.Read carried = keep("sum", sum, out);
    out.add(
        RuleCall.forEach(
            shape,
            mode.variables,
            i -> {
              Expression at = asSeries(RuleCall.element(partial, i), isSeries);
              Expression next = mode.kernels.along(carried, RuleCall.element(series, i), at);
              return List.of(new Statement.Assign(carried, next));
            }));
    return carried;
  }

  private Expression asSeries(Expression partial, boolean isSeries) {
    return isSeries ? partial : mode.kernels.constant(partial);
  }

  /** The call's arguments as a function of the rule takes them, to one order less. */
  private List<Expression> lowered(String function, List<Statement> out) {
    List<Expression> arguments = new ArrayList<>();
    for (Expression argument : call.call().arguments()) {
      int position = arguments.size();
      Expression value =
          mode.isSeries(function, position)
              ? lower.truncated(mode.expand(argument))
              : mode.values(argument);
      arguments.add(Code.isAtom(value) ? value : keep("", value, out));
    }
    return arguments;
  }

  private Expression.Read keep(String name, Expression value, List<Statement> out) {
    return Calls.keep(name, value, mode.variables, out);
  }
}
