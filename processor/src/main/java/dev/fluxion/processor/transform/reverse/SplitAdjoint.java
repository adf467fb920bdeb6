package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.analysis.ArrayLengths;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Stacks;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.transform.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sweeps of a function that others call, as two functions: {@code f$forward} (parameters,
 * shadows of arrays, where to leave the result's shadow, tape) → value; {@code f$reverse}
 * (parameters, adjoint of a real result, shadows, where to leave the adjoints of scalars, tape).
 */
final class SplitAdjoint {
  private final Function function;
  private final Variables variables;
  private final Activity activity;
  private final Adjoints adjoints;
  private final Variable tape;
  private final CallAdjoint calls;
  private final List<Parameter> shadows = new ArrayList<>();

  /** What makes shadows for parameters that are declared constant. */
  private final List<Statement> idleShadows = new ArrayList<>();

  private SplitAdjoint(Function function, Program program, Activity activity) {
    this.function = function;
    this.variables = program.variables();
    this.activity = activity;
    this.adjoints = new Adjoints(activity, variables);
    this.tape = variables.fresh("tape", Stacks.TAPE);
    this.calls = new CallAdjoint(program, activity, adjoints, tape);
    for (Parameter parameter : function.parameters()) {
      Variable variable = parameter.variable();
      if (!(variable.type() instanceof ArrayType)) {
        continue;
      } else if (activity.isCarried(function, variable)) {
        Variable shadow = variables.fresh(variable.name() + "Bar", variable.type());
        adjoints.bind(variable, shadow);
        shadows.add(new Parameter(shadow, Role.SHARED));
      } else if (activity.isActive(variable)) { // it shares a variable with one that varies
        Variable shadow = adjoints.of(variable);
        adjoints.bind(variable, shadow);
        idleShadows.add(Statement.Assign.to(shadow, Calls.zerosLike(Code.read(variable))));
      }
    }
  }

  /** Both sweeps of all functions that carry derivatives, by name. */
  static Map<String, Function> functions(Program program, Activity activity, boolean recomputes) {
    Map<String, Function> sweeps = new TreeMap<>();
    program
        .functions()
        .forEach(
            (name, function) -> {
              if (activity.isActiveFunction(name)) {
                new SplitAdjoint(function, program, activity).add(sweeps, recomputes);
              }
            });
    return sweeps;
  }

  private void add(Map<String, Function> sweeps, boolean recomputes) {
    Block body = new Block(Code.withoutReturn(function));
    Storage storage = Storage.ofSplitSweeps(activity.aliases(), recomputes);
    Homes homes = new Homes(body);
    Records records = new Records(tape, variables);
    Contents contents = Contents.none(activity.aliases());
    Restoration restoration =
        new Restoration(adjoints, homes, storage, contents, new ArrayLengths(body), records);
    Reversal reversal =
        new Reversal(adjoints, homes, restoration, records, calls, false, variables);
    Expression result = Code.result(function);
    boolean isActive = result != null && activity.isActive(result);
    Variable resultBar = variables.fresh("resultBar", Primitive.DOUBLE);
    boolean hasBar = isActive && result.type().isReal();
    List<Statement> seeds =
        hasBar
            ? List.of(new Statement.Accumulate(adjoints.of(result), Code.read(resultBar)))
            : List.of();
    Reversal.Split split = reversal.split(body, seeds);
    Function forward = forward(split, isActive ? result : null, result);
    sweeps.put(forward.name(), forward);
    Function reverse = reverse(split, hasBar ? List.of(resultBar) : List.of());
    sweeps.put(reverse.name(), reverse);
  }

  private Function forward(Reversal.Split split, Expression activeResult, Expression result) {
    List<Parameter> parameters = new ArrayList<>(function.parameters());
    parameters.addAll(shadows);
    List<Statement> statements = new ArrayList<>(split.openings());
    statements.addAll(idleShadows);
    statements.addAll(calls.forwardPrologue());
    statements.addAll(split.forward());
    if (activeResult != null && activeResult.type() instanceof ArrayType type) {
      Variable out = variables.fresh("shadows", new ArrayType(type));
      parameters.add(new Parameter(out, Role.SHARED));
      statements.add(
          new Statement.Assign(
              Code.element(Code.read(out), Code.literal(0)), adjoints.shadow(activeResult)));
    }
    if (result != null) {
      statements.add(new Statement.Return(result));
    }
    parameters.add(new Parameter(tape, Role.SHARED));
    return new Function(
        CallAdjoint.forwardName(function.name()),
        parameters,
        function.result(),
        new Block(statements),
        function.linkage());
  }

  private Function reverse(Reversal.Split split, List<Variable> resultBar) {
    List<Parameter> parameters = new ArrayList<>(function.parameters());
    resultBar.forEach(bar -> parameters.add(new Parameter(bar, Role.SHARED)));
    parameters.addAll(shadows);
    List<Variable> scalars =
        calls.activeScalars(function).stream()
            .map(i -> function.parameters().get(i).variable())
            .toList();
    List<Statement> statements = new ArrayList<>(split.openings());
    statements.addAll(idleShadows);
    statements.addAll(calls.reversePrologue());
    for (Variable scalar : scalars) {
      statements.add(Statement.Assign.to(adjoints.of(scalar), Code.literal(0.0)));
    }
    statements.addAll(split.reverse());
    if (!scalars.isEmpty()) {
      Variable bars = variables.fresh("bars", ArrayType.of(Primitive.DOUBLE, 1));
      parameters.add(new Parameter(bars, Role.SHARED));
      for (int k = 0; k < scalars.size(); k++) {
        statements.add(
            new Statement.Assign(
                Code.element(Code.read(bars), Code.literal(k)),
                Code.read(adjoints.of(scalars.get(k)))));
      }
    }
    parameters.add(new Parameter(tape, Role.SHARED));
    return new Function(
        CallAdjoint.reverseName(function.name()),
        parameters,
        Primitive.VOID,
        new Block(statements),
        function.linkage());
  }
}
