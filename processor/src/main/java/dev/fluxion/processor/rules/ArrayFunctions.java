package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.Code.add;
import static dev.fluxion.processor.ir.Code.binary;
import static dev.fluxion.processor.ir.Code.element;
import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.multiply;
import static dev.fluxion.processor.ir.Code.read;
import static dev.fluxion.processor.rules.Formulas.math;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
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
import java.util.Optional;

/**
 * The functions of {@code dev.fluxion.runtime.Functions} over arrays, as code: they are
 * differentiated like a user's helpers. Statement by statement they do what the runtime does, so
 * that values agree bit for bit.
 */
public final class ArrayFunctions {
  private static final Type VECTOR = ArrayType.of(Primitive.DOUBLE, 1);

  private final Variables variables;
  private final List<Statement> body = new ArrayList<>();

  private ArrayFunctions(Variables variables) {
    this.variables = variables;
  }

  /** The code of {@code Functions.name}; empty where there is no such function over arrays. */
  public static Optional<Function> find(String name, Variables variables) {
    ArrayFunctions functions = new ArrayFunctions(variables);
    return switch (name) {
      case "sum" -> Optional.of(functions.sum());
      case "dot" -> Optional.of(functions.dot());
      case "norm2" -> Optional.of(functions.norm2());
      case "logSumExp" -> Optional.of(functions.logSumExp());
      default -> Optional.empty();
    };
  }

  private Variable real(String name, Expression initial) {
    Variable variable = variables.fresh(name, Primitive.DOUBLE);
    body.add(Statement.Assign.to(variable, initial));
    return variable;
  }

  private Function function(String name, Variable... parameters) {
    List<Parameter> all = new ArrayList<>();
    for (Variable parameter : parameters) {
      all.add(new Parameter(parameter, Role.INDEPENDENT));
    }
    return new Function(name, all, Primitive.DOUBLE, new Block(body));
  }

  /** {@code for (int i = 0; i < array.length; i++) turn(i)}. */
  private void forEach(Variable array, java.util.function.Function<Expression, Statement> turn) {
    Variable index = variables.fresh("i", Primitive.INT);
    body.add(Statement.Assign.to(index, literal(0)));
    Label label = variables.label("loop");
    body.add(
        new Statement.Loop(
            label,
            binary(BinaryOperator.LESS, read(index), new Expression.Length(read(array))),
            Block.of(turn.apply(read(index))),
            Block.of(Statement.Assign.to(index, add(read(index), literal(1))))));
  }

  private static Statement increase(Variable sum, Expression by) {
    return Statement.Assign.to(sum, add(read(sum), by));
  }

  private static Statement when(Expression condition, Statement statement) {
    return new Statement.If(condition, Block.of(statement), Block.EMPTY);
  }

  /** The statements that {@code write} would add to the body. */
  private Block block(Runnable write) {
    List<Statement> before = new ArrayList<>(body);
    body.clear();
    write.run();
    Block block = new Block(body);
    body.clear();
    body.addAll(before);
    return block;
  }

  private void returnIf(Expression condition, Expression value) {
    body.add(new Statement.If(condition, Block.of(new Statement.Return(value)), Block.EMPTY));
  }

  private Function sum() {
    Variable a = variables.fresh("a", VECTOR);
    Variable sum = real("sum", literal(0.0));
    forEach(a, i -> increase(sum, element(read(a), i)));
    body.add(new Statement.Return(read(sum)));
    return function("sum", a);
  }

  private Function dot() {
    Variable a = variables.fresh("a", VECTOR);
    Variable b = variables.fresh("b", VECTOR);
    Expression lengthA = new Expression.Length(read(a));
    Expression lengthB = new Expression.Length(read(b));
    body.add(
        new Statement.If(
            binary(BinaryOperator.NOT_EQUAL, lengthA, lengthB),
            Block.of(new Statement.Throw(unequal(lengthA, lengthB))),
            Block.EMPTY));
    Variable sum = real("sum", literal(0.0));
    forEach(a, i -> increase(sum, multiply(element(read(a), i), element(read(b), i))));
    body.add(new Statement.Return(read(sum)));
    return function("dot", a, b);
  }

  private static Expression unequal(Expression lengthA, Expression lengthB) {
    ClassType string = new ClassType("java.lang.String");
    Type exception = new ClassType("java.lang.IllegalArgumentException");
    Expression text =
        add(
            add(
                add(new Expression.Literal("b has length ", string), lengthB),
                new Expression.Literal(", expected ", string)),
            lengthA);
    return Expression.Call.of(
        new Method(exception.toString(), "new", List.of(string), exception, true), text);
  }

  private Function norm2() {
    Variable a = variables.fresh("a", VECTOR);
    Variable sum = real("sum", literal(0.0));
    // Not a plain product: beside an infinite element this sum counts for nothing.
    forEach(a, i -> increase(sum, Formulas.function("square", element(read(a), i))));
    Expression infinity = literal(Double.POSITIVE_INFINITY);
    Expression inRange =
        Formulas.and(
            binary(BinaryOperator.GREATER, read(sum), literal(0x1p-900)),
            binary(BinaryOperator.LESS, read(sum), infinity));
    Expression notNumber = binary(BinaryOperator.NOT_EQUAL, read(sum), read(sum));
    returnIf(binary(BinaryOperator.CONDITIONAL_OR, inRange, notNumber), math("sqrt", read(sum)));
    Variable count = real("count", literal(0.0));
    java.util.function.Function<Expression, Expression> isInfinite =
        i -> Formulas.equal(math("abs", element(read(a), i)), infinity);
    forEach(a, i -> when(isInfinite.apply(i), increase(count, literal(1.0))));
    body.add(
        new Statement.If(
            binary(BinaryOperator.GREATER, read(count), literal(0.0)),
            block(() -> returnInfinity(a, count, isInfinite)),
            Block.EMPTY));
    Variable norm = real("norm", literal(0.0));
    forEach(a, i -> Statement.Assign.to(norm, math("hypot", read(norm), element(read(a), i))));
    body.add(new Statement.Return(read(norm)));
    return function("norm2", a);
  }

  /** Infinite elements share the derivative: the limit along their diagonal. */
  private void returnInfinity(
      Variable a, Variable count, java.util.function.Function<Expression, Expression> isInfinite) {
    Variable root = real("root", math("sqrt", read(count)));
    Variable sum = real("sum", literal(0.0));
    forEach(
        a,
        i ->
            when(
                isInfinite.apply(i),
                increase(sum, Code.divide(math("abs", element(read(a), i)), read(root)))));
    body.add(new Statement.Return(read(sum)));
  }

  /**
   * The shift by the largest drops out of the derivative, which is the softmax. Infinities need no
   * branch: the logarithm of what they count goes under beside them, and those that are the largest
   * share the derivative.
   */
  private Function logSumExp() {
    Variable a = variables.fresh("a", VECTOR);
    Variable largest = real("largest", literal(Double.NEGATIVE_INFINITY));
    forEach(
        a,
        i ->
            Statement.Assign.to(
                largest,
                math(
                    "max", read(largest), Formulas.function("stopGradient", element(read(a), i)))));
    Variable sum = real("sum", literal(0.0));
    forEach(
        a,
        i -> increase(sum, math("exp", Formulas.difference(element(read(a), i), read(largest)))));
    body.add(new Statement.Return(add(read(largest), math("log", read(sum)))));
    return function("logSumExp", a);
  }
}
