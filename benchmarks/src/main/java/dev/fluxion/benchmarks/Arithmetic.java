package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;
import org.hipparchus.analysis.differentiation.Gradient;

/** Ten operations one after the other, none of them more than a division. */
final class Arithmetic {

  private Arithmetic() {}

  @Differentiable
  static double arithmetic(double w, double x, double y, double z) {
    double a = w * x;
    double b = a + y;
    double c = b * z;
    double d = c - w;
    double e = d / x;
    double f = e * y;
    double g = f + a;
    double h = g * g;
    double i = h + z;
    return i / b;
  }

  static double byHand(double w, double x, double y, double z, double[] gradient) {
    double a = w * x;
    double b = a + y;
    double e = (b * z - w) / x;
    double g = e * y + a;
    double ib = 1 / b;
    double value = (g * g + z) * ib;

    double dg = 2 * g * ib;
    double dd = dg * y / x;
    double db = dd * z - value * ib;
    double da = dg + db;
    gradient[0] = da * x - dd;
    gradient[1] = da * w - dd * e;
    gradient[2] = dg * e + db;
    gradient[3] = ib + dd * b;
    return value;
  }

  static Gradient hipparchus(double w, double x, double y, double z) {
    Gradient gw = Gradient.variable(4, 0, w);
    Gradient gx = Gradient.variable(4, 1, x);
    Gradient gy = Gradient.variable(4, 2, y);
    Gradient gz = Gradient.variable(4, 3, z);
    Gradient a = gw.multiply(gx);
    Gradient b = a.add(gy);
    Gradient e = b.multiply(gz).subtract(gw).divide(gx);
    Gradient g = e.multiply(gy).add(a);
    return g.square().add(gz).divide(b);
  }

  static void centralDifferences(double w, double x, double y, double z, double[] gradient) {
    double h = 1e-6;
    gradient[0] = (arithmetic(w + h, x, y, z) - arithmetic(w - h, x, y, z)) / (2 * h);
    gradient[1] = (arithmetic(w, x + h, y, z) - arithmetic(w, x - h, y, z)) / (2 * h);
    gradient[2] = (arithmetic(w, x, y + h, z) - arithmetic(w, x, y - h, z)) / (2 * h);
    gradient[3] = (arithmetic(w, x, y, z + h) - arithmetic(w, x, y, z - h)) / (2 * h);
  }
}
