import dev.fluxion.annotations.Differentiable;

/** Generic methods of the class, with reals and arrays of reals for their type parameters. */
class GenericHelpers {
  static <T> T notNull(T value, String name) {
    if (value == null) {
      throw new NullPointerException(name);
    }
    return value;
  }

  private static <T> void requireAll(T[] values) {
    for (int i = 0; i < values.length; i++) {
      notNull(values[i], "values");
    }
  }

  private static <T> void swap(T[] rows, int i, int j) {
    T row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }

  private static <T, U extends T> T choose(boolean first, T a, U b) {
    final T chosen = first ? a : b;
    return chosen;
  }

  private static <T> T last(T[] values, int depth) {
    return depth == 0 ? values[values.length - 1] : last(values, depth - 1);
  }

  @Differentiable
  static double checked(double[] x, double scale) {
    notNull(x, "x");
    double[] same = notNull(x, "x");
    return same[0] * notNull(x, "y")[1] * scale;
  }

  @Differentiable
  static double[] rows(double[][] a) {
    requireAll(a);
    swap(a, 0, 1);
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (double v : notNull(a[i], "row")) {
        result[i] += v * v * (i + 1);
      }
    }
    return result;
  }

  @Differentiable
  static double numbers(double x, double y) {
    double chosen = choose(x < y, x * y, Math.sin(y));
    return chosen * choose(x > y, x, y);
  }

  @Differentiable
  static double recursive(double[][] a) {
    return last(a, 2)[0] * last(a, 1)[1];
  }

  /** Constants, too. */
  @Differentiable
  static double constants(double x, int[] n) {
    return x * x * notNull(n, "n").length * notNull("ab", "text").length();
  }

  @Differentiable
  static double variable(double scale, double... x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v * scale;
    }
    return sum;
  }

  @Differentiable
  static double callsVariable(double x, double y) {
    return variable(x, x, y, x * y) + variable(y) * variable(2, new double[] {x, y});
  }
}
