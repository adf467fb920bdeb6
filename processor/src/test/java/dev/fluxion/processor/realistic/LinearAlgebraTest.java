package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.determinant;
import static dev.fluxion.processor.realistic.Matrices.dot;
import static dev.fluxion.processor.realistic.Matrices.eigenvector;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.identity;
import static dev.fluxion.processor.realistic.Matrices.inverse;
import static dev.fluxion.processor.realistic.Matrices.join;
import static dev.fluxion.processor.realistic.Matrices.product;
import static dev.fluxion.processor.realistic.Matrices.square;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class LinearAlgebraTest {
  /** Needs an exchange of rows at each step. */
  private static final double[][] GENERAL = {{0.2, 3.1, -0.7}, {2.5, 0.4, 1.1}, {-1.2, 0.9, 4.3}};

  private static final double[][] POSITIVE = {{4.1, 0.7, -0.3}, {0.7, 3.2, 0.9}, {-0.3, 0.9, 2.4}};

  @TestFactory
  List<DynamicTest> linearAlgebra() throws Exception {
    double[] b = {1.3, -0.4, 2.2};
    return new Known("LinearAlgebra")
        .of("solve", LinearAlgebraTest::solve, GENERAL, b)
        .of("solve", LinearAlgebraTest::solve, POSITIVE, b)
        .of("determinant", LinearAlgebraTest::cofactors, (Object) GENERAL)
        .of("determinant", LinearAlgebraTest::cofactors, (Object) POSITIVE)
        .of("minors", LinearAlgebraTest::cofactors, (Object) GENERAL)
        .of("logDeterminant", x -> logDeterminant(square(x, 0, 3)), (Object) POSITIVE)
        .of(
            "residual",
            LinearAlgebraTest::residual,
            new double[][] {{1, 0.3}, {1, 1.1}, {0.8, 2}, {-1, 0.7}},
            new double[] {0.2, 1.9, 2.5, 0.3})
        .of("exponential", x -> frechet(square(x, 0, 3)), (Object) GENERAL)
        .of("powerIteration", x -> dominant(square(x, 0, 3)), (Object) POSITIVE)
        .of("jacobiEigenvalue", x -> dominant(square(x, 0, 3)), (Object) POSITIVE)
        .of("conjugateGradients", x -> flat(inverse(POSITIVE)), fixed(POSITIVE), b)
        .of(
            "tridiagonal",
            LinearAlgebraTest::tridiagonal,
            new double[] {0.5, -0.7, 1.1},
            new double[] {3, 2.5, 4, 3.3},
            new double[] {-0.4, 0.8, 0.6},
            new double[] {1, 2, -1, 0.5},
            new double[4])
        .tests(10);
  }

  /** d(A⁻¹b) = A⁻¹(db − dA·x). */
  private static double[] solve(double[] x) {
    double[][] inverse = inverse(square(x, 0, 3));
    double[] y = product(inverse, Arrays.copyOfRange(x, 9, 12));
    double[][] rows = new double[3][12];
    for (int r = 0; r < 3; r++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          rows[r][3 * i + j] = -inverse[r][i] * y[j];
        }
        rows[r][9 + i] = inverse[r][i];
      }
    }
    return flat(rows);
  }

  /** det(A)·A⁻ᵀ, Jacobi's formula. */
  private static double[] cofactors(double[] x) {
    double[][] a = square(x, 0, 3);
    double[][] inverse = inverse(a);
    double[] gradient = new double[9];
    for (int i = 0; i < 9; i++) {
      gradient[i] = determinant(a) * inverse[i % 3][i / 3];
    }
    return gradient;
  }

  /** A⁻¹, with what belongs to the upper triangle counted in the lower. */
  private static double[] logDeterminant(double[][] a) {
    double[][] g = inverse(a);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        g[i][j] *= i > j ? 2 : i == j ? 1 : 0;
      }
    }
    return flat(g);
  }

  /** 2r by the right-hand side and −2r·xᵀ by the matrix, with x from the normal equations. */
  private static double[] residual(double[] at) {
    double[][] n = new double[2][2];
    double[] c = new double[2];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 2; j++) {
        n[j][0] += at[2 * i + j] * at[2 * i];
        n[j][1] += at[2 * i + j] * at[2 * i + 1];
        c[j] += at[2 * i + j] * at[8 + i];
      }
    }
    double[] x = product(inverse(n), c);
    double[] gradient = new double[12];
    for (int i = 0; i < 4; i++) {
      double r = at[8 + i] - at[2 * i] * x[0] - at[2 * i + 1] * x[1];
      gradient[2 * i] = -2 * r * x[0];
      gradient[2 * i + 1] = -2 * r * x[1];
      gradient[8 + i] = 2 * r;
    }
    return gradient;
  }

  /** The upper right block of exp([A E; 0 A]) is the derivative in direction E (Van Loan 1978). */
  private static double[] frechet(double[][] a) {
    double[][] jacobian = new double[9][9];
    for (int e = 0; e < 9; e++) {
      double[][] block = new double[6][6];
      for (int i = 0; i < 9; i++) {
        block[i / 3][i % 3] = block[3 + i / 3][3 + i % 3] = a[i / 3][i % 3];
      }
      block[e / 3][3 + e % 3] = 1;
      double[][] sum = identity(6);
      double[][] term = identity(6);
      for (int k = 1; k < 80; k++) {
        term = product(term, block);
        for (int i = 0; i < 36; i++) {
          sum[i / 6][i % 6] += term[i / 6][i % 6] /= k;
        }
      }
      for (int i = 0; i < 9; i++) {
        jacobian[i][e] = sum[i / 3][3 + i % 3];
      }
    }
    return flat(jacobian);
  }

  /** v·vᵀ of the unit eigenvector of the largest eigenvalue, which lies near 5. */
  private static double[] dominant(double[][] a) {
    double[] v = eigenvector(a, 5);
    double[][] g = new double[3][3];
    for (int i = 0; i < 9; i++) {
      g[i / 3][i % 3] = v[i / 3] * v[i % 3] / dot(v, v);
    }
    return flat(g);
  }

  private static double[] tridiagonal(double[] x) {
    double[][] a = new double[4][4];
    for (int i = 0; i < 4; i++) {
      a[i][i] = x[3 + i];
      if (i < 3) {
        a[i + 1][i] = x[i];
        a[i][i + 1] = x[7 + i];
      }
    }
    double[][] inverse = inverse(a);
    double[] y = product(inverse, Arrays.copyOfRange(x, 10, 14));
    double[][] rows = new double[4][];
    for (int r = 0; r < 4; r++) {
      double[] in = inverse[r];
      rows[r] =
          join(
              new double[] {-in[1] * y[0], -in[2] * y[1], -in[3] * y[2]},
              new double[] {-in[0] * y[0], -in[1] * y[1], -in[2] * y[2], -in[3] * y[3]},
              new double[] {-in[0] * y[1], -in[1] * y[2], -in[2] * y[3]},
              in);
    }
    return flat(rows);
  }
}
