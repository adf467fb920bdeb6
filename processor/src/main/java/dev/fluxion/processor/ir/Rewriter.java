package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Rebuilds code bottom-up; by itself it returns an equal copy. A pass overrides the cases it
 * changes. A statement may become any number of statements. Statements and blocks are always new,
 * since passes know them by identity; expressions of which nothing changes are kept.
 */
public class Rewriter
    implements Expression.Visitor<Expression>, Statement.Visitor<List<Statement>> {

  public Expression rewrite(Expression expression) {
    return expression.accept(this);
  }

  public Block rewrite(Block block) {
    List<Statement> result = new ArrayList<>(block.statements().size());
    for (Statement statement : block.statements()) {
      result.addAll(statement.accept(this));
    }
    return new Block(result);
  }

  /** The variable that stands for one that is assigned to, popped into, or counted by a loop. */
  protected Variable target(Variable variable) {
    return variable;
  }

  protected List<Expression> rewrite(List<Expression> expressions) {
    List<Expression> changed = null;
    for (int i = 0; i < expressions.size(); i++) {
      Expression expression = rewrite(expressions.get(i));
      if (changed == null && expression != expressions.get(i)) {
        changed = new ArrayList<>(expressions);
      }
      if (changed != null) {
        changed.set(i, expression);
      }
    }
    return changed == null ? expressions : changed;
  }

  private Place rewritePlace(Place place) {
    if (place instanceof Expression.Read read) {
      return new Expression.Read(target(read.variable()));
    }
    Expression.Element element = (Expression.Element) place;
    return new Expression.Element(rewrite(element.array()), rewrite(element.index()));
  }

  @Override
  public Expression literal(Expression.Literal literal) {
    return literal;
  }

  @Override
  public Expression constant(Expression.Constant constant) {
    return constant;
  }

  @Override
  public Expression read(Expression.Read read) {
    return read;
  }

  @Override
  public Expression element(Expression.Element element) {
    Expression array = rewrite(element.array());
    Expression index = rewrite(element.index());
    return array == element.array() && index == element.index()
        ? element
        : new Expression.Element(array, index);
  }

  @Override
  public Expression unary(Expression.Unary unary) {
    Expression operand = rewrite(unary.operand());
    return operand == unary.operand() ? unary : new Expression.Unary(unary.operator(), operand);
  }

  @Override
  public Expression binary(Expression.Binary binary) {
    Expression left = rewrite(binary.left());
    Expression right = rewrite(binary.right());
    return left == binary.left() && right == binary.right()
        ? binary
        : new Expression.Binary(binary.operator(), left, right);
  }

  @Override
  public Expression cast(Expression.Cast cast) {
    Expression operand = rewrite(cast.operand());
    return operand == cast.operand() ? cast : new Expression.Cast(cast.type(), operand);
  }

  @Override
  public Expression conditional(Expression.Conditional conditional) {
    Expression condition = rewrite(conditional.condition());
    Expression whenTrue = rewrite(conditional.whenTrue());
    Expression whenFalse = rewrite(conditional.whenFalse());
    return condition == conditional.condition()
            && whenTrue == conditional.whenTrue()
            && whenFalse == conditional.whenFalse()
        ? conditional
        : new Expression.Conditional(condition, whenTrue, whenFalse);
  }

  @Override
  public Expression call(Expression.Call call) {
    List<Expression> arguments = rewrite(call.arguments());
    return arguments == call.arguments() ? call : new Expression.Call(call.method(), arguments);
  }

  @Override
  public Expression invoke(Expression.Invoke invoke) {
    List<Expression> arguments = rewrite(invoke.arguments());
    return arguments == invoke.arguments()
        ? invoke
        : new Expression.Invoke(invoke.function(), invoke.type(), arguments);
  }

  @Override
  public Expression length(Expression.Length length) {
    Expression array = rewrite(length.array());
    return array == length.array() ? length : new Expression.Length(array);
  }

  @Override
  public Expression newArray(Expression.NewArray newArray) {
    List<Expression> dimensions = rewrite(newArray.dimensions());
    return dimensions == newArray.dimensions()
        ? newArray
        : new Expression.NewArray(newArray.type(), dimensions);
  }

  @Override
  public Expression arrayValue(Expression.ArrayValue arrayValue) {
    List<Expression> elements = rewrite(arrayValue.elements());
    return elements == arrayValue.elements()
        ? arrayValue
        : new Expression.ArrayValue(arrayValue.type(), elements);
  }

  @Override
  public Expression copy(Expression.Copy copy) {
    Expression array = rewrite(copy.array());
    return array == copy.array() ? copy : new Expression.Copy(array);
  }

  @Override
  public Expression newRecord(Expression.NewRecord newRecord) {
    List<Expression> components = rewrite(newRecord.components());
    return components == newRecord.components()
        ? newRecord
        : new Expression.NewRecord(newRecord.type(), components);
  }

  @Override
  public Expression component(Expression.Component component) {
    Expression record = rewrite(component.record());
    return record == component.record()
        ? component
        : new Expression.Component(record, component.index());
  }

  @Override
  public Expression field(Expression.Field field) {
    Expression object = rewrite(field.object());
    return object == field.object() ? field : field.of(object);
  }

  @Override
  public Expression instanceOf(Expression.InstanceOf test) {
    Expression object = rewrite(test.object());
    return object == test.object() ? test : new Expression.InstanceOf(object, test.tested());
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    Expression value = rewrite(assign.value());
    return List.of(new Statement.Assign(rewritePlace(assign.target()), value));
  }

  @Override
  public List<Statement> accumulate(Statement.Accumulate accumulate) {
    Expression value = rewrite(accumulate.value());
    return List.of(new Statement.Accumulate(rewritePlace(accumulate.target()), value));
  }

  @Override
  public List<Statement> evaluate(Statement.Evaluate evaluate) {
    return List.of(new Statement.Evaluate(rewrite(evaluate.call())));
  }

  @Override
  public List<Statement> ifElse(Statement.If branch) {
    return List.of(
        new Statement.If(
            rewrite(branch.condition()), rewrite(branch.then()), rewrite(branch.otherwise())));
  }

  @Override
  public List<Statement> loop(Statement.Loop loop) {
    return List.of(
        new Statement.Loop(
            loop.label(), rewrite(loop.condition()), rewrite(loop.body()), rewrite(loop.update())));
  }

  @Override
  public List<Statement> counted(Statement.For loop) {
    Expression from = rewrite(loop.from());
    Expression bound = rewrite(loop.bound());
    return List.of(
        new Statement.For(
            target(loop.index()), from, loop.relation(), bound, loop.step(), rewrite(loop.body())));
  }

  @Override
  public List<Statement> breakOut(Statement.Break jump) {
    return List.of(jump);
  }

  @Override
  public List<Statement> continueWith(Statement.Continue jump) {
    return List.of(jump);
  }

  @Override
  public List<Statement> returnValue(Statement.Return jump) {
    return List.of(new Statement.Return(jump.value() == null ? null : rewrite(jump.value())));
  }

  @Override
  public List<Statement> raise(Statement.Throw jump) {
    return List.of(new Statement.Throw(rewrite(jump.exception())));
  }

  @Override
  public List<Statement> push(Statement.Push push) {
    return List.of(new Statement.Push(rewriteVariable(push.stack()), rewrite(push.value())));
  }

  @Override
  public List<Statement> pop(Statement.Pop pop) {
    return List.of(new Statement.Pop(target(pop.target()), rewriteVariable(pop.stack())));
  }

  @Override
  public List<Statement> attempt(Statement.Try attempt) {
    Block body = rewrite(attempt.body());
    List<Statement.Handler> handlers =
        attempt.handlers().stream()
            .map(h -> new Statement.Handler(h.types(), target(h.exception()), rewrite(h.body())))
            .toList();
    Block last = attempt.last() == null ? null : rewrite(attempt.last());
    return List.of(new Statement.Try(body, handlers, last, attempt.origin()));
  }

  @Override
  public List<Statement> warn(Statement.Warn warn) {
    return List.of(new Statement.Warn(warn.watch(), warn.origin(), rewrite(warn.operands())));
  }

  final Variable rewriteVariable(Variable variable) {
    return ((Expression.Read) rewrite(new Expression.Read(variable))).variable();
  }
}
