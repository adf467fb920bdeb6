package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * Lowers expressions: side effects become statements in the body's sink, what remains is a tree
 * without any. Each kind of expression goes to the lowering that knows it; what the language of
 * this version does not contain is an error.
 */
final class ExpressionLowering extends SimpleTreeVisitor<Expression, Type> {
  private final Body body;
  private final NameLowering names;
  private final OperatorLowering operators;
  private final AssignmentLowering assignments;
  private final ArrayLowering arrays;
  private final CallLowering calls;
  private final RecordLowering records;

  ExpressionLowering(Body body) {
    this.body = body;
    this.names = new NameLowering(body);
    this.operators = new OperatorLowering(body);
    this.assignments = new AssignmentLowering(body, operators);
    this.arrays = new ArrayLowering(body);
    this.records = new RecordLowering(body);
    this.calls = new CallLowering(body, names, records);
  }

  RecordLowering records() {
    return records;
  }

  OperatorLowering operators() {
    return operators;
  }

  CallLowering calls() {
    return calls;
  }

  OpaqueCalls opaqueCalls() {
    return calls.opaque();
  }

  /**
   * The value of an expression. A call of a helper, or one that is opaque, comes back bare, for
   * callers that can place it.
   */
  Expression value(ExpressionTree tree) {
    return value(tree, null);
  }

  /**
   * @param target the type of what the value is assigned to, if it is
   */
  private Expression value(ExpressionTree tree, Type target) {
    Expression value = tree.accept(this, target);
    body.environment.observer().type(tree, value.type());
    return value;
  }

  /** The value as an operand of something larger: a helper's result is in a variable by then. */
  Expression operand(ExpressionTree tree) {
    Expression value = value(tree);
    if (value.type() == Primitive.VOID) {
      throw body.leaveToCompiler(tree);
    }
    return placed(value);
  }

  /** A call that must be a statement of its own becomes one. */
  private Expression placed(Expression value) {
    return standsAlone(value) ? body.keep(value) : value;
  }

  private static boolean standsAlone(Expression value) {
    return value instanceof Expression.Invoke || Code.isOpaque(value);
  }

  /** The value as an operand of arithmetic: out of its box, if it is in one. */
  Expression number(ExpressionTree tree) {
    return body.conversions.unboxed(operand(tree));
  }

  Expression condition(ExpressionTree tree) {
    Expression value = number(tree);
    if (value.type() != Primitive.BOOLEAN) {
      throw body.leaveToCompiler(tree);
    }
    return value;
  }

  /** The value converted to the type of the variable it is assigned to (JLS 5.2). */
  Expression assigned(ExpressionTree tree, Type target) {
    if (tree instanceof NewArrayTree initializer && initializer.getType() == null) {
      return arrays.initializer(initializer, target);
    }
    Expression value = value(tree, target);
    if (value.type() == Primitive.VOID) {
      throw body.leaveToCompiler(tree);
    } else if (!value.type().equals(target)) {
      value = placed(value);
    }
    return body.conversions
        .assign(value, target, tree)
        .orElseThrow(() -> body.leaveToCompiler(tree));
  }

  /** As {@link #assigned}, for places that cannot take an {@code Invoke}. */
  Expression assignedOperand(ExpressionTree tree, Type target) {
    return placed(assigned(tree, target));
  }

  /** Evaluates an expression statement (JLS 14.8). */
  void effect(ExpressionTree tree) {
    if (!assignments.effect(tree)) {
      Expression value = value(tree);
      if (value instanceof Expression.Invoke || value instanceof Expression.Call) {
        body.sink.add(new Statement.Evaluate(value));
      } else {
        body.keep(value);
      }
    }
  }

  @Override
  protected Expression defaultAction(Tree tree, Type target) {
    throw body.error(Problem.UNSUPPORTED, tree);
  }

  @Override
  public Expression visitErroneous(ErroneousTree tree, Type target) {
    throw body.leaveToCompiler(tree);
  }

  @Override
  public Expression visitParenthesized(ParenthesizedTree tree, Type target) {
    return value(tree.getExpression(), target);
  }

  @Override
  public Expression visitLiteral(LiteralTree tree, Type target) {
    return switch (tree.getKind()) {
      case INT_LITERAL -> new Literal(tree.getValue(), Primitive.INT);
      case LONG_LITERAL -> new Literal(tree.getValue(), Primitive.LONG);
      case DOUBLE_LITERAL -> new Literal(tree.getValue(), Primitive.DOUBLE);
      case CHAR_LITERAL -> new Literal(tree.getValue(), Primitive.CHAR);
      case BOOLEAN_LITERAL -> new Literal(tree.getValue(), Primitive.BOOLEAN);
      case FLOAT_LITERAL -> new Literal(tree.getValue(), Primitive.FLOAT);
      case STRING_LITERAL -> new Literal(tree.getValue(), Conversions.STRING);
      case NULL_LITERAL -> new Literal(null, Conversions.NULL);
      default -> defaultAction(tree, null);
    };
  }

  @Override
  public Expression visitIdentifier(IdentifierTree tree, Type target) {
    return names.read(tree);
  }

  @Override
  public Expression visitMemberSelect(MemberSelectTree tree, Type target) {
    return names.read(tree);
  }

  @Override
  public Expression visitBinary(BinaryTree tree, Type target) {
    return operators.binary(tree);
  }

  @Override
  public Expression visitUnary(UnaryTree tree, Type target) {
    return AssignmentLowering.isIncrement(tree)
        ? assignments.increment(tree, true)
        : operators.unary(tree);
  }

  @Override
  public Expression visitTypeCast(TypeCastTree tree, Type target) {
    return operators.cast(tree);
  }

  @Override
  public Expression visitConditionalExpression(ConditionalExpressionTree tree, Type target) {
    return operators.conditional(tree);
  }

  @Override
  public Expression visitAssignment(AssignmentTree tree, Type target) {
    return assignments.assign(tree, true);
  }

  @Override
  public Expression visitCompoundAssignment(CompoundAssignmentTree tree, Type target) {
    return assignments.compound(tree, true);
  }

  @Override
  public Expression visitArrayAccess(ArrayAccessTree tree, Type target) {
    return arrays.access(tree);
  }

  @Override
  public Expression visitNewArray(NewArrayTree tree, Type target) {
    return arrays.create(tree);
  }

  @Override
  public Expression visitMethodInvocation(MethodInvocationTree tree, Type target) {
    return calls.call(tree, target);
  }

  @Override
  public Expression visitNewClass(NewClassTree tree, Type target) {
    Tree type = TypeReader.withoutArguments(tree.getIdentifier());
    if (tree.getClassBody() != null && tree.getEnclosingExpression() == null) {
      Optional<Expression> function = body.functions.anonymous(tree);
      if (function.isPresent() && tree.getArguments().isEmpty()) {
        return body.conversions
            .assign(function.get(), body.types.read(tree.getIdentifier()), tree)
            .orElseThrow(() -> body.error(Problem.LOCAL_CLASS, tree));
      }
    }
    TypeElement element = body.names.type(type).orElse(null);
    return element != null && records.creates(tree, element, target)
        ? records.create(tree, element, target)
        : calls.opaque().create(tree, target);
  }

  @Override
  public Expression visitLambdaExpression(LambdaExpressionTree tree, Type target) {
    return body.functions.lambda(tree);
  }

  @Override
  public Expression visitMemberReference(MemberReferenceTree tree, Type target) {
    return body.functions.reference(tree);
  }

  @Override
  public Expression visitInstanceOf(InstanceOfTree tree, Type target) {
    boolean binds = tree.getPattern() instanceof BindingPatternTree;
    if (tree.getType() == null || tree.getPattern() != null && !binds) {
      throw body.error(Problem.INSTANCEOF, tree);
    }
    Expression object = operand(tree.getExpression());
    Type tested = body.types.read(tree.getType());
    if (object.type() instanceof RecordType record) {
      throw records.asObject(tree, "instanceof", record);
    }
    if (body.staticTypes.isBoxed(tree.getExpression(), object)) {
      throw body.error(Problem.UNSUPPORTED, tree);
    } else if (!Conversions.isReference(object.type())) {
      throw body.leaveToCompiler(tree);
    }
    if (tree.getPattern() instanceof BindingPatternTree pattern) {
      Expression held = body.keep("object", object);
      body.bindings.bind(
          pattern.getVariable().getName().toString(),
          () -> operators.castObject(tree, tested, held));
      return new Expression.InstanceOf(held, tested);
    }
    return new Expression.InstanceOf(object, tested);
  }

  @Override
  public Expression visitSwitchExpression(SwitchExpressionTree tree, Type target) {
    return new SwitchLowering(body, new StatementLowering(body)).lower(tree);
  }
}
