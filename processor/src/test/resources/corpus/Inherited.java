import dev.fluxion.annotations.Differentiable;
import java.util.function.DoubleUnaryOperator;

/** Inherited methods, of objects whose class overrides what they call. */
class Inherited {
  static double apply(DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(x);
  }

  static class Base {
    double v = 3;

    double m(double x) {
      return v * x;
    }

    double n(double x) {
      return m(x) * 2;
    }

    final double twice(double x) {
      return m(x) * v;
    }

    double throughFunctions(double x) {
      return apply(t -> m(t) * t, x) + apply(this::m, x);
    }

    double deep(double x) {
      return n(x) + twice(x);
    }

    double recursive(double x, int k) {
      return k == 0 ? m(x) : recursive(n(x) * 0.3, k - 1);
    }

    double first(double[] y) {
      fill(y);
      return y[0];
    }

    void fill(double[] y) {
      y[0] *= 2;
    }
  }

  static class Derived extends Base {
    @Override
    double m(double x) {
      return x * x;
    }

    @Override
    void fill(double[] y) {
      super.fill(y);
      y[0] += y[1];
    }

    @Differentiable
    double calls(double x) {
      return super.m(x) + m(x) + n(x) + super.n(x) + twice(x) * throughFunctions(x) + deep(x);
    }

    @Differentiable
    double callsItself(double x) {
      return recursive(x, 3);
    }

    @Differentiable
    double changes(double[] x) {
      return first(x.clone()) * x[0];
    }
  }

  static Derived sampleDerived(int point) {
    return new Derived();
  }

  static class Middle extends Base {
    @Override
    double m(double x) {
      return x * x * 2;
    }

    @Override
    double n(double x) {
      return super.n(x) + 1;
    }
  }

  static class Third extends Middle {
    @Override
    double m(double x) {
      return super.m(x) * 3 + own(x);
    }

    double own(double x) {
      return x;
    }

    @Differentiable
    double calls(double x) {
      return n(x) + twice(x) + m(x);
    }
  }

  static Third sampleThird(int point) {
    return new Third();
  }

  abstract static class Template<A> {
    double weight = 2;

    abstract double step(A a, double x);

    double run(A a, double x) {
      return step(a, step(a, x)) * weight;
    }
  }

  static final class Steps extends Template<String> {
    @Override
    double step(String s, double x) {
      return s.length() * x * x;
    }

    @Differentiable
    double all(double x) {
      return run("abc", x);
    }
  }

  static Steps sampleSteps(int point) {
    return new Steps();
  }

  static final class Box<T> {
    private T content;

    Box(T content) {
      this.content = content;
    }

    T get() {
      return content;
    }
  }

  private final Box<Double> number = new Box<>(2.0);
  private final Box<double[]> numbers = new Box<>(new double[] {5, 6});

  /** What a getter of a generic class returns. */
  @Differentiable
  double boxes(double x) {
    return number.content * x * number.get() + numbers.content[1] * x * x + numbers.get()[0];
  }

  static Inherited sampleInherited(int point) {
    return new Inherited();
  }

  // ---- Objects that change, held by others, are constants.

  static class Cell {
    private double q = 2;

    double at(double t) {
      return t * q;
    }
  }

  static class Holder {
    private final Cell cell = new Cell();

    @Differentiable
    double held(double x) {
      return apply(t -> cell.q * t + cell.at(3), x) * x;
    }
  }

  static Holder sampleHolder(int point) {
    return new Holder();
  }

  static class Around {
    double out = 1.5;

    private double square(double x) {
      return x * x * out;
    }

    class Within {
      @Differentiable
      double inner(double x) {
        return apply(t -> t * out * Around.this.out + square(t), x);
      }
    }
  }

  static Around.Within sampleWithin(int point) {
    return new Around().new Within();
  }
}
