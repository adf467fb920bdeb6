import dev.fluxion.annotations.Differentiable;
import java.util.ArrayList;
import java.util.List;

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

  // ---- Members are those of the bound, whatever more the type in the call has.

  interface Shape {
    double at(double x);

    default double named(Object name) {
      return 2;
    }
  }

  interface Other {
    double other(double x);
  }

  static class Base {
    double v = 3;

    double f(Object o) {
      return 3;
    }

    final double scaled(double x) {
      return h(x) * v;
    }

    double h(double x) {
      return x;
    }
  }

  static final class Sub extends Base {
    double v = 4;

    double f(String s) {
      return 4;
    }

    @Override
    double f(Object o) {
      return 6;
    }

    @Override
    double h(double x) {
      return x * x;
    }
  }

  static final class Both implements Shape, Other {
    @Override
    public double at(double x) {
      return x * x;
    }

    @Override
    public double other(double x) {
      return 3 * x;
    }

    double named(String s) {
      return 7;
    }
  }

  record Line(double a, double b) implements Shape {
    @Override
    public double at(double x) {
      return x * a + b;
    }

    public double at(int x) {
      return 100 * x;
    }
  }

  private static final Sub SUB = new Sub();
  private static final Both BOTH = new Both();
  private static final ArrayList<Double> LIST = new ArrayList<>(List.of(1.0, 2.0));

  private static double overloaded(Object o) {
    return 5;
  }

  private static double overloaded(String s) {
    return 7;
  }

  private static <T extends Base> double ofBase(T t, double x) {
    return t.f("s") * x + t.v * x + t.scaled(x) + ((Sub) t).v;
  }

  private static <T extends Shape & Other> double ofBoth(T t, double x) {
    return t.named("s") * x + t.other(2) * x;
  }

  private static <T extends Shape> double ofShape(T t, double x) {
    return t.at(x) + t.at(3);
  }

  private static <T extends List<Double>> double ofList(T t, double x) {
    double sum = 0;
    for (double d : t) {
      sum += d * x;
    }
    return sum + t.get(0) * t.size();
  }

  private static <T> double ofAny(T t, double x) {
    T copy = t;
    return overloaded(copy) * x + t.toString().length();
  }

  @Differentiable
  static double membersOfBounds(double x) {
    return ofBase(SUB, x) * ofBoth(BOTH, x) + ofShape(new Line(x, 2), x) + ofList(LIST, x);
  }

  @Differentiable
  static double overloadsOfBounds(double x) {
    return ofAny("abc", x) * x;
  }
}
