package dev.fluxion.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Lowers new exceptions and their messages: the one place where strings are at home. */
final class MessageLowering {
  private static final ClassType STRING = new ClassType("java.lang.String");
  private static final Type ERROR = new ClassType("java.lang.AssertionError");

  private final Body body;

  MessageLowering(Body body) {
    this.body = body;
  }

  /** The exception of {@code throw new X(…)}. */
  Expression exception(ThrowTree tree) {
    if (!(OperatorLowering.withoutParentheses(tree.getExpression()) instanceof NewClassTree made)
        || made.getClassBody() != null) {
      throw body.error(Problem.THROW, tree);
    }
    TypeElement type =
        body.names.type(made.getIdentifier()).orElseThrow(() -> body.leaveToCompiler(made));
    var elements = body.environment.elements();
    if (!Access.fromPackage(type, elements.getPackageOf(body.names.owner()), elements)) {
      throw body.error(Problem.FIELD_INACCESSIBLE, made.getIdentifier(), type.getSimpleName());
    }
    List<Expression> arguments = new ArrayList<>();
    for (ExpressionTree argument : made.getArguments()) {
      arguments.add(text(argument));
    }
    return create(new ClassType(type.getQualifiedName().toString()), arguments);
  }

  /** The error of an {@code assert} that fails. */
  Expression assertionError(AssertTree tree) {
    List<Expression> detail = Stream.ofNullable(tree.getDetail()).map(this::text).toList();
    return create(ERROR, detail);
  }

  private static Expression create(Type type, List<Expression> arguments) {
    List<Type> types = arguments.stream().map(Expression::type).toList();
    return new Expression.Call(new Method(type.toString(), "new", types, type, true), arguments);
  }

  /** A string, or what is put into one. */
  private Expression text(ExpressionTree tree) {
    ExpressionTree inner = OperatorLowering.withoutParentheses(tree);
    if (inner.getKind() == Tree.Kind.STRING_LITERAL) {
      return string(((LiteralTree) inner).getValue());
    } else if (inner instanceof BinaryTree sum
        && inner.getKind() == Tree.Kind.PLUS
        && isText(sum)) {
      Expression left = text(sum.getLeftOperand());
      Expression right = text(sum.getRightOperand());
      if (!left.type().equals(STRING)) {
        left = new Expression.Binary(BinaryOperator.ADD, string(""), left);
      }
      return new Expression.Binary(BinaryOperator.ADD, left, right);
    } else if (body.names.resolve(inner, body.scope) instanceof NameResolution.FieldName name
        && name.field().getConstantValue() instanceof String constant) {
      return string(constant);
    }
    Expression value = body.expressions.operand(tree);
    if (!(value.type() instanceof Primitive)) {
      throw body.error(Problem.STRING, tree);
    }
    return value;
  }

  private static Expression string(Object value) {
    return new Expression.Literal(value, STRING);
  }

  /** Whether a string stands somewhere in a sum, which makes all of it a string (JLS 15.18.1). */
  private boolean isText(ExpressionTree tree) {
    ExpressionTree inner = OperatorLowering.withoutParentheses(tree);
    if (inner instanceof BinaryTree sum && inner.getKind() == Tree.Kind.PLUS) {
      return isText(sum.getLeftOperand()) || isText(sum.getRightOperand());
    }
    return inner.getKind() == Tree.Kind.STRING_LITERAL
        || body.names.resolve(inner, body.scope) instanceof NameResolution.FieldName name
            && name.field().getConstantValue() instanceof String;
  }
}
