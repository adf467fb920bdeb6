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
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.UnaryOperator;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Watch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

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
    Expression value;
    try {
      value = body.expressions.operand(leftmost);
    } catch (Abandoned reported) {
      return abandon(spine, reported);
    }
    int terms = 0;
    while (!spine.isEmpty()) {
      BinaryTree binary = spine.pop();
      if (++terms % LONGEST_CHAIN == 0 && Typing.isNumeric(value.type())) {
        value = body.keep(value); // so that no later phase meets a tree that deep
      }
      try {
        value = combine(binary, value);
      } catch (Abandoned reported) {
        return abandon(spine, reported);
      }
      body.environment.observer().type(binary, value.type());
    }
    return value;
  }

  /** Reads the operands behind one that was abandoned, for their own problems. */
  private Expression abandon(Deque<BinaryTree> rest, Abandoned reported) {
    for (BinaryTree binary : rest) {
      if (Bindings.occurIn(binary.getLeftOperand())) {
        break; // the operand may use the names that were not read
      }
      body.attempt(
          () -> body.sink.capture(() -> body.expressions.operand(binary.getRightOperand())));
    }
    throw reported;
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
        body.sink.capture(
            () ->
                operator.isShortCircuit()
                    ? body.bindings.within(
                        tree.getLeftOperand(),
                        operator == BinaryOperator.CONDITIONAL_AND,
                        () -> body.expressions.number(tree.getRightOperand()))
                    : body.expressions.operand(tree.getRightOperand()));
    if (operator.isShortCircuit() && right.hasEffects()) {
      return shortCircuit(tree, operator, left, right);
    }
    Expression kept = Operands.before(body, left, right);
    body.sink.addAll(right.statements());
    if (operator.isEquality() && comparesBoxes(tree, kept, right.value())) {
      boolean isNull = isNull(kept) || isNull(right.value());
      if (!isNull) {
        throw body.error(Problem.BOX_IDENTITY, tree);
      }
      return operator == BinaryOperator.EQUAL ? Literal.FALSE : Literal.TRUE; // it is there
    }
    return typing.apply(tree, operator, kept, right.value());
  }

  /** Boxes are compared by identity (JLS 15.21.3), which numbers have none of. */
  private boolean comparesBoxes(BinaryTree tree, Expression left, Expression right) {
    boolean isLeft = body.staticTypes.isBoxed(tree.getLeftOperand(), left);
    boolean isRight = body.staticTypes.isBoxed(tree.getRightOperand(), right);
    return isLeft && isRight
        || isLeft && Conversions.isReference(right.type())
        || isRight && Conversions.isReference(left.type());
  }

  private static boolean isNull(Expression value) {
    return value.type().equals(Conversions.NULL);
  }

  /**
   * {@code a && b} where {@code b} has side effects: {@code if (a) { …; t = b } else t = false}.
   */
  private Expression shortCircuit(
      Tree tree, BinaryOperator operator, Expression boxed, Sink.Captured<Expression> right) {
    Expression left = body.conversions.unboxed(boxed);
    if (left.type() != Primitive.BOOLEAN || right.value().type() != Primitive.BOOLEAN) {
      throw body.leaveToCompiler(tree);
    }
    boolean and = operator == BinaryOperator.CONDITIONAL_AND;
    Sink.Captured<Expression> skipped = body.sink.capture(() -> and ? Literal.FALSE : Literal.TRUE);
    return and
        ? branch(tree, left, right, skipped, Primitive.BOOLEAN)
        : branch(tree, left, skipped, right, Primitive.BOOLEAN);
  }

  Expression conditional(ConditionalExpressionTree tree) {
    Expression condition = body.condition(tree.getCondition());
    List<Sink.Captured<Expression>> values =
        Parts.all(
            List.of(
                () -> arm(tree, true, tree.getTrueExpression()),
                () -> arm(tree, false, tree.getFalseExpression())));
    Sink.Captured<Expression> yes = values.get(0);
    Sink.Captured<Expression> no = values.get(1);
    if (FunctionValue.is(yes.value()) && FunctionValue.is(no.value())) {
      requireQuiet(tree.getTrueExpression(), yes);
      requireQuiet(tree.getFalseExpression(), no);
      body.sink.addAll(yes.statements());
      body.sink.addAll(no.statements());
      return body.functions.choice(tree, condition, yes.value(), no.value());
    }
    boolean numbers =
        !Conversions.isReference(body.conversions.numberType(yes.value().type()))
            && !Conversions.isReference(body.conversions.numberType(no.value().type()));
    if (numbers && !yes.value().type().equals(no.value().type())) {
      yes = withoutBox(yes);
      no = withoutBox(no);
    }
    Type type = commonType(tree, yes.value(), no.value());
    if (yes.hasEffects() || no.hasEffects()) {
      return branch(tree, condition, yes, no, type);
    }
    body.sink.addAll(yes.statements());
    body.sink.addAll(no.statements());
    Expression whenTrue = converted(tree, yes.value(), type);
    Expression whenFalse = converted(tree, no.value(), type);
    if (condition instanceof Literal constant
        && whenTrue instanceof Literal
        && whenFalse instanceof Literal) {
      return (Boolean) constant.value() ? whenTrue : whenFalse;
    }
    return new Expression.Conditional(condition, whenTrue, whenFalse);
  }

  private Expression choice(ExpressionTree tree) {
    return new StreamObjects(body).of(body.expressions.operand(tree), tree, "?:");
  }

  /** Both functions are made, whichever is chosen: what the other one's making does would show. */
  private void requireQuiet(Tree tree, Sink.Captured<Expression> function) {
    if (!body.functions.isQuiet(function.statements())) {
      throw body.error(Problem.LAMBDA, tree);
    }
  }

  private Sink.Captured<Expression> arm(
      ConditionalExpressionTree tree, boolean when, ExpressionTree arm) {
    return body.sink.capture(
        () -> body.bindings.within(tree.getCondition(), when, () -> choice(arm)));
  }

  private Sink.Captured<Expression> withoutBox(Sink.Captured<Expression> operand) {
    Sink.Captured<Expression> unboxed =
        body.sink.capture(() -> body.conversions.unboxed(operand.value()));
    List<Statement> statements = new ArrayList<>(operand.statements());
    statements.addAll(unboxed.statements());
    return new Sink.Captured<>(statements, unboxed.value());
  }

  /** The type of a conditional or switch expression of two values (JLS 15.25). */
  Type commonType(Tree tree, Expression left, Expression right) {
    return (Conversions.isReference(left.type()) || Conversions.isReference(right.type())
            ? body.conversions.common(left.type(), right.type())
            : Typing.conditional(left, right))
        .orElseThrow(() -> body.error(Problem.UNSUPPORTED, tree));
  }

  /** One of the values, as one of the common type. */
  Expression converted(Tree tree, Expression value, Type type) {
    return Conversions.isReference(type)
        ? body.conversions.assign(value, type, tree).orElseThrow()
        : Typing.cast(type, value);
  }

  private Expression branch(
      Tree tree,
      Expression condition,
      Sink.Captured<Expression> yes,
      Sink.Captured<Expression> no,
      Type type) {
    Variable result = body.variables.fresh("t", type);
    yes.statements().add(Statement.Assign.to(result, converted(tree, yes.value(), type)));
    no.statements().add(Statement.Assign.to(result, converted(tree, no.value(), type)));
    body.sink.add(new Statement.If(condition, yes.block(), no.block()));
    return new Expression.Read(result);
  }

  Expression unary(UnaryTree tree) {
    Expression operand = body.expressions.number(tree.getExpression());
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
    if (Conversions.isReference(target) || Conversions.isReference(operand.type())) {
      return castObject(tree, target, operand);
    }
    Type source = operand.type();
    if (!source.equals(target) && !(Typing.isNumeric(source) && Typing.isNumeric(target))) {
      throw body.leaveToCompiler(tree);
    }
    return convert(tree, target, operand);
  }

  /** A cast that an object takes part in: like an assignment, or to a narrower class (JLS 5.5). */
  Expression castObject(Tree tree, Type target, Expression operand) {
    if (!Conversions.isReference(target)) {
      Expression number = body.conversions.unboxed(operand);
      if (Conversions.isReference(number.type())) { // (int) object
        throw body.error(Problem.UNSUPPORTED, tree);
      }
      return convert(tree, target, number);
    }
    boolean narrows =
        Conversions.isReference(operand.type())
            && !operand.type().equals(Conversions.NULL)
            && !(operand.type() instanceof RecordType)
            && !body.conversions.isSubtype(operand.type(), target);
    if (!narrows) {
      return body.conversions
          .assign(operand, target, tree)
          .orElseThrow(() -> body.leaveToCompiler(tree));
    } else if (operand.type().rank() > 0) {
      throw body.error(Problem.UNSUPPORTED, tree);
    }
    if (target instanceof RecordType record) {
      Expression object = new Expression.Cast(MirrorTypes.object(record), operand);
      return body.expressions.records().unpacked(tree, body.keep(object), record);
    }
    return new Expression.Cast(target, operand);
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
