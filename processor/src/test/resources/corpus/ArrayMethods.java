import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import java.util.Arrays;

/** Arrays.fill, copyOf, copyOfRange and System.arraycopy, on active and constant arrays. */
class ArrayMethods {

  @Differentiable
  static double filled(double[] x, double y) {
    double[] a = x.clone();
    Arrays.fill(a, 1, 3, y * y);
    double[] b = new double[x.length];
    Arrays.fill(b, x[0] * y);
    Arrays.fill(b, 0, 0, 7);
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i] * x[i];
    return sum;
  }

  @Differentiable
  static double filledInLoops(double[] x) {
    double[] work = new double[3];
    int[] counts = new int[3];
    long[] longs = new long[2];
    double sum = 0;
    for (double v : x) {
      Arrays.fill(work, v * v);
      Arrays.fill(counts, 2);
      Arrays.fill(longs, counts[1]);
      work[1] *= v;
      for (int i = 0; i < 3; i++) sum += work[i] * counts[i] * longs[0] * Math.sin(work[0]);
    }
    return sum;
  }

  @Differentiable
  static double[] shortened(double[] x, int n) {
    double[] a = Arrays.copyOf(x, n);
    double[] b = Arrays.copyOf(x, x.length + n);
    double[] c = Arrays.copyOfRange(x, 1, x.length + 1);
    a[0] *= a[1];
    b[1] = a[0] * b[0];
    c[0] = b[1] + c[1] * x[2];
    return new double[] {a[0] + a.length, b[1] * b[b.length - 1] + b[2], c[0], c[c.length - 1], x[0]};
  }

  /** Rows are shared between an array of arrays and its copy. */
  @Differentiable
  static double sharedRows(double[][] m, double y) {
    double[][] own = new double[m.length][];
    for (int i = 0; i < m.length; i++) own[i] = m[i].clone();
    double[][] head = Arrays.copyOf(own, 2);
    head[1][0] = y * y;
    double[] spare = {y, y * y, 1, 2};
    double[][] more = Arrays.copyOfRange(own, 1, 5);
    Arrays.fill(more, 2, 4, spare);
    more[2][3] = m[0][1] * y;
    double sum = 0;
    for (double[] row : more) for (double v : row) sum += v * v * own[1][0];
    return sum + own[1][0] * head[0][1];
  }

  /** To higher and lower places of one array, and to itself. */
  @Differentiable
  static double[] overlapping(double[] x, int shift) {
    double[] a = Arrays.copyOf(x, 9);
    System.arraycopy(a, 0, a, shift, 4);
    a[0] = a[shift] * x[1];
    System.arraycopy(a, shift, a, 1, 4);
    System.arraycopy(a, 2, a, 2, 5);
    a[5] += a[4] * a[3];
    return a;
  }

  @Differentiable
  static double rowAliases(double[][] m) {
    double[][] a = {m[0].clone(), m[1].clone()};
    double[] row = a[0];
    System.arraycopy(a[0], 0, row, 1, 3);
    System.arraycopy(row, 1, a[1], 0, 2);
    System.arraycopy(m[2], 1, row, 2, 2);
    double sum = 0;
    for (int i = 0; i < 4; i++) sum += a[0][i] * a[1][i] * m[0][i];
    return sum;
  }

  /** A moving window: the reverse sweep needs what is overwritten. */
  @Differentiable
  static double window(double[] x, @Constant double[] constantWeights) {
    double[] window = new double[3];
    double sum = 0;
    for (int t = 0; t < x.length; t++) {
      System.arraycopy(window, 1, window, 0, 2);
      window[2] = x[t] * x[t] + window[1];
      double s = 0;
      for (int i = 0; i < 3; i++) s += window[i] * constantWeights[i];
      sum += s * s;
    }
    return sum;
  }

  @Differentiable
  static double constants(double x, int[] order, @Constant double[] constants) {
    int[] moved = new int[order.length];
    System.arraycopy(order, 1, moved, 0, order.length - 1);
    double[] table = Arrays.copyOf(constants, 6);
    Arrays.fill(table, 4, 6, 2.5);
    double[][] rows = new double[2][];
    System.arraycopy(new double[][] {table, constants}, 0, rows, 0, 2);
    double sum = 0;
    for (int i = 0; i < moved.length; i++) sum += rows[i % 2][moved[i]] * Math.pow(x, i) + table[5] * x;
    return sum;
  }

  /** An array of unknown origin as source and as target. */
  @Differentiable
  static double mixed(double[] x, @Constant double[] constants, boolean p) {
    double[] from = p ? x : constants;
    double[] to = p ? constants.clone() : x.clone();
    System.arraycopy(from, 1, to, 0, 3);
    double[] copy = Arrays.copyOf(from, 4);
    double sum = 0;
    for (int i = 0; i < 4; i++) sum += to[i] * x[i] + copy[i] * copy[i] * x[0];
    return sum;
  }
}
