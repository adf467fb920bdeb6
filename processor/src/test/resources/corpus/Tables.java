import dev.fluxion.annotations.Differentiable;

/** Arrays in static fields, of every rank and kind, and static fields that others change. */
class Tables {
  static final double[] KNOTS = {0.5, -1, 2};
  static final double[][] MATRIX = {{1, 2, -0.5}, {3, 0.25, 4}};
  static final double[][][] CUBE = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
  static final float[][] FLOATS = {{1, 2}, {0.5f, -1}};
  static final int[][] INDICES = {{0, 1}, {2, 0}};
  static final long[][] LONGS = {{3, 4}, {5, 6}};
  static final boolean[][] FLAGS = {{true, false}, {false, true}};
  static final double SCALE = Math.sqrt(2);
  static double[][] replaced = {{1, 2}, {3, 4}};

  interface Nodes {
    double[][] GAUSS = {{-0.57735, 1}, {0.57735, 1}};
  }

  @Differentiable
  static double element(double x) {
    return MATRIX[0][1] * x;
  }

  @Differentiable
  static double cube(double[] x, int i) {
    int k = Math.abs(i) % 2;
    double s = 0;
    for (int j = 0; j < CUBE[k].length; j++) {
      for (int l = 0; l < CUBE[k][j].length; l++) {
        s = s * 0.5 + CUBE[k][j][l] * Math.sin(x[0] * CUBE[1][j][l]);
      }
    }
    return s + SCALE * x[1];
  }

  @Differentiable
  static double rows(double[] x) {
    double[] row = MATRIX[1];
    double s = 0;
    for (double v : row) {
      s += v * x[0];
    }
    for (double[] r : MATRIX) {
      for (double v : r) {
        s = s * v + x[1];
      }
    }
    return s * MATRIX[1].length;
  }

  @Differentiable
  static double product(double[] x) {
    double[] y = new double[MATRIX.length];
    for (int i = 0; i < MATRIX.length; i++) {
      for (int j = 0; j < MATRIX[i].length; j++) {
        y[i] += MATRIX[i][j] * x[j] * x[j];
      }
    }
    return y[0] * y[1] + KNOTS[1] * y[0];
  }

  @Differentiable
  static double otherKinds(double x, double y) {
    double s = 0;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double w = FLAGS[i][j] ? x : y;
        s += FLOATS[i][j] * w * KNOTS[INDICES[i][j]] + LONGS[i][j] * w * w;
      }
    }
    return s;
  }

  @Differentiable
  static double chosen(double x, double y) {
    double[][] table = x > y ? MATRIX : Nodes.GAUSS;
    double[] row = y > 0 ? table[0] : KNOTS;
    double s = 0;
    for (int i = 0; i < 2; i++) {
      s = Math.sin(s + row[i] * x * table[1][i] * y);
    }
    return s;
  }

  @Differentiable
  static double copied(double x) {
    double[] first = MATRIX[0].clone();
    first[1] = x * x;
    double[] knots = KNOTS.clone();
    knots[0] *= x;
    return first[1] * first[0] + MATRIX[0][1] * x + helper(MATRIX, x) + knots[0] * knots[2];
  }

  private static double helper(double[][] table, double x) {
    return table.length > 5 ? x : table[1][1] * x * x;
  }

  @Differentiable
  static double moments(double[] x) {
    double s = 0;
    for (double[] node : Nodes.GAUSS) {
      s += node[1] * Math.exp(node[0] * x[0]);
    }
    return s;
  }

  /** What a method that is not looked into changes is what it was where it was read. */
  @Differentiable
  static double changed(double x) {
    Registry.reset();
    double before = Registry.factor;
    double[][] old = replaced;
    Registry.next();
    return before * x + 10 * Registry.factor * x * x + old[0][0] * x + 100 * replaced[0][0] * x;
  }

  @Differentiable
  static double changedInALoop(double x) {
    Registry.reset();
    double s = x;
    for (int i = 0; i < Registry.limit; i++) {
      s = s * (Registry.factor * 0.5 + Registry.weights[0]) + Math.sin(s * replaced[1][1]);
      Registry.next();
    }
    return s;
  }

  /** Java reads what stands on the left before it calls what stands on the right. */
  @Differentiable
  static double readBeforeCalls(double[] x) {
    Registry.reset();
    double a = changes(x[0], x[1]) * Registry.factor + changes(x[1], x[0]) * Registry.factor * x[0];
    double[] all = {Registry.factor * a, changes(a, x[0]), Registry.factor};
    a += Registry.factor * changes(x[0], a) - Math.fma(Registry.factor, changes(a, 1), a);
    boolean less = Registry.factor < changes(1, 1) + Registry.factor;
    a += (less ? x[0] : x[1]) + three(Registry.factor * x[0], changes(x[1], 2), Registry.factor);
    return a + all[0] * all[1] * all[2] + Registry.weights[0] * changes(all[0], x[1]);
  }

  private static double changes(double u, double v) {
    double before = Registry.factor;
    Registry.next();
    return Math.sin(before * u * v) + Registry.factor;
  }

  private static double three(double a, double b, double c) {
    return a * b + c * Registry.factor;
  }
}

class Registry {
  static double factor;
  static int limit;
  static double[] weights;

  static int reset() {
    factor = 1;
    limit = 6;
    weights = new double[] {0.25, 1};
    Tables.replaced = new double[][] {{1, 2}, {3, 4}};
    return 0;
  }

  static int next() {
    factor += 0.5;
    limit--;
    weights[0] += 0.125;
    weights = new double[] {weights[0] * 2, 3};
    Tables.replaced = new double[][] {{factor, 0}, {1, factor}};
    return 1;
  }
}
