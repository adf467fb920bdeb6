package dev.fluxion.processor.frontend;

import static dev.fluxion.processor.ir.Derivation.Kind.TANGENT;
import static dev.fluxion.processor.ir.Derivation.Kind.VALUE;

import com.sun.source.tree.MethodTree;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * What is read in the place of the body of a method that solves an equation: a call of the method
 * with constants, then corrections of no value that carry the derivatives. See the runtime's {@code
 * Implicit}.
 */
final class ImplicitBody {
  private static final String OWNER = "dev.fluxion.runtime.internal.Implicit";

  /** Gradients and Hessians; derivatives that differentiable code calls need more. */
  private static final int ORDERS = 2;

  private final Body body;
  private final ImplicitEquation equation;
  private final Loops loops;
  private final MethodTree tree;

  ImplicitBody(Body body, ImplicitEquation equation, MethodTree tree) {
    this.body = body;
    this.equation = equation;
    this.tree = tree;
    this.loops = new Loops(body);
  }

  /**
   * @param parameters the receiver, if there is one, the guess, and the others
   */
  void lower(List<Expression> parameters) {
    int first = equation.isStatic() ? 0 : 1;
    Expression solution = body.keep("solution", call(constants(parameters))); // may change them
    List<Expression> constants = constants(parameters);
    Derivation value = derivation();
    List<Expression> at = with(parameters, first, solution, constants);
    Expression residual = residual(value, at, solution);
    Expression inverse = inverse(value, at, first, residual, solution);
    Variable y = body.variables.fresh("y", solution.type());
    boolean isArray = solution.type() instanceof ArrayType; // of its own: the solution is constant
    body.sink.add(Statement.Assign.to(y, isArray ? new Expression.Copy(solution) : solution));
    Expression count = Expression.Call.of(corrections(), Expression.Literal.of(ORDERS));
    Expression steps = body.keep("corrections", count);
    loops.upTo(
        steps,
        k -> {
          Expression now = body.keep("now", Code.read(y));
          List<Expression> there = with(parameters, first, now, parameters);
          Expression change = residual(value, there, now);
          body.sink.add(Statement.Assign.to(y, corrected(now, inverse, change, residual)));
        });
    body.sink.add(new Statement.Return(Code.read(y)));
  }

  private static Method corrections() {
    return Method.ofStatic(OWNER, "corrections", Primitive.INT, Primitive.INT);
  }

  private static List<Expression> with(
      List<Expression> parameters, int first, Expression unknowns, List<Expression> rest) {
    List<Expression> arguments = new ArrayList<>(parameters.subList(0, first));
    arguments.add(unknowns);
    arguments.addAll(rest.subList(first + 1, rest.size()));
    return arguments;
  }

  private Derivation derivation() {
    ExecutableElement method = equation.method();
    Signature signature =
        SignatureReader.declared(method, body.environment, body.variables)
            .orElseThrow(Abandoned::new);
    return body.callees.derivation(tree, method, signature);
  }

  private List<Expression> constants(List<Expression> parameters) {
    List<Expression> constants = new ArrayList<>();
    parameters.forEach(p -> constants.add(constant(p)));
    return constants;
  }

  /** The same without a derivative. */
  private Expression constant(Expression parameter) {
    Type type = parameter.type();
    if (type == Primitive.DOUBLE) {
      return body.keep(
          "constant", Expression.Call.of(Method.function("stopGradient", 1), parameter));
    } else if (!(type instanceof ArrayType array) || !type.isDifferentiable()) {
      return parameter;
    } else {
      Expression length = body.keep("length", new Expression.Length(parameter));
      Expression copy = body.keep("constants", new Expression.NewArray(array, List.of(length)));
      loops.upTo(
          length,
          i -> {
            Expression element = body.keep("element", Code.element(parameter, i));
            body.sink.add(new Statement.Assign(Code.element(copy, i), constant(element)));
          });
      return copy;
    }
  }

  /** The method itself, which is not looked into. */
  private Expression call(List<Expression> arguments) {
    ExecutableElement method = body.method.method();
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    CallLowering.Found found =
        new CallLowering.Found(
            null,
            new CallResolution.Choice(method, false),
            isStatic ? Optional.empty() : Optional.of(arguments.get(0)),
            true,
            isStatic ? arguments : arguments.subList(1, arguments.size()),
            null);
    List<Type> types = found.arguments().stream().map(Expression::type).toList();
    Type result = arguments.get(isStatic ? 0 : 1).type();
    return new Expression.Call(new OpaqueCalls(body).method(found, types, result), arguments);
  }

  /** What is zero at the solution. */
  private Expression residual(Derivation value, List<Expression> at, Expression unknowns) {
    Expression result = body.keep("residual", value.with(VALUE, value.by()).call(at));
    if (!equation.isFixedPoint()) {
      return result;
    } else if (!(unknowns.type() instanceof ArrayType)) {
      return body.keep("residual", Code.subtract(unknowns, result));
    }
    Expression difference = vector(unknowns);
    loops.upTo(
        new Expression.Length(unknowns),
        i ->
            body.sink.add(
                new Statement.Assign(
                    Code.element(difference, i),
                    Code.subtract(Code.element(unknowns, i), Code.element(result, i)))));
    return difference;
  }

  private Expression vector(Expression like) {
    return loops.vector(body.keep("length", new Expression.Length(like)));
  }

  private Expression inverse(
      Derivation value,
      List<Expression> at,
      int unknowns,
      Expression residual,
      Expression solution) {
    Derivation tangent = value.with(TANGENT, Set.of(unknowns));
    boolean isScalar = !(solution.type() instanceof ArrayType);
    Expression jacobian = isScalar ? slope(tangent, at) : jacobian(tangent, at, residual, solution);
    Type type = jacobian.type();
    Method method =
        Method.opaque( // it has no derivative, and throws
            OWNER,
            "inverse",
            List.of(Conversions.STRING, Primitive.DOUBLE, type, residual.type(), solution.type()),
            type,
            true);
    return body.keep(
        "inverse",
        Expression.Call.of(
            method,
            new Expression.Literal(equation.name(), Conversions.STRING),
            Code.literal(equation.tolerance()),
            jacobian,
            residual,
            solution));
  }

  private Expression slope(Derivation tangent, List<Expression> at) {
    List<Expression> along = new ArrayList<>(at);
    along.add(Code.literal(1.0));
    Expression slope = body.keep("slope", tangent.call(along));
    return equation.isFixedPoint()
        ? body.keep("slope", Code.subtract(Code.literal(1.0), slope))
        : slope;
  }

  /** By columns. */
  private Expression jacobian(
      Derivation tangent, List<Expression> at, Expression residual, Expression solution) {
    Expression n = body.keep("n", new Expression.Length(solution));
    Expression rows = body.keep("rows", new Expression.Length(residual));
    ArrayType type = new ArrayType(solution.type());
    Expression jacobian = body.keep("jacobian", new Expression.NewArray(type, List.of(rows, n)));
    loops.overBasis(
        n,
        (j, seed) -> {
          List<Expression> along = new ArrayList<>(at);
          along.add(seed);
          Expression column = body.keep("column", tangent.call(along));
          loops.upTo(
              rows,
              i -> {
                Expression row = body.keep("row", Code.element(jacobian, i));
                body.sink.add(new Statement.Assign(Code.element(row, j), entry(column, i, j)));
              });
        });
    return jacobian;
  }

  private Expression entry(Expression column, Expression i, Expression j) {
    if (!equation.isFixedPoint()) {
      return Code.element(column, i);
    }
    Expression one =
        new Expression.Conditional(
            Code.binary(BinaryOperator.EQUAL, i, j), Code.literal(1.0), Code.literal(0.0));
    return Code.subtract(one, Code.element(column, i));
  }

  /** {@code y − A (r − r₀)}: of the value of y, since both residuals are the same. */
  private Expression corrected(
      Expression y, Expression inverse, Expression residual, Expression constant) {
    if (!(y.type() instanceof ArrayType)) {
      Expression change = Code.subtract(residual, constant);
      return body.keep("next", Code.subtract(y, Code.multiply(inverse, change)));
    }
    Expression next = vector(y);
    Expression n = body.keep("n", new Expression.Length(y));
    loops.upTo(
        n,
        i -> {
          Variable sum = body.variables.fresh("sum", Primitive.DOUBLE);
          Expression row = body.keep("row", Code.element(inverse, i));
          body.sink.add(Statement.Assign.to(sum, Code.element(y, i)));
          loops.upTo(
              n,
              j -> {
                Expression change =
                    Code.subtract(Code.element(residual, j), Code.element(constant, j));
                Expression term = Code.multiply(Code.element(row, j), change);
                body.sink.add(Statement.Assign.to(sum, Code.subtract(Code.read(sum), term)));
              });
          body.sink.add(new Statement.Assign(Code.element(next, i), Code.read(sum)));
        });
    return next;
  }
}
