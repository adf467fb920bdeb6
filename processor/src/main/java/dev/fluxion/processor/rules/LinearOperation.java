package dev.fluxion.processor.rules;

import dev.fluxion.processor.ir.CustomRule;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The operations of the runtime that linear algebra consists of: what each is called, and which of
 * its arguments it varies with. How, {@link LinearRules} says, in terms of the same operations.
 *
 * <p>A factorisation varies with nothing: it is a constant beside the matrix that it belongs to.
 */
enum LinearOperation {
  MULTIPLY("Matrices.multiply", "MMi", "110"),
  PROJECT("Matrices.project", "Mi", "10"),
  ROWS("Matrices.rows", "Vi", "10"),
  FLAT("Matrices.flat", "M", "1"),
  BLOCK("Matrices.block", "MM", "11"),
  QUARTER("Matrices.quarter", "Mii", "100"),
  EMBED("Matrices.embed", "Mii", "100"),
  EXPM("Matrices.expm", "M", "1"),
  BALANCE("Matrices.balance", "MM", "00"),
  SOLVE_ROWS("Factors.solveRows", "MMMi", "1010"),
  INVERSE("Factors.inverse", "MM", "10"),
  INVERSE_SPD("Factors.inverseSpd", "MM", "10"),
  CHOLESKY("Factors.cholesky", "MM", "10"),
  LOG_DETERMINANT("Factors.logDeterminant", "MM", "10"),
  DETERMINANT("Factors.determinant", "MM", "10"),
  GAUSSIAN("Factors.gaussian", "VMM", "110"),
  LU("Factors.lu", "", ""),
  LU_OF_ANY("Factors.luOfAny", "", ""),
  REGULAR("Factors.regular", "M", "0"),
  SPD("Factors.spd", "", ""),
  COFACTORS("Cofactors.cofactors", "MM", "10"),
  DECOMPOSE("SymmetricEigen.decompose", "", ""),
  DISTINCT("SymmetricEigen.distinct", "M", "0"),
  VALUES("SymmetricEigen.values", "MM", "10"),
  VECTORS("SymmetricEigen.vectors", "MM", "10"),
  PRODUCT("MatrixShapes.product", "", ""),
  FORM("MatrixShapes.form", "", ""),
  FLAT_SQUARE("MatrixShapes.flatSquare", "", ""),
  FACTORS("MatrixShapes.factors", "", ""),
  DIVIDES("MatrixShapes.divides", "", "");

  private static final String INTERNAL = "dev.fluxion.runtime.internal.";

  private final String owner;
  final String method;

  /** M for a matrix, V for a vector, i for an integer. */
  private final String parameters;

  private final String varies;

  LinearOperation(String method, String parameters, String varies) {
    this.owner = INTERNAL + method.substring(0, method.indexOf('.'));
    this.method = method.substring(method.indexOf('.') + 1);
    this.parameters = parameters;
    this.varies = varies;
  }

  static LinearOperation of(String method) {
    for (LinearOperation operation : values()) {
      if (operation.method.equals(method)) {
        return operation;
      }
    }
    throw new IllegalArgumentException(method);
  }

  List<Type> types() {
    return parameters
        .chars()
        .<Type>mapToObj(
            c -> c == 'M' ? LinearCode.MATRIX : c == 'V' ? LinearCode.VECTOR : Primitive.INT)
        .toList();
  }

  Type result() {
    return switch (this) {
      case FLAT, VALUES -> LinearCode.VECTOR;
      case BALANCE, LOG_DETERMINANT, DETERMINANT, GAUSSIAN -> Primitive.DOUBLE;
      default -> LinearCode.MATRIX;
    };
  }

  /** The arguments that the result varies with, by their numbers. */
  List<Integer> varying() {
    List<Integer> varying = new ArrayList<>();
    for (int i = 0; i < varies.length(); i++) {
      if (varies.charAt(i) == '1') {
        varying.add(i);
      }
    }
    return varying;
  }

  Expression call(List<Expression> arguments) {
    List<Boolean> vary = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      vary.add(i < varies.length() && varies.charAt(i) == '1');
    }
    List<CustomRule.Part> parts = new ArrayList<>();
    for (int argument : varying()) {
      String key = new LinearRule(this, variant(arguments), argument, true).key();
      boolean isReal = result().isReal();
      String tangent =
          isReal ? "" : new LinearRule(this, variant(arguments), argument, false).key();
      parts.add(new CustomRule.Part(key, tangent));
    }
    String series = parts.isEmpty() || result().isReal() ? "" : series();
    List<Type> types = arguments.stream().map(Expression::type).collect(Collectors.toList());
    return new Expression.Call(
        Method.opaque(owner, method, types, result(), true)
            .with(CustomRule.ofParts(vary, parts, series)),
        arguments);
  }

  private String series() {
    boolean isOfEigen = this == VALUES || this == VECTORS;
    return INTERNAL + (isOfEigen ? "EigenSeries" : "MatrixSeries");
  }

  /** Integers that are written out: each has rules of its own. */
  private static List<Integer> variant(List<Expression> arguments) {
    return arguments.stream()
        .filter(a -> a instanceof Expression.Literal literal && literal.value() instanceof Integer)
        .map(a -> (Integer) ((Expression.Literal) a).value())
        .toList();
  }
}
