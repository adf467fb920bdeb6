package dev.fluxion.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;

/** What the body of a lambda tells of its result (JLS 15.27.2), which overloads differ by. */
final class LambdaShapes {
  private static final Set<Tree.Kind> EFFECTS =
      Set.of(
          Tree.Kind.METHOD_INVOCATION,
          Tree.Kind.NEW_CLASS,
          Tree.Kind.ASSIGNMENT,
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.PREFIX_DECREMENT,
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.POSTFIX_DECREMENT);

  private LambdaShapes() {}

  /** Whether the function can be one that returns nothing, or one that returns something. */
  static boolean gives(Tree function, boolean value) {
    if (!(function instanceof LambdaExpressionTree lambda)) {
      return true;
    } else if (lambda.getBody() instanceof BlockTree block) {
      return returnsValue(block) ? value : !value || endsAbruptly(block.getStatements());
    }
    return value
        || isEffect(OperatorLowering.withoutParentheses((ExpressionTree) lambda.getBody()));
  }

  private static boolean isEffect(ExpressionTree body) {
    return EFFECTS.contains(body.getKind())
        || body instanceof com.sun.source.tree.CompoundAssignmentTree;
  }

  private static boolean returnsValue(BlockTree block) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree tree, Void unused) {
        found[0] |= tree.getExpression() != null;
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree inner, Void unused) {
        return null;
      }

      @Override
      public Void visitClass(ClassTree inner, Void unused) {
        return null;
      }
    }.scan(block, null);
    return found[0];
  }

  private static boolean endsAbruptly(List<? extends StatementTree> statements) {
    StatementTree last = statements.isEmpty() ? null : statements.get(statements.size() - 1);
    return last instanceof ThrowTree || last instanceof WhileLoopTree;
  }
}
