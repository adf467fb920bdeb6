package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits a program that would be too large a method into several: HotSpot compiles no method above
 * 8,000 bytes of bytecode, and the class file format none above 65,535. Variables that more than
 * one part mentions live in arrays, one per type, which the parts share. The last pass: the code it
 * makes is only written.
 */
public final class MethodSplitting {
  private final Variables variables;
  private final Regions regions;
  private final Set<Variable> parameters = new HashSet<>();
  private final Map<Type, Variable> states = new LinkedHashMap<>();
  private final Map<Type, Integer> sizes = new LinkedHashMap<>();
  private final Map<Variable, Expression.Element> slots = new LinkedHashMap<>();
  private final List<Function> parts = new ArrayList<>();

  private MethodSplitting(Function function, Variables variables, int limit) {
    this.variables = variables;
    this.regions = new Regions(function.body(), limit);
    function.parameters().forEach(p -> parameters.add(p.variable()));
  }

  /** The function, its parts hanging on it where it had to be split. */
  public static Function apply(Function function, Variables variables, int limit) {
    if (CodeSize.of(function.body()) <= limit) {
      return function;
    }
    return new MethodSplitting(function, variables, limit).split(function);
  }

  private Function split(Function function) {
    Set<Variable> counters = new HashSet<>();
    regions.counters.values().forEach(counters::addAll);
    regions.mentions.forEach(
        (variable, where) -> {
          boolean shared = where.size() > 1 && !parameters.contains(variable);
          if (shared && !counters.contains(variable) && !Regions.isObject(variable.type())) {
            slots.put(variable, slot(variable.type()));
          }
        });
    Sharing sharing = new Sharing();
    Block main = sharing.rewrite(function.body());
    List<Statement> statements = new ArrayList<>();
    states.forEach(
        (type, state) ->
            statements.add(
                Statement.Assign.to(
                    state,
                    new Expression.NewArray(
                        (ArrayType) state.type(), List.of(Code.literal(sizes.get(type)))))));
    statements.addAll(main.statements());
    return new Function(
        function.name(),
        function.parameters(),
        function.result(),
        new Block(statements),
        parts,
        function.linkage());
  }

  private Expression.Element slot(Type type) {
    Variable state =
        states.computeIfAbsent(type, t -> variables.fresh(stateName(t), new ArrayType(t)));
    int index = sizes.merge(type, 1, Integer::sum) - 1;
    return Code.element(Code.read(state), Code.literal(index));
  }

  private static String stateName(Type type) {
    return (type instanceof Primitive primitive ? primitive.keyword() : "array") + "State";
  }

  /** Reads and writes shared variables in their slots, and calls the parts. */
  private final class Sharing extends Rewriter {

    @Override
    public Block rewrite(Block block) {
      List<Statement> out = new ArrayList<>();
      int skip = 0;
      for (Statement statement : block.statements()) {
        Integer region = regions.starts.get(statement);
        if (region != null) {
          List<Statement> run = regions.runs.get(region - 1);
          out.add(part(region, run));
          skip = run.size();
        }
        if (skip-- <= 0) {
          out.addAll(statement.accept(this));
        }
      }
      return new Block(out);
    }

    /** The call of a run of statements as a method of its own. */
    private Statement part(int region, List<Statement> run) {
      List<Statement> body = new ArrayList<>();
      run.forEach(s -> body.addAll(s.accept(this)));
      Set<Variable> own = regions.counters.getOrDefault(region, Set.of());
      Set<Variable> inputs = new LinkedHashSet<>();
      for (Variable variable : Code.mentions(new Block(body))) {
        boolean passed =
            parameters.contains(variable)
                || states.containsValue(variable)
                || Regions.isObject(variable.type())
                || isCounter(variable) && !own.contains(variable);
        if (passed) {
          inputs.add(variable);
        }
      }
      String name = "$" + region;
      List<Type> types = inputs.stream().map(Variable::type).toList();
      parts.add(
          new Function(
              name,
              inputs.stream().map(v -> new Parameter(v, Role.CONSTANT)).toList(),
              Primitive.VOID,
              new Block(body)));
      return new Statement.Evaluate(
          new Expression.Call(
              new Method("", name, types, Primitive.VOID, true),
              inputs.stream().<Expression>map(Code::read).toList()));
    }

    private boolean isCounter(Variable variable) {
      return regions.counters.values().stream().anyMatch(c -> c.contains(variable));
    }

    private Place place(Place target) {
      if (target instanceof Expression.Read read && slots.containsKey(read.variable())) {
        return slots.get(read.variable());
      }
      return target instanceof Expression.Element element
          ? Code.element(rewrite(element.array()), rewrite(element.index()))
          : target;
    }

    @Override
    public Expression read(Expression.Read read) {
      Expression.Element slot = slots.get(read.variable());
      return slot == null ? read : slot;
    }

    @Override
    public List<Statement> assign(Statement.Assign assign) {
      Expression value = rewrite(assign.value());
      return List.of(new Statement.Assign(place(assign.target()), value));
    }

    @Override
    public List<Statement> accumulate(Statement.Accumulate accumulate) {
      Expression value = rewrite(accumulate.value());
      return List.of(new Statement.Accumulate(place(accumulate.target()), value));
    }

    @Override
    public List<Statement> push(Statement.Push push) {
      return List.of(new Statement.Push(push.stack(), rewrite(push.value())));
    }

    @Override
    public List<Statement> pop(Statement.Pop pop) {
      Expression.Element slot = slots.get(pop.target());
      if (slot == null) {
        return List.of(pop);
      }
      Variable popped = variables.fresh("", pop.target().type());
      return List.of(
          new Statement.Pop(popped, pop.stack()), new Statement.Assign(slot, Code.read(popped)));
    }
  }
}
