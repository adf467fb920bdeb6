package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.function.Consumer;

/** Writes loops that no user has written. */
record Loops(Body body) {

  /** {@code for (int i = 0; i < bound; i++)}. */
  void upTo(Expression bound, Consumer<Expression> turn) {
    Expression end = Code.isAtom(bound) ? bound : body.keep("bound", bound);
    Variable index = body.variables.fresh("i", Primitive.INT);
    Label label = body.variables.label("loop");
    body.sink.add(Statement.Assign.to(index, Expression.Literal.of(0)));
    Block inner = body.sink.capture(() -> turn.accept(Code.read(index))).block();
    Expression next = Code.add(Code.read(index), Expression.Literal.of(1));
    body.sink.add(
        new Statement.Loop(
            label,
            Code.binary(BinaryOperator.LESS, Code.read(index), end),
            inner,
            Block.of(Statement.Assign.to(index, next))));
  }
}
