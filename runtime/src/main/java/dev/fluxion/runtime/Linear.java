package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.Factors;
import dev.fluxion.runtime.internal.Matrices;
import dev.fluxion.runtime.internal.MatrixShapes;
import dev.fluxion.runtime.internal.SymmetricEigen;

/**
 * Dense linear algebra for use in differentiable code: Fluxion differentiates each function by a
 * rule of its own, in every mode and to every order, instead of looking into its loops. What a
 * derivative needs beside the arguments is the factorisation that the value was computed by, so
 * that memory is O(n²), and one factorisation serves the value, all directions and all orders.
 *
 * <p>Matrices are arrays of rows, of equal lengths, or one array row by row, then with the number
 * of rows, and results come in the same form. Arguments are not changed; results are new arrays.
 *
 * <p>Of matrices that are symmetric by definition ({@link #solveSpd}, {@link #cholesky}, {@link
 * #gaussianLogDensity}, {@link #eigenvaluesSymmetric}, {@link #eigenSymmetric}) the symmetric part
 * (A + Aᵀ) / 2 is used, so that their derivatives are symmetric, as textbooks write them.
 *
 * <p>All functions throw {@code IllegalArgumentException} for a matrix that is not square where it
 * has to be, for rows of different lengths and for lengths that do not fit, with the name of the
 * parameter and both numbers; {@code ArithmeticException} for a matrix that is singular, or not
 * positive definite, where that makes the result or a derivative undefined, with the pivot; and
 * {@code NullPointerException} with the name of what is null.
 */
public final class Linear {
  private Linear() {}

  /**
   * Eigenvalues and eigenvectors of a symmetric matrix.
   *
   * @param values the eigenvalues, ascending
   * @param vectors the unit eigenvectors, one a column, in the order of the values; the component
   *     of largest magnitude of each is positive (the first of several)
   */
  public record Eigen(double[] values, double[][] vectors) {}

  /**
   * The product of two matrices.
   *
   * @param a the left one
   * @param b the right one, with as many rows as {@code a} has columns
   * @return a b
   */
  public static double[][] multiply(double[][] a, double[][] b) {
    MatrixShapes.product(a, b);
    return Matrices.multiply(a, b, Matrices.PLAIN);
  }

  /**
   * The product of a matrix and a vector.
   *
   * @param a the matrix
   * @param x the vector, as long as {@code a} has columns
   * @return a x
   */
  public static double[] multiply(double[][] a, double[] x) {
    MatrixShapes.product(a, x);
    return Matrices.flat(Matrices.multiply(Matrices.rows(x, 1), a, Matrices.SECOND_TRANSPOSED));
  }

  /**
   * The product of two matrices given row by row.
   *
   * @param a the left one
   * @param b the right one; a vector is a matrix of one column
   * @param rows the number of rows of {@code a}
   * @param inner the number of columns of {@code a} and of rows of {@code b}
   * @return a b, row by row
   */
  public static double[] multiply(double[] a, double[] b, int rows, int inner) {
    MatrixShapes.factors(a, b, rows, inner);
    double[][] left = Matrices.rows(a, rows);
    return Matrices.flat(Matrices.multiply(left, Matrices.rows(b, inner), Matrices.PLAIN));
  }

  /**
   * Solves linear equations, by LU factors with partial pivoting.
   *
   * @param a a square matrix
   * @param b the right-hand side
   * @return the x with a x = b
   * @throws ArithmeticException if {@code a} is singular
   */
  public static double[] solve(double[][] a, double[] b) {
    return solve(a, Factors.lu(a, b), b, Factors.LU);
  }

  /**
   * Solves linear equations for several right-hand sides.
   *
   * @param a a square matrix
   * @param b the right-hand sides, one a column
   * @return the x with a x = b
   * @throws ArithmeticException if {@code a} is singular
   */
  public static double[][] solve(double[][] a, double[][] b) {
    return solve(a, Factors.lu(a, b), b, Factors.LU);
  }

  private static double[] solve(double[][] a, double[][] f, double[] b, int kind) {
    return Matrices.flat(Factors.solveRows(a, f, Matrices.rows(b, 1), kind));
  }

  private static double[][] solve(double[][] a, double[][] f, double[][] b, int kind) {
    double[][] rows = Matrices.project(b, Matrices.TRANSPOSE);
    return Matrices.project(Factors.solveRows(a, f, rows, kind), Matrices.TRANSPOSE);
  }

  /**
   * Solves linear equations given row by row.
   *
   * @param a a square matrix
   * @param b one right-hand side, or several, one a column
   * @param n the number of equations
   * @return the x with a x = b, in the form of {@code b}
   * @throws ArithmeticException if {@code a} is singular
   */
  public static double[] solve(double[] a, double[] b, int n) {
    double[][] matrix = square("a", a, n);
    MatrixShapes.divides("b", b, n);
    return Matrices.flat(solve(matrix, Matrices.rows(b, n)));
  }

  private static double[][] square(String name, double[] a, int n) {
    MatrixShapes.flatSquare(name, a, n);
    return Matrices.rows(a, n);
  }

  /**
   * Solves linear equations with a symmetric positive definite matrix, by its Cholesky factor.
   *
   * @param a the matrix, of which the symmetric part is used
   * @param b the right-hand side
   * @return the x with a x = b
   * @throws ArithmeticException if {@code a} is not positive definite
   */
  public static double[] solveSpd(double[][] a, double[] b) {
    return solve(a, Factors.spd(a, b), b, Factors.SPD);
  }

  /**
   * Solves linear equations with a symmetric positive definite matrix for several right-hand sides.
   *
   * @param a the matrix, of which the symmetric part is used
   * @param b the right-hand sides, one a column
   * @return the x with a x = b
   * @throws ArithmeticException if {@code a} is not positive definite
   */
  public static double[][] solveSpd(double[][] a, double[][] b) {
    return solve(a, Factors.spd(a, b), b, Factors.SPD);
  }

  /**
   * Solves linear equations with a symmetric positive definite matrix, given row by row.
   *
   * @param a the matrix, of which the symmetric part is used
   * @param b one right-hand side, or several, one a column
   * @param n the number of equations
   * @return the x with a x = b, in the form of {@code b}
   * @throws ArithmeticException if {@code a} is not positive definite
   */
  public static double[] solveSpd(double[] a, double[] b, int n) {
    double[][] matrix = square("a", a, n);
    MatrixShapes.divides("b", b, n);
    return Matrices.flat(solveSpd(matrix, Matrices.rows(b, n)));
  }

  /**
   * The Cholesky factor of a symmetric positive definite matrix.
   *
   * @param a the matrix, of which the symmetric part is used
   * @return the lower triangle L with L Lᵀ = a, zeros above the diagonal
   * @throws ArithmeticException if {@code a} is not positive definite
   */
  public static double[][] cholesky(double[][] a) {
    return Factors.cholesky(a, Factors.spd(a));
  }

  /**
   * The Cholesky factor of a symmetric positive definite matrix given row by row.
   *
   * @param a the matrix, of which the symmetric part is used
   * @param n the number of its rows
   * @return the lower triangle L with L Lᵀ = a, row by row
   * @throws ArithmeticException if {@code a} is not positive definite
   */
  public static double[] cholesky(double[] a, int n) {
    return Matrices.flat(cholesky(square("a", a, n)));
  }

  /**
   * The inverse of a square matrix.
   *
   * @param a the matrix
   * @return its inverse
   * @throws ArithmeticException if {@code a} is singular
   */
  public static double[][] inverse(double[][] a) {
    return Factors.inverse(a, Factors.lu(a));
  }

  /**
   * The inverse of a square matrix given row by row.
   *
   * @param a the matrix
   * @param n the number of its rows
   * @return its inverse, row by row
   * @throws ArithmeticException if {@code a} is singular
   */
  public static double[] inverse(double[] a, int n) {
    return Matrices.flat(inverse(square("a", a, n)));
  }

  /**
   * The determinant of a square matrix. Singular matrices have one, and a gradient, the cofactors;
   * derivatives of higher order throw {@code ArithmeticException} there.
   *
   * @param a the matrix
   * @return its determinant
   */
  public static double determinant(double[][] a) {
    return Factors.determinant(a, Factors.luOfAny(a));
  }

  /**
   * The determinant of a square matrix given row by row.
   *
   * @param a the matrix
   * @param n the number of its rows
   * @return its determinant
   */
  public static double determinant(double[] a, int n) {
    return determinant(square("a", a, n));
  }

  /**
   * The logarithm of the magnitude of a determinant, which neither overflows nor underflows.
   *
   * @param a a square matrix
   * @return log |det a|
   * @throws ArithmeticException if {@code a} is singular
   */
  public static double logDeterminant(double[][] a) {
    return Factors.logDeterminant(a, Factors.lu(a));
  }

  /**
   * The logarithm of the magnitude of a determinant of a matrix given row by row.
   *
   * @param a a square matrix
   * @param n the number of its rows
   * @return log |det a|
   * @throws ArithmeticException if {@code a} is singular
   */
  public static double logDeterminant(double[] a, int n) {
    return logDeterminant(square("a", a, n));
  }

  /**
   * A quadratic form.
   *
   * @param a a square matrix, symmetric or not
   * @param x a vector
   * @return xᵀ a x
   */
  public static double quadraticForm(double[][] a, double[] x) {
    MatrixShapes.form(a, x);
    double[][] row = Matrices.rows(x, 1);
    double[][] product = Matrices.multiply(row, a, Matrices.PLAIN);
    return Matrices.multiply(product, row, Matrices.SECOND_TRANSPOSED)[0][0];
  }

  /**
   * A quadratic form of a matrix given row by row.
   *
   * @param a a square matrix, symmetric or not
   * @param x a vector
   * @return xᵀ a x
   */
  public static double quadraticForm(double[] a, double[] x) {
    return quadraticForm(square("a", a, x.length), x);
  }

  /**
   * The logarithm of the density of a multivariate normal distribution.
   *
   * @param x the point
   * @param mean the mean
   * @param covariance the covariance matrix, of which the symmetric part is used
   * @return −½ (x − mean)ᵀ covariance⁻¹ (x − mean) − ½ log det covariance − n/2 log 2π
   * @throws ArithmeticException if {@code covariance} is not positive definite
   */
  public static double gaussianLogDensity(double[] x, double[] mean, double[][] covariance) {
    double[][] f = Factors.spd(x, mean, covariance);
    double[] distance = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      distance[i] = x[i] - mean[i];
    }
    return Factors.gaussian(distance, covariance, f);
  }

  /**
   * The logarithm of the density of a multivariate normal distribution, its covariance given row by
   * row.
   *
   * @param x the point
   * @param mean the mean
   * @param covariance the covariance matrix, of which the symmetric part is used
   * @return the logarithm of the density
   * @throws ArithmeticException if {@code covariance} is not positive definite
   */
  public static double gaussianLogDensity(double[] x, double[] mean, double[] covariance) {
    return gaussianLogDensity(x, mean, square("covariance", covariance, x.length));
  }

  /**
   * The eigenvalues of a symmetric matrix. Where some are equal, each has the derivative along the
   * vectors that were found, so that the gradient is that of their sum if all of these count alike;
   * higher derivatives throw {@code ArithmeticException}.
   *
   * @param a the matrix, of which the symmetric part is used
   * @return the eigenvalues, ascending
   * @throws ArithmeticException if an entry is not finite
   */
  public static double[] eigenvaluesSymmetric(double[][] a) {
    return SymmetricEigen.values(a, SymmetricEigen.decompose(a));
  }

  /**
   * The eigenvalues of a symmetric matrix given row by row.
   *
   * @param a the matrix, of which the symmetric part is used
   * @param n the number of its rows
   * @return the eigenvalues, ascending
   * @throws ArithmeticException if an entry is not finite
   */
  public static double[] eigenvaluesSymmetric(double[] a, int n) {
    return eigenvaluesSymmetric(square("a", a, n));
  }

  /**
   * The eigenvalues and eigenvectors of a symmetric matrix. Derivatives of vectors throw {@code
   * ArithmeticException} where two eigenvalues are equal.
   *
   * @param a the matrix, of which the symmetric part is used
   * @return values and vectors
   * @throws ArithmeticException if an entry is not finite
   */
  public static Eigen eigenSymmetric(double[][] a) {
    double[][] f = SymmetricEigen.decompose(a);
    double[][] rows = SymmetricEigen.vectors(a, f);
    return new Eigen(SymmetricEigen.values(a, f), Matrices.project(rows, Matrices.TRANSPOSE));
  }

  /**
   * The eigenvalues and eigenvectors of a symmetric matrix given row by row.
   *
   * @param a the matrix, of which the symmetric part is used
   * @param n the number of its rows
   * @return values and vectors
   * @throws ArithmeticException if an entry is not finite
   */
  public static Eigen eigenSymmetric(double[] a, int n) {
    return eigenSymmetric(square("a", a, n));
  }

  /**
   * The exponential of a square matrix, by scaling and squaring.
   *
   * @param a the matrix
   * @return Σ aᵏ / k!
   */
  public static double[][] expm(double[][] a) {
    return Matrices.expm(a);
  }

  /**
   * The exponential of a square matrix given row by row.
   *
   * @param a the matrix
   * @param n the number of its rows
   * @return Σ aᵏ / k!, row by row
   */
  public static double[] expm(double[] a, int n) {
    return Matrices.flat(expm(square("a", a, n)));
  }
}
