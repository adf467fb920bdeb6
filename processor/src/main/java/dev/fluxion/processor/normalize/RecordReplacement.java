package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Leaf;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Rewriter;
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
 * record type the {@link Rows} of its active leaves. Runs after inlining: there are no jumps but
 * one {@code Return}, and a record comes from another record, {@code new}, a choice between two, or
 * a call that was not inlined.
 */
public final class RecordReplacement extends Rewriter {
  private final Variables variables;
  private final Map<Variable, List<Variable>> parts = new HashMap<>();

  private RecordReplacement(Variables variables) {
    this.variables = variables;
  }

  public static Function apply(Function function, Variables variables) {
    return new RecordReplacement(variables).function(function);
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
    return new Function(
        function.name(),
        parameters,
        result instanceof RecordType type ? Rows.of(type) : result,
        rewrite(function.body()),
        function.linkage());
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
          ? List.of(new Statement.Assign(assign.target(), call(invoke, invoke.type())))
          : super.assign(assign);
    } else if (assign.value() instanceof Expression.Invoke invoke) {
      return assignCall(read.variable(), invoke);
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
  private Expression.Invoke call(Expression.Invoke invoke, Type result) {
    List<Expression> arguments = new ArrayList<>();
    invoke.arguments().forEach(argument -> arguments.addAll(leaves(argument)));
    return new Expression.Invoke(invoke.function(), result, arguments);
  }

  private List<Statement> assignCall(Variable target, Expression.Invoke invoke) {
    RecordType type = (RecordType) target.type();
    List<Leaf> leaves = Leaf.of(type);
    if (!leaves.stream().allMatch(Leaf::isActive)) {
      throw new IllegalStateException("a call returns more than reals: " + invoke.function());
    }
    Variable rows = variables.fresh(target.name(), Rows.of(type));
    List<Statement> statements = new ArrayList<>();
    statements.add(Statement.Assign.to(rows, call(invoke, rows.type())));
    List<Variable> targets = parts(target);
    for (int i = 0; i < targets.size(); i++) {
      Expression row = Rows.unpack(Code.read(rows), i, targets.get(i).type());
      statements.add(Statement.Assign.to(targets.get(i), row));
    }
    return statements;
  }

  @Override
  public List<Statement> evaluate(Statement.Evaluate evaluate) {
    if (evaluate.call() instanceof Expression.Invoke invoke) {
      Type type = invoke.type() instanceof RecordType record ? Rows.of(record) : invoke.type();
      return List.of(new Statement.Evaluate(call(invoke, type)));
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
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).isActive()) {
        active.add(values.get(i));
      }
    }
    return List.of(new Statement.Return(Rows.pack(active)));
  }

  /** Warnings look at the reals that an expression reads. */
  @Override
  public List<Statement> warn(Statement.Warn warn) {
    List<Expression> operands = new ArrayList<>();
    warn.operands().forEach(operand -> operands.addAll(leaves(operand)));
    return List.of(new Statement.Warn(warn.watch(), warn.origin(), operands));
  }
}
