package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import java.util.List;

/**
 * Branches that only throw where arrays have other lengths than they should, such as those of
 * {@code Functions.dot}. They are in the way of nothing but the exception: as an access beyond an
 * array's end, which may happen anywhere, they end both sweeps.
 */
final class LengthChecks {
  private final ArrayLengths lengths;

  LengthChecks(ArrayLengths lengths) {
    this.lengths = lengths;
  }

  /** {@code block} without such branches. */
  Block removed(Block block) {
    return new Rewriter() {
      @Override
      public List<Statement> ifElse(Statement.If branch) {
        return isCheck(branch) ? List.of() : super.ifElse(branch);
      }
    }.rewrite(block);
  }

  private boolean isCheck(Statement.If branch) {
    List<Statement> then = branch.then().statements();
    return branch.otherwise().isEmpty()
        && !then.isEmpty()
        && then.get(then.size() - 1) instanceof Statement.Throw
        && then.subList(0, then.size() - 1).stream().allMatch(Code::isPlainAssignment)
        && isOfLengths(branch.condition());
  }

  private boolean isOfLengths(Expression value) {
    if (value instanceof Expression.Read read) {
      Expression definition = lengths.definition(read.variable());
      return definition != null && isOfLengths(definition);
    }
    return value instanceof Expression.Length
        || value instanceof Expression.Literal
        || (value instanceof Expression.Binary || value instanceof Expression.Unary)
            && Code.operands(value).stream().allMatch(this::isOfLengths);
  }
}
