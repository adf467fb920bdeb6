package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.Code.element;
import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.subtract;
import static dev.fluxion.processor.rules.LinearCode.MATRIX;
import static dev.fluxion.processor.rules.LinearCode.length;

import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The functions of {@code dev.fluxion.runtime.Linear} as code that calls operations with rules, as
 * those functions do themselves, so that values agree bit for bit.
 */
public final class LinearFunctions {
  public static final String OWNER = "dev.fluxion.runtime.Linear";

  private static final int LU = 0;
  private static final int SPD = 2;

  private final LinearCode code;
  private final List<Expression> arguments = new ArrayList<>();

  private LinearFunctions(Variables variables, List<Type> types) {
    this.code = new LinearCode(variables);
    for (Type type : types) {
      arguments.add(code.parameter(String.valueOf((char) ('a' + arguments.size())), type));
    }
  }

  /** The code of a function, by name and types of parameters. */
  public static Function of(String name, List<Type> types, Type result, Variables variables) {
    LinearFunctions functions = new LinearFunctions(variables, types);
    return functions.code.returning(name, functions.value(name, result));
  }

  /** The keys of the rules that derivatives of {@code function} need, itself a rule perhaps. */
  public static Set<String> rules(Function function) {
    Set<String> keys = new LinkedHashSet<>(Code.rules(function.body()));
    keys.removeIf(key -> !LinearRule.isKey(key));
    return keys;
  }

  /** The code of a rule. */
  public static Function rule(String key, Variables variables) {
    return LinearRule.of(key).code(variables);
  }

  private Expression value(String name, Type result) {
    boolean isFlat =
        arguments.get(0).type().rank() == 1 && !name.equals("gaussianLogDensity")
            || name.equals("gaussianLogDensity") && arguments.get(2).type().rank() == 1;
    if (!isFlat) {
      return ofMatrices(name, result);
    }
    return name.equals("gaussianLogDensity") ? flatGaussian(result) : ofFlat(name, result);
  }

  private Expression ofMatrices(String name, Type result) {
    Expression a = arguments.get(0);
    Expression b = arguments.size() > 1 ? arguments.get(1) : null;
    return switch (name) {
      case "multiply" -> multiply(a, b);
      case "solve" -> solve(a, code.call("lu", a, b), b, LU);
      case "solveSpd" -> solve(a, code.call("spd", a, b), b, SPD);
      case "cholesky" -> code.call("cholesky", a, code.call("spd", a));
      case "inverse" -> code.call("inverse", a, code.call("lu", a));
      case "determinant" -> code.call("determinant", a, code.call("luOfAny", a));
      case "logDeterminant" -> code.call("logDeterminant", a, code.call("lu", a));
      case "quadraticForm" -> quadraticForm(a, b);
      case "gaussianLogDensity" -> gaussian(a, b, arguments.get(2));
      case "eigenvaluesSymmetric" -> code.call("values", a, code.call("decompose", a));
      case "eigenSymmetric" -> {
        Expression f = code.call("decompose", a);
        Expression values = code.call("values", a, f);
        Expression vectors = code.transposed(code.call("vectors", a, f));
        yield new Expression.NewRecord((RecordType) result, List.of(values, vectors));
      }
      case "expm" -> code.call("expm", a);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Expression multiply(Expression a, Expression b) {
    code.call("product", a, b);
    return b.type().equals(MATRIX)
        ? code.multiply(a, b)
        : code.call("flat", code.timesTransposed(code.row(b), a));
  }

  /** Right-hand sides are columns for users, rows for the operations. */
  private Expression solve(Expression a, Expression f, Expression b, int kind) {
    return b.type().equals(MATRIX)
        ? code.transposed(code.call("solveRows", a, f, code.transposed(b), literal(kind)))
        : code.call("flat", code.call("solveRows", a, f, code.row(b), literal(kind)));
  }

  private Expression quadraticForm(Expression a, Expression x) {
    code.call("form", a, x);
    Expression row = code.row(x);
    Expression product = code.timesTransposed(code.multiply(row, a), row);
    return element(code.call("flat", product), literal(0));
  }

  private Expression gaussian(Expression x, Expression mean, Expression covariance) {
    Expression f = code.call("spd", x, mean, covariance);
    Expression distance = code.vector(length(x), i -> subtract(element(x, i), element(mean, i)));
    return code.call("gaussian", distance, covariance, f);
  }

  private Expression flatGaussian(Type result) {
    Expression x = arguments.get(0);
    return gaussian(x, arguments.get(1), square("covariance", arguments.get(2), length(x)));
  }

  /** The matrix of that order that is given row by row. */
  private Expression square(String name, Expression flat, Expression order) {
    code.call("flatSquare", text(name), flat, order);
    return code.call("rows", flat, order);
  }

  private static Expression text(String text) {
    return new Expression.Literal(text, new ClassType("java.lang.String"));
  }

  private Expression ofFlat(String name, Type result) {
    Expression a = arguments.get(0);
    Expression b = arguments.get(1);
    switch (name) {
      case "multiply" -> {
        Expression rows = arguments.get(2);
        Expression inner = arguments.get(3);
        code.call("factors", a, b, rows, inner);
        return code.call(
            "flat", code.multiply(code.call("rows", a, rows), code.call("rows", b, inner)));
      }
      case "quadraticForm" -> {
        return quadraticForm(square("a", a, length(b)), b);
      }
      case "solve", "solveSpd" -> {
        Expression n = arguments.get(2);
        Expression matrix = square("a", a, n);
        code.call("divides", text("b"), b, n);
        Expression right = code.call("rows", b, n);
        String factors = name.equals("solve") ? "lu" : "spd";
        Expression f = code.call(factors, matrix, right);
        return code.call("flat", solve(matrix, f, right, name.equals("solve") ? LU : SPD));
      }
      default -> {
        arguments.set(0, square("a", a, b));
        Expression value = ofMatrices(name, result);
        return value.type().equals(MATRIX) ? code.call("flat", value) : value;
      }
    }
  }
}
