package dev.fluxion.processor.realistic;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;

/** Linear algebra in Hipparchus' numbers that carry a gradient. */
final class FieldMatrices {

  /** A computation on flat arrays. */
  interface Code {
    Gradient[] of(Gradient[] x);
  }

  private FieldMatrices() {}

  /** The Jacobian of {@code code}, row by row. */
  static Known.Oracle of(Code code) {
    return x -> {
      Gradient[] variables = new Gradient[x.length];
      for (int i = 0; i < x.length; i++) {
        variables[i] = Gradient.variable(x.length, i, x[i]);
      }
      return Arrays.stream(code.of(variables))
          .flatMapToDouble(g -> Arrays.stream(g.getGradient()))
          .toArray();
    };
  }

  static FieldMatrix<Gradient> matrix(Gradient[] x, int from, int rows, int columns) {
    GradientField field = x[0].getField();
    FieldMatrix<Gradient> matrix = MatrixUtils.createFieldMatrix(field, rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.setEntry(i, j, x[from + i * columns + j]);
      }
    }
    return matrix;
  }

  static FieldMatrix<Gradient> constant(Gradient[] x, double[][] a) {
    Gradient[] entries =
        Arrays.stream(a)
            .flatMapToDouble(Arrays::stream)
            .mapToObj(v -> Gradient.constant(x.length, v))
            .toArray(Gradient[]::new);
    GradientField field = x[0].getField();
    FieldMatrix<Gradient> matrix = MatrixUtils.createFieldMatrix(field, a.length, a[0].length);
    for (int i = 0; i < entries.length; i++) {
      matrix.setEntry(i / a[0].length, i % a[0].length, entries[i]);
    }
    return matrix;
  }

  static Gradient[] flat(FieldMatrix<Gradient> a) {
    return Arrays.stream(a.getData()).flatMap(Arrays::stream).toArray(Gradient[]::new);
  }

  static FieldMatrix<Gradient> symmetric(FieldMatrix<Gradient> a) {
    return a.add(a.transpose()).scalarMultiply(a.getEntry(0, 0).newInstance(0.5));
  }

  static FieldMatrix<Gradient> solve(FieldMatrix<Gradient> a, FieldMatrix<Gradient> b) {
    return new FieldLUDecomposition<>(a).getSolver().solve(b);
  }

  static FieldMatrix<Gradient> inverse(FieldMatrix<Gradient> a) {
    return new FieldLUDecomposition<>(a).getSolver().getInverse();
  }

  static Gradient determinant(FieldMatrix<Gradient> a) {
    return new FieldLUDecomposition<>(a).getDeterminant();
  }

  static Gradient gaussian(FieldMatrix<Gradient> off, FieldMatrix<Gradient> covariance) {
    Gradient form = off.transpose().multiply(solve(covariance, off)).getEntry(0, 0);
    Gradient log = determinant(covariance).log();
    return form.add(log).add(off.getRowDimension() * Math.log(2 * Math.PI)).multiply(-0.5);
  }

  /** Row by row, by the definition. */
  static FieldMatrix<Gradient> cholesky(FieldMatrix<Gradient> a) {
    int n = a.getRowDimension();
    FieldMatrix<Gradient> l = a.createMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        Gradient rest = a.getEntry(i, j);
        for (int k = 0; k < j; k++) {
          rest = rest.subtract(l.getEntry(i, k).multiply(l.getEntry(j, k)));
        }
        l.setEntry(i, j, i == j ? rest.sqrt() : rest.divide(l.getEntry(j, j)));
      }
    }
    return l;
  }

  /** Its power series. */
  static FieldMatrix<Gradient> exponential(FieldMatrix<Gradient> a) {
    FieldMatrix<Gradient> term = inverse(a).multiply(a);
    FieldMatrix<Gradient> sum = term;
    for (int k = 1; k < 80; k++) {
      term = term.multiply(a).scalarMultiply(a.getEntry(0, 0).newInstance(1.0 / k));
      sum = sum.add(term);
    }
    return sum;
  }
}
