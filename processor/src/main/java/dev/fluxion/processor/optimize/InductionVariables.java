package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * In flattened SSA code, computes from a loop's counter what grows by the same number in every
 * iteration, such as a second index, so that the loop does not carry it.
 */
public final class InductionVariables extends Rewriter {
  private final Variables variables;
  private final Definitions definitions;
  private final Occurrences all;
  private boolean changed;

  private InductionVariables(Function function, Variables variables) {
    this.variables = variables;
    this.definitions = new Definitions(function);
    this.all = Occurrences.in(function.body());
  }

  /**
   * One step: what grows in an inner loop may be seen to grow in the outer one afterwards, once the
   * inner loop's part of it has been moved out.
   *
   * @return {@code function} itself where there is nothing to do
   */
  public static Function apply(Function function, Variables variables) {
    InductionVariables pass = new InductionVariables(function, variables);
    Block body = pass.rewrite(function.body());
    return pass.changed ? function.withBody(body) : function;
  }

  @Override
  public Block rewrite(Block block) {
    List<Statement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.For original) {
        loop(
            (Statement.For) super.counted(original).get(0),
            Occurrences.in(Block.of(original)),
            out);
      } else {
        out.addAll(statement.accept(this));
      }
    }
    return new Block(out);
  }

  /**
   * @param inside what the loop read and wrote before its inner loops were changed
   * @param out what stands before the loop; the loop is added
   */
  private void loop(Statement.For loop, Occurrences inside, List<Statement> out) {
    List<Statement> behind = new ArrayList<>();
    Statement.For rest = loop;
    for (Statement statement : loop.body().statements()) {
      if (statement instanceof Statement.Assign update
          && update.target() instanceof Expression.Read read
          && read.type() == Primitive.INT
          && all.writes(read.variable()) == 2
          && inside.writes(read.variable()) == 1) {
        rest = withoutCarrying(update, rest, inside, out, behind);
      }
    }
    out.add(rest);
    out.addAll(behind);
  }

  private Statement.For withoutCarrying(
      Statement.Assign update,
      Statement.For loop,
      Occurrences inside,
      List<Statement> out,
      List<Statement> behind) {
    Variable variable = Code.root(update.target());
    int before = indexOfAssignment(variable, out);
    Expression increment = new Increments(definitions, variable, loop).of(update.value());
    boolean isReadBehind = all.reads(variable) > inside.reads(variable);
    if (before < 0
        || increment == null
        || !isReadBehind && isReadByItselfOnly(variable, update, inside)
        || isReadBetween(variable, loop, out.subList(before, out.size()))) {
      return loop;
    }
    Expression value = ((Statement.Assign) out.get(before)).value();
    boolean keepsStart = isKept(value, loop, out.subList(before + 1, out.size()));
    Expression start =
        keepsStart ? value : Code.read(variables.fresh(variable.name(), variable.type()));
    ClosedForm form = new ClosedForm(loop, start, increment);
    if (!form.existsInside() || isReadBehind && !form.existsAfter()) {
      return loop;
    }
    changed = true;
    if (keepsStart) {
      out.remove(before);
    } else {
      out.set(before, new Statement.Assign((Expression.Read) start, value));
    }
    form = new ClosedForm(loop, start, atom(increment, out));
    if (isReadBehind) {
      Expression total = atom(form.total(isNatural(loop.bound())), out);
      behind.add(Statement.Assign.to(variable, IntegerSums.add(start, total)));
    }
    Expression origin = form.origin();
    return replace(variable, form.inside(origin == null ? null : atom(origin, out)), loop);
  }

  private static boolean isReadBetween(
      Variable variable, Statement.For loop, List<Statement> between) {
    return Occurrences.in(new Block(between)).reads(variable) > 0
        || Code.isReadIn(loop.from(), variable)
        || Code.isReadIn(loop.bound(), variable);
  }

  /** The last assignment of {@code variable} in the same block before the loop, or -1. */
  private static int indexOfAssignment(Variable variable, List<Statement> out) {
    int i = out.size() - 1;
    while (i >= 0
        && !(out.get(i) instanceof Statement.Assign assign
            && assign.target().equals(Code.read(variable)))) {
      i--;
    }
    return i;
  }

  /** Dead code, which others remove. */
  private boolean isReadByItselfOnly(
      Variable variable, Statement.Assign update, Occurrences inside) {
    return inside.reads(variable) == 1
        && update.value() instanceof Expression.Read next
        && definitions.of(next.variable()).filter(v -> Code.isReadIn(v, variable)).isPresent()
        && all.reads(next.variable()) == 1;
  }

  /** Whether {@code start} has its value from the one assignment until behind the loop. */
  private boolean isKept(Expression start, Statement.For loop, List<Statement> between) {
    if (!(start instanceof Expression.Read read)) {
      return start instanceof Literal;
    }
    return definitions.isSingle(read.variable())
        || !Code.writes(loop.body()).contains(read.variable())
            && !Code.writes(new Block(between)).contains(read.variable());
  }

  private boolean isNatural(Expression bound) {
    return bound instanceof Expression.Read read
        && definitions.of(read.variable()).orElse(null) instanceof Expression.Length;
  }

  private Expression atom(Expression value, List<Statement> out) {
    if (Code.isAtom(value)) {
      return value;
    }
    Variable name = variables.fresh("", value.type());
    out.add(Statement.Assign.to(name, value));
    return Code.read(name);
  }

  /** The loop that reads {@code value} where it read {@code variable}, which it does not update. */
  private Statement.For replace(Variable variable, Expression value, Statement.For loop) {
    List<Statement> statements = new ArrayList<>();
    Variable name = variables.fresh(variable.name(), variable.type());
    Expression stand = Code.isAtom(value) ? value : Code.read(name);
    if (stand != value) {
      statements.add(Statement.Assign.to(name, value));
    }
    Rewriter renaming =
        new Rewriter() {
          @Override
          public Expression read(Expression.Read read) {
            return read.variable().equals(variable) ? stand : read;
          }
        };
    for (Statement statement : loop.body().statements()) {
      boolean isUpdate =
          statement instanceof Statement.Assign assign
              && assign.target().equals(Code.read(variable));
      if (!isUpdate) {
        statements.addAll(statement.accept(renaming));
      }
    }
    return loop.withBody(new Block(statements));
  }
}
