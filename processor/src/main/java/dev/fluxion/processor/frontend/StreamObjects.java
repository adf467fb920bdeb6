package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Watch;
import java.util.List;
import java.util.Optional;

/**
 * Streams, and what {@code max} and the like return, where they are used as objects: as before
 * anything was known of them, and of constants only.
 */
final class StreamObjects {
  private final Body body;

  StreamObjects(Body body) {
    this.body = body;
  }

  /**
   * The object; any other value as it is.
   *
   * @param user what takes it, for the message
   */
  Expression of(Expression value, Tree tree, String user) {
    Optional<StreamValue> stream = StreamValue.in(value);
    if (stream.isPresent()) {
      return ofStream(stream.get(), tree, user);
    }
    return StreamValue.Maybe.in(value)
        .map(maybe -> ofMaybe(maybe, value.type(), user))
        .orElse(value);
  }

  private Expression ofStream(StreamValue stream, Tree tree, String user) {
    if (!stream.stages().isEmpty()) {
      throw body.error(Problem.STREAM, tree, user);
    }
    return body.keep(new OpaqueCalls(body).lower(stream.source()));
  }

  private Expression ofMaybe(StreamValue.Maybe maybe, Type type, String user) {
    Expression value = maybe.value();
    if (value.type().isDifferentiable() && !body.isInMessage()) {
      body.warn(Watch.STREAM_CALL, maybe.source().select(), user, List.of(value));
    }
    Variable object = body.variables.fresh("optional", type);
    Expression some = call(type, "of", List.of(value));
    Expression none = call(type, "empty", List.of());
    body.sink.add(
        new Statement.If(
            maybe.isPresent(),
            Block.of(Statement.Assign.to(object, some)),
            Block.of(Statement.Assign.to(object, none))));
    return Code.read(object);
  }

  private static Expression call(Type type, String name, List<Expression> arguments) {
    List<Type> types = arguments.stream().map(Expression::type).toList();
    return new Expression.Call(Method.opaque(type.toString(), name, types, type, true), arguments);
  }
}
