package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.Code.add;
import static dev.fluxion.processor.ir.Code.binary;
import static dev.fluxion.processor.ir.Code.element;
import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.read;
import static dev.fluxion.processor.ir.Code.subtract;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Label;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code Arrays.fill}, {@code copyOf}, {@code copyOfRange} and {@code System.arraycopy} as code,
 * for arrays of any type: they are differentiated like a user's helpers. Bad ranges throw what Java
 * throws, before anything is stored.
 */
public final class ArrayLibrary {

  /** What there is code for. */
  public enum Operation {
    FILL,
    FILL_RANGE,
    COPY_OF,
    COPY_OF_RANGE,
    ARRAY_COPY
  }

  private static final ClassType STRING = new ClassType("java.lang.String");

  private final Variables variables;
  private final Type elementType;
  private final List<Statement> body = new ArrayList<>();

  private ArrayLibrary(Type elementType, Variables variables) {
    this.elementType = elementType;
    this.variables = variables;
  }

  /** The code of {@code operation} on arrays of {@code elementType}, itself perhaps an array. */
  public static Function of(Operation operation, Type elementType, Variables variables) {
    ArrayLibrary library = new ArrayLibrary(elementType, variables);
    return switch (operation) {
      case FILL -> library.fill();
      case FILL_RANGE -> library.fillRange();
      case COPY_OF -> library.copyOf();
      case COPY_OF_RANGE -> library.copyOfRange();
      case ARRAY_COPY -> library.arrayCopy();
    };
  }

  private Variable array(String name) {
    return variables.fresh(name, new ArrayType(elementType));
  }

  private Variable integer(String name) {
    return variables.fresh(name, Primitive.INT);
  }

  private Function function(String name, Type result, Variable... parameters) {
    List<Parameter> all =
        Stream.of(parameters)
            .map(
                p ->
                    new Parameter(
                        p, p.type().isDifferentiable() ? Role.INDEPENDENT : Role.CONSTANT))
            .toList();
    return new Function(name, all, result, new Block(body));
  }

  /** {@code for (int i = from; i < to; i++) turn(i)}. */
  private void upwards(
      Expression from, Expression to, java.util.function.Function<Expression, Statement> turn) {
    body.add(loop(integer("i"), from, BinaryOperator.LESS, to, BinaryOperator.ADD, turn));
  }

  private Statement loop(
      Variable index,
      Expression from,
      BinaryOperator relation,
      Expression bound,
      BinaryOperator step,
      java.util.function.Function<Expression, Statement> turn) {
    body.add(Statement.Assign.to(index, from));
    Label label = variables.label("loop");
    return new Statement.Loop(
        label,
        binary(relation, read(index), bound),
        Block.of(turn.apply(read(index))),
        Block.of(Statement.Assign.to(index, binary(step, read(index), literal(1)))));
  }

  private void throwIf(Expression condition, String exception, Expression... message) {
    ClassType type = new ClassType("java.lang." + exception);
    List<Type> types = Stream.of(message).map(Expression::type).toList();
    Method create = new Method(type.qualifiedName(), "new", types, type, true);
    Statement raise = new Statement.Throw(new Expression.Call(create, List.of(message)));
    body.add(new Statement.If(condition, Block.of(raise), Block.EMPTY));
  }

  private static Expression text(String text) {
    return new Expression.Literal(text, STRING);
  }

  private static Expression less(Expression left, Expression right) {
    return binary(BinaryOperator.LESS, left, right);
  }

  private static Expression length(Variable array) {
    return new Expression.Length(read(array));
  }

  private Function fill() {
    Variable a = array("a");
    Variable value = variables.fresh("value", elementType);
    upwards(literal(0), length(a), i -> new Statement.Assign(element(read(a), i), read(value)));
    return function("fill", Primitive.VOID, a, value);
  }

  private Function fillRange() {
    Variable a = array("a");
    Variable from = integer("from");
    Variable to = integer("to");
    Variable value = variables.fresh("value", elementType);
    Variable size = integer("size");
    body.add(Statement.Assign.to(size, length(a)));
    throwIf(
        less(read(to), read(from)),
        "IllegalArgumentException",
        add(
            add(add(text("fromIndex("), read(from)), text(") > toIndex(")),
            add(add(text(""), read(to)), text(")"))));
    throwIf(less(read(from), literal(0)), "ArrayIndexOutOfBoundsException", read(from));
    throwIf(less(read(size), read(to)), "ArrayIndexOutOfBoundsException", read(to));
    upwards(read(from), read(to), i -> new Statement.Assign(element(read(a), i), read(value)));
    return function("fill", Primitive.VOID, a, from, to, value);
  }

  private Variable newArray(Expression size) {
    ArrayType type = new ArrayType(elementType);
    Variable copy = array("copy");
    body.add(Statement.Assign.to(copy, new Expression.NewArray(type, List.of(size))));
    return copy;
  }

  private Variable smaller(Expression left, Expression right) {
    Variable count = integer("count");
    Method min = Method.mathOfInts("min");
    body.add(Statement.Assign.to(count, Expression.Call.of(min, left, right)));
    return count;
  }

  private Function copyOf() {
    Variable a = array("a");
    Variable size = integer("size");
    Variable copy = newArray(read(size));
    Variable count = smaller(length(a), read(size));
    upwards(
        literal(0),
        read(count),
        i -> new Statement.Assign(element(read(copy), i), element(read(a), i)));
    body.add(new Statement.Return(read(copy)));
    return function("copyOf", copy.type(), a, size);
  }

  private Function copyOfRange() {
    Variable a = array("a");
    Variable from = integer("from");
    Variable to = integer("to");
    Variable size = integer("size");
    body.add(Statement.Assign.to(size, subtract(read(to), read(from))));
    throwIf(
        less(read(size), literal(0)),
        "IllegalArgumentException",
        add(add(add(text(""), read(from)), text(" > ")), read(to)));
    throwIf(
        either(less(read(from), literal(0)), less(length(a), read(from))),
        "ArrayIndexOutOfBoundsException",
        read(from));
    Variable copy = newArray(read(size));
    Variable count = smaller(subtract(length(a), read(from)), read(size));
    upwards(
        literal(0),
        read(count),
        i -> new Statement.Assign(element(read(copy), i), element(read(a), add(read(from), i))));
    body.add(new Statement.Return(read(copy)));
    return function("copyOfRange", copy.type(), a, from, to);
  }

  private static Expression either(Expression left, Expression right) {
    return binary(BinaryOperator.CONDITIONAL_OR, left, right);
  }

  /**
   * Downwards where the elements move up: right for overlapping ranges of one array, and no matter
   * otherwise. So no two arrays need be compared, which generated code may hold as copies.
   */
  private Function arrayCopy() {
    Variable source = array("source");
    Variable from = integer("from");
    Variable target = array("target");
    Variable to = integer("to");
    Variable count = integer("count");
    Expression free = subtract(length(source), read(count));
    Expression room = subtract(length(target), read(count));
    throwIf(
        either(
            either(
                either(less(read(from), literal(0)), less(read(to), literal(0))),
                less(read(count), literal(0))),
            either(less(free, read(from)), less(room, read(to)))),
        "ArrayIndexOutOfBoundsException",
        text("arraycopy: the range is out of bounds"));
    java.util.function.Function<Expression, Statement> turn =
        i ->
            new Statement.Assign(
                element(read(target), add(read(to), i)), element(read(source), add(read(from), i)));
    List<Statement> guards = new ArrayList<>(body);
    body.clear();
    upwards(literal(0), read(count), turn);
    Block up = new Block(body);
    body.clear();
    body.add(
        loop(
            integer("i"),
            subtract(read(count), literal(1)),
            BinaryOperator.GREATER_EQUAL,
            literal(0),
            BinaryOperator.SUBTRACT,
            turn));
    Block down = new Block(body);
    body.clear();
    body.addAll(guards);
    body.add(new Statement.If(less(read(from), read(to)), down, up));
    return function("arraycopy", Primitive.VOID, source, from, target, to, count);
  }

  /** The name of {@code operation} on arrays of {@code elementType} among a program's functions. */
  public static String key(Operation operation, Type elementType) {
    return operation + "(" + elementType + "[])";
  }
}
