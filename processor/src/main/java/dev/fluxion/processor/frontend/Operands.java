package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lowers operands in Java's order (JLS 15.7): one that a later operand's side effects could change
 * is kept in a variable first.
 */
final class Operands {
  private Operands() {}

  static List<Expression> inOrder(Body body, List<Supplier<Expression>> operands) {
    List<Supplier<Sink.Captured<Expression>>> parts = new ArrayList<>();
    operands.forEach(operand -> parts.add(() -> body.sink.capture(operand)));
    List<Sink.Captured<Expression>> captured = Parts.all(parts);
    boolean[] keep = new boolean[captured.size()];
    Effects later = new Effects();
    for (int i = keep.length - 1; i >= 0; i--) {
      keep[i] = !later.leave(captured.get(i).value());
      later.add(captured.get(i).statements());
    }
    List<Expression> values = new ArrayList<>();
    for (int i = 0; i < keep.length; i++) {
      body.sink.addAll(captured.get(i).statements());
      Expression value = captured.get(i).value();
      values.add(keep[i] ? body.keep(value) : value);
    }
    return values;
  }

  /** What becomes of an earlier operand when the later one is put behind it. */
  static Expression before(Body body, Expression earlier, Sink.Captured<?> later) {
    Effects effects = new Effects();
    effects.add(later.statements());
    return effects.leave(earlier) ? earlier : body.keep(earlier);
  }
}
