package dev.fluxion.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Name;

/** Lowers statements into the body's sink; loops go to {@link LoopLowering}. */
final class StatementLowering extends SimpleTreeVisitor<Void, Void> {
  private final Body body;
  private final LoopLowering loops;
  private final DeclarationLowering declarations;
  private final SwitchLowering switches;
  private final MessageLowering messages;

  StatementLowering(Body body) {
    this.body = body;
    this.loops = new LoopLowering(body, this);
    this.declarations = new DeclarationLowering(body);
    this.switches = new SwitchLowering(body, this);
    this.messages = new MessageLowering(body, body.expressions.opaqueCalls());
  }

  /** Lowers statements in a scope of their own. */
  void block(List<? extends StatementTree> statements) {
    body.scope.enter();
    try {
      statements.forEach(this::statement);
    } finally {
      body.scope.leave();
    }
  }

  /** Lowers a statement; if it cannot be, the following ones are still read. */
  void statement(StatementTree tree) {
    body.guarded(() -> tree.accept(this, null));
  }

  @Override
  protected Void defaultAction(Tree tree, Void unused) {
    throw body.error(Problem.UNSUPPORTED, tree);
  }

  @Override
  public Void visitErroneous(ErroneousTree tree, Void unused) {
    throw body.leaveToCompiler(tree);
  }

  @Override
  public Void visitBlock(BlockTree tree, Void unused) {
    block(tree.getStatements());
    return null;
  }

  @Override
  public Void visitEmptyStatement(EmptyStatementTree tree, Void unused) {
    return null;
  }

  @Override
  public Void visitVariable(VariableTree tree, Void unused) {
    declarations.declare(tree);
    return null;
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
    body.expressions.effect(tree.getExpression());
    return null;
  }

  @Override
  public Void visitIf(IfTree tree, Void unused) {
    Expression condition = body.condition(tree.getCondition());
    Block then = arm(tree, true, tree.getThenStatement());
    Block otherwise =
        tree.getElseStatement() == null ? Block.EMPTY : arm(tree, false, tree.getElseStatement());
    body.sink.add(new Statement.If(condition, then, otherwise));
    boolean goesOn = Completion.canComplete(then.statements());
    if (goesOn != Completion.canComplete(otherwise.statements())) {
      body.bindings.declare(tree.getCondition(), goesOn); // for what follows (JLS 6.3.2.2)
    }
    return null;
  }

  private Block arm(IfTree tree, boolean when, StatementTree arm) {
    return body.sink
        .capture(
            () ->
                body.bindings.within(
                    tree.getCondition(),
                    when,
                    () -> {
                      block(List.of(arm));
                      return null;
                    }))
        .block();
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void unused) {
    if (body.completion() != null && tree.getExpression() == null) {
      body.sink.add(new Statement.Return(body.completion()));
      return null;
    }
    boolean isVoid = body.result == Primitive.VOID;
    if (isVoid != (tree.getExpression() == null)) {
      throw body.leaveToCompiler(tree);
    }
    body.sink.add(
        new Statement.Return(
            isVoid ? null : body.expressions.assignedOperand(tree.getExpression(), body.result)));
    return null;
  }

  @Override
  public Void visitBreak(BreakTree tree, Void unused) {
    body.sink.add(new Statement.Break(target(tree, body.jumps.breakTarget(name(tree.getLabel())))));
    return null;
  }

  @Override
  public Void visitContinue(ContinueTree tree, Void unused) {
    body.sink.add(
        new Statement.Continue(target(tree, body.jumps.continueTarget(name(tree.getLabel())))));
    return null;
  }

  private static String name(Name name) {
    return name == null ? null : name.toString();
  }

  private Label target(Tree tree, Optional<Label> found) {
    return found.orElseThrow(() -> body.leaveToCompiler(tree));
  }

  @Override
  public Void visitLabeledStatement(LabeledStatementTree tree, Void unused) {
    loops.labelled(tree);
    return null;
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
    loops.loop(tree);
    return null;
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    loops.loop(tree);
    return null;
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void unused) {
    loops.loop(tree);
    return null;
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
    loops.loop(tree);
    return null;
  }

  @Override
  public Void visitClass(ClassTree tree, Void unused) {
    throw body.error(Problem.LOCAL_CLASS, tree);
  }

  @Override
  public Void visitSwitch(SwitchTree tree, Void unused) {
    switches.lower(tree);
    return null;
  }

  @Override
  public Void visitYield(YieldTree tree, Void unused) {
    body.yields.give(body, tree, tree.getValue());
    return null;
  }

  @Override
  public Void visitThrow(ThrowTree tree, Void unused) {
    body.sink.add(new Statement.Throw(messages.exception(tree)));
    return null;
  }

  @Override
  public Void visitAssert(AssertTree tree, Void unused) {
    Sink.Captured<Void> failure =
        body.sink.capture(() -> body.sink.add(new Statement.Throw(messages.assertionError(tree))));
    Sink.Captured<Void> check =
        body.sink.capture(
            () -> {
              Expression condition = body.expressions.condition(tree.getCondition());
              body.sink.add(new Statement.If(condition, Block.EMPTY, failure.block()));
            });
    body.sink.add(new Statement.If(Expression.Constant.ASSERTIONS, check.block(), Block.EMPTY));
    return null;
  }

  @Override
  public Void visitTry(TryTree tree, Void unused) {
    new TryLowering(body, this).lower(tree);
    return null;
  }

  @Override
  public Void visitSynchronized(SynchronizedTree tree, Void unused) {
    throw body.error(Problem.SYNCHRONIZED, tree);
  }
}
