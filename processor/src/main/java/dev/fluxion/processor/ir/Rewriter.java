package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Rebuilds code bottom-up; by itself it returns an equal copy. A pass overrides the cases it
 * changes. A statement may become any number of statements.
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
    return expressions.stream().map(this::rewrite).toList();
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
    return new Expression.Element(rewrite(element.array()), rewrite(element.index()));
  }

  @Override
  public Expression unary(Expression.Unary unary) {
    return new Expression.Unary(unary.operator(), rewrite(unary.operand()));
  }

  @Override
  public Expression binary(Expression.Binary binary) {
    return new Expression.Binary(
        binary.operator(), rewrite(binary.left()), rewrite(binary.right()));
  }

  @Override
  public Expression cast(Expression.Cast cast) {
    return new Expression.Cast(cast.type(), rewrite(cast.operand()));
  }

  @Override
  public Expression conditional(Expression.Conditional conditional) {
    return new Expression.Conditional(
        rewrite(conditional.condition()),
        rewrite(conditional.whenTrue()),
        rewrite(conditional.whenFalse()));
  }

  @Override
  public Expression call(Expression.Call call) {
    return new Expression.Call(call.method(), rewrite(call.arguments()));
  }

  @Override
  public Expression invoke(Expression.Invoke invoke) {
    return new Expression.Invoke(invoke.function(), invoke.type(), rewrite(invoke.arguments()));
  }

  @Override
  public Expression length(Expression.Length length) {
    return new Expression.Length(rewrite(length.array()));
  }

  @Override
  public Expression newArray(Expression.NewArray newArray) {
    return new Expression.NewArray(newArray.type(), rewrite(newArray.dimensions()));
  }

  @Override
  public Expression arrayValue(Expression.ArrayValue arrayValue) {
    return new Expression.ArrayValue(arrayValue.type(), rewrite(arrayValue.elements()));
  }

  @Override
  public Expression copy(Expression.Copy copy) {
    return new Expression.Copy(rewrite(copy.array()));
  }

  @Override
  public Expression newRecord(Expression.NewRecord newRecord) {
    return new Expression.NewRecord(newRecord.type(), rewrite(newRecord.components()));
  }

  @Override
  public Expression component(Expression.Component component) {
    return new Expression.Component(rewrite(component.record()), component.index());
  }

  @Override
  public Expression field(Expression.Field field) {
    return new Expression.Field(
        rewrite(field.object()), field.name(), field.type(), field.isFinal());
  }

  @Override
  public Expression instanceOf(Expression.InstanceOf test) {
    return new Expression.InstanceOf(rewrite(test.object()), test.tested());
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
  public List<Statement> warn(Statement.Warn warn) {
    return List.of(new Statement.Warn(warn.watch(), warn.origin(), rewrite(warn.operands())));
  }

  private Variable rewriteVariable(Variable variable) {
    return ((Expression.Read) rewrite(new Expression.Read(variable))).variable();
  }
}
