package dev.fluxion.processor.rules;

import static dev.fluxion.processor.ir.Code.divide;
import static dev.fluxion.processor.ir.Code.element;
import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.multiply;
import static dev.fluxion.processor.ir.Code.negate;
import static dev.fluxion.processor.ir.Code.subtract;
import static dev.fluxion.processor.rules.LinearCode.at;
import static dev.fluxion.processor.rules.LinearCode.length;

import dev.fluxion.processor.ir.Expression;
import java.util.List;

/**
 * How the operations of linear algebra vary with their arguments (Giles, Collected matrix
 * derivative results for forward and reverse mode algorithmic differentiation, 2008; of Cholesky's
 * triangle Murray, Differentiation of the Cholesky decomposition, 2016). Rules consist of the same
 * operations, so that derivatives of all orders follow, and take over the factorisations.
 */
final class LinearRules {
  private static final int NEGATIVE = 4;
  private static final int LU = 0;
  private static final int LU_TRANSPOSED = 1;
  private static final int SPD = 2;
  private static final int LOWER = 3;
  private static final int LOWER_TRANSPOSED = 4;

  private final LinearCode code;
  private final LinearOperation operation;
  private final List<Integer> variant;
  private final Expression a;
  private final Expression b;
  private final Expression c;

  LinearRules(
      LinearCode code,
      LinearOperation operation,
      List<Integer> variant,
      List<Expression> arguments) {
    this.code = code;
    this.operation = operation;
    this.variant = variant;
    this.a = arguments.get(0);
    this.b = arguments.size() > 1 ? arguments.get(1) : null;
    this.c = arguments.size() > 2 ? arguments.get(2) : null;
  }

  /** What the tangent of an argument contributes to the result's. */
  Expression tangent(int argument, Expression dot) {
    return switch (operation) {
      case MULTIPLY ->
          argument == 0
              ? code.call("multiply", dot, b, literal(variant.get(0)))
              : code.call("multiply", a, dot, literal(variant.get(0)));
      case PROJECT -> code.call("project", dot, literal(variant.get(0)));
      case ROWS -> code.call("rows", dot, variant.isEmpty() ? b : literal(variant.get(0)));
      case FLAT -> code.call("flat", dot);
      case BLOCK ->
          argument == 0
              ? code.call("block", dot, code.zeros(length(a)))
              : code.call("block", code.zeros(length(a)), dot);
      case QUARTER, EMBED ->
          code.call(operation.method, dot, literal(variant.get(0)), literal(variant.get(1)));
      case EXPM -> exponentialAlong(a, dot);
      case SOLVE_ROWS -> argument == 2 ? solve(dot, kind()) : solutionTangent(dot);
      case INVERSE -> {
        Expression z = code.call("inverse", a, b);
        yield negative(code.multiply(code.multiply(z, dot), z));
      }
      case INVERSE_SPD -> {
        Expression z = code.call("inverseSpd", a, b);
        yield negative(code.multiply(code.multiply(z, code.symmetric(dot)), z));
      }
      case COFACTORS -> {
        Expression cofactors = code.call("cofactors", a, b);
        Expression z = code.call("inverse", a, code.call("regular", b));
        Expression inner = code.inner(cofactors, dot);
        Expression product = code.multiply(code.timesTransposed(transposed(z), dot), cofactors);
        yield code.square(
            length(a), (i, j) -> subtract(multiply(inner, at(z, j, i)), at(product, i, j)));
      }
      case CHOLESKY -> {
        Expression l = code.call("cholesky", a, b);
        Expression right = lower(l, code.symmetric(dot), LOWER);
        yield code.multiply(l, code.half(lower(l, transposed(right), LOWER)));
      }
      case VALUES -> {
        Expression w = code.call("vectors", a, b);
        Expression rotated = code.timesTransposed(code.multiply(w, dot), w);
        yield code.vector(length(a), i -> at(rotated, i, i));
      }
      case VECTORS -> {
        Expression w = code.call("vectors", a, b);
        Expression rotated = code.timesTransposed(code.multiply(w, code.symmetric(dot)), w);
        yield code.multiply(byGaps(rotated), w);
      }
      default -> throw new IllegalStateException(operation.toString());
    };
  }

  /** Adds the product of a cotangent and the Jacobian by an argument to a destination. */
  void product(int argument, Expression bar, Expression to) {
    switch (operation) {
      case MULTIPLY -> code.accumulate(to, productOfFactors(argument, bar));
      case PROJECT -> code.accumulate(to, code.call("project", bar, literal(variant.get(0))));
      case ROWS -> code.accumulate(to, code.call("flat", bar));
      case FLAT -> code.accumulate(to, code.call("rows", bar, length(a)));
      case BLOCK -> {
        int right = argument == 0 ? 0 : 1;
        code.accumulate(to, code.call("quarter", bar, literal(0), literal(right)));
        if (argument == 0) {
          code.accumulate(to, code.call("quarter", bar, literal(1), literal(1)));
        }
      }
      case QUARTER ->
          code.accumulate(
              to, code.call("embed", bar, literal(variant.get(0)), literal(variant.get(1))));
      case EMBED ->
          code.accumulate(
              to, code.call("quarter", bar, literal(variant.get(0)), literal(variant.get(1))));
      case EXPM -> code.accumulate(to, exponentialAlong(transposed(a), bar));
      case SOLVE_ROWS -> {
        Expression back = solve(bar, transposedKind());
        if (argument == 2) {
          code.accumulate(to, back);
        } else {
          takeAway(to, productOfEquations(back));
        }
      }
      case INVERSE -> {
        Expression z = code.call("inverse", a, b);
        takeAway(to, code.timesTransposed(code.transposedTimes(z, bar), z));
      }
      case INVERSE_SPD -> {
        Expression z = code.call("inverseSpd", a, b);
        takeAway(to, code.symmetric(code.multiply(code.multiply(z, bar), z)));
      }
      case LOG_DETERMINANT -> {
        Expression z = code.call("inverse", a, b);
        code.accumulate(to, (i, j) -> multiply(bar, at(z, j, i)));
      }
      case DETERMINANT -> {
        Expression cofactors = code.call("cofactors", a, b);
        code.accumulate(to, (i, j) -> multiply(bar, at(cofactors, i, j)));
      }
      case COFACTORS -> {
        Expression cofactors = code.call("cofactors", a, b);
        Expression z = code.call("inverse", a, code.call("regular", b));
        Expression inner = code.inner(transposed(z), bar);
        Expression second = code.timesTransposed(code.timesTransposed(cofactors, bar), z);
        code.accumulate(
            to, (i, j) -> subtract(multiply(inner, at(cofactors, i, j)), at(second, i, j)));
      }
      case CHOLESKY -> {
        Expression l = code.call("cholesky", a, b);
        Expression half = code.half(code.transposedTimes(l, code.lower(bar)));
        Expression left = lower(l, code.symmetric(half), LOWER_TRANSPOSED);
        code.accumulate(to, lower(l, transposed(left), LOWER_TRANSPOSED));
      }
      case GAUSSIAN -> gaussian(argument, bar, to);
      case VALUES -> {
        Expression w = code.call("vectors", a, b);
        Expression scaled =
            code.square(length(a), (i, j) -> multiply(element(bar, i), at(w, i, j)));
        code.accumulate(to, code.transposedTimes(w, scaled));
      }
      case VECTORS -> {
        Expression w = code.call("vectors", a, b);
        Expression rotated = byGaps(code.timesTransposed(bar, w));
        code.accumulate(to, code.symmetric(code.multiply(code.transposedTimes(w, rotated), w)));
      }
      default -> throw new IllegalStateException(operation.toString());
    }
  }

  private Expression transposed(Expression matrix) {
    return code.transposed(matrix);
  }

  private Expression negative(Expression matrix) {
    return code.call("project", matrix, literal(NEGATIVE));
  }

  private void takeAway(Expression to, Expression matrix) {
    code.accumulate(to, (i, j) -> negate(at(matrix, i, j)));
  }

  private Expression productOfFactors(int argument, Expression bar) {
    return switch (variant.get(0)) {
      case 0 -> argument == 0 ? code.timesTransposed(bar, b) : code.transposedTimes(a, bar);
      case 1 -> argument == 0 ? code.timesTransposed(b, bar) : code.multiply(a, bar);
      default -> argument == 0 ? code.multiply(bar, b) : code.transposedTimes(bar, a);
    };
  }

  private int kind() {
    return variant.get(0);
  }

  private int transposedKind() {
    return switch (kind()) {
      case LU -> LU_TRANSPOSED;
      case LU_TRANSPOSED -> LU;
      case SPD -> SPD;
      case LOWER -> LOWER_TRANSPOSED;
      default -> LOWER;
    };
  }

  private Expression solve(Expression right, int kind) {
    return code.call("solveRows", a, b, right, literal(kind));
  }

  /** Equations of a lower triangle. */
  private Expression lower(Expression l, Expression right, int kind) {
    return code.call("solveRows", l, l, right, literal(kind));
  }

  /** Of a x = c in rows, x aᵀ = c: ẋ = −(x ȧᵀ) a⁻ᵀ. */
  private Expression solutionTangent(Expression dot) {
    Expression x = solve(c, kind());
    Expression right =
        switch (kind()) {
          case LU -> code.timesTransposed(x, dot);
          case LU_TRANSPOSED -> code.multiply(x, dot);
          case SPD -> code.multiply(x, code.symmetric(dot));
          case LOWER -> code.timesTransposed(x, code.lower(dot));
          default -> code.multiply(x, code.lower(dot));
        };
    return solve(negative(right), kind());
  }

  private Expression productOfEquations(Expression back) {
    Expression x = solve(c, kind());
    return switch (kind()) {
      case LU -> code.transposedTimes(back, x);
      case LU_TRANSPOSED -> code.transposedTimes(x, back);
      case SPD -> code.symmetric(code.transposedTimes(back, x));
      case LOWER -> code.lower(code.transposedTimes(back, x));
      default -> code.lower(code.transposedTimes(x, back));
    };
  }

  /**
   * The derivative of the exponential along a direction: the corner of that of a block matrix
   * (Higham, Functions of Matrices, 3.16), scaled so that the direction does not rule the norm.
   */
  private Expression exponentialAlong(Expression matrix, Expression direction) {
    Expression scale = code.call("balance", matrix, direction);
    Expression n = length(matrix);
    Expression scaled = code.square(n, (i, j) -> multiply(at(direction, i, j), scale));
    Expression power = code.call("expm", code.call("block", matrix, scaled));
    Expression corner = code.call("quarter", power, literal(0), literal(1));
    return code.square(n, (i, j) -> divide(at(corner, i, j), scale));
  }

  /** Each entry by the difference of the eigenvalues of its row and its column. */
  private Expression byGaps(Expression rotated) {
    Expression values = code.call("values", a, code.call("distinct", b));
    return code.offDiagonal(
        length(a),
        (i, j) -> divide(at(rotated, i, j), subtract(element(values, i), element(values, j))));
  }

  /** {@code a} is the distance to the mean, {@code b} the covariance, {@code c} its factor. */
  private void gaussian(int argument, Expression bar, Expression to) {
    Expression row = code.call("solveRows", b, c, code.row(a), literal(SPD));
    Expression solution = code.call("flat", row);
    if (argument == 0) {
      code.accumulate(to, i -> negate(multiply(bar, element(solution, i))));
      return;
    }
    Expression inverse = code.call("inverseSpd", b, c);
    Expression half = code.let("half", multiply(literal(0.5), bar));
    code.accumulate(
        to,
        (i, j) ->
            multiply(
                half,
                subtract(multiply(element(solution, i), element(solution, j)), at(inverse, i, j))));
  }
}
