package dev.fluxion.processor.transform.forward;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tangent of a call is a call of the tangent: the callee's value is returned, its tangents, one
 * for each lane, come back in an array that the caller makes once and uses for all its calls.
 */
final class CallTangent {
  private final List<Lane> lanes;
  private final Program program;

  /** By the type of the results: where their tangents come back. */
  private final Map<Type, Variable> holders = new LinkedHashMap<>();

  CallTangent(List<Lane> lanes, Program program) {
    this.lanes = lanes;
    this.program = program;
  }

  /** The name of the tangent of a function. */
  static String name(String function, int lanes) {
    return function + "$dot" + (lanes == 1 ? "" : lanes);
  }

  /** Statements that make what the calls of a body need, to run before it. */
  List<Statement> prologue() {
    List<Statement> statements = new ArrayList<>();
    holders.forEach((type, holder) -> statements.add(Statement.Assign.to(holder, holder(type))));
    return statements;
  }

  private Expression holder(Type type) {
    return new Expression.NewArray(new ArrayType(type), List.of(Code.literal(lanes.size())));
  }

  /**
   * @param original the statement that calls
   * @param target what it assigns the result to; null for nothing
   */
  List<Statement> of(Statement original, Expression.Invoke call, Variable target) {
    Function callee = program.functions().get(call.function());
    Lane first = lanes.get(0);
    List<Statement> out = new ArrayList<>();
    if (!first.isActiveFunction(call.function())) {
      out.add(original);
      receive(target, false, out);
      return out;
    }
    List<Expression> arguments = new ArrayList<>(call.arguments());
    for (Lane lane : lanes) {
      for (int i = 0; i < callee.parameters().size(); i++) {
        Variable parameter = callee.parameters().get(i).variable();
        if (lane.carries(callee, parameter)) {
          arguments.add(lane.tangentOrZero(call.arguments().get(i)));
        }
      }
    }
    boolean hasTangent = first.isActive(Code.result(callee));
    if (hasTangent) {
      Variable holder =
          holders.computeIfAbsent(
              call.type(), type -> first.fresh("tangents", new ArrayType(type)));
      arguments.add(Code.read(holder));
    }
    Expression.Invoke tangent =
        new Expression.Invoke(name(call.function(), lanes.size()), call.type(), arguments);
    out.add(
        target == null ? new Statement.Evaluate(tangent) : Statement.Assign.to(target, tangent));
    receive(target, hasTangent, out);
    return out;
  }

  private void receive(Variable target, boolean hasTangent, List<Statement> out) {
    for (int k = 0; k < lanes.size(); k++) {
      Lane lane = lanes.get(k);
      if (target != null && lane.isActive(target)) {
        Expression received =
            hasTangent
                ? Code.element(Code.read(holders.get(target.type())), Code.literal(k))
                : Lane.zero(target.type());
        out.add(Statement.Assign.to(lane.target(target), received));
      }
    }
  }

  /** The tangents of all functions that carry derivatives, by name. */
  static Map<String, Function> functions(List<Lane> lanes, Program program) {
    Map<String, Function> tangents = new LinkedHashMap<>();
    program
        .functions()
        .forEach(
            (name, function) -> {
              if (lanes.get(0).isActiveFunction(name)) {
                Function tangent = tangent(function, lanes, program);
                tangents.put(tangent.name(), tangent);
              }
            });
    return tangents;
  }

  /** (parameters, tangents of lane 1, of lane 2, …, where to leave those of the result) → value. */
  private static Function tangent(Function function, List<Lane> lanes, Program program) {
    CallTangent calls = new CallTangent(lanes, program);
    List<Parameter> parameters = new ArrayList<>(function.parameters());
    for (Lane lane : lanes) {
      for (Parameter parameter : function.parameters()) {
        if (lane.carries(function, parameter.variable())) {
          parameters.add(new Parameter(lane.target(parameter.variable()), parameter.role()));
        }
      }
    }
    List<Statement> body =
        new ArrayList<>(
            new Tangent(lanes, calls, program.variables())
                .block(new Block(Code.withoutReturn(function)))
                .statements());
    body.addAll(0, calls.prologue());
    lanes.forEach(lane -> body.addAll(0, lane.unseeded(function)));
    Expression result = Code.result(function);
    Lane first = lanes.get(0);
    if (result != null && first.isActive(result)) {
      Variable out = first.fresh("tangents", new ArrayType(function.result()));
      parameters.add(new Parameter(out, Role.SHARED));
      for (int k = 0; k < lanes.size(); k++) {
        body.add(
            new Statement.Assign(
                Code.element(Code.read(out), Code.literal(k)), lanes.get(k).tangent(result)));
      }
    }
    if (function.result() != Primitive.VOID) {
      body.add(new Statement.Return(result));
    }
    return new Function(
        name(function.name(), lanes.size()),
        parameters,
        function.result(),
        new Block(body),
        function.linkage());
  }
}
