package dev.fluxion.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lowers switch statements and expressions (JLS 14.11, 15.28) to chains of {@code if}, inside a
 * labelled block where a {@code break} or {@code yield} leaves them from within.
 */
final class SwitchLowering {
  private final Body body;
  private final StatementLowering statements;

  SwitchLowering(Body body, StatementLowering statements) {
    this.body = body;
    this.statements = statements;
  }

  /**
   * Cases with a common body.
   *
   * @param condition whether the selector is one of the labels; empty for the default
   */
  private record Group(Optional<Expression> condition, List<Statement> body) {}

  void lower(SwitchTree tree) {
    SwitchSelector selector = SwitchSelector.of(body, tree.getExpression());
    Label label = body.variables.label("switch");
    body.jumps.enterSwitch(label);
    try {
      addBlock(label, () -> add(groups(tree.getCases(), selector, this::caseBody)));
    } finally {
      body.jumps.leave();
    }
  }

  Expression lower(SwitchExpressionTree tree) {
    SwitchSelector selector = SwitchSelector.of(body, tree.getExpression());
    Yields.Target types = new Yields.Target(body.variables.label("switch"), null);
    body.sink.capture(() -> cases(tree, selector, types));
    Variable result = body.variables.fresh("t", type(tree, types.values()));
    Yields.Target target = new Yields.Target(body.variables.label("switch"), result);
    addBlock(target.label(), () -> cases(tree, selector, target));
    return Code.read(result);
  }

  private void cases(SwitchExpressionTree tree, SwitchSelector selector, Yields.Target target) {
    body.yields.enter(target);
    try {
      List<Group> groups = groups(tree.getCases(), selector, this::caseValue);
      if (groups.stream().noneMatch(group -> group.condition().isEmpty())) {
        groups.add(new Group(Optional.empty(), List.of(noSuchConstant(), leave(target))));
      }
      add(groups);
    } finally {
      body.yields.leave();
    }
  }

  private static Statement leave(Yields.Target target) {
    return new Statement.Break(target.label());
  }

  /** What a switch over all constants of an enum throws if there are more by now (JLS 15.28.2). */
  private static Statement noSuchConstant() {
    Type error = new ClassType("java.lang.IncompatibleClassChangeError");
    return new Statement.Throw(
        Expression.Call.of(new Method(error.toString(), "new", List.of(), error, true)));
  }

  private Type type(Tree tree, List<Expression> values) {
    Expression all = null;
    List<FunctionValue> functions =
        values.stream().flatMap(value -> FunctionValue.in(value).stream()).toList();
    if (!functions.isEmpty()) {
      functions.forEach(function -> body.error(Problem.LAMBDA, function.site().tree()));
      throw new Abandoned();
    }
    for (Expression value : values) {
      Expression next = value;
      if (all != null) {
        Type common = body.expressions.operators().commonType(tree, all, value);
        next = Code.read(body.variables.fresh("t", common));
      }
      all = next;
    }
    if (all == null) {
      throw body.error(Problem.UNSUPPORTED, tree);
    }
    return all.type();
  }

  /** Runs {@code part} as a block that can be left by breaks to {@code label}. */
  private void addBlock(Label label, Runnable part) {
    body.addBlock(label, body.sink.capture(part).statements());
  }

  @FunctionalInterface
  private interface CaseBody {
    void lower(CaseTree tree);
  }

  /** The old form shares one scope; what one group declares the next may assign (JLS 6.3). */
  private List<Group> groups(
      List<? extends CaseTree> cases, SwitchSelector selector, CaseBody caseBody) {
    List<Group> groups = new ArrayList<>();
    body.scope.enter();
    try {
      for (CaseTree tree : cases) {
        Optional<Expression> condition = selector.condition(tree);
        groups.add(
            new Group(condition, body.sink.capture(() -> caseBody.lower(tree)).statements()));
      }
    } finally {
      body.scope.leave();
    }
    return groups;
  }

  private void caseBody(CaseTree tree) {
    if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      tree.getStatements().forEach(statements::statement);
      return;
    }
    if (tree.getBody() instanceof ExpressionTree effect) {
      body.guarded(() -> body.expressions.effect(effect));
    } else {
      statements.block(List.of((StatementTree) tree.getBody()));
    }
    body.sink.add(new Statement.Break(body.jumps.breakTarget(null).orElseThrow()));
  }

  private void caseValue(CaseTree tree) {
    if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      tree.getStatements().forEach(statements::statement);
    } else if (tree.getBody() instanceof ExpressionTree value) {
      body.yields.give(body, value, value);
    } else {
      statements.block(List.of((StatementTree) tree.getBody()));
      if (tree.getBody() instanceof ThrowTree) {
        body.yields.leaveByThrow(body);
      }
    }
  }

  /** One after the other where groups fall through, else as a chain. */
  private void add(List<Group> groups) {
    List<Group> merged = withoutEmpty(groups);
    boolean falls =
        merged.stream()
            .limit(Math.max(0, merged.size() - 1))
            .anyMatch(g -> Completion.canComplete(g.body()));
    if (falls) {
      addFallThrough(merged);
      return;
    }
    List<Statement> rest = List.of();
    for (Group group : merged) {
      if (group.condition().isEmpty()) {
        rest = group.body();
      }
    }
    for (int i = merged.size() - 1; i >= 0; i--) {
      Group group = merged.get(i);
      if (group.condition().isPresent()) {
        rest =
            List.of(
                new Statement.If(
                    group.condition().get(), new Block(group.body()), new Block(rest)));
      }
    }
    body.sink.addAll(rest);
  }

  /** {@code case 1: case 2: …} is one group. */
  private static List<Group> withoutEmpty(List<Group> groups) {
    List<Group> merged = new ArrayList<>();
    Expression any = null;
    boolean isDefault = false;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      isDefault |= group.condition().isEmpty();
      if (group.condition().isPresent()) {
        Expression own = group.condition().get();
        any = any == null ? own : Code.binary(BinaryOperator.CONDITIONAL_OR, any, own);
      }
      if (!group.body().isEmpty() || i == groups.size() - 1) {
        merged.add(new Group(isDefault ? Optional.empty() : Optional.of(any), group.body()));
        any = null;
        isDefault = false;
      }
    }
    return merged;
  }

  /** Each group runs if its label matches or the one before fell through into it. */
  private void addFallThrough(List<Group> groups) {
    Expression anyLabel = null;
    for (Group group : groups) {
      if (group.condition().isPresent()) {
        Expression own = group.condition().get();
        anyLabel =
            anyLabel == null ? own : Code.binary(BinaryOperator.CONDITIONAL_OR, anyLabel, own);
      }
    }
    Expression none = anyLabel == null ? Literal.TRUE : Code.not(anyLabel);
    Variable falling = body.variables.fresh("falling", Primitive.BOOLEAN);
    body.sink.add(Statement.Assign.to(falling, Literal.FALSE));
    for (Group group : groups) {
      List<Statement> then = new ArrayList<>();
      then.add(Statement.Assign.to(falling, Literal.TRUE));
      then.addAll(group.body());
      Expression enters =
          Code.binary(
              BinaryOperator.CONDITIONAL_OR, Code.read(falling), group.condition().orElse(none));
      body.sink.add(new Statement.If(enters, new Block(then), Block.EMPTY));
    }
  }
}
