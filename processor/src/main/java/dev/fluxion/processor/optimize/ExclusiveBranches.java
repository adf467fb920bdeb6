package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The two partials of {@code max(x, y)} are chosen by {@code x > y} and by {@code y > x}. Where the
 * first holds the second does not, and is not asked: a branch that nobody can predict is taken
 * once, not twice.
 */
public final class ExclusiveBranches extends Rewriter {
  /** How far behind the first branch the second may be. */
  private static final int NEAR = 4;

  private ExclusiveBranches() {}

  public static Function apply(Function function) {
    return function.withBody(new ExclusiveBranches().rewrite(function.body()));
  }

  @Override
  public Block rewrite(Block block) {
    List<Statement> statements = new ArrayList<>(super.rewrite(block).statements());
    for (int i = 0; i < statements.size(); i++) {
      int second = second(statements, i);
      if (second > 0) {
        Statement.If first = (Statement.If) statements.get(i);
        Statement.If other = (Statement.If) statements.remove(second);
        Block unequal = without(other.otherwise(), (Expression.Binary) first.condition());
        Block then = followed(first.then(), unequal.statements());
        Block otherwise = followed(first.otherwise(), List.of(other));
        statements.set(i, new Statement.If(first.condition(), then, otherwise));
      }
    }
    return new Block(statements);
  }

  /** {@code block} where {@code greater} holds, so that its operands are not equal. */
  private static Block without(Block block, Expression.Binary greater) {
    Set<Expression> operands = Set.of(greater.left(), greater.right());
    return new Rewriter() {
      @Override
      public Expression conditional(Expression.Conditional conditional) {
        boolean never =
            conditional.condition() instanceof Expression.Binary equal
                && equal.operator() == BinaryOperator.EQUAL
                && operands.contains(equal.left())
                && operands.contains(equal.right())
                && !equal.left().equals(equal.right());
        return never ? rewrite(conditional.whenFalse()) : super.conditional(conditional);
      }
    }.rewrite(block);
  }

  private static Block followed(Block block, List<Statement> more) {
    List<Statement> statements = new ArrayList<>(block.statements());
    statements.addAll(more);
    return new Block(statements);
  }

  /** Where the branch is that can be joined to that at {@code first}; -1 for nowhere. */
  private static int second(List<Statement> statements, int first) {
    if (!(statements.get(first) instanceof Statement.If branch)
        || !(branch.condition() instanceof Expression.Binary greater)
        || greater.operator() != BinaryOperator.GREATER
        || !Code.isAtom(greater.left())
        || !Code.isAtom(greater.right())
        || greater.left().equals(greater.right())) {
      return -1;
    }
    Expression opposite = Code.binary(BinaryOperator.GREATER, greater.right(), greater.left());
    for (int i = first + 1; i < Math.min(first + NEAR, statements.size()); i++) {
      if (statements.get(i) instanceof Statement.If other && other.condition().equals(opposite)) {
        return movesUp(statements.subList(first + 1, i), other)
                && Collections.disjoint(Code.writes(Block.of(branch, other)), Code.reads(opposite))
            ? i
            : -1;
      }
    }
    return -1;
  }

  /** Whether {@code branch} may as well be run before {@code between}: only variables matter. */
  private static boolean movesUp(List<Statement> between, Statement.If branch) {
    Set<Variable> mentioned = Code.mentions(new Block(between));
    Set<Variable> changed = Code.writes(new Block(between));
    return between.stream().allMatch(Code::isPlainAssignment)
        && branch.then().statements().stream().allMatch(Code::isPlainAssignment)
        && branch.otherwise().statements().stream().allMatch(Code::isPlainAssignment)
        && Collections.disjoint(Code.writes(Block.of(branch)), mentioned)
        && Collections.disjoint(Code.mentions(Block.of(branch)), changed);
  }
}
