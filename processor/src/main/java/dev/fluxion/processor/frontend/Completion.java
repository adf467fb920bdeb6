package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether statements can complete normally (JLS 14.22), so that what follows is reachable. */
final class Completion {
  private Completion() {}

  static boolean canComplete(List<Statement> statements) {
    return statements.stream().allMatch(Completion::canComplete);
  }

  private static boolean canComplete(Statement statement) {
    if (statement instanceof Statement.Break
        || statement instanceof Statement.Continue
        || statement instanceof Statement.Return) {
      return false;
    } else if (statement instanceof Statement.If branch) {
      return canComplete(branch.then().statements())
          || canComplete(branch.otherwise().statements());
    } else if (statement instanceof Statement.Try attempt) {
      return (attempt.last() == null || canComplete(attempt.last().statements()))
          && (canComplete(attempt.body().statements())
              || attempt.handlers().stream().anyMatch(h -> canComplete(h.body().statements())));
    } else if (statement instanceof Statement.Loop loop && isTrue(loop)) {
      return jumpsTo(loop.label(), loop.body().statements(), false)
          || jumpsTo(loop.label(), loop.update().statements(), false);
    }
    return true;
  }

  /** All blocks of a {@code try}, in the order in which they stand. */
  static List<Block> blocks(Statement.Try attempt) {
    List<Block> all = new ArrayList<>(List.of(attempt.body()));
    attempt.handlers().forEach(handler -> all.add(handler.body()));
    if (attempt.last() != null) {
      all.add(attempt.last());
    }
    return all;
  }

  private static boolean isTrue(Statement.Loop loop) {
    return loop.condition() instanceof Literal literal && Boolean.TRUE.equals(literal.value());
  }

  /** Whether a break, or with {@code continues} a continue, leads to the label. */
  static boolean jumpsTo(Label label, List<Statement> statements, boolean continues) {
    return statements.stream().anyMatch(statement -> jumpsTo(label, statement, continues));
  }

  private static boolean jumpsTo(Label label, Statement statement, boolean continues) {
    if (statement instanceof Statement.Break jump) {
      return !continues && jump.label().equals(label);
    } else if (statement instanceof Statement.Continue jump) {
      return continues && jump.label().equals(label);
    } else if (statement instanceof Statement.If branch) {
      return jumpsTo(label, branch.then().statements(), continues)
          || jumpsTo(label, branch.otherwise().statements(), continues);
    } else if (statement instanceof Statement.Try attempt) {
      return blocks(attempt).stream()
          .anyMatch(block -> jumpsTo(label, block.statements(), continues));
    } else if (statement instanceof Statement.Loop loop) {
      return jumpsTo(label, loop.body().statements(), continues)
          || jumpsTo(label, loop.update().statements(), continues);
    }
    return false;
  }
}
