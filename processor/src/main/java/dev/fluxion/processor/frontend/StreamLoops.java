package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.rules.ArrayLibrary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The loops that streams run when they end, with the numbers of the class library bit for bit. */
final class StreamLoops {
  private final Body body;

  StreamLoops(Body body) {
    this.body = body;
  }

  /** {@code forEach}. */
  Expression each(StreamValue stream, Type element, FunctionValue action) {
    loop(stream, value -> body.sink.add(new Statement.Evaluate(call(action, value))));
    return new Literal(null, Primitive.VOID);
  }

  /** {@code reduce(identity, operator)}. */
  Expression fold(StreamValue stream, Expression identity, FunctionValue operator) {
    Variable result = variable("result", identity);
    loop(stream, value -> assign(result, call(operator, Code.read(result), value)));
    return Code.read(result);
  }

  /** {@code reduce(operator)}: empty where there are no elements. */
  Expression reduce(StreamValue stream, Type element, FunctionValue operator, ClassType optional) {
    return firstAnd(
        stream, element, optional, (result, value) -> call(operator, Code.read(result), value));
  }

  /** {@code max} and {@code min}, which are reductions by {@code Math.max} and {@code Math.min}. */
  Expression extreme(StreamValue stream, Type element, String name, ClassType optional) {
    Method method = new Method("java.lang.Math", name, List.of(element, element), element, true);
    return firstAnd(
        stream,
        element,
        optional,
        (result, value) -> new Expression.Call(method, List.of(Code.read(result), value)));
  }

  private interface Step {
    Expression next(Variable result, Expression value);
  }

  private Expression firstAnd(StreamValue stream, Type element, ClassType optional, Step step) {
    Variable any = variable("any", Literal.FALSE);
    Variable result = variable("result", Typing.cast(element, Literal.of(0)));
    loop(
        stream,
        value -> {
          Block next = body.sink.capture(() -> assign(result, step.next(result, value))).block();
          Block first =
              Block.of(Statement.Assign.to(any, Literal.TRUE), Statement.Assign.to(result, value));
          body.sink.add(new Statement.If(Code.read(any), next, first));
        });
    return maybe(stream, Code.read(any), Code.read(result), optional);
  }

  private static Expression maybe(
      StreamValue stream, Expression isPresent, Expression value, ClassType optional) {
    return new Literal(new StreamValue.Maybe(stream.source(), isPresent, value), optional);
  }

  Expression sum(StreamValue stream, Type element) {
    if (element == Primitive.INT) {
      Variable sum = variable("sum", Literal.of(0));
      loop(stream, value -> assign(sum, Code.add(Code.read(sum), value)));
      return Code.read(sum);
    }
    CompensatedSum sum = new CompensatedSum();
    loop(stream, sum::add);
    return sum.result();
  }

  Expression average(StreamValue stream, Type element, ClassType optional) {
    if (element == Primitive.INT) {
      return averageOfInts(stream, optional);
    }
    CompensatedSum sum = new CompensatedSum();
    Variable count = variable("count", Code.literal(0.0));
    loop(
        stream,
        value -> {
          assign(count, Code.add(Code.read(count), Code.literal(1.0)));
          sum.add(value);
        });
    Expression any =
        body.keep(Code.binary(BinaryOperator.GREATER, Code.read(count), Code.literal(0.0)));
    return maybe(stream, any, body.keep(Code.divide(sum.result(), Code.read(count))), optional);
  }

  private Expression averageOfInts(StreamValue stream, ClassType optional) {
    Variable sum = variable("sum", Typing.cast(Primitive.LONG, Literal.of(0)));
    Variable count = variable("count", Typing.cast(Primitive.LONG, Literal.of(0)));
    loop(
        stream,
        value -> {
          assign(count, Code.add(Code.read(count), Typing.cast(Primitive.LONG, Literal.of(1))));
          assign(sum, Code.add(Code.read(sum), Typing.cast(Primitive.LONG, value)));
        });
    Expression real = Typing.cast(Primitive.DOUBLE, Code.read(sum));
    Expression many = Typing.cast(Primitive.DOUBLE, Code.read(count));
    Expression any = body.keep(Code.binary(BinaryOperator.GREATER, many, Code.literal(0.0)));
    return maybe(stream, any, body.keep(Code.divide(real, many)), optional);
  }

  /** As {@code Collectors.sumWithCompensation} adds, whose correction carries no derivative. */
  private final class CompensatedSum {
    private final Variable high = variable("sum", Code.literal(0.0));
    private final Variable low = variable("low", Code.literal(0.0));
    private final Variable simple = variable("simple", Code.literal(0.0));

    void add(Expression value) {
      Expression corrected = body.keep(Code.subtract(value, Code.read(low)));
      Expression next = body.keep(Code.add(Code.read(high), corrected));
      Expression error = Code.subtract(Code.subtract(next, Code.read(high)), corrected);
      assign(low, stopGradient(body.keep(error)));
      assign(high, next);
      assign(simple, Code.add(Code.read(simple), value));
    }

    /** The plain sum where infinite elements have made the other one no number. */
    Expression result() {
      Expression sum = body.keep(Code.subtract(Code.read(high), Code.read(low)));
      Expression infinity = Code.literal(Double.POSITIVE_INFINITY);
      Expression size = stopGradient(Code.read(simple));
      Expression isInfinite =
          Code.binary(
              BinaryOperator.EQUAL, Expression.Call.of(Method.math("abs", 1), size), infinity);
      Expression isNot = Code.binary(BinaryOperator.NOT_EQUAL, sum, sum);
      return new Expression.Conditional(
          Code.binary(BinaryOperator.CONDITIONAL_AND, isNot, isInfinite), Code.read(simple), sum);
    }
  }

  Expression toArray(StreamValue stream, Type element) {
    ArrayType type = new ArrayType(element);
    Variable count = variable("count", Literal.of(0));
    Expression size = size(stream);
    Expression array =
        body.keep("elements", new Expression.NewArray(type, List.of(body.keep(size))));
    loop(
        stream,
        value -> {
          body.sink.add(new Statement.Assign(Code.element(array, Code.read(count)), value));
          assign(count, Code.add(Code.read(count), Literal.of(1)));
        });
    boolean isWhole = stream.stages().stream().noneMatch(StreamValue.Filtered.class::isInstance);
    if (isWhole) {
      return array;
    }
    String key =
        body.callees.library(
            ArrayLibrary.key(ArrayLibrary.Operation.COPY_OF, element),
            variables -> ArrayLibrary.of(ArrayLibrary.Operation.COPY_OF, element, variables));
    return body.keep(new Expression.Invoke(key, type, List.of(array, Code.read(count))));
  }

  /** How many elements there are at most; the class library knows it, too. */
  private Expression size(StreamValue stream) {
    Expression width = Code.subtract(stream.to(), stream.from());
    Expression size = stream.isClosed() ? Code.add(width, Literal.of(1)) : width;
    BinaryOperator relation = stream.isClosed() ? BinaryOperator.LESS_EQUAL : BinaryOperator.LESS;
    return new Expression.Conditional(
        Code.binary(relation, stream.from(), stream.to()), size, Literal.of(0));
  }

  Expression present(StreamValue.Maybe maybe) {
    ClassType exception = new ClassType("java.util.NoSuchElementException");
    Expression made =
        Expression.Call.of(
            new Method(exception.toString(), "new", List.of(Conversions.STRING), exception, true),
            new Literal("No value present", Conversions.STRING));
    body.sink.add(
        new Statement.If(maybe.isPresent(), Block.EMPTY, Block.of(new Statement.Throw(made))));
    return maybe.value();
  }

  /** {@code Arrays.setAll}, which asks for the elements in order. */
  Expression setAll(CallLowering.Found call, Expression array, FunctionValue function) {
    Expression length = body.keep("length", new Expression.Length(array));
    StreamValue indices =
        new StreamValue(call, Optional.empty(), Literal.of(0), length, false, List.of());
    loop(
        indices,
        index -> {
          Expression value = body.keep(call(function, index));
          body.sink.add(new Statement.Assign(Code.element(array, index), value));
        });
    return new Literal(null, Primitive.VOID);
  }

  // ---- The loop.

  private void loop(StreamValue stream, Consumer<Expression> use) {
    Label label = body.variables.label("stream");
    Variable index = variable("i", stream.from());
    List<Statement> turn =
        body.sink
            .capture(
                () -> {
                  Expression own =
                      stream
                          .array()
                          .<Expression>map(array -> Code.element(array, Code.read(index)))
                          .orElse(Code.read(index));
                  stages(body.keep("each", own), stream.stages(), use);
                  if (stream.isClosed()) { // the last number may be the largest there is
                    Expression isLast =
                        Code.binary(BinaryOperator.EQUAL, Code.read(index), stream.to());
                    body.sink.add(
                        new Statement.If(
                            isLast, Block.of(new Statement.Break(label)), Block.EMPTY));
                  }
                })
            .statements();
    BinaryOperator relation = stream.isClosed() ? BinaryOperator.LESS_EQUAL : BinaryOperator.LESS;
    Statement next = Statement.Assign.to(index, Code.add(Code.read(index), Literal.of(1)));
    body.sink.add(
        new Statement.Loop(
            label,
            Code.binary(relation, Code.read(index), stream.to()),
            new Block(turn),
            Block.of(next)));
  }

  private void stages(Expression value, List<StreamValue.Stage> stages, Consumer<Expression> use) {
    if (stages.isEmpty()) {
      use.accept(value);
      return;
    }
    List<StreamValue.Stage> rest = stages.subList(1, stages.size());
    if (stages.get(0) instanceof StreamValue.Filtered filter) {
      Expression passes = body.keep(call(filter.test(), value));
      Block then = body.sink.capture(() -> stages(value, rest, use)).block();
      body.sink.add(new Statement.If(passes, then, Block.EMPTY));
    } else if (stages.get(0) instanceof StreamValue.Mapped mapped) {
      stages(body.keep(call(mapped.function(), value)), rest, use);
    } else {
      stages(body.keep(Typing.cast(Primitive.DOUBLE, value)), rest, use);
    }
  }

  private Expression call(FunctionValue function, Expression... arguments) {
    return body.functions.invoke(function, List.of(arguments));
  }

  private static Expression stopGradient(Expression value) {
    return Expression.Call.of(Method.function("stopGradient", 1), value);
  }

  private Variable variable(String name, Expression value) {
    Variable variable = body.variables.fresh(name, value.type());
    assign(variable, value);
    return variable;
  }

  private void assign(Variable variable, Expression value) {
    body.sink.add(Statement.Assign.to(variable, value));
  }
}
