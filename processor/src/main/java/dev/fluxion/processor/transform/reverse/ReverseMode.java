package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.analysis.ArrayLengths;
import dev.fluxion.processor.analysis.Independence;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Optimization;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The programs of reverse mode, made from a function in SSA form. */
public final class ReverseMode {
  private final Program program;
  private final Function function;
  private final Variables variables;
  private final Activity activity;

  private final Set<Optimization> off;

  /**
   * @param off optimisations that are left out
   */
  public ReverseMode(Program program, Set<Optimization> off) {
    this.program = program;
    this.off = off;
    this.function = program.entry();
    this.variables = program.variables();
    boolean isGenerous = !does(Optimization.ACTIVITY);
    this.activity = Activity.of(program, function.variables(Role.INDEPENDENT), isGenerous);
  }

  private boolean does(Optimization optimization) {
    return !off.contains(optimization);
  }

  /** The program with both sweeps of its functions; its entry stays. */
  public Program functions() {
    return program
        .with(SplitAdjoint.functions(program, activity, does(Optimization.RECOMPUTATION)))
        .reachable();
  }

  /**
   * (point, cotangent, destinations) → value of a scalar function, nothing of others; the product
   * of cotangent and Jacobian is added to the destinations: an array per independent array and per
   * record's reals, in order, then one for all scalars that are parameters of their own.
   */
  public Program vjp() {
    boolean scalar = function.result().isReal();
    Variable cotangent =
        variables.fresh("cotangent", scalar ? Primitive.DOUBLE : function.result());
    return adjoint(Code.read(cotangent), List.of(new Parameter(cotangent, Role.COTANGENT)), true);
  }

  /** (point, destinations) → value of a scalar function; the gradient of scalars is written. */
  public Program gradient() {
    return adjoint(Code.literal(1.0), List.of(), false);
  }

  private Program adjoint(Expression seed, List<Parameter> cotangents, boolean adds) {
    Adjoints adjoints = new Adjoints(activity, variables);
    List<Parameter> destinations = new ArrayList<>();
    List<Variable> scalars = new ArrayList<>();
    List<Expression.Element> places = new ArrayList<>();
    Map<String, Variable> shared = new LinkedHashMap<>();
    Map<String, Integer> used = new HashMap<>();
    for (Parameter parameter : function.parameters()) {
      Variable independent = parameter.variable();
      if (parameter.role() != Role.INDEPENDENT) {
        continue;
      }
      if (independent.type() instanceof ArrayType) {
        Variable destination = variables.fresh(independent.name() + "Bar", independent.type());
        adjoints.bind(independent, destination);
        destinations.add(new Parameter(destination, Role.OUTPUT));
      } else {
        Variable destination = shared.get(parameter.whole());
        if (destination == null) {
          destination = destination(parameter.whole());
          shared.put(parameter.whole(), destination);
          if (!parameter.whole().isEmpty()) {
            destinations.add(new Parameter(destination, Role.OUTPUT));
          }
        }
        int index = used.merge(parameter.whole(), 1, Integer::sum) - 1;
        places.add(Code.element(Code.read(destination), Code.literal(index)));
        scalars.add(independent);
      }
    }
    if (shared.containsKey("")) {
      destinations.add(new Parameter(shared.get(""), Role.OUTPUT));
    }
    List<Statement> statements = Code.withoutReturn(function);
    Expression result = Code.result(function);
    // The reverse sweep may set the variable that holds the result back to earlier values.
    Variable value = variables.fresh("value", function.result());
    List<Statement> seeds = new ArrayList<>();
    seeds.add(Statement.Assign.to(value, result));
    if (result.type() instanceof ArrayType) {
      seeds.add(new Statement.Evaluate(Calls.requireShape("cotangent", seed, result)));
    }
    seeds.addAll(seeds(result, seed, adjoints));
    List<Statement> all = sweeps(new Block(statements), adjoints, scalars, seeds);
    for (int k = 0; k < scalars.size(); k++) {
      all.addAll(deliver(places.get(k), adjoints, scalars.get(k), adds));
    }
    boolean scalar = function.result().isReal();
    if (scalar) {
      all.add(new Statement.Return(Code.read(value)));
    }
    List<Parameter> parameters = new ArrayList<>(function.parameters());
    parameters.addAll(cotangents);
    parameters.addAll(destinations);
    Function adjoint =
        new Function(
            function.name(),
            parameters,
            scalar ? Primitive.DOUBLE : Primitive.VOID,
            new Block(all));
    return program
        .with(SplitAdjoint.functions(program, activity, does(Optimization.RECOMPUTATION)))
        .withEntry(adjoint)
        .reachable();
  }

  private List<Statement> sweeps(
      Block body, Adjoints adjoints, List<Variable> scalars, List<Statement> seeds) {
    Homes homes = new Homes(body);
    Storage storage = new Storage(body, activity.aliases(), does(Optimization.RECOMPUTATION));
    Variable tape = variables.fresh("tape", Stacks.TAPE);
    CallAdjoint callAdjoint = new CallAdjoint(program, activity, adjoints, tape);
    List<Statement> prologue = new ArrayList<>();
    boolean calls = Code.callees(body).stream().anyMatch(activity::isActiveFunction);
    if (calls) {
      prologue.add(Statement.Assign.to(tape, Stacks.acquire()));
    }
    for (Variable constant : function.variables(Role.CONSTANT)) {
      if (constant.type() instanceof ArrayType && activity.isActive(constant)) {
        prologue.add(
            Statement.Assign.to(adjoints.of(constant), Calls.zerosLike(Code.read(constant))));
      }
    }
    List<Statement> zeros = new ArrayList<>();
    for (Variable scalar : scalars) {
      if (activity.isActive(scalar)) {
        zeros.add(Statement.Assign.to(adjoints.of(scalar), Code.literal(0.0)));
      }
    }
    Records records = new Records(null, variables);
    Contents contents =
        does(Optimization.RESTORED_ARRAYS)
            ? Contents.of(body, Code.result(function), homes, activity.aliases())
            : Contents.none(activity.aliases());
    ArrayLengths lengths = new ArrayLengths(body);
    Restoration restoration = new Restoration(adjoints, homes, storage, contents, lengths, records);
    boolean usesArrays = does(Optimization.RECORD_ARRAYS);
    List<Statement> sweeps =
        new Reversal(adjoints, homes, restoration, records, callAdjoint, usesArrays, variables)
            .run(body, prologue, zeros, seeds, independentLoops(body, homes, lengths));
    if (calls) {
      sweeps.add(new Statement.Evaluate(Stacks.release(tape)));
    }
    return sweeps;
  }

  private Map<Integer, Independence> independentLoops(
      Block body, Homes homes, ArrayLengths lengths) {
    Map<Integer, Independence> loops = new LinkedHashMap<>();
    List<Statement> statements = does(Optimization.FUSED_SWEEPS) ? body.statements() : List.of();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Statement.For loop) {
        Set<Variable> carried = homes.carried(loop.body());
        int position = i;
        Independence.of(body, i, carried, Code.result(function), lengths, activity)
            .ifPresent(independence -> loops.put(position, independence));
      }
    }
    return loops;
  }

  private List<Statement> seeds(Expression result, Expression seed, Adjoints adjoints) {
    if (!adjoints.isActive(result)) {
      return List.of();
    }
    Expression.Read bar = adjoints.of(result);
    return List.of(
        result.type() instanceof ArrayType
            ? Calls.addArrays(bar, seed, variables)
            : new Statement.Accumulate(bar, seed));
  }

  /** The array into which the adjoints of scalars go that are parts of one whole. */
  private Variable destination(String whole) {
    String name = whole.isEmpty() ? "gradient" : whole + "Bar";
    return variables.fresh(name, ArrayType.of(Primitive.DOUBLE, 1));
  }

  private List<Statement> deliver(
      Expression.Element place, Adjoints adjoints, Variable scalar, boolean adds) {
    boolean active = activity.isActive(scalar);
    Expression bar = active ? Code.read(adjoints.of(scalar)) : Code.literal(0.0);
    if (!adds) {
      return List.of(new Statement.Assign(place, bar));
    }
    return active ? List.of(new Statement.Accumulate(place, bar)) : List.of();
  }
}
