import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Functions as arguments and as locals: lambdas, method references, anonymous classes. */
class FunctionValues {
  interface Equation {
    double value(double t, double y);

    default double twice(double t, double y) {
      return 2 * value(t, y);
    }
  }

  interface Field {
    void derivatives(double t, double[] y, double[] yDot);
  }

  record Pair(double a, double b) {
    double product() {
      return a * b;
    }
  }

  // ---- Helpers that take functions.

  static double integrate(DoubleUnaryOperator f, double a, double b, int n) {
    double h = (b - a) / n;
    double sum = 0.5 * (f.applyAsDouble(a) + f.applyAsDouble(b));
    for (int i = 1; i < n; i++) {
      sum += f.applyAsDouble(a + i * h);
    }
    return sum * h;
  }

  private static double newton(DoubleUnaryOperator f, DoubleUnaryOperator slope, double start) {
    Objects.requireNonNull(f);
    Objects.requireNonNull(slope, "slope");
    double x = start;
    for (int i = 0; i < 8; i++) {
      x -= f.applyAsDouble(x) / slope.applyAsDouble(x);
    }
    return x;
  }

  private static double adaptive(DoubleUnaryOperator f, double a, double b, int depth) {
    double middle = 0.5 * (a + b);
    if (depth == 0) {
      return (b - a) * f.applyAsDouble(middle);
    }
    return adaptive(f, a, middle, depth - 1) + adaptive(f, middle, b, depth - 1);
  }

  private static double euler(Equation f, double y0, int steps) {
    double y = y0;
    for (int i = 0; i < steps; i++) {
      y += f.value(i * 0.1, y) * 0.1;
    }
    return y;
  }

  private static void rungeKutta(Field f, double[] y, double h) {
    double[] k1 = new double[y.length];
    double[] k2 = new double[y.length];
    double[] middle = new double[y.length];
    f.derivatives(0, y, k1);
    for (int i = 0; i < y.length; i++) {
      middle[i] = y[i] + 0.5 * h * k1[i];
    }
    f.derivatives(0.5 * h, middle, k2);
    for (int i = 0; i < y.length; i++) {
      y[i] += h * k2[i];
    }
  }

  private static double compose(DoubleUnaryOperator f, DoubleUnaryOperator g, double x) {
    return integrate(t -> f.applyAsDouble(g.applyAsDouble(t)), 0, x, 3);
  }

  private static double sumOf(IntToDoubleFunction term, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += term.applyAsDouble(i);
    }
    return sum;
  }

  private static double on(double[] x, ToDoubleFunction<double[]> f) {
    return f.applyAsDouble(x) * x[0];
  }

  private static double ofPair(ToDoubleFunction<? super Pair> f, Pair p) {
    return f.applyAsDouble(p) * p.a();
  }

  // ---- Lambdas.

  @Differentiable
  static double captures(double p, double b) {
    return integrate(x -> Math.exp(-p * x * x), 0, b, 4);
  }

  @Differentiable
  static double twoLambdas(double p) {
    return newton(x -> x * x - p, x -> 2 * x, 1.5);
  }

  @Differentiable
  static double recursive(double p, double q) {
    return adaptive(x -> Math.sin(p * x) * q, 0, q, 2);
  }

  @Differentiable
  static double blockBody(double p, int n) {
    return integrate(
        x -> {
          double y = 1;
          for (int i = 0; i < n; i++) {
            if (y > 50) {
              return y * p;
            }
            y *= x + p;
          }
          return y;
        },
        0,
        1,
        3);
  }

  @Differentiable
  static double nested(double p, double q) {
    return integrate(x -> integrate(y -> x * y * p + Math.cos(q * y), 0, x, 2), 0, q, 2);
  }

  @Differentiable
  static double composed(double p, double x) {
    return compose(t -> t * t * p, Math::sin, x) + compose(Math::exp, t -> t / p, x);
  }

  @Differentiable
  static double inLoop(double[] w, double x) {
    double sum = 0;
    for (double weight : w) {
      double scaled = weight * x;
      sum += integrate(t -> t * scaled + weight, 0, x, 2);
    }
    return sum;
  }

  @Differentiable
  static double overIndices(double[] w, double x) {
    return sumOf(i -> w[i] * Math.pow(x, i), w.length);
  }

  @Differentiable
  static double explicitTypes(double p) {
    DoubleBinaryOperator f = (double a, double b) -> a * b * p;
    return f.applyAsDouble(p, 2) + f.applyAsDouble(3, p);
  }

  // ---- Method references.

  private static double cube(double x) {
    return x * x * x;
  }

  private double scaled(double t, double y) {
    return scale * y + t;
  }

  @Differentiable
  static double staticReference(double a) {
    return integrate(FunctionValues::cube, 0, a, 3) * integrate(Math::exp, a, 2 * a, 2);
  }

  @Differentiable
  double thisReference(double y0) {
    return euler(this::scaled, y0, 3);
  }

  @Differentiable
  static double otherReference(double y0, @Constant FunctionValues constantOther) {
    return euler(constantOther::scaled, y0, 3);
  }

  @Differentiable
  static double unboundReference(Pair p) {
    return ofPair(Pair::product, p) + ofPair(q -> q.b() * q.product(), p);
  }

  double scale = 1.5;

  static FunctionValues sampleFunctionValues(int point) {
    return new FunctionValues();
  }

  static Pair samplePair(int point) {
    return new Pair(0.7 + point, 1.3);
  }

  @Differentiable
  static double referenceToFunction(double p) {
    DoubleUnaryOperator f = x -> x * p;
    return integrate(f::applyAsDouble, 0, p, 2);
  }

  @Differentiable
  static double referenceToClone(double[] x, double p) {
    UnaryOperator<double[]> copied = double[]::clone;
    double[] first = copied.apply(x);
    first[0] *= p;
    Supplier<double[]> now = first::clone;
    first[1] = p * p;
    double[] second = now.get();
    second[1] *= first[0];
    return second[1] * x[0] + first[1] + now.get()[0];
  }

  // ---- Anonymous classes.

  @Differentiable
  static double anonymous(final double p, double y0) {
    return euler(
        new Equation() {
          @Override
          public double value(double t, double y) {
            return p * y - t;
          }
        },
        y0,
        3);
  }

  // ---- Locals, choices, boxes.

  @Differentiable
  static double local(double p) {
    DoubleUnaryOperator f = x -> x * x * p;
    final DoubleUnaryOperator g = f;
    return f.applyAsDouble(p) + integrate(g, 0, p, 2);
  }

  @Differentiable
  static double chosen(double p, boolean exponential) {
    DoubleUnaryOperator f = exponential ? x -> Math.exp(p * x) : x -> 1 / (p + x);
    return integrate(f, 0, p, 3) * integrate(p > 10 ? Math::sin : f, 0, 1, 2);
  }

  @Differentiable
  static double chosenAmongMany(double p, boolean first, int n) {
    DoubleUnaryOperator f =
        first
            ? (n > 1 ? Math::sin : (n > 0 ? x -> x * p : Math::exp))
            : (n > 2 ? x -> x / p : Math::atan);
    double[] w = {p, p * p};
    java.util.function.Consumer<double[]> change =
        n > 0 ? (first ? v -> v[0] *= p : v -> v[1] += v[0]) : v -> v[1] = p;
    change.accept(w);
    return integrate(n > 5 ? f : first ? f : n > 1 ? Math::cos : f, 0, p, 2) * w[0] + w[1];
  }

  @Differentiable
  static double boxed(double p) {
    Function<Double, Double> f = x -> x * x * p;
    BiFunction<Double, Integer, Double> power = (x, n) -> n == 0 ? p : x * n;
    return f.apply(p) + power.apply(p, 3) * power.apply(p, 0);
  }

  @Differentiable
  static double supplied(double p) {
    DoubleSupplier s = () -> Math.sin(p);
    Supplier<double[]> array = () -> new double[] {p, p * p};
    return s.getAsDouble() * array.get()[1];
  }

  @Differentiable
  static double operatorOnArrays(double[] x) {
    UnaryOperator<double[]> doubled =
        v -> {
          double[] w = v.clone();
          for (int i = 0; i < w.length; i++) {
            w[i] *= 2 * v[0];
          }
          return w;
        };
    return doubled.apply(doubled.apply(x))[1];
  }

  @Differentiable
  static double ofArrays(double[] x, double p) {
    return on(x, v -> v[0] * v[1] * p) + on(x, v -> v.length * v[2]);
  }

  // ---- Changing arrays.

  @Differentiable
  static double[] procedure(double[] y0, double k) {
    double[] y = y0.clone();
    Field f =
        (t, state, dot) -> {
          for (int i = 0; i < state.length; i++) {
            dot[i] = -k * state[i] * state[(i + 1) % state.length] + t;
          }
        };
    rungeKutta(f, y, 0.2);
    rungeKutta(FunctionValues::decay, y, 0.1);
    return y;
  }

  private static void decay(double t, double[] y, double[] yDot) {
    for (int i = 0; i < y.length; i++) {
      yDot[i] = -y[i] * (1 + t);
    }
  }

  @Differentiable
  static double accumulates(double x, double y) {
    double[] sum = new double[1];
    Runnable add = () -> sum[0] += x * y;
    add.run();
    add.run();
    return sum[0] * x;
  }

  /** Its arguments are constants. */
  @Differentiable
  static double inactive(double x, @Constant double constantC) {
    return x * x * integrate(t -> t * constantC, 0, 1, 2);
  }

  @Differentiable
  static double nullChecked(double x) {
    return guarded(t -> t * t, x);
  }

  private static double guarded(DoubleUnaryOperator f, double x) {
    return f == null ? x : f.applyAsDouble(x);
  }

  /** What is before the colons, and what chooses, counts as it was. */
  @Differentiable
  static double laterAssigned(
      double x, @Constant FunctionValues constantFirst, @Constant FunctionValues constantSecond) {
    FunctionValues object = constantFirst;
    Equation f = object::scaled;
    object = constantSecond;
    boolean first = x < 100;
    DoubleUnaryOperator g = first ? t -> t * t * x : t -> 1;
    first = !first;
    return f.value(1, x) * object.scale + g.applyAsDouble(x) + (first ? 1 : 0);
  }

  /** Arrays that change between the making of a function and its call. */
  @Differentiable
  static double changedBefore(double[] x, double s) {
    double[] w = x.clone();
    DoubleUnaryOperator f = t -> t * w[0];
    w[0] *= s;
    double first = f.applyAsDouble(s);
    w[0] = w[1] * w[0];
    return first + f.applyAsDouble(w[1] += s) * w[1];
  }

  /** Names that mean a field outside and a parameter inside. */
  @Differentiable
  double shadowing(double x) {
    double y = x * scale;
    DoubleUnaryOperator f =
        scale -> {
          double z = scale * this.scale;
          DoubleUnaryOperator inner = w -> w * z + y;
          return inner.applyAsDouble(scale);
        };
    return f.applyAsDouble(y) * scale;
  }

  private static double times(DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(x);
  }

  private static double times(DoubleBinaryOperator f, double x) {
    return 3 * f.applyAsDouble(x, x);
  }

  @Differentiable
  static double overloaded(double p, double q) {
    return times(a -> a * p, q) + times((a, b) -> a * b * p, q);
  }

  @Differentiable
  static double inSwitchAndLoop(double p, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      final int k = i;
      final double fixed = 2.5;
      double weight =
          switch (i % 3) {
            case 0 -> times(t -> t * k * fixed, p);
            case 1 -> {
              if (sum > 1e6) {
                yield 0;
              }
              yield integrate(t -> t + sumOf(j -> j * p, k), 0, p, 2);
            }
            default -> times(t -> Math.cos(t), p * k);
          };
      if (weight > 1e9) {
        break;
      }
      sum += weight;
    }
    return sum;
  }

  /** Of functions, floats, tables and texts. */
  @Differentiable
  static double capturesMore(float a, double[][] m, Pair p) {
    final String text = "abc";
    ToDoubleFunction<double[]> f = row -> row[0] * a + p.product() * text.length();
    double sum = 0;
    for (double[] row : m) {
      sum += f.applyAsDouble(row) * on(row, r -> r[1] * p.a() * a);
    }
    return sum;
  }

  // ---- What functions are when they are made and called.

  double overridable(double x) {
    return x * scale;
  }

  @Differentiable
  double referencesToThis(double x) {
    return times(this::overridable, x) + times(FunctionValues.this::overridable, x * x);
  }

  @Differentiable
  double chosenReferences(double x, boolean first) {
    DoubleUnaryOperator f = first ? this::overridable : t -> t * x;
    return f.applyAsDouble(x) * x;
  }

  @Differentiable
  static double choiceOfChoices(double x, int n) {
    DoubleUnaryOperator f = n == 2 ? t -> t * x : n == 3 ? Math::sin : t -> t;
    return times(n > 3 ? f : t -> f.applyAsDouble(t) * 2, x) + f.applyAsDouble(2 * x);
  }

  private static double run(ToDoubleFunction<double[]> f, double[] x) {
    return f.applyAsDouble(x) * x[1];
  }

  @SuppressWarnings("overloads")
  private static double run(Consumer<double[]> f, double[] x) {
    f.accept(x);
    return x[0];
  }

  /** Overloads that differ by whether the function returns something. */
  @Differentiable
  static double returning(double[] x) {
    double[] y = x.clone();
    return run(v -> v[0], y)
        + run(
            v -> {
              v[0] *= 2;
            },
            y)
        + run(
            v -> {
              return v[0] * v[1];
            },
            y);
  }

  // ---- Numbers that stand for boxes.

  private static double overloadedByBox(double x) {
    return x * x;
  }

  private static double overloadedByBox(Object x) {
    return 5;
  }

  private static <T> double ofBox(T t) {
    return t == null ? 1 : overloadedByBox(t);
  }

  /** Of a whole number the one that takes an object is meant; of a real it is by its own type. */
  @Differentiable
  static double boxesAndOverloads(double x) {
    Function<Integer, Double> f = i -> overloadedByBox(i) * x;
    Function<Integer, Double> g = FunctionValues::overloadedByBox;
    return f.apply(3) * g.apply(2) * ofBox(3) * overloadedByBox(x);
  }

  private static <T extends Comparable<T>> T larger(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static <T extends Number> double half(T t) {
    return t.doubleValue() / 2 + t.intValue() % 2;
  }

  @Differentiable
  static double askedBoxes(double x, double y) {
    Function<Double, Double> f = t -> t.isNaN() ? 0 : t.doubleValue() * x;
    Function<Double, Double> g = Double::doubleValue;
    BiFunction<Double, Double, Integer> order = Double::compareTo;
    return larger(x, y) * half(x + 5) * f.apply(y) * g.apply(x) * order.apply(x, 0.01);
  }
}
