package dev.fluxion.processor.ir;

import java.util.List;

/**
 * Visits code in program order without changing it. A pass overrides the hooks it needs; each hook
 * is called for every occurrence, also nested ones.
 */
public class Walker extends Rewriter {

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
  public List<Statement> assign(Statement.Assign assign) {
    super.assign(assign);
    if (assign.target() instanceof Expression.Element element) {
      onStore(element.array(), assign.value());
    }
    return List.of(assign);
  }

  @Override
  public List<Statement> accumulate(Statement.Accumulate accumulate) {
    super.accumulate(accumulate);
    if (accumulate.target() instanceof Expression.Element element) {
      onStore(element.array(), accumulate.value());
    } else {
      onRead(((Expression.Read) accumulate.target()).variable());
    }
    return List.of(accumulate);
  }
}
