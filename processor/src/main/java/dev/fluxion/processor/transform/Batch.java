package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Value and gradient of a function of numbers at many points, in one loop over arrays of them: the
 * compiler of the virtual machine can compute several points at once where the code has no branch.
 * Each point gives the numbers that it gives alone.
 */
final class Batch extends Rewriter {
  private final Variable gradient;
  private final List<Variable> bars;
  private final Expression point;

  private Batch(Variable gradient, List<Variable> bars, Expression point) {
    this.gradient = gradient;
    this.bars = bars;
    this.point = point;
  }

  /** Whether the numbers are parameters of their own. */
  static boolean fits(Program primal) {
    return primal.entry().parameters().stream()
        .filter(p -> p.role() == Role.INDEPENDENT)
        .allMatch(p -> p.whole().isEmpty() && p.variable().type() == Primitive.DOUBLE);
  }

  /**
   * (an array for each number of the point, values, an array for each partial) → nothing.
   *
   * @param adjoint as {@code ReverseMode.gradient()} makes it
   */
  static Program of(Program adjoint) {
    Variables variables = adjoint.variables();
    Function one = adjoint.entry();
    Variable index = variables.fresh("k", Primitive.INT);
    Variable values = variables.fresh("values", new ArrayType(Primitive.DOUBLE));
    Variable gradient = null;
    List<Parameter> parameters = new ArrayList<>();
    List<Variable> bars = new ArrayList<>();
    List<Statement> turn = new ArrayList<>();
    for (Parameter parameter : one.parameters()) {
      Variable variable = parameter.variable();
      if (parameter.role() == Role.INDEPENDENT) {
        Variable points = variables.fresh(variable.name() + "Points", values.type());
        bars.add(variables.fresh(variable.name() + "Bars", values.type()));
        parameters.add(new Parameter(points, Role.CONSTANT));
        turn.add(Statement.Assign.to(variable, Code.element(Code.read(points), Code.read(index))));
      } else if (parameter.role() == Role.OUTPUT) {
        gradient = variable;
      } else {
        parameters.add(parameter);
      }
    }
    parameters.add(new Parameter(values, Role.OUTPUT));
    bars.forEach(bar -> parameters.add(new Parameter(bar, Role.OUTPUT)));
    Batch batch = new Batch(gradient, bars, Code.read(index));
    turn.addAll(batch.rewrite(new Block(Code.withoutReturn(one))).statements());
    turn.add(
        new Statement.Assign(Code.element(Code.read(values), Code.read(index)), Code.result(one)));
    Statement loop =
        Statement.For.upTo(index, new Expression.Length(Code.read(values)), new Block(turn));
    Function all = new Function(one.name(), parameters, Primitive.VOID, Block.of(loop));
    return adjoint.withEntry(all);
  }

  /** A partial goes to where the point's is. */
  @Override
  public Expression element(Expression.Element element) {
    boolean isPartial =
        element.array() instanceof Expression.Read read && read.variable().equals(gradient);
    if (!isPartial) {
      return super.element(element);
    }
    int number = (Integer) ((Expression.Literal) element.index()).value();
    return Code.element(Code.read(bars.get(number)), point);
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    return assign.target() instanceof Expression.Element target
        ? List.of(
            new Statement.Assign((Expression.Element) element(target), rewrite(assign.value())))
        : super.assign(assign);
  }
}
