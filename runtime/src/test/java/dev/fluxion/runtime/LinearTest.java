package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTest {
  private final Random random = new Random(7);

  private double[][] matrix(int rows, int columns) {
    double[][] a = new double[rows][columns];
    for (double[] row : a) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return a;
  }

  private double[][] positive(int n) {
    RealMatrix a = new Array2DRowRealMatrix(matrix(n, n));
    return a.multiplyTransposed(a).add(MatrixUtils.createRealIdentityMatrix(n)).getData();
  }

  private static double[] flat(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void close(double[][] actual, double[][] expected) {
    assertThat(actual.length).isEqualTo(expected.length);
    close(flat(actual), flat(expected));
  }

  private static void close(double[] actual, double[] expected) {
    double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertThat(actual).containsExactly(expected, within(1e-11 * Math.max(size, 1)));
  }

  private static RealMatrix of(double[][] a) {
    return new Array2DRowRealMatrix(a);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 17, 40})
  void agreesWithHipparchus(int n) {
    double[][] a = matrix(n, n);
    double[][] p = positive(n);
    double[][] many = matrix(n, 3);
    double[] b = matrix(1, n)[0];
    LUDecomposition lu = new LUDecomposition(of(a));
    close(Linear.multiply(a, many), of(a).multiply(of(many)).getData());
    close(Linear.multiply(a, b), of(a).operate(b));
    close(Linear.multiply(flat(a), flat(many), n, n), flat(Linear.multiply(a, many)));
    double[] x = Linear.solve(a, b);
    close(Linear.multiply(a, x), b);
    close(Linear.multiply(a, Linear.solve(a, many)), many);
    close(Linear.solve(flat(a), b, n), x);
    close(Linear.solve(flat(a), flat(many), n), flat(Linear.solve(a, many)));
    close(Linear.multiply(p, Linear.solveSpd(p, b)), b);
    close(Linear.multiply(p, Linear.solveSpd(p, many)), many);
    close(Linear.solveSpd(flat(p), b, n), Linear.solveSpd(p, b));
    close(Linear.cholesky(p), new CholeskyDecomposition(of(p)).getL().getData());
    close(Linear.cholesky(flat(p), n), flat(Linear.cholesky(p)));
    close(Linear.multiply(a, Linear.inverse(a)), MatrixUtils.createRealIdentityMatrix(n).getData());
    close(Linear.inverse(flat(a), n), flat(Linear.inverse(a)));
    double determinant = lu.getDeterminant();
    close(new double[] {Linear.determinant(a) / determinant}, new double[] {1});
    assertThat(Linear.determinant(flat(a), n)).isEqualTo(Linear.determinant(a));
    double log = Math.log(Math.abs(determinant));
    close(new double[] {Linear.logDeterminant(a)}, new double[] {log});
    assertThat(Linear.logDeterminant(flat(a), n)).isEqualTo(Linear.logDeterminant(a));
    double form =
        MatrixUtils.createRealVector(b).dotProduct(of(a).operate(MatrixUtils.createRealVector(b)));
    close(new double[] {Linear.quadraticForm(a, b)}, new double[] {form});
    assertThat(Linear.quadraticForm(flat(a), b)).isEqualTo(Linear.quadraticForm(a, b));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12, 30})
  void densitiesAndEigenvaluesAgreeWithHipparchus(int n) {
    double[][] p = positive(n);
    double[] x = matrix(1, n)[0];
    double[] mean = matrix(1, n)[0];
    LUDecomposition lu = new LUDecomposition(of(p));
    double[] off = new double[n];
    Arrays.setAll(off, i -> x[i] - mean[i]);
    double form = Linear.quadraticForm(lu.getSolver().getInverse().getData(), off);
    double log = -0.5 * (form + Math.log(lu.getDeterminant()) + n * Math.log(2 * Math.PI));
    close(new double[] {Linear.gaussianLogDensity(x, mean, p)}, new double[] {log});
    assertThat(Linear.gaussianLogDensity(x, mean, flat(p)))
        .isEqualTo(Linear.gaussianLogDensity(x, mean, p));
    double[] expected = new EigenDecompositionSymmetric(of(p)).getEigenvalues();
    Arrays.sort(expected);
    close(Linear.eigenvaluesSymmetric(p), expected);
    close(Linear.eigenvaluesSymmetric(flat(p), n), expected);
    Linear.Eigen eigen = Linear.eigenSymmetric(p);
    RealMatrix v = of(eigen.vectors());
    close(v.transposeMultiply(v).getData(), MatrixUtils.createRealIdentityMatrix(n).getData());
    close(
        of(p).multiply(v).getData(),
        v.multiply(MatrixUtils.createRealDiagonalMatrix(expected)).getData());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 0.4, 1, 2, 10, 100})
  void exponentialsAreInverseToThoseOfTheOpposite(double size) {
    double[][] a = {{0, -size}, {size, 0}};
    double[][] turn = {
      {Math.cos(size), -Math.sin(size)}, {Math.sin(size), Math.cos(size)},
    };
    close(Linear.expm(a), turn);
    close(Linear.expm(flat(a), 2), flat(turn));
    double[][] nilpotent = {{0, size, 0}, {0, 0, size}, {0, 0, 0}};
    close(
        Linear.expm(nilpotent),
        new double[][] {{1, size, size * size / 2}, {0, 1, size}, {0, 0, 1}});
    assertThat(Linear.expm(new double[][] {{-size}})[0][0])
        .isCloseTo(Math.exp(-size), within(1e-13 * size));
  }

  @Test
  void theSymmetricPartCounts() {
    double[][] skew = {{2, 0.5}, {-0.1, 3}};
    double[][] symmetric = {{2, 0.2}, {0.2, 3}};
    close(Linear.cholesky(skew), Linear.cholesky(symmetric));
    close(Linear.eigenvaluesSymmetric(skew), Linear.eigenvaluesSymmetric(symmetric));
    double[] b = {1, 2};
    close(Linear.solveSpd(skew, b), Linear.solveSpd(symmetric, b));
  }

  @Test
  void emptyMatricesAreMatrices() {
    double[][] none = {};
    assertThat(Linear.determinant(none)).isEqualTo(1);
    assertThat(Linear.logDeterminant(none)).isZero();
    assertThat(Linear.solve(none, new double[0])).isEmpty();
    assertThat(Linear.inverse(none)).isEmpty();
    assertThat(Linear.expm(none)).isEmpty();
    assertThat(Linear.eigenvaluesSymmetric(none)).isEmpty();
    assertThat(Linear.gaussianLogDensity(new double[0], new double[0], none)).isZero();
  }

  private static void refuses(ThrowingCallable call, Class<?> type, String message) {
    assertThatThrownBy(call).isExactlyInstanceOf(type).hasMessage(message);
  }

  @Test
  void shapesAreChecked() {
    Class<?> type = IllegalArgumentException.class;
    double[][] a = {{1, 2}, {3, 4}};
    double[][] wide = {{1, 2, 3}, {4, 5, 6}};
    double[] three = {1, 2, 3};
    refuses(() -> Linear.solve(wide, three), type, "a has 2 rows and 3 columns, expected a square");
    refuses(() -> Linear.solve(a, three), type, "b has length 3, expected 2");
    refuses(() -> Linear.solve(a, new double[3][1]), type, "b has 3 rows, expected 2");
    refuses(
        () -> Linear.inverse(new double[][] {{1, 2}, {3}}), type, "a[1] has length 1, expected 2");
    refuses(() -> Linear.multiply(wide, a), type, "b has 2 rows, expected 3");
    refuses(() -> Linear.multiply(a, three), type, "x has length 3, expected 2");
    refuses(() -> Linear.multiply(three, three, 2, 2), type, "a has length 3, expected 4");
    refuses(
        () -> Linear.multiply(three, new double[4], 1, 3),
        type,
        "b has length 4, expected a multiple of 3");
    refuses(() -> Linear.multiply(three, three, 1, 0), type, "inner is 0, expected at least 1");
    refuses(() -> Linear.determinant(three, 2), type, "a has length 3, expected 4");
    refuses(() -> Linear.determinant(three, -1), type, "n is -1, expected at least 0");
    refuses(
        () -> Linear.solve(new double[4], three, 2),
        type,
        "b has length 3, expected a multiple of 2");
    refuses(() -> Linear.quadraticForm(a, three), type, "x has length 3, expected 2");
    refuses(
        () -> Linear.gaussianLogDensity(three, new double[2], a),
        type,
        "x has length 3, expected 2");
    refuses(
        () -> Linear.gaussianLogDensity(new double[2], three, a),
        type,
        "mean has length 3, expected 2");
    refuses(
        () -> Linear.gaussianLogDensity(new double[2], new double[2], three),
        type,
        "covariance has length 3, expected 4");
    refuses(() -> Linear.expm(wide), type, "a has 2 rows and 3 columns, expected a square");
    refuses(() -> Linear.inverse(null), NullPointerException.class, "a is null");
    refuses(
        () -> Linear.inverse(new double[][] {{1}, null}),
        NullPointerException.class,
        "a[1] is null");
  }

  @Test
  void singularAndIndefiniteMatricesAreNamed() {
    Class<?> type = ArithmeticException.class;
    double[][] singular = {{1, 2}, {2, 4}};
    double[][] indefinite = {{1, 2}, {2, 1}};
    double[] b = {1, 2};
    refuses(() -> Linear.solve(singular, b), type, "a is singular: pivot 1 is 0");
    refuses(() -> Linear.inverse(singular), type, "a is singular: pivot 1 is 0");
    refuses(() -> Linear.logDeterminant(singular), type, "a is singular: pivot 1 is 0");
    assertThat(Linear.determinant(singular)).isZero();
    refuses(
        () -> Linear.solveSpd(indefinite, b), type, "a is not positive definite: pivot 1 is -3.0");
    refuses(() -> Linear.cholesky(singular), type, "a is not positive definite: pivot 1 is 0.0");
    refuses(
        () -> Linear.gaussianLogDensity(b, b, indefinite),
        type,
        "covariance is not positive definite: pivot 1 is -3.0");
    refuses(
        () -> Linear.eigenvaluesSymmetric(new double[][] {{Double.NaN}}),
        type,
        "a has an entry that is not finite: NaN");
  }
}
