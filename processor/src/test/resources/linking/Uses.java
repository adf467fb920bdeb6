package app;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import lib.Curves;

/** Methods that call annotated methods of another class. */
final class Uses {
  private Uses() {}

  @Differentiable
  static double once(double x, double y) {
    return Curves.bump(x * y, y) * x;
  }

  @Differentiable
  static double inLoop(double x, double[] a, int n) {
    double sum = x;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += Curves.bump(a[j], sum / (1 + i)) * sum / 10;
      }
    }
    return sum;
  }

  @Differentiable
  static double constants(double x, double y) {
    double[] c = {1, 2, 3};
    return Curves.polynomial(c, x, 4) * Curves.polynomial(c, 2, 2) + y * Curves.bump(1, 2);
  }

  @Differentiable
  static double changesArrays(double[] a, double x) {
    double[] v = a.clone();
    double first = v[0];
    v[1] *= x;
    double norm = Curves.normalise(v);
    double again = Curves.normalise(v);
    return norm * again + v[0] * v[1] * first + v[2];
  }

  @Differentiable
  static double changesItsOwnInput(double[] a) {
    double before = a[1] * a[1];
    return Curves.normalise(a) * before + a[1];
  }

  @Differentiable
  static double[] arrays(double[] a, double x) {
    double[] p = Curves.softmax(a);
    p[0] *= x;
    double[] q = Curves.softmax(p);
    for (int i = 0; i < q.length; i++) {
      q[i] += p[i] * a[i];
    }
    return q;
  }

  @Differentiable
  static double overloads(double x, double[] a) {
    return Curves.scale(x) + Curves.scale(a, x) + Curves.scale(Curves.scale(x));
  }

  @Differentiable
  static double aliases(double[] a, double x) {
    double[] b = a.clone();
    double[] c = Curves.same(b);
    c[0] = x * b[1];
    b[2] = c[0] * c[0];
    return b[0] + c[2] * b[3];
  }

  @Differentiable
  static double idle(double x, double y) {
    double z = Curves.one(x);
    for (int i = 0; i < 3; i++) {
      z = Curves.second(x, z * y) + Curves.one(z);
    }
    return z;
  }

  @Differentiable
  static double recursive(double x, int n) {
    return Curves.power(x, n + 1) + Curves.power(x * x, 2);
  }

  @Differentiable
  static double outputs(double x, double[] a) {
    double[] p = new double[4];
    Curves.powers(x, p);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * a[i];
    }
    Curves.powers(sum / 10, p);
    return sum * p[2] + p[3];
  }

  @Differentiable
  static double rows(double[][] m, double x) {
    double t = Curves.trace(m, x);
    return t * m[1][1] + m[2][0];
  }

  @Differentiable
  static double branches(double x, double y, boolean flag) {
    double z = flag ? Curves.bump(x, y) : x;
    if (z > 0.5 && Curves.scale(z) > 1) {
      return Curves.table(z, y);
    }
    return z < 0 ? -z : Curves.table(y, x) * z;
  }

  @Differentiable
  static double ownRecursion(double x, int n) {
    return n == 0 ? x : Curves.bump(ownRecursion(x / 2, n - 1), x);
  }

  @Differentiable
  static double helper(double x, double y) {
    return twice(x, y) - twice(y, 1 + x);
  }

  private static double twice(double x, double y) {
    return Curves.bump(x, y) + Curves.bump(y, 2 + x * x);
  }

  /** An array that varies, handed on as a constant. */
  @Differentiable
  static double variedConstant(double x, double[] a, int n) {
    double[] c = {1, x * 0, a.length};
    return Curves.polynomial(c, x, n) * a[0] + a[1];
  }

  @Differentiable
  static float floats(float x, float[] a) {
    float[] b = Curves.halves(a, 0.3f);
    float y = Curves.rounded(x, b, 0.7);
    float[] c = new float[2];
    Curves.filled(y, c);
    return b[1] * y + c[0] * c[1] + Curves.rounded(2, new float[] {x}, x);
  }

  @Differentiable
  static float[] constantFloats(float x, @Constant float[] constantA) {
    float[] b = constantA.clone();
    float y = Curves.rounded(x, b, 2);
    return new float[] {b[1] * x, y};
  }

  /** A call with constants only, beside others. */
  @Differentiable
  static double[] constantCall(double x, @dev.fluxion.annotations.Constant double[] constantA) {
    double[] b = Curves.softmax(constantA);
    return new double[] {b[1] * x, x * x * Curves.bump(0.5, 2)};
  }

  @Differentiable
  static double overwritten(double x, double[] a, int n) {
    double y = Curves.overwritten(a, x);
    return y * x + a[0] * x + a[1] * a[1] * y + (a.length > 2 ? a[2] : 0);
  }

  @Differentiable
  static double ofWhatIsAlwaysTheSame(double x, double y) {
    double first = Curves.level(x, 2) * y;
    return first * Curves.level(0.5, 1) * x + Curves.level(first, 3);
  }
}
