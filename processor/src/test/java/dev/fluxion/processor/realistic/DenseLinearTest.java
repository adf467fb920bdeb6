package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.FieldMatrices.cholesky;
import static dev.fluxion.processor.realistic.FieldMatrices.constant;
import static dev.fluxion.processor.realistic.FieldMatrices.determinant;
import static dev.fluxion.processor.realistic.FieldMatrices.exponential;
import static dev.fluxion.processor.realistic.FieldMatrices.flat;
import static dev.fluxion.processor.realistic.FieldMatrices.gaussian;
import static dev.fluxion.processor.realistic.FieldMatrices.inverse;
import static dev.fluxion.processor.realistic.FieldMatrices.matrix;
import static dev.fluxion.processor.realistic.FieldMatrices.of;
import static dev.fluxion.processor.realistic.FieldMatrices.solve;
import static dev.fluxion.processor.realistic.FieldMatrices.symmetric;
import static dev.fluxion.processor.realistic.Known.fixed;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The runtime's {@code Linear} in every mode against Hipparchus. */
final class DenseLinearTest {
  /** Needs exchanges of rows, which are no transpositions of neighbours. */
  private static final double[][] GENERAL = {{0.2, 3.1, -0.7}, {2.5, 0.4, 1.1}, {-1.2, 0.9, 4.3}};

  private static final double[][] POSITIVE = {{4.1, 0.7, -0.3}, {0.7, 3.2, 0.9}, {-0.3, 0.9, 2.4}};
  private static final double[][] TALL = {{1.3, -0.4}, {2.2, 0.7}, {-0.6, 1.9}};
  private static final double[] B = {1.3, -0.4, 2.2};
  private static final double[] MEAN = {0.4, -1.1, 0.3};

  @TestFactory
  List<DynamicTest> linearAlgebra() throws Exception {
    double[] general = Matrices.flat(GENERAL);
    double[] positive = Matrices.flat(POSITIVE);
    Known known = new Known("DenseLinear");
    known
        .of("product", of(x -> flat(first(x).multiply(matrix(x, 9, 3, 2)))), GENERAL, TALL)
        .of("square", of(x -> flat(first(x).multiply(first(x)))), (Object) GENERAL)
        .of("image", of(x -> flat(first(x).multiply(matrix(x, 9, 3, 1)))), GENERAL, B)
        .of(
            "flatProduct",
            of(x -> flat(matrix(x, 0, 2, 3).multiply(matrix(x, 6, 3, 2)))),
            new double[] {1, 0.4, -2, 3, 0.7, 1.1},
            Matrices.flat(TALL));
    known
        .of("solve", of(x -> flat(solve(first(x), matrix(x, 9, 3, 1)))), GENERAL, B)
        .of("solveMany", of(x -> flat(solve(first(x), matrix(x, 9, 3, 2)))), GENERAL, TALL)
        .of("solveFlat", of(x -> flat(solve(first(x), matrix(x, 9, 3, 1)))), general, B)
        .of(
            "solveOfRight",
            of(x -> flat(solve(constant(x, GENERAL), matrix(x, 0, 3, 1)))),
            fixed(GENERAL),
            B)
        .of("solveOfMatrix", of(x -> flat(solve(first(x), column(x)))), GENERAL, fixed(B))
        .of("solveSpd", of(x -> flat(solve(spd(x, 0), matrix(x, 9, 3, 1)))), POSITIVE, B)
        .of("solveSpdMany", of(x -> flat(solve(spd(x, 0), matrix(x, 9, 3, 2)))), POSITIVE, TALL)
        .of("solveSpdFlat", of(x -> flat(solve(spd(x, 0), matrix(x, 9, 3, 1)))), positive, B);
    known
        .of("cholesky", of(x -> flat(cholesky(spd(x, 0)))), (Object) POSITIVE)
        .of("choleskyFlat", of(x -> flat(cholesky(spd(x, 0)))), positive)
        .of("inverse", of(x -> flat(inverse(first(x)))), (Object) GENERAL)
        .of("inverseFlat", of(x -> flat(inverse(first(x)))), general)
        .of("determinant", scalar(x -> determinant(first(x))), (Object) GENERAL)
        .of("determinantFlat", scalar(x -> determinant(first(x))), general)
        .of("logDeterminant", scalar(x -> determinant(first(x)).abs().log()), (Object) GENERAL)
        .of("logDeterminantFlat", scalar(x -> determinant(first(x)).abs().log()), general)
        .of("quadraticForm", scalar(DenseLinearTest::form), GENERAL, B)
        .of("quadraticFormFlat", scalar(DenseLinearTest::form), general, B);
    Known.Oracle density =
        scalar(x -> gaussian(matrix(x, 0, 3, 1).subtract(matrix(x, 3, 3, 1)), spd(x, 6)));
    known
        .of("gaussian", density, B, MEAN, POSITIVE)
        .of("gaussianFlat", density, B, MEAN, positive)
        .of(
            "gaussianOfMean",
            scalar(x -> gaussian(column(x).subtract(matrix(x, 0, 3, 1)), constant(x, POSITIVE))),
            fixed(B),
            MEAN,
            fixed(POSITIVE))
        .of(
            "gaussianOfCovariance",
            scalar(x -> gaussian(column(x).subtract(columnOf(x, MEAN)), spd(x, 0))),
            fixed(B),
            fixed(MEAN),
            POSITIVE);
    known
        .of("eigenvalues", DenseLinearTest::values, (Object) POSITIVE)
        .of("eigenvaluesFlat", DenseLinearTest::values, positive)
        .of("eigenvectors", DenseLinearTest::vectors, (Object) POSITIVE)
        .of("recomposed", of(x -> flat(spd(x, 0))), positive)
        .of("exponential", of(x -> flat(exponential(first(x)))), (Object) GENERAL)
        .of("exponentialFlat", of(x -> flat(exponential(first(x)))), general);
    double[] points = {0, 0.7, 1.9, 2.4};
    double[] data = {0.3, -0.2, 1.1, 0.8};
    known
        .of("process", scalar(x -> process(x, points, data)), fixed(points), fixed(data), 1.3, 0.2)
        .of(
            "filter",
            scalar(DenseLinearTest::filter),
            new double[][] {{0.9, 0.2}, {-0.1, 0.8}},
            new double[][] {{0.3, 0.05}, {0.05, 0.4}},
            fixed(DATA))
        .of("changed", scalar(DenseLinearTest::changed), GENERAL, B);
    return known.tests(30);
  }

  private interface Scalar {
    Gradient of(Gradient[] x);
  }

  private static Known.Oracle scalar(Scalar code) {
    return of(x -> new Gradient[] {code.of(x)});
  }

  private static FieldMatrix<Gradient> first(Gradient[] x) {
    return matrix(x, 0, 3, 3);
  }

  private static FieldMatrix<Gradient> spd(Gradient[] x, int from) {
    return symmetric(matrix(x, from, 3, 3));
  }

  private static FieldMatrix<Gradient> column(Gradient[] x) {
    return columnOf(x, B);
  }

  private static FieldMatrix<Gradient> columnOf(Gradient[] x, double[] b) {
    return constant(x, Arrays.stream(b).mapToObj(v -> new double[] {v}).toArray(double[][]::new));
  }

  private static Gradient form(Gradient[] x) {
    FieldMatrix<Gradient> b = matrix(x, 9, 3, 1);
    return b.transpose().multiply(first(x)).multiply(b).getEntry(0, 0);
  }

  /** ∂λₖ/∂aᵢⱼ = vᵢₖ vⱼₖ. */
  private static double[] values(double[] x) {
    double[][] v = ascending(x);
    double[] rows = new double[27];
    for (int k = 0; k < 3; k++) {
      for (int e = 0; e < 9; e++) {
        rows[9 * k + e] = v[e / 3][k] * v[e % 3][k];
      }
    }
    return rows;
  }

  /** The eigenvectors as columns, in ascending order of the values, which are in a last row. */
  private static double[][] ascending(double[] x) {
    var found =
        new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(Matrices.square(x, 0, 3)));
    double[][] v = new double[4][3];
    for (int k = 0; k < 3; k++) {
      double[] vector = found.getEigenvector(2 - k).toArray();
      double largest = Arrays.stream(vector).max().orElseThrow();
      double smallest = Arrays.stream(vector).min().orElseThrow();
      for (int i = 0; i < 3; i++) {
        v[i][k] = largest > -smallest ? vector[i] : -vector[i];
      }
      v[3][k] = found.getEigenvalue(2 - k);
    }
    return v;
  }

  /** dv = Σ over the others of w (w·dA v) / (λ − μ), of the symmetric part of dA. */
  private static double[] vectors(double[] x) {
    double[][] v = ascending(x);
    double[] jacobian = new double[81];
    for (int e = 0; e < 9; e++) {
      int p = e / 3;
      int q = e % 3;
      for (int k = 0; k < 3; k++) {
        for (int m = 0; m < 3; m++) {
          if (m != k) {
            double element = 0.5 * (v[p][m] * v[q][k] + v[q][m] * v[p][k]);
            for (int i = 0; i < 3; i++) {
              jacobian[9 * (3 * i + k) + e] += v[i][m] * element / (v[3][k] - v[3][m]);
            }
          }
        }
      }
    }
    return jacobian;
  }

  private static Gradient process(Gradient[] x, double[] points, double[] data) {
    int n = points.length;
    FieldMatrix<Gradient> k = constant(x, new double[n][n]);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        Gradient d = x[0].reciprocal().multiply(points[i] - points[j]);
        Gradient entry = d.multiply(d).multiply(-0.5).exp();
        k.setEntry(i, j, i == j ? entry.add(x[1]) : entry);
      }
    }
    return gaussian(columnOf(x, data), k);
  }

  private static final double[][] DATA = {{0.4, -0.3}, {0.9, 0.2}, {0.1, 0.7}};

  private static Gradient filter(Gradient[] x) {
    FieldMatrix<Gradient> step = matrix(x, 0, 2, 2);
    FieldMatrix<Gradient> noise = matrix(x, 4, 2, 2);
    FieldMatrix<Gradient> state = constant(x, new double[2][1]);
    FieldMatrix<Gradient> variance = constant(x, new double[][] {{1, 0}, {0, 1}});
    FieldMatrix<Gradient> half = constant(x, new double[][] {{0.5, 0}, {0, 0.5}});
    Gradient evidence = Gradient.constant(x.length, 0);
    for (double[] row : DATA) {
      state = step.multiply(state);
      variance = step.multiply(variance).multiply(step.transpose()).add(noise);
      FieldMatrix<Gradient> seen = variance.add(half);
      FieldMatrix<Gradient> off = columnOf(x, row).subtract(state);
      evidence = evidence.add(gaussian(off, symmetric(seen)));
      state = state.add(variance.multiply(solve(seen, off)));
      variance = variance.subtract(variance.multiply(solve(seen, variance)));
    }
    return evidence;
  }

  private static Gradient changed(Gradient[] at) {
    FieldMatrix<Gradient> a = first(at);
    FieldMatrix<Gradient> x = matrix(at, 9, 3, 1);
    Gradient sum = Gradient.constant(at.length, 0);
    for (int i = 0; i < 3; i++) {
      a.setEntry(i, i, a.getEntry(i, i).add(3));
      x = solve(a, x);
      a.setEntry(0, i, a.getEntry(0, i).multiply(x.getEntry(i, 0)));
      sum = sum.add(determinant(a).abs().log());
      x.setEntry(i, 0, x.getEntry(i, 0).multiply(x.getEntry(1, 0)));
    }
    return sum.add(x.getEntry(0, 0));
  }
}
