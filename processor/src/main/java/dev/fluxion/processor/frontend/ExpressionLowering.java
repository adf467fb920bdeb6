package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
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
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Lowers expressions: side effects become statements in the body's sink, what remains is a tree
 * without any. Each kind of expression goes to the lowering that knows it; what the language of
 * this version does not contain is an error.
 */
final class ExpressionLowering extends SimpleTreeVisitor<Expression, Void> {
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
    CallResolution resolution = new CallResolution(body.environment);
    this.records = new RecordLowering(body, resolution);
    this.calls = new CallLowering(body, resolution);
  }

  RecordLowering records() {
    return records;
  }

  /**
   * The value of an expression. A call of a helper comes back as a bare {@code Invoke}, for callers
   * that can place it.
   */
  Expression value(ExpressionTree tree) {
    Expression value = tree.accept(this, null);
    body.environment.observer().type(tree, value.type());
    return value;
  }

  /** The value as an operand of something larger: a helper's result is in a variable by then. */
  Expression operand(ExpressionTree tree) {
    Expression value = value(tree);
    if (value.type() == Primitive.VOID) {
      throw body.leaveToCompiler(tree);
    }
    return value instanceof Expression.Invoke ? body.keep(value) : value;
  }

  Expression condition(ExpressionTree tree) {
    Expression value = operand(tree);
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
    Expression value = value(tree);
    if (value instanceof Expression.Invoke && !value.type().equals(target)) {
      value = value.type() == Primitive.VOID ? value : body.keep(value);
    }
    return Typing.assign(value, target).orElseThrow(() -> body.leaveToCompiler(tree));
  }

  /** As {@link #assigned}, for places that cannot take an {@code Invoke}. */
  Expression assignedOperand(ExpressionTree tree, Type target) {
    Expression value = assigned(tree, target);
    return value instanceof Expression.Invoke ? body.keep(value) : value;
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
  protected Expression defaultAction(Tree tree, Void unused) {
    throw body.error(Problem.UNSUPPORTED, tree);
  }

  @Override
  public Expression visitErroneous(ErroneousTree tree, Void unused) {
    throw body.leaveToCompiler(tree);
  }

  @Override
  public Expression visitParenthesized(ParenthesizedTree tree, Void unused) {
    return value(tree.getExpression());
  }

  @Override
  public Expression visitLiteral(LiteralTree tree, Void unused) {
    return switch (tree.getKind()) {
      case INT_LITERAL -> new Literal(tree.getValue(), Primitive.INT);
      case LONG_LITERAL -> new Literal(tree.getValue(), Primitive.LONG);
      case DOUBLE_LITERAL -> new Literal(tree.getValue(), Primitive.DOUBLE);
      case CHAR_LITERAL -> new Literal(tree.getValue(), Primitive.CHAR);
      case BOOLEAN_LITERAL -> new Literal(tree.getValue(), Primitive.BOOLEAN);
      case FLOAT_LITERAL -> throw body.error(Problem.FLOAT, tree);
      case STRING_LITERAL -> throw body.error(Problem.STRING, tree);
      case NULL_LITERAL -> throw body.error(Problem.NULL, tree);
      default -> defaultAction(tree, null);
    };
  }

  @Override
  public Expression visitIdentifier(IdentifierTree tree, Void unused) {
    return names.read(tree);
  }

  @Override
  public Expression visitMemberSelect(MemberSelectTree tree, Void unused) {
    return names.read(tree);
  }

  @Override
  public Expression visitBinary(BinaryTree tree, Void unused) {
    return operators.binary(tree);
  }

  @Override
  public Expression visitUnary(UnaryTree tree, Void unused) {
    return AssignmentLowering.isIncrement(tree)
        ? assignments.increment(tree, true)
        : operators.unary(tree);
  }

  @Override
  public Expression visitTypeCast(TypeCastTree tree, Void unused) {
    return operators.cast(tree);
  }

  @Override
  public Expression visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
    return operators.conditional(tree);
  }

  @Override
  public Expression visitAssignment(AssignmentTree tree, Void unused) {
    return assignments.assign(tree, true);
  }

  @Override
  public Expression visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
    return assignments.compound(tree, true);
  }

  @Override
  public Expression visitArrayAccess(ArrayAccessTree tree, Void unused) {
    return arrays.access(tree);
  }

  @Override
  public Expression visitNewArray(NewArrayTree tree, Void unused) {
    return arrays.create(tree);
  }

  @Override
  public Expression visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    return calls.call(tree);
  }

  @Override
  public Expression visitNewClass(NewClassTree tree, Void unused) {
    Tree named = tree.getIdentifier();
    Tree type = named instanceof ParameterizedTypeTree generic ? generic.getType() : named;
    TypeElement element = body.names.type(type).orElse(null);
    if (element != null && element.getKind() == ElementKind.RECORD) {
      return records.create(tree, element);
    }
    throw body.names
        .type(type)
        .map(found -> body.types.classProblem(tree, found, Problem.OBJECT_CREATION))
        .orElseGet(() -> body.leaveToCompiler(tree));
  }

  @Override
  public Expression visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
    throw body.error(Problem.LAMBDA, tree);
  }

  @Override
  public Expression visitMemberReference(MemberReferenceTree tree, Void unused) {
    throw body.error(Problem.LAMBDA, tree);
  }

  @Override
  public Expression visitInstanceOf(InstanceOfTree tree, Void unused) {
    throw body.error(Problem.INSTANCEOF, tree);
  }

  @Override
  public Expression visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
    return new SwitchLowering(body, new StatementLowering(body)).lower(tree);
  }
}
