package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Renaming;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A function's body where it is called, with variables and labels of its own. */
final class PlacedFunction extends Renaming {
  private final Function function;
  private final Expression.Read target;
  private final Label end;
  private final Map<Label, Label> labels = new HashMap<>();

  /**
   * @param target the variable that the result goes to; null where it is not needed
   */
  PlacedFunction(Function function, Variables variables, Expression target) {
    super(variables);
    this.function = function;
    this.target = (Expression.Read) target;
    this.end = variables.label("call");
  }

  List<Statement> arguments(List<Expression> arguments) {
    List<Statement> all = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Variable parameter = target(function.parameters().get(i).variable());
      all.add(Statement.Assign.to(parameter, arguments.get(i)));
    }
    return all;
  }

  /** A loop that runs once, which what returns leaves. */
  Statement body() {
    List<Statement> all = new ArrayList<>(rewrite(function.body()).statements());
    if (all.isEmpty() || !(all.get(all.size() - 1) instanceof Statement.Break)) {
      all.add(new Statement.Break(end));
    }
    return new Statement.Loop(end, Literal.TRUE, new Block(all), Block.EMPTY);
  }

  private Label own(Label label) {
    return labels.computeIfAbsent(label, l -> variables.label(l.name()));
  }

  @Override
  public List<Statement> loop(Statement.Loop loop) {
    Statement.Loop renamed = (Statement.Loop) super.loop(loop).get(0);
    return List.of(
        new Statement.Loop(
            own(loop.label()), renamed.condition(), renamed.body(), renamed.update()));
  }

  @Override
  public List<Statement> breakOut(Statement.Break jump) {
    return List.of(new Statement.Break(own(jump.label())));
  }

  @Override
  public List<Statement> continueWith(Statement.Continue jump) {
    return List.of(new Statement.Continue(own(jump.label())));
  }

  @Override
  public List<Statement> returnValue(Statement.Return jump) {
    Statement leave = new Statement.Break(end);
    if (jump.value() == null) {
      return List.of(leave);
    }
    Expression.Read to = target;
    if (to == null) {
      to = Code.read(variables.fresh("ignored", function.result()));
    }
    return function.result() == Primitive.VOID
        ? List.of(leave)
        : List.of(new Statement.Assign(to, rewrite(jump.value())), leave);
  }
}
