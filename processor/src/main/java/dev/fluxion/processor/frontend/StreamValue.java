package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream of numbers or of arrays on its way to the method that ends it, as the value of a literal
 * that never leaves the front end. Nothing happens before that, as in the class library.
 *
 * @param source the call that began it
 * @param array whose elements it has; empty where it has the numbers in between
 * @param from the first index, or number
 * @param to the index, or number, behind the last
 * @param isClosed whether {@code to} is the last
 */
record StreamValue(
    CallLowering.Found source,
    Optional<Expression> array,
    Expression from,
    Expression to,
    boolean isClosed,
    List<Stage> stages) {

  /** What is done to each element. */
  sealed interface Stage {}

  record Mapped(FunctionValue function) implements Stage {}

  record Filtered(FunctionValue test) implements Stage {}

  record Widened() implements Stage {}

  /** What {@code max} and the like return: it need not be there. */
  record Maybe(CallLowering.Found source, Expression isPresent, Expression value) {

    static Optional<Maybe> in(Expression expression) {
      return expression instanceof Expression.Literal literal && literal.value() instanceof Maybe it
          ? Optional.of(it)
          : Optional.empty();
    }
  }

  /** The call that began the stream that a value is, or comes of. */
  static Optional<CallLowering.Found> source(Expression expression) {
    return in(expression)
        .map(StreamValue::source)
        .or(() -> Maybe.in(expression).map(Maybe::source));
  }

  static Optional<StreamValue> in(Expression expression) {
    return expression instanceof Expression.Literal literal
            && literal.value() instanceof StreamValue stream
        ? Optional.of(stream)
        : Optional.empty();
  }

  Expression as(ClassType type) {
    return new Expression.Literal(this, type);
  }

  StreamValue with(Stage stage) {
    List<Stage> all = new ArrayList<>(stages);
    all.add(stage);
    return new StreamValue(source, array, from, to, isClosed, all);
  }
}
