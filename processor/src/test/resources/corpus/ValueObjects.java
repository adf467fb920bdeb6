import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import java.util.function.DoubleUnaryOperator;

/** Classes whose objects are values: made from what is differentiated, and taken apart. */
class ValueObjects {
  static final class Complex {
    static final Complex ONE = new Complex(1, 0);
    private final double re;
    private final double im;

    Complex(double re, double im) {
      this.re = re;
      this.im = im;
    }

    Complex(double re) {
      this(re, 0);
    }

    static Complex polar(double r, double phi) {
      return new Complex(r * Math.cos(phi), r * Math.sin(phi));
    }

    Complex times(Complex o) {
      return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
    }

    Complex plus(Complex o) {
      return new Complex(this.re + o.re, this.im + o.im);
    }

    double abs() {
      return Math.hypot(re, im);
    }

    double getReal() {
      return re;
    }

    Complex power(int n) {
      return n == 0 ? ONE : times(power(n - 1));
    }
  }

  /** Not final, but nobody extends it; fields with initial values, assigned by their bare names. */
  private static class Model {
    private final double scale;
    final double offset = 0.5;
    final double[] weights;
    private final int n;
    final String name;

    Model(double s, double[] w, String name) {
      super();
      if (s < -100) {
        throw new IllegalArgumentException("s = " + s);
      }
      double doubled = 2 * s;
      scale = doubled * offset;
      weights = w.clone();
      n = w.length;
      weights[0] += scale;
      this.name = name;
    }

    double at(double x) {
      double sum = offset;
      for (int i = 0; i < n; i++) {
        sum += weights[i] * Math.pow(x, i) * scale;
      }
      return sum * name.length();
    }

    Model scaled(double factor) {
      return new Model(scale * factor, weights, name + "!");
    }
  }

  /** Of values. */
  static final class Segment {
    final Complex from;
    final Complex to;
    final boolean closed;

    Segment(Complex from, Complex to) {
      this.from = from;
      this.to = to;
      this.closed = from == null;
    }

    double length() {
      return new Complex(to.re - from.re, to.im - from.im).abs();
    }

    Segment reversed() {
      return new Segment(to, from);
    }
  }

  /** Its constructor has a function that reads a field. */
  static final class Computed {
    final double scale;
    final double value;

    Computed(double x) {
      scale = 3 * x;
      DoubleUnaryOperator f = t -> t * this.scale + scale;
      value = f.applyAsDouble(x);
    }
  }

  record Scaled(double a, double b) {
    Scaled(double a, double b) {
      this.a = 2 * a;
      DoubleUnaryOperator f = t -> t * this.a;
      this.b = f.applyAsDouble(b);
    }
  }

  @Differentiable
  static double functionsInConstructors(double x) {
    Scaled scaled = new Scaled(x, x * x);
    return new Computed(x).value * scaled.a() * scaled.b();
  }

  @Differentiable
  static double product(double a, double b) {
    Complex z = new Complex(a, b);
    Complex w = z.times(new Complex(b)).plus(Complex.ONE);
    return w.abs() + z.getReal() * w.im;
  }

  @Differentiable
  static double polar(double r, double phi) {
    return Complex.polar(r, phi).power(3).getReal() * Complex.polar(phi, r).abs();
  }

  @Differentiable
  static double loop(double a, double b, int n) {
    Complex z = new Complex(0, 0);
    Complex c = new Complex(a, b);
    for (int i = 0; i < n; i++) {
      z = z.times(z).plus(c);
      if (z.abs() > 4) {
        z = c;
      }
    }
    return z.abs();
  }

  @Differentiable
  static double model(double s, double[] w, double x) {
    Model m = new Model(s, w, "ab");
    return m.at(x) + m.scaled(x).at(s);
  }

  @Differentiable
  static double[] nested(double a, double b) {
    Segment s = new Segment(new Complex(a, b), Complex.polar(b, a));
    Segment r = s.reversed();
    return new double[] {s.length(), r.from.re * r.to.im};
  }

  /** From outside: constants. */
  @Differentiable
  static double given(double x, @Constant Complex z, Complex[] constants) {
    Complex w = z.times(new Complex(x, 1));
    double sum = w.abs();
    for (Complex c : constants) {
      sum += c.plus(w).abs() * c.re;
    }
    return sum + z.abs() * x + constants.length;
  }

  private static double sumOf(Complex w, Complex... all) {
    double sum = w.im;
    for (Complex c : all) {
      sum += c.times(w).abs();
    }
    return sum;
  }

  @Differentiable
  static double givenToHelpers(double x, Complex[] constants) {
    Complex[] all = constants;
    return sumOf(new Complex(x, 1), all) * sumOf(new Complex(2, x), constants);
  }

  static Complex[] sampleComplex_Array(int point) {
    return new Complex[] {new Complex(point, 1), new Complex(0.3, -0.2)};
  }

  static Complex sampleComplex(int point) {
    return new Complex(0.4 + point, 1.1);
  }

  @Differentiable
  static double chosen(double a, double b) {
    Complex z = a > 0 ? new Complex(a, b) : Complex.ONE;
    var w = a > 100 ? z : z.times(z);
    return w.re * w.im * lengthOf(w);
  }

  private static double lengthOf(Complex z) {
    return z.abs() * z.getReal();
  }

  private static final double SCALE = 1.5;

  /** A parameter of the constructor has the name of what the initializer of a field names. */
  static final class Doubled {
    final double twice = 2 * SCALE;
    final double scaled;

    Doubled(double SCALE) {
      scaled = SCALE * twice;
    }
  }

  @Differentiable
  static double initializers(double x) {
    Doubled doubled = new Doubled(x);
    return doubled.scaled * doubled.twice * x;
  }
}
