package dev.fluxion.processor.transform.forward;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.CustomRule;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.rules.Operators;
import dev.fluxion.processor.transform.Calls;
import dev.fluxion.processor.transform.DerivedCall;
import dev.fluxion.processor.transform.RuleCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tangent of a call that a rule differentiates: by its partials; by the tangent form of the
 * rule; or, where there is only the product form, row by row of the Jacobian.
 */
final class RuleTangent {
  private final List<Lane> lanes;
  private final Variables variables;

  RuleTangent(List<Lane> lanes, Variables variables) {
    this.lanes = lanes;
    this.variables = variables;
  }

  /**
   * @param result what the call is assigned to
   */
  List<Statement> of(RuleCall call, Expression.Read result) {
    List<Lane> active = lanes.stream().filter(lane -> lane.isActive(result)).toList();
    Optional<DerivedCall> derived = DerivedCall.of(call);
    if (active.isEmpty()) {
      return List.of();
    } else if (derived.isPresent()) {
      return ofDerivative(derived.get(), result, active);
    } else if (call.isOfParts()) {
      return byParts(call, result, active);
    } else if (call.isOfPartials()) {
      return byPartials(call, result, active);
    }
    return call.rule().tangent().isEmpty()
        ? byRows(call, result, active)
        : byTangent(call, result, active);
  }

  private List<Statement> ofDerivative(
      DerivedCall call, Expression.Read result, List<Lane> active) {
    List<Statement> out = new ArrayList<>();
    for (Lane lane : active) {
      Expression tangent = call.tangent(lane::isActive, lane::tangent, variables, out);
      out.add(Statement.Assign.to(lane.target(result.variable()), tangent));
    }
    return out;
  }

  private List<Statement> byPartials(RuleCall call, Expression.Read result, List<Lane> active) {
    Expression partials = call.rule().partials(call.call().arguments());
    List<Statement> out = new ArrayList<>();
    Expression.Read kept = keep("partial", partials, out);
    for (Lane lane : active) {
      Expression sum = null;
      for (Operators.Term term : Operators.ofRule(call.varying(), kept)) {
        if (lane.isActive(term.operand())) {
          Expression summand = term.times(lane.tangent(term.operand()));
          sum = sum == null ? summand : Code.add(sum, summand);
        }
      }
      Expression tangent = sum == null ? Code.literal(0.0) : sum;
      out.add(Statement.Assign.to(lane.target(result.variable()), tangent));
    }
    return out;
  }

  /** What each argument contributes is computed before the result's tangent is assigned. */
  private List<Statement> byParts(RuleCall call, Expression.Read result, List<Lane> active) {
    List<Statement> out = new ArrayList<>();
    Map<Lane, Expression.Read> sums = new HashMap<>();
    List<Expression> varying = call.varying();
    for (int i = 0; i < varying.size(); i++) {
      Expression argument = varying.get(i);
      CustomRule.Part part = call.rule().parts().get(i);
      List<Lane> concerned = active.stream().filter(lane -> lane.isActive(argument)).toList();
      Expression.Read row = null;
      if (part.tangent().isEmpty() && !concerned.isEmpty()) {
        row = keep("row", Calls.zerosLike(argument), out);
        out.add(call.product(part, Code.literal(1.0), row));
      }
      for (Lane lane : concerned) {
        if (row != null) {
          Expression.Read sum =
              sums.computeIfAbsent(lane, l -> keep("sum", Code.literal(0.0), out));
          out.add(timesTangent(argument, row, lane, sum));
        } else {
          List<Expression> dot = List.of(lane.tangent(argument));
          Expression.Read tangent =
              keep("part", call.invoke(part.tangent(), result.type(), dot), out);
          Expression.Read sum = sums.putIfAbsent(lane, tangent);
          if (sum != null) {
            out.add(Calls.addArrays(sum, tangent, variables));
          }
        }
      }
    }
    for (Lane lane : active) {
      Expression none = result.type().isReal() ? Code.literal(0.0) : Calls.zerosLike(result);
      Expression sum = sums.containsKey(lane) ? sums.get(lane) : none;
      out.add(Statement.Assign.to(lane.target(result.variable()), sum));
    }
    return out;
  }

  private static List<Statement> byTangent(
      RuleCall call, Expression.Read result, List<Lane> active) {
    List<Statement> out = new ArrayList<>();
    for (Lane lane : active) {
      List<Expression> tangents = call.varying().stream().map(lane::tangentOrZero).toList();
      Expression tangent = call.invoke(call.rule().tangent(), result.type(), tangents);
      out.add(Statement.Assign.to(lane.target(result.variable()), tangent));
    }
    return out;
  }

  private List<Statement> byRows(RuleCall call, Expression.Read result, List<Lane> active) {
    List<Statement> out = new ArrayList<>();
    if (result.type().isReal()) {
      List<Expression.Read> row = row(call, Code.literal(1.0), out);
      for (Lane lane : active) {
        Variable tangent = lane.target(result.variable());
        out.add(Statement.Assign.to(tangent, Code.literal(0.0)));
        out.addAll(timesTangents(call, row, lane, Code.read(tangent)));
      }
      return out;
    }
    for (Lane lane : active) {
      out.add(Statement.Assign.to(lane.target(result.variable()), Calls.zerosLike(result)));
    }
    out.add(
        RuleCall.forEach(
            result,
            variables,
            indices -> {
              List<Statement> body = new ArrayList<>();
              Expression.Read seed = keep("seed", Calls.zerosLike(result), body);
              body.add(new Statement.Assign(RuleCall.element(seed, indices), Code.literal(1.0)));
              List<Expression.Read> row = row(call, seed, body);
              for (Lane lane : active) {
                Expression.Read sum = keep("dot", Code.literal(0.0), body);
                body.addAll(timesTangents(call, row, lane, sum));
                body.add(
                    new Statement.Assign(RuleCall.element(lane.tangent(result), indices), sum));
              }
              return body;
            }));
    return out;
  }

  /** The product of a cotangent and the Jacobian, in new arrays. */
  private List<Expression.Read> row(RuleCall call, Expression cotangent, List<Statement> out) {
    List<Expression.Read> destinations = new ArrayList<>();
    for (Expression array : call.varyingArrays()) {
      destinations.add(keep("row", Calls.zerosLike(array), out));
    }
    if (!call.varyingScalars().isEmpty()) {
      destinations.add(keep("row", call.scalarZeros(), out));
    }
    out.add(call.product(cotangent, destinations));
    return destinations;
  }

  private Expression.Read keep(String name, Expression value, List<Statement> out) {
    return Calls.keep(name, value, variables, out);
  }

  /** {@code sum += row · tangents}. */
  private List<Statement> timesTangents(
      RuleCall call, List<Expression.Read> row, Lane lane, Expression.Read sum) {
    List<Statement> out = new ArrayList<>();
    List<Expression> arrays = call.varyingArrays();
    for (int i = 0; i < arrays.size(); i++) {
      if (lane.isActive(arrays.get(i))) {
        out.add(timesTangent(arrays.get(i), row.get(i), lane, sum));
      }
    }
    List<Expression> scalars = call.varyingScalars();
    for (int i = 0; i < scalars.size(); i++) {
      if (lane.isActive(scalars.get(i))) {
        Expression partial = Code.element(row.get(arrays.size()), Code.literal(i));
        out.add(new Statement.Accumulate(sum, Code.strong(lane.tangent(scalars.get(i)), partial)));
      }
    }
    return out;
  }

  /** {@code sum += partials · tangent} of one array. */
  private Statement timesTangent(
      Expression array, Expression partials, Lane lane, Expression.Read sum) {
    Expression tangent = lane.tangent(array);
    return RuleCall.forEach(
        array,
        variables,
        indices ->
            List.of(
                new Statement.Accumulate(
                    sum,
                    Code.strong(
                        RuleCall.element(tangent, indices), RuleCall.element(partials, indices)))));
  }
}
