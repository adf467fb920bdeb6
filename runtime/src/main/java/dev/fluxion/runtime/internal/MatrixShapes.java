package dev.fluxion.runtime.internal;

/** Checks of matrices and of what goes with them: they name the parameter and both numbers. */
public final class MatrixShapes {
  private static final double[][] NOTHING = {};

  private MatrixShapes() {}

  /** The number of columns; throws where rows differ in length. */
  static int columns(String name, double[][] a) {
    Shapes.present(name, a);
    int columns = -1;
    for (int i = 0; i < a.length; i++) {
      Shapes.present(name + "[" + i + "]", a[i]);
      if (columns < 0) {
        columns = a[i].length;
      } else if (a[i].length != columns) {
        throw new IllegalArgumentException(
            name + "[" + i + "] has length " + a[i].length + ", expected " + columns);
      }
    }
    return Math.max(columns, 0);
  }

  /** The order of a square matrix; throws where it is none. */
  static int order(String name, double[][] a) {
    int columns = columns(name, a);
    if (columns != a.length) {
      throw new IllegalArgumentException(
          name + " has " + a.length + " rows and " + columns + " columns, expected a square");
    }
    return columns;
  }

  private static void length(String name, double[] vector, int expected) {
    Shapes.length(name, vector, expected);
  }

  private static void rows(String name, double[][] b, int expected) {
    columns(name, b);
    if (b.length != expected) {
      throw new IllegalArgumentException(name + " has " + b.length + " rows, expected " + expected);
    }
  }

  /** Checks the factors of {@code a b}. */
  public static double[][] product(double[][] a, double[][] b) {
    rows("b", b, columns("a", a));
    return NOTHING;
  }

  /** Checks the factors of {@code a x}. */
  public static double[][] product(double[][] a, double[] x) {
    length("x", x, columns("a", a));
    return NOTHING;
  }

  /** Checks the matrix and the vector of xᵀ a x. */
  public static double[][] form(double[][] a, double[] x) {
    length("x", x, order("a", a));
    return NOTHING;
  }

  /** Checks a square matrix and the right-hand side of its equations. */
  static void equations(double[][] a, double[] b) {
    length("b", b, order("a", a));
  }

  /** Checks a square matrix and the right-hand sides of its equations, one a column. */
  static void equations(double[][] a, double[][] b) {
    rows("b", b, order("a", a));
  }

  /** Checks what a normal density is of. */
  static void normal(double[] x, double[] mean, double[][] covariance) {
    int n = order("covariance", covariance);
    length("x", x, n);
    length("mean", mean, n);
  }

  /** Checks a square matrix of {@code n} rows, row by row in one array. */
  public static double[][] flatSquare(String name, double[] a, int n) {
    Shapes.present(name, a);
    atLeast("n", n, 0);
    if ((long) n * n != a.length) {
      throw new IllegalArgumentException(
          name + " has length " + a.length + ", expected " + (long) n * n);
    }
    return NOTHING;
  }

  /** Checks right-hand sides, row by row in one array, for {@code n} equations. */
  public static double[][] divides(String name, double[] b, int n) {
    Shapes.present(name, b);
    if (n == 0 ? b.length > 0 : b.length % n != 0) {
      throw new IllegalArgumentException(
          name + " has length " + b.length + ", expected a multiple of " + n);
    }
    return NOTHING;
  }

  /** Checks the factors of a product, row by row: of that many rows, and that many in between. */
  public static double[][] factors(double[] a, double[] b, int rows, int inner) {
    Shapes.present("a", a);
    atLeast("rows", rows, 0);
    atLeast("inner", inner, 1);
    if ((long) rows * inner != a.length) {
      throw new IllegalArgumentException(
          "a has length " + a.length + ", expected " + (long) rows * inner);
    }
    return divides("b", b, inner);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
    }
  }
}
