package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Walker;
import java.util.List;

/** Whether control can reach the end of a statement list, as JLS 14.22 has it. */
final class Completion {
  private Completion() {}

  static boolean completes(List<Statement> statements) {
    return statements.stream().allMatch(Completion::completes);
  }

  static boolean completes(Block block) {
    return completes(block.statements());
  }

  private static boolean completes(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return completes(branch.then()) || completes(branch.otherwise());
    }
    if (statement instanceof Statement.Loop loop) {
      return !loop.condition().equals(Literal.TRUE)
          || breaksTo(loop.label(), loop.body())
          || breaksTo(loop.label(), loop.update());
    }
    return !(statement instanceof Statement.Return
        || statement instanceof Statement.Break
        || statement instanceof Statement.Continue);
  }

  private static boolean breaksTo(Label label, Block block) {
    boolean[] found = {false};
    new Walker() {
      @Override
      public List<Statement> breakOut(Statement.Break jump) {
        found[0] |= jump.label().equals(label);
        return super.breakOut(jump);
      }
    }.walk(block);
    return found[0];
  }
}
