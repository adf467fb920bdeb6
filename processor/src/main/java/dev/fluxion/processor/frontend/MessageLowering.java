package dev.fluxion.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.stream.Stream;

/** Lowers what is thrown, and the messages in it. */
final class MessageLowering {
  private static final Type ERROR = new ClassType("java.lang.AssertionError");

  private final Body body;
  private final OpaqueCalls calls;

  MessageLowering(Body body, OpaqueCalls calls) {
    this.body = body;
    this.calls = calls;
  }

  /** A new exception, or one that is at hand. */
  Expression exception(ThrowTree tree) {
    Expression exception =
        OperatorLowering.withoutParentheses(tree.getExpression()) instanceof NewClassTree made
            ? calls.exception(made)
            : body.expressions.operand(tree.getExpression());
    if (!(exception.type() instanceof ClassType type) || type.equals(Conversions.NULL)) {
      throw body.leaveToCompiler(tree);
    } else if (body.isChecked(MirrorTypes.write(type, body.environment))) {
      throw body.error(Problem.CHECKED_EXCEPTION, tree, type);
    }
    return exception;
  }

  /** The error of an {@code assert} that fails. */
  Expression assertionError(AssertTree tree) {
    List<Expression> detail =
        Stream.ofNullable(tree.getDetail())
            .map(text -> body.inMessage(() -> body.expressions.operand(text)))
            .toList();
    List<Type> types = detail.stream().map(Expression::type).toList();
    if (!types.isEmpty() && types.get(0) instanceof RecordType record) {
      throw body.expressions.records().asObject(tree.getDetail(), "assert", record);
    }
    return new Expression.Call(new Method(ERROR.toString(), "new", types, ERROR, true), detail);
  }
}
