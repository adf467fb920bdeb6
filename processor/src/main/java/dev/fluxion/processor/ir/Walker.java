package dev.fluxion.processor.ir;

import java.util.List;

/**
 * Visits code in program order without changing or copying it. A pass overrides the hooks it needs;
 * each hook is called for every occurrence, also nested ones.
 */
public class Walker extends Rewriter {
  /** What the cases for statements return: nobody asks. */
  private static final List<Statement> NOTHING = List.of();

  /** A variable is read (also: an array or stack variable is used). */
  protected void onRead(Variable variable) {}

  /** A variable is assigned, accumulated into, popped into, or counted by a loop. */
  protected void onWrite(Variable variable) {}

  /** An element of {@code array} is stored to or accumulated into. */
  protected void onStore(Expression array, Expression value) {}

  public final void walk(Block block) {
    rewrite(block);
  }

  public final void walk(Expression expression) {
    rewrite(expression);
  }

  public final void walk(Statement statement) {
    statement.accept(this);
  }

  @Override
  protected Variable target(Variable variable) {
    onWrite(variable);
    return variable;
  }

  @Override
  public Expression read(Expression.Read read) {
    onRead(read.variable());
    return read;
  }

  /** What is called may store into every array it is given, on every level. */
  @Override
  public Expression invoke(Expression.Invoke invoke) {
    super.invoke(invoke);
    onStores(invoke.arguments());
    return invoke;
  }

  @Override
  public Expression call(Expression.Call call) {
    super.call(call);
    if (call.method().mayChangeArguments()) {
      onStores(call.arguments());
    }
    return call;
  }

  private void onStores(List<Expression> arguments) {
    for (Expression argument : arguments) {
      Expression array = argument;
      while (array.type() instanceof ArrayType) {
        Expression element = Code.element(array, Code.literal(0));
        onStore(array, element);
        array = element;
      }
    }
  }

  @Override
  public Block rewrite(Block block) {
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) { // an iterator for each block would cost more
      statements.get(i).accept(this);
    }
    return block;
  }

  @Override
  public List<Statement> assign(Statement.Assign assign) {
    rewrite(assign.value());
    place(assign.target());
    if (assign.target() instanceof Expression.Element element) {
      onStore(element.array(), assign.value());
    }
    return NOTHING;
  }

  @Override
  public List<Statement> accumulate(Statement.Accumulate accumulate) {
    rewrite(accumulate.value());
    place(accumulate.target());
    if (accumulate.target() instanceof Expression.Element element) {
      onStore(element.array(), accumulate.value());
    } else {
      onRead(((Expression.Read) accumulate.target()).variable());
    }
    return NOTHING;
  }

  private void place(Place target) {
    if (target instanceof Expression.Read read) {
      target(read.variable());
    } else if (target instanceof Expression.Element element) {
      rewrite(element.array());
      rewrite(element.index());
    }
  }

  @Override
  public List<Statement> evaluate(Statement.Evaluate evaluate) {
    rewrite(evaluate.call());
    return NOTHING;
  }

  @Override
  public List<Statement> ifElse(Statement.If branch) {
    rewrite(branch.condition());
    rewrite(branch.then());
    rewrite(branch.otherwise());
    return NOTHING;
  }

  @Override
  public List<Statement> loop(Statement.Loop loop) {
    rewrite(loop.condition());
    rewrite(loop.body());
    rewrite(loop.update());
    return NOTHING;
  }

  @Override
  public List<Statement> counted(Statement.For loop) {
    rewrite(loop.from());
    rewrite(loop.bound());
    target(loop.index());
    rewrite(loop.body());
    return NOTHING;
  }

  @Override
  public List<Statement> returnValue(Statement.Return jump) {
    if (jump.value() != null) {
      rewrite(jump.value());
    }
    return NOTHING;
  }

  @Override
  public List<Statement> raise(Statement.Throw jump) {
    rewrite(jump.exception());
    return NOTHING;
  }

  @Override
  public List<Statement> push(Statement.Push push) {
    rewriteVariable(push.stack());
    rewrite(push.value());
    return NOTHING;
  }

  @Override
  public List<Statement> pop(Statement.Pop pop) {
    target(pop.target());
    rewriteVariable(pop.stack());
    return NOTHING;
  }

  @Override
  public List<Statement> warn(Statement.Warn warn) {
    rewrite(warn.operands());
    return NOTHING;
  }
}
