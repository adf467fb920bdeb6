import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** Objects whose fields are assigned after they have been made. */
class ChangingObjects {
  static class Sum {
    double total;
    private int count;

    void add(double x) {
      total += x;
      count++;
    }

    double mean() {
      return total / count;
    }
  }

  @Differentiable
  static double mean(double[] x) {
    Sum sum = new Sum();
    for (double t : x) {
      sum.add(t * t);
    }
    return sum.mean() + sum.total * sum.count;
  }

  /** Two names of one object. */
  @Differentiable
  static double sameObject(double x, double y) {
    Sum a = new Sum();
    Sum b = a;
    b.add(x * y);
    Sum c = new Sum();
    c.add(y);
    a.add(c.total);
    b = c;
    b.total *= a.total;
    return a.total * a.total + Math.sin(c.total) + b.count;
  }

  /** Welford's moments: a running mean and a sum of squares. */
  private static final class Moments {
    private double mean;
    private double squares = 0.5;
    private long n = 0;
    private boolean any;
    float last;
    final double scale;

    Moments(double scale) {
      this.scale = scale;
      if (scale > 100) {
        return;
      }
      mean = scale / 8;
    }

    Moments put(double x) {
      any = true;
      n += 1;
      double delta = x - mean;
      this.mean = mean + delta / n;
      squares += delta * (x - mean) * scale;
      last = (float) n / 3;
      return this;
    }

    double variance() {
      return any ? squares / (n - 1) : 0;
    }
  }

  @Differentiable
  static double variance(double[] x, double scale) {
    Moments moments = new Moments(scale);
    for (int i = 0; i < x.length; i++) {
      moments.put(x[i]).put(x[i] * scale);
    }
    return moments.variance() + moments.mean * moments.last;
  }

  /** A complex number that is changed in place, as libraries write them. */
  static class Complex {
    double re;
    double im;

    Complex(double re, double im) {
      this.re = re;
      this.im = im;
    }

    void multiply(Complex o) {
      double r = re * o.re - im * o.im;
      im = re * o.im + im * o.re;
      re = r;
    }

    void set(Complex o) {
      re = o.re;
      im = o.im;
    }
  }

  @Differentiable
  static double power(double x, double y, int n) {
    Complex z = new Complex(x, y);
    Complex result = new Complex(1, 0);
    while (n > 0) {
      if (n % 2 == 1) {
        result.multiply(z);
      }
      z.multiply(z);
      n /= 2;
    }
    return result.re * 2 - result.im;
  }

  /** Object in object, and which object depends on the way taken. */
  static class Pair {
    final Complex left;
    final Complex right;
    int swaps;

    Pair(Complex left, Complex right) {
      this.left = left;
      this.right = right;
    }

    void exchange() {
      Complex copy = new Complex(0, 0);
      copy.set(left);
      left.set(right);
      right.set(copy);
      swaps++;
    }
  }

  @Differentiable
  static double pair(double x, double y) {
    Complex z = new Complex(x, 2 * y);
    Pair pair = new Pair(z, new Complex(y, x * y));
    Complex chosen = x > y ? pair.left : pair.right;
    chosen.re *= x;
    z.im -= y;
    pair.exchange();
    double before = pair.left.re;
    pair.left.re = pair.right.im++;
    return before * pair.left.re + z.re * pair.right.re + pair.swaps;
  }

  /** A small matrix with an array inside, and a cursor over it. */
  static final class Matrix {
    private final double[] data = new double[4];
    private int cursor;

    void push(double v) {
      data[cursor++] = v;
    }

    double determinant() {
      return data[0] * data[3] - data[1] * data[2];
    }
  }

  @Differentiable
  static double determinant(double[] x) {
    Matrix m = new Matrix();
    for (int i = 0; i < 4; i++) {
      m.push(x[i % x.length] + i * x[0]);
    }
    return m.determinant() * m.cursor;
  }

  /** Made anew in each turn, carried from one to the next, in recursion. */
  @Differentiable
  static double carried(double x, @Constant int n) {
    Complex current = new Complex(x, 1);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      Complex next = new Complex(current.im, -current.re);
      next.re += x * i;
      sum += next.re * current.im;
      current = next;
    }
    return sum + descend(current, 3);
  }

  /** Assignments as expressions, and in the order of JLS 15.7. */
  @Differentiable
  static double assigned(double x, double y) {
    Complex a = new Complex(x, y);
    double z = a.re = x * 2;
    a.re += a.re++ + ++a.re * y;
    Complex b = a;
    (b = new Complex(y, x)).re = a.re + b.im;
    b.re *= (b.im = 3 * y) + b.im;
    (x > y ? a : b).im = 0.5 * x;
    (x > y ? b : a).re *= y;
    switch (a.re > 0 ? 0 : 1) {
      case 0:
        a.im = x * x;
      case 1:
        a.im += x * x;
        break;
      default:
        a.im = 1;
    }
    return z * a.re * 3 + b.re + a.im;
  }

  static Complex turned(Complex z, boolean copies) {
    Complex result = copies ? new Complex(-z.im, z.re) : z;
    result.re += 0.25;
    return result;
  }

  /** An object that comes back from where it was given to. */
  @Differentiable
  static double comesBack(double x, double y) {
    Complex z = new Complex(x, y);
    Complex same = turned(z, false);
    Complex other = turned(z, true);
    same.re *= y;
    other.im *= same.re;
    return z.re * other.re + other.im;
  }

  /** Captured by functions, which change it. */
  @Differentiable
  static double captured(double[] x, double y) {
    Sum sum = new Sum();
    java.util.function.DoubleConsumer into = t -> sum.add(t * y);
    each(x, into);
    each(x, sum::add);
    return sum.total * sum.mean();
  }

  private static void each(double[] x, java.util.function.DoubleConsumer action) {
    for (double t : x) {
      action.accept(t);
    }
  }

  private static double descend(Complex z, int depth) {
    if (depth == 0) {
      return z.re;
    }
    z.re *= z.im;
    z.im += 0.5;
    return descend(z, depth - 1) * z.im;
  }

  /** Series whose terms an anonymous class makes, one from the other, as libraries write them. */
  private static double series(java.util.function.DoubleSupplier terms, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += terms.getAsDouble();
    }
    return sum;
  }

  @Differentiable
  static double state(double x, double y) {
    double start = x * y;
    java.util.function.DoubleSupplier powers =
        new java.util.function.DoubleSupplier() {
          private double term = start;
          private double next = term / 2;
          private int n;

          @Override
          public double getAsDouble() {
            double r = term;
            n++;
            term *= x / (n + 1);
            next += r * n;
            return r + next * 0.125;
          }
        };
    double first = series(powers, 3);
    double fresh = 0;
    for (int k = 1; k < 3; k++) {
      double scale = y * k;
      fresh +=
          series(
              new java.util.function.DoubleSupplier() {
                double z = scale;

                public double getAsDouble() {
                  java.util.function.DoubleUnaryOperator more = t -> t * z;
                  z += 0.5;
                  return more.applyAsDouble(x) + z;
                }
              },
              2);
    }
    return first * series(powers, 2) + powers.getAsDouble() + fresh;
  }

  private static IllegalArgumentException tooLarge(double x) {
    return new IllegalArgumentException("too large: " + x + " of " + 1e9);
  }

  /** Exceptions that a helper makes, whose texts show values. */
  @Differentiable
  static double checked(double x, double y) {
    Complex z = new Complex(x * y, y);
    if (z.re > 1e9) {
      throw tooLarge(z.re);
    }
    return z.re * z.im;
  }

  /** Fields that hide locals, and locals that hide fields. */
  @Differentiable
  static double hidden(double x, double y) {
    java.util.function.DoubleSupplier supplier =
        new java.util.function.DoubleSupplier() {
          double x = y * y;
          double z = x + 1;

          public double getAsDouble() {
            double r = 0;
            for (int i = 0; i < 2; i++) {
              double z = x * i;
              r += z;
            }
            x *= 0.5;
            return r + z * y;
          }
        };
    double z = x * supplier.getAsDouble();
    return z + x * supplier.getAsDouble();
  }

  /** Initializers, which do not see the parameters of constructors. */
  static class Named {
    double x;
    double y = x + 0.5;
    final double[] z = {y, x};

    Named(double x, double y) {
      this.x = x;
      this.y *= y;
    }
  }

  @Differentiable
  static double initializers(double x, double y) {
    Named named = new Named(x, y);
    return named.x * named.y + named.z[0] * y + named.z[1];
  }
}
