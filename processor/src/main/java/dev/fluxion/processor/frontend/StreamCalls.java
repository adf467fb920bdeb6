package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Streams over arrays and ranges, read as the loops that they run: of numbers, and of the rows of
 * an array. Where one goes on as another kind of stream it is an object, from its beginning.
 */
final class StreamCalls {
  private static final String PACKAGE = "java.util.stream.";
  private static final ClassType DOUBLES = new ClassType(PACKAGE + "DoubleStream");
  private static final ClassType INTS = new ClassType(PACKAGE + "IntStream");

  private final Body body;
  private final OpaqueCalls opaque;
  private final StreamLoops loops;
  private final StreamObjects objects;

  StreamCalls(Body body, OpaqueCalls opaque) {
    this.body = body;
    this.opaque = opaque;
    this.loops = new StreamLoops(body);
    this.objects = new StreamObjects(body);
  }

  /** Empty where the call has nothing to do with such a stream. */
  Optional<Expression> lower(CallLowering.Found call) {
    String name = call.method().getSimpleName().toString();
    if (call.receiver().isEmpty()) {
      TypeElement owner = (TypeElement) call.method().getEnclosingElement();
      return source(owner.getQualifiedName() + "." + name, call);
    }
    Expression receiver = call.receiver().get();
    Optional<StreamValue> stream = StreamValue.in(receiver);
    return stream.isPresent()
        ? Optional.of(
            stage(stream.get(), name, call)
                .or(() -> end(stream.get(), name, call))
                .orElseGet(() -> asObject(call)))
        : StreamValue.Maybe.in(receiver).map(maybe -> ofMaybe(maybe, name, call));
  }

  // ---- How streams begin.

  private Optional<Expression> source(String name, CallLowering.Found call) {
    return switch (name) {
      case "java.util.Arrays.stream" ->
          call.arguments().size() == 1
              ? overArray(call.arguments().get(0), call)
              : Optional.empty();
      case PACKAGE + "DoubleStream.of" -> {
        List<Expression> given = converted(call);
        Expression array =
            given.get(0).type().rank() > 0
                ? given.get(0)
                : new Expression.ArrayValue(new ArrayType(Primitive.DOUBLE), given);
        yield overArray(array, call);
      }
      case PACKAGE + "IntStream.range", PACKAGE + "IntStream.rangeClosed" -> {
        List<Expression> bounds = converted(call).stream().map(b -> body.keep("bound", b)).toList();
        yield Optional.of(
            new StreamValue(
                    call,
                    Optional.empty(),
                    bounds.get(0),
                    bounds.get(1),
                    name.endsWith("Closed"),
                    List.of())
                .as(INTS));
      }
      case "java.util.Arrays.setAll" ->
          function(call)
              .map(
                  function -> {
                    Expression array = body.keep("array", call.arguments().get(0));
                    body.warnOfStore(call.select(), array);
                    return loops.setAll(call, array, function);
                  });
      default -> Optional.empty();
    };
  }

  private List<Expression> converted(CallLowering.Found call) {
    HelperCalls helpers = new HelperCalls(body);
    return helpers.converted(call, helpers.shape(call));
  }

  private Optional<Expression> overArray(Expression given, CallLowering.Found call) {
    if (!(given.type() instanceof ArrayType type)
        || !(type.element() == Primitive.DOUBLE
            || type.element() == Primitive.INT
            || type.element() instanceof ArrayType)) {
      return Optional.empty();
    }
    Expression array = body.keep("array", given);
    Expression length = body.keep("length", new Expression.Length(array));
    ClassType stream =
        type.element() == Primitive.DOUBLE
            ? DOUBLES
            : type.element() == Primitive.INT
                ? INTS
                : new ClassType(PACKAGE + "Stream<" + type.element() + ">");
    return Optional.of(
        new StreamValue(call, Optional.of(array), Code.literal(0), length, false, List.of())
            .as(stream));
  }

  // ---- How they go on, and end.

  private Optional<Expression> stage(StreamValue stream, String name, CallLowering.Found call) {
    Optional<StreamValue.Stage> stage =
        switch (name) {
          case "map", "mapToDouble", "mapToInt" -> function(call).map(StreamValue.Mapped::new);
          case "filter" -> function(call).map(StreamValue.Filtered::new);
          case "asDoubleStream" -> Optional.of(new StreamValue.Widened());
          default -> Optional.empty();
        };
    ClassType type = name.equals("filter") ? (ClassType) call.receiver().get().type() : next(call);
    return type.equals(DOUBLES) || type.equals(INTS) || name.equals("filter")
        ? stage.map(s -> stream.with(s).as(type))
        : Optional.empty();
  }

  private static ClassType next(CallLowering.Found call) {
    return new ClassType(call.method().getReturnType().toString());
  }

  private Optional<Expression> end(StreamValue stream, String name, CallLowering.Found call) {
    Type element = element((ClassType) call.receiver().get().type());
    int arguments = call.arguments().size();
    boolean isOfNumbers = element instanceof Primitive;
    return switch (name) {
      case "forEach", "forEachOrdered" ->
          function(call).map(action -> loops.each(stream, element, action));
      case "reduce" ->
          isOfNumbers
              ? function(call)
                  .map(
                      operator ->
                          arguments == 2
                              ? loops.fold(stream, assigned(call, element), operator)
                              : loops.reduce(stream, element, operator, result(call)))
              : Optional.empty();
      case "sum" -> isOfNumbers ? Optional.of(loops.sum(stream, element)) : Optional.empty();
      case "average" ->
          isOfNumbers
              ? Optional.of(loops.average(stream, element, result(call)))
              : Optional.empty();
      case "max", "min" ->
          isOfNumbers
              ? Optional.of(loops.extreme(stream, element, name, result(call)))
              : Optional.empty();
      case "toArray" ->
          isOfNumbers ? Optional.of(loops.toArray(stream, element)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Type element(ClassType stream) {
    return stream.equals(DOUBLES)
        ? Primitive.DOUBLE
        : stream.equals(INTS) ? Primitive.INT : new ClassType("java.lang.Object");
  }

  private static ClassType result(CallLowering.Found call) {
    return new ClassType(call.method().getReturnType().toString());
  }

  private Expression assigned(CallLowering.Found call, Type type) {
    return body.conversions
        .assign(call.arguments().get(0), type, call.select())
        .orElseThrow(() -> body.leaveToCompiler(call.select()));
  }

  /** The last argument, if its code is known. */
  private Optional<FunctionValue> function(CallLowering.Found call) {
    int last = call.arguments().size() - 1;
    Optional<FunctionValue> function =
        last < 0 ? Optional.empty() : FunctionValue.in(call.arguments().get(last));
    if (function.isEmpty() || !call.method().getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    TypeMirror wanted = call.method().getParameters().get(last).asType();
    if (call.receiver().isPresent()) {
      TypeMirror in = MirrorTypes.write(call.receiver().get().type(), body.environment);
      ExecutableType member =
          (ExecutableType) body.environment.types().asMemberOf((DeclaredType) in, call.method());
      wanted = member.getParameterTypes().get(last);
    }
    return MirrorTypes.read(wanted, body.environment)
        .flatMap(type -> new FunctionTypes(body).converted(function.get(), type))
        .flatMap(FunctionValue::in);
  }

  /** {@code getAsDouble()}, {@code orElse(x)} and the like. */
  private Expression ofMaybe(StreamValue.Maybe maybe, String name, CallLowering.Found call) {
    return switch (name) {
      case "getAsDouble", "getAsInt" -> loops.present(maybe);
      case "orElseThrow" -> {
        if (!call.arguments().isEmpty()) {
          throw body.error(Problem.STREAM, call.select(), name);
        }
        yield loops.present(maybe);
      }
      case "orElse" ->
          new Expression.Conditional(
              maybe.isPresent(), maybe.value(), body.keep(assigned(call, maybe.value().type())));
      case "isPresent" -> maybe.isPresent();
      case "isEmpty" -> Code.not(maybe.isPresent());
      default -> {
        if (call.arguments().stream().anyMatch(FunctionValue::is)) {
          throw body.error(Problem.STREAM, call.select(), name);
        }
        yield asObject(withObjects(call));
      }
    };
  }

  // ---- Where they are objects.

  private Expression asObject(CallLowering.Found call) {
    String user = call.method().getSimpleName().toString();
    Expression receiver = objects.of(call.receiver().orElseThrow(), call.select(), user);
    return opaque.lower(
        new CallLowering.Found(
            call.select(),
            call.choice(),
            Optional.of(receiver),
            call.isVirtual(),
            call.arguments(),
            call.target()));
  }

  /** The arguments of a call that has nothing to do with streams, those among them as objects. */
  CallLowering.Found withObjects(CallLowering.Found call) {
    if (call.arguments().stream().allMatch(a -> StreamValue.source(a).isEmpty())) {
      return call;
    }
    String user = call.method().getSimpleName().toString();
    return new CallLowering.Found(
        call.select(),
        call.choice(),
        call.receiver(),
        call.isVirtual(),
        call.arguments().stream()
            .map(argument -> objects.of(argument, call.select(), user))
            .toList(),
        call.target());
  }
}
