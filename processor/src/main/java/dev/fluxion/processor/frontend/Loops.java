package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.List;
import java.util.function.BiConsumer;
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

  /** A new {@code double[]} of zeros. */
  Expression vector(Expression length) {
    ArrayType type = new ArrayType(Primitive.DOUBLE);
    return body.keep("vector", new Expression.NewArray(type, List.of(length)));
  }

  /** One turn for each unit vector of that length, in one array: its number, and it. */
  void overBasis(Expression length, BiConsumer<Expression, Expression> turn) {
    Expression seed = vector(length);
    upTo(
        length,
        i -> {
          body.sink.add(new Statement.Assign(Code.element(seed, i), Code.literal(1.0)));
          turn.accept(i, seed);
          body.sink.add(new Statement.Assign(Code.element(seed, i), Code.literal(0.0)));
        });
  }
}
