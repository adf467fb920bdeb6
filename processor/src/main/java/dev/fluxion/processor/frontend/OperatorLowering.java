package dev.fluxion.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Expression.Unary;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.UnaryOperator;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Watch;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lowers the operators without side effects of their own, and casts. */
final class OperatorLowering {
  /** Operands in one expression, after which a partial result gets a name. */
  private static final int LONGEST_CHAIN = 100;

  private final Body body;
  private final BinaryTyping typing;

  OperatorLowering(Body body) {
    this.body = body;
    this.typing = new BinaryTyping(body);
  }

  /**
   * Goes down the left operands in a loop, not by recursion: sums of thousands of terms, as
   * generators write them, are that deep.
   */
  Expression binary(BinaryTree tree) {
    Deque<BinaryTree> spine = new ArrayDeque<>();
    ExpressionTree leftmost = tree;
    while (leftmost instanceof BinaryTree binary) {
      spine.push(binary);
      leftmost = withoutParentheses(binary.getLeftOperand());
    }
    Expression value = body.expressions.operand(leftmost);
    int terms = 0;
    for (BinaryTree binary : spine) {
      if (++terms % LONGEST_CHAIN == 0 && value.type() != Primitive.BOOLEAN) {
        value = body.keep(value); // so that no later phase meets a tree that deep
      }
      value = combine(binary, value);
      body.environment.observer().type(binary, value.type());
    }
    return value;
  }

  static ExpressionTree withoutParentheses(ExpressionTree tree) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree parenthesized) {
      inner = parenthesized.getExpression();
    }
    return inner;
  }

  private Expression combine(BinaryTree tree, Expression left) {
    BinaryOperator operator = BinaryTyping.operator(tree.getKind());
    Sink.Captured<Expression> right =
        body.sink.capture(() -> body.expressions.operand(tree.getRightOperand()));
    if (operator.isShortCircuit() && right.hasEffects()) {
      return shortCircuit(tree, operator, left, right);
    }
    Expression kept = Operands.before(body, left, right);
    body.sink.addAll(right.statements());
    return typing.apply(tree, operator, kept, right.value());
  }

  /**
   * {@code a && b} where {@code b} has side effects: {@code if (a) { …; t = b } else t = false}.
   */
  private Expression shortCircuit(
      Tree tree, BinaryOperator operator, Expression left, Sink.Captured<Expression> right) {
    if (left.type() != Primitive.BOOLEAN || right.value().type() != Primitive.BOOLEAN) {
      throw body.leaveToCompiler(tree);
    }
    boolean and = operator == BinaryOperator.CONDITIONAL_AND;
    Sink.Captured<Expression> skipped = body.sink.capture(() -> and ? Literal.FALSE : Literal.TRUE);
    return and
        ? branch(left, right, skipped, Primitive.BOOLEAN)
        : branch(left, skipped, right, Primitive.BOOLEAN);
  }

  Expression conditional(ConditionalExpressionTree tree) {
    Expression condition = body.expressions.condition(tree.getCondition());
    Sink.Captured<Expression> yes =
        body.sink.capture(() -> body.expressions.operand(tree.getTrueExpression()));
    Sink.Captured<Expression> no =
        body.sink.capture(() -> body.expressions.operand(tree.getFalseExpression()));
    Type type =
        Typing.conditional(yes.value(), no.value())
            .orElseThrow(() -> body.error(Problem.UNSUPPORTED, tree));
    if (yes.hasEffects() || no.hasEffects()) {
      return branch(condition, yes, no, type);
    }
    body.sink.addAll(yes.statements());
    body.sink.addAll(no.statements());
    Expression whenTrue = Typing.cast(type, yes.value());
    Expression whenFalse = Typing.cast(type, no.value());
    if (condition instanceof Literal constant
        && whenTrue instanceof Literal
        && whenFalse instanceof Literal) {
      return (Boolean) constant.value() ? whenTrue : whenFalse;
    }
    return new Expression.Conditional(condition, whenTrue, whenFalse);
  }

  private Expression branch(
      Expression condition,
      Sink.Captured<Expression> yes,
      Sink.Captured<Expression> no,
      Type type) {
    Variable result = body.variables.fresh("t", type);
    yes.statements().add(Statement.Assign.to(result, Typing.cast(type, yes.value())));
    no.statements().add(Statement.Assign.to(result, Typing.cast(type, no.value())));
    body.sink.add(new Statement.If(condition, yes.block(), no.block()));
    return new Expression.Read(result);
  }

  Expression unary(UnaryTree tree) {
    Expression operand = body.expressions.operand(tree.getExpression());
    Type type = operand.type();
    boolean fits =
        switch (tree.getKind()) {
          case LOGICAL_COMPLEMENT -> type == Primitive.BOOLEAN;
          case BITWISE_COMPLEMENT -> Typing.isIntegral(type);
          default -> Typing.isNumeric(type);
        };
    if (!fits) {
      throw body.leaveToCompiler(tree);
    }
    Expression promoted = Typing.cast(Typing.unaryPromotion(type), operand);
    return switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> apply(UnaryOperator.NOT, promoted);
      case BITWISE_COMPLEMENT -> apply(UnaryOperator.COMPLEMENT, promoted);
      case UNARY_MINUS -> apply(UnaryOperator.NEGATE, promoted);
      default -> promoted;
    };
  }

  private static Expression apply(UnaryOperator operator, Expression operand) {
    return operand instanceof Literal literal
        ? ConstantFolding.unary(operator, literal)
        : new Unary(operator, operand);
  }

  Expression cast(TypeCastTree tree) {
    Type target = body.types.read(tree.getType());
    Expression operand = body.expressions.operand(tree.getExpression());
    Type source = operand.type();
    if (!source.equals(target) && !(Typing.isNumeric(source) && Typing.isNumeric(target))) {
      throw body.leaveToCompiler(tree);
    }
    return convert(tree, target, operand);
  }

  /** A cast, with a watch where a real loses its fraction. */
  Expression convert(Tree tree, Type target, Expression operand) {
    if (operand.type().isReal() && Typing.isIntegral(target) && !(operand instanceof Literal)) {
      body.warn(Watch.TRUNCATION, tree, operand);
    }
    return Typing.cast(target, operand);
  }

  /** The value of {@code left operator right}, operands lowered and in order. */
  Expression apply(Tree tree, BinaryOperator operator, Expression left, Expression right) {
    return typing.apply(tree, operator, left, right);
  }
}
