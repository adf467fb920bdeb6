package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Rows;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a variable for each component in the place of every record (scalar replacement of
 * aggregates; Muchnick, 1997, section 12.2): records are values without identity, so that nothing
 * is lost. A parameter of record type becomes a parameter for each {@link Leaf}, and a result of
 * record type the {@link Rows} of its active leaves; its other leaves a function that others call
 * puts into arrays of length 1, its last parameters. Runs after inlining: there are no jumps but
 * one {@code Return}, and a record comes from another record, {@code new}, a choice between two, or
 * a call that was not inlined.
 */
public final class RecordReplacement extends Rewriter {
  private final Variables variables;
  private final boolean isCalled;
  private final Map<Variable, List<Variable>> parts = new HashMap<>();

  /** Where a function that is called leaves what is no active leaf of its result. */
  private final List<Variable> holders = new ArrayList<>();

  private RecordReplacement(Variables variables, boolean isCalled) {
    this.variables = variables;
    this.isCalled = isCalled;
  }

  /** Of a method as its derivatives are made: what is not active of its result is not wanted. */
  public static Function ofEntry(Function function, Variables variables) {
    return new RecordReplacement(variables, false).function(function);
  }

  /** Of a function that calls reach. */
  public static Function ofFunction(Function function, Variables variables) {
    return new RecordReplacement(variables, true).function(function);
  }

  private Function function(Function function) {
    List<List<Parameter>> expanded = Leaf.parameters(function.parameters(), variables);
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < expanded.size(); i++) {
      parameters.addAll(expanded.get(i));
      parts.put(
          function.parameters().get(i).variable(),
          expanded.get(i).stream().map(Parameter::variable).toList());
    }
    Type result = function.result();
    if (result instanceof RecordType type) {
      result = Rows.of(type);
      if (isCalled) {
        inactive(type).forEach(leaf -> holders.add(holder(leaf)));
        holders.forEach(holder -> parameters.add(new Parameter(holder, Role.SHARED)));
      }
    }
    return new Function(
        function.name(), parameters, result, rewrite(function.body()), function.linkage());
  }

  private static List<Leaf> inactive(RecordType type) {
    return Leaf.of(type).stream().filter(leaf -> !leaf.isActive()).toList();
  }

  private Variable holder(Leaf leaf) {
    return variables.fresh(leaf.name("result"), new ArrayType(leaf.type()));
  }

  private List<Variable> parts(Variable variable) {
    return parts.computeIfAbsent(
        variable,
        v ->
            Leaf.of(v.type()).stream()
                .map(leaf -> variables.fresh(leaf.name(v.name()), leaf.type()))
                .toList());
  }

  /** The leaves of a record, without records in them. */
  private List<Expression> leaves(Expression value) {
    if (!(value.type() instanceof RecordType type)) {
      return List.of(rewrite(value));
    }
    if (value instanceof Expression.Read read) {
      return parts(read.variable()).stream().<Expression>map(Code::read).toList();
    } else if (value instanceof Expression.NewRecord made) {
      List<Expression> all = new ArrayList<>();
      made.components().forEach(component -> all.addAll(leaves(component)));
      return all;
    } else if (value instanceof Expression.Component component) {
      return component(component.record(), component.index());
    } else if (value instanceof Expression.Conditional choice) {
      return choice(choice);
    } else if (value instanceof Expression.Literal) { // where no record can have been assigned
      return Leaf.of(type).stream()
          .<Expression>map(leaf -> Expression.Literal.zero(leaf.type()))
          .toList();
    }
    throw new IllegalStateException("no record: " + value);
  }

  private List<Expression> choice(Expression.Conditional choice) {
    Expression condition = rewrite(choice.condition());
    List<Expression> yes = leaves(choice.whenTrue());
    List<Expression> no = leaves(choice.whenFalse());
    List<Expression> all = new ArrayList<>();
    for (int i = 0; i < yes.size(); i++) {
      all.add(new Expression.Conditional(condition, yes.get(i), no.get(i)));
    }
    return all;
  }

  private List<Expression> component(Expression record, int index) {
    List<RecordType.Component> components = ((RecordType) record.type()).components();
    int from = 0;
    for (RecordType.Component before : components.subList(0, index)) {
      from += Leaf.of(before.type()).size();
    }
    int size = Leaf.of(components.get(index).type()).size();
    return leaves(record).subList(from, from + size);
  }

  @Override
  public Expression read(Expression.Read read) {
    if (read.type() instanceof RecordType) {
      throw new IllegalStateException("a record as a whole is read here: " + read.variable());
    }
    return read;
  }

  @Override
  public Expression component(Expression.Component component) {
    return component(component.record(), component.index()).get(0);
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    if (!(assign.target() instanceof Expression.Read read)
        || !(read.type() instanceof RecordType)) {
      return assign.value() instanceof Expression.Invoke invoke
          ? assignCall((Expression.Read) assign.target(), invoke)
          : super.assign(assign);
    } else if (assign.value() instanceof Expression.Invoke invoke) {
      return assignCall(read, invoke);
    } else if (assign.value() instanceof Expression.Conditional choice) {
      return List.of(
          new Statement.If(
              rewrite(choice.condition()),
              new Block(assign(new Statement.Assign(read, choice.whenTrue()))),
              new Block(assign(new Statement.Assign(read, choice.whenFalse())))));
    }
    return assignAll(parts(read.variable()), leaves(assign.value()));
  }

  /** All at once: {@code p = new P(p.y(), p.x())} exchanges the two. */
  private List<Statement> assignAll(List<Variable> targets, List<Expression> values) {
    Set<Variable> written = new HashSet<>();
    List<Statement> first = new ArrayList<>();
    List<Statement> then = new ArrayList<>();
    boolean overlap = false;
    for (int i = 0; i < targets.size(); i++) {
      overlap |= Code.reads(values.get(i)).stream().anyMatch(written::contains);
      written.add(targets.get(i));
    }
    for (int i = 0; i < targets.size(); i++) {
      Variable target = targets.get(i);
      if (overlap) {
        Variable value = variables.fresh(target.name(), target.type());
        first.add(Statement.Assign.to(value, values.get(i)));
        then.add(Statement.Assign.to(target, Code.read(value)));
      } else {
        first.add(Statement.Assign.to(target, values.get(i)));
      }
    }
    first.addAll(then);
    return first;
  }

  /** A call that stays one hands its records on as their leaves. */
  private Expression.Invoke call(
      Expression.Invoke invoke, List<Variable> returned, List<Statement> before) {
    List<Expression> arguments = new ArrayList<>();
    invoke.arguments().forEach(argument -> arguments.addAll(leaves(argument)));
    if (!(invoke.type() instanceof RecordType type)) {
      return new Expression.Invoke(invoke.function(), invoke.type(), arguments);
    }
    for (Leaf leaf : inactive(type)) {
      Variable holder = holder(leaf);
      ArrayType array = (ArrayType) holder.type();
      before.add(
          Statement.Assign.to(holder, new Expression.NewArray(array, List.of(Code.literal(1)))));
      returned.add(holder);
      arguments.add(Code.read(holder));
    }
    return new Expression.Invoke(invoke.function(), Rows.of(type), arguments);
  }

  private List<Statement> assignCall(Expression.Read target, Expression.Invoke invoke) {
    List<Statement> statements = new ArrayList<>();
    List<Variable> holders = new ArrayList<>();
    Expression.Invoke call = call(invoke, holders, statements);
    if (!(target.type() instanceof RecordType type)) {
      statements.add(new Statement.Assign(target, call));
      return statements;
    }
    Variable rows = variables.fresh(target.variable().name(), call.type());
    statements.add(Statement.Assign.to(rows, call));
    int row = 0;
    int holder = 0;
    List<Variable> targets = parts(target.variable());
    List<Leaf> leaves = Leaf.of(type);
    for (int i = 0; i < targets.size(); i++) {
      Expression value =
          leaves.get(i).isActive()
              ? Rows.unpack(Code.read(rows), row++, leaves.get(i).type())
              : Code.element(Code.read(holders.get(holder++)), Code.literal(0));
      statements.add(Statement.Assign.to(targets.get(i), value));
    }
    return statements;
  }

  @Override
  public List<Statement> evaluate(Statement.Evaluate evaluate) {
    if (evaluate.call() instanceof Expression.Invoke invoke) {
      List<Statement> statements = new ArrayList<>();
      statements.add(new Statement.Evaluate(call(invoke, new ArrayList<>(), statements)));
      return statements;
    }
    return super.evaluate(evaluate);
  }

  @Override
  public List<Statement> returnValue(Statement.Return jump) {
    if (jump.value() == null || !(jump.value().type() instanceof RecordType type)) {
      return super.returnValue(jump);
    }
    List<Leaf> leaves = Leaf.of(type);
    List<Expression> values = leaves(jump.value());
    List<Expression> active = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).isActive()) {
        active.add(values.get(i));
      } else if (isCalled) {
        Variable holder = holders.get(statements.size());
        statements.add(
            new Statement.Assign(Code.element(Code.read(holder), Code.literal(0)), values.get(i)));
      }
    }
    statements.add(new Statement.Return(Rows.pack(active)));
    return statements;
  }

  /** Warnings look at the reals that an expression reads. */
  @Override
  public List<Statement> warn(Statement.Warn warn) {
    List<Expression> operands = new ArrayList<>();
    warn.operands().forEach(operand -> operands.addAll(leaves(operand)));
    return List.of(new Statement.Warn(warn.watch(), warn.origin(), operands));
  }
}
