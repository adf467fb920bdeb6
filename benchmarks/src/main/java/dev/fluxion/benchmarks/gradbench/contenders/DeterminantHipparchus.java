package dev.fluxion.benchmarks.gradbench.contenders;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.Gradient;

/** The determinant of {@code det} with Hipparchus' gradients. */
final class DeterminantHipparchus {

  private final Gradient[] a;
  private final int size;
  private final int[] rows;
  private final int[] columns;

  private DeterminantHipparchus(double[] a, int size) {
    this.a = new Gradient[a.length];
    Arrays.setAll(this.a, i -> Gradient.variable(a.length, i, a[i]));
    this.size = size;
    this.rows = links(size);
    this.columns = links(size);
  }

  static double[] gradient(double[] a, int size) {
    return new DeterminantHipparchus(a, size).minor(size).getGradient();
  }

  private Gradient minor(int order) {
    int row = rows[size];
    int column = columns[size];
    if (order == 1) {
      return a[row * size + column];
    }
    rows[size] = rows[row];
    int previous = size;
    Gradient determinant = Gradient.constant(a.length, 0);
    for (int j = 0; j < order; j++) {
      columns[previous] = columns[column];
      Gradient product = a[row * size + column].multiply(minor(order - 1));
      determinant = j % 2 == 0 ? determinant.add(product) : determinant.subtract(product);
      columns[previous] = column;
      previous = column;
      column = columns[column];
    }
    rows[size] = row;
    return determinant;
  }

  private static int[] links(int size) {
    int[] next = new int[size + 1];
    Arrays.setAll(next, i -> (i + 1) % (size + 1));
    return next;
  }
}
