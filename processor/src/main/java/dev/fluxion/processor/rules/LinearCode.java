package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.Code.add;
import static dev.fluxion.processor.ir.Code.binary;
import static dev.fluxion.processor.ir.Code.element;
import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.read;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A function over matrices while it is written, one statement after another. */
final class LinearCode {
  static final Type VECTOR = ArrayType.of(Primitive.DOUBLE, 1);
  static final Type MATRIX = ArrayType.of(Primitive.DOUBLE, 2);

  private final Variables variables;
  private final List<Parameter> parameters = new ArrayList<>();
  private List<Statement> body = new ArrayList<>();

  LinearCode(Variables variables) {
    this.variables = variables;
  }

  Expression.Read parameter(String name, Type type) {
    Variable variable = variables.fresh(name, type);
    parameters.add(
        new Parameter(variable, type.isDifferentiable() ? Role.INDEPENDENT : Role.CONSTANT));
    return read(variable);
  }

  /** The function that returns {@code result}; null where it returns nothing. */
  Function returning(String name, Expression result) {
    if (result != null) {
      body.add(new Statement.Return(result));
    }
    Type type = result == null ? Primitive.VOID : result.type();
    return new Function(name, parameters, type, new Block(body));
  }

  Expression.Read let(String name, Expression value) {
    Variable variable = variables.fresh(name, value.type());
    body.add(Statement.Assign.to(variable, value));
    return read(variable);
  }

  /** A call of an operation of the runtime that has a rule. */
  Expression.Read call(String operation, Expression... arguments) {
    return let(operation, LinearOperation.of(operation).call(List.of(arguments)));
  }

  Expression.Read multiply(Expression a, Expression b) {
    return call("multiply", a, b, literal(0));
  }

  /** {@code aᵀ b}. */
  Expression.Read transposedTimes(Expression a, Expression b) {
    return call("multiply", a, b, literal(1));
  }

  /** {@code a bᵀ}. */
  Expression.Read timesTransposed(Expression a, Expression b) {
    return call("multiply", a, b, literal(2));
  }

  Expression.Read transposed(Expression a) {
    return call("project", a, literal(0));
  }

  Expression.Read symmetric(Expression a) {
    return call("project", a, literal(1));
  }

  Expression.Read lower(Expression a) {
    return call("project", a, literal(2));
  }

  Expression.Read half(Expression a) {
    return call("project", a, literal(3));
  }

  /** A vector as a matrix of one row. */
  Expression.Read row(Expression vector) {
    return call("rows", vector, literal(1));
  }

  static Expression length(Expression array) {
    return new Expression.Length(array);
  }

  /** A vector of that length, by its elements. */
  Expression.Read vector(
      Expression length, java.util.function.Function<Expression, Expression> of) {
    ArrayType type = (ArrayType) VECTOR;
    Expression.Read vector = let("vector", new Expression.NewArray(type, List.of(length)));
    loop(length, i -> body.add(new Statement.Assign(element(vector, i), of.apply(i))));
    return vector;
  }

  /** A square matrix of zeros. */
  Expression.Read zeros(Expression order) {
    return let("zeros", new Expression.NewArray((ArrayType) MATRIX, List.of(order, order)));
  }

  /** A square matrix, by its elements. */
  Expression.Read square(Expression order, BiFunction<Expression, Expression, Expression> of) {
    Expression.Read square = zeros(order);
    loop(
        order,
        i -> loop(order, j -> body.add(new Statement.Assign(at(square, i, j), of.apply(i, j)))));
    return square;
  }

  /** A square matrix of zero diagonal, by its other elements. */
  Expression.Read offDiagonal(Expression order, BiFunction<Expression, Expression, Expression> of) {
    Expression.Read square = zeros(order);
    loop(
        order,
        i ->
            loop(
                order,
                j ->
                    body.add(
                        new Statement.If(
                            binary(BinaryOperator.NOT_EQUAL, i, j),
                            Block.of(new Statement.Assign(at(square, i, j), of.apply(i, j))),
                            Block.EMPTY))));
    return square;
  }

  /** {@code Σ aᵢⱼ bᵢⱼ}. */
  Expression.Read inner(Expression a, Expression b) {
    Variable sum = variables.fresh("inner", Primitive.DOUBLE);
    body.add(Statement.Assign.to(sum, literal(0.0)));
    loop(
        length(a),
        i ->
            loop(
                length(element(a, i)),
                j ->
                    increase(
                        read(sum),
                        dev.fluxion.processor.ir.Code.multiply(at(a, i, j), at(b, i, j)))));
    return read(sum);
  }

  /** Adds a matrix to a destination, element by element. */
  void accumulate(Expression to, BiFunction<Expression, Expression, Expression> of) {
    loop(
        length(to), i -> loop(length(element(to, i)), j -> increase(at(to, i, j), of.apply(i, j))));
  }

  /** Adds a vector to a destination, element by element. */
  void accumulate(Expression to, java.util.function.Function<Expression, Expression> of) {
    loop(length(to), i -> increase(element(to, i), of.apply(i)));
  }

  /** Adds an array to a destination. */
  void accumulate(Expression to, Expression array) {
    if (array.type().rank() == 1) {
      accumulate(to, i -> element(array, i));
    } else {
      accumulate(to, (i, j) -> at(array, i, j));
    }
  }

  static Expression.Element at(Expression matrix, Expression i, Expression j) {
    return element(element(matrix, i), j);
  }

  private void increase(Place place, Expression by) {
    body.add(new Statement.Assign(place, add(place, by)));
  }

  /** What {@code turn} writes for each index below {@code end}. */
  private void loop(Expression end, java.util.function.Consumer<Expression> turn) {
    Variable index = variables.fresh("i", Primitive.INT);
    List<Statement> around = body;
    body = new ArrayList<>();
    turn.accept(read(index));
    Block block = new Block(body);
    body = around;
    body.add(Statement.Assign.to(index, literal(0)));
    body.add(
        new Statement.Loop(
            variables.label("loop"),
            binary(BinaryOperator.LESS, read(index), end),
            block,
            Block.of(Statement.Assign.to(index, add(read(index), literal(1))))));
  }
}
