package dev.fluxion.processor.rules;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;

/**
 * A power series of order 3 in one variable over decimals of 120 digits and a wide range of
 * exponents: a reference that neither overflows nor cancels where doubles do.
 */
final class Jet {
  static final int ORDER = 3;
  static final DfpField FIELD = new DfpField(120);

  /** Beyond it no exponential is of any size. */
  private static final double EXPONENTIALS = 60000;

  private final Dfp[] c;

  private Jet(Dfp[] c) {
    this.c = c;
  }

  private static Dfp[] zeros() {
    Dfp[] c = new Dfp[ORDER + 1];
    java.util.Arrays.fill(c, FIELD.getZero());
    return c;
  }

  static Jet constant(Dfp value) {
    Dfp[] c = zeros();
    c[0] = value;
    return new Jet(c);
  }

  static Jet constant(double value) {
    return constant(FIELD.newDfp(value));
  }

  static Jet line(double value, double slope) {
    Dfp[] c = zeros();
    c[0] = FIELD.newDfp(value);
    c[1] = FIELD.newDfp(slope);
    return new Jet(c);
  }

  /** The series with these coefficients. */
  static Jet of(Dfp... coefficients) {
    return new Jet(coefficients);
  }

  Dfp coefficient(int k) {
    return c[k];
  }

  Dfp value() {
    return c[0];
  }

  Jet plus(Jet other) {
    Dfp[] sum = zeros();
    for (int k = 0; k <= ORDER; k++) {
      sum[k] = c[k].add(other.c[k]);
    }
    return new Jet(sum);
  }

  Jet plus(double other) {
    return plus(constant(other));
  }

  Jet minus(Jet other) {
    return plus(other.negate());
  }

  Jet negate() {
    return times(-1);
  }

  Jet times(Dfp factor) {
    return times(constant(factor));
  }

  Jet times(double factor) {
    return times(constant(factor));
  }

  Jet times(Jet other) {
    Dfp[] product = zeros();
    for (int k = 0; k <= ORDER; k++) {
      for (int i = 0; i <= k; i++) {
        product[k] = product[k].add(c[i].multiply(other.c[k - i]));
      }
    }
    return new Jet(product);
  }

  Jet square() {
    return times(this);
  }

  Jet reciprocal() {
    Dfp[] z = zeros();
    z[0] = c[0].reciprocal();
    for (int k = 1; k <= ORDER; k++) {
      for (int j = 1; j <= k; j++) {
        z[k] = z[k].subtract(c[j].multiply(z[k - j]));
      }
      z[k] = z[k].divide(c[0]);
    }
    return new Jet(z);
  }

  Jet over(Jet divisor) {
    return times(divisor.reciprocal());
  }

  /** {@code this^p}, of a positive series. */
  Jet power(Dfp p) {
    Dfp[] z = zeros();
    z[0] = p.equals(FIELD.newDfp("0.5")) ? c[0].sqrt() : exp(p.multiply(DfpMath.log(c[0])));
    for (int k = 1; k <= ORDER; k++) {
      for (int j = 1; j <= k; j++) {
        Dfp factor = p.multiply(j).subtract(k - j);
        z[k] = z[k].add(factor.multiply(c[j]).multiply(z[k - j]));
      }
      z[k] = z[k].divide(c[0].multiply(k));
    }
    return new Jet(z);
  }

  Jet sqrt() {
    return power(FIELD.newDfp("0.5"));
  }

  Jet abs() {
    return c[0].negativeOrNull() ? negate() : this;
  }

  Jet exp() {
    Dfp[] z = zeros();
    z[0] = exp(c[0]);
    for (int k = 1; k <= ORDER; k++) {
      for (int j = 1; j <= k; j++) {
        z[k] = z[k].add(c[j].multiply(j).multiply(z[k - j]));
      }
      z[k] = z[k].divide(k);
    }
    return new Jet(z);
  }

  private static Dfp exp(Dfp x) {
    double size = Math.abs(x.toDouble());
    if (size < 1e-60) {
      return x.add(1); // DfpMath.exp is NaN at very small arguments
    }
    return x.toDouble() < -EXPONENTIALS ? FIELD.getZero() : DfpMath.exp(x);
  }

  Jet log() {
    return integral(reciprocal());
  }

  Jet sin() {
    return pair(DfpMath.sin(c[0]), DfpMath.cos(c[0]), -1)[0];
  }

  Jet cos() {
    return pair(DfpMath.sin(c[0]), DfpMath.cos(c[0]), -1)[1];
  }

  Jet sinh() {
    return pair(sinh(c[0]), cosh(c[0]), 1)[0];
  }

  Jet cosh() {
    return pair(sinh(c[0]), cosh(c[0]), 1)[1];
  }

  private static Dfp cosh(Dfp x) {
    return exp(x).add(exp(x.negate())).divide(2);
  }

  /** By its series where the exponentials cancel. */
  private static Dfp sinh(Dfp x) {
    if (Math.abs(x.toDouble()) > 1) {
      return exp(x).subtract(exp(x.negate())).divide(2);
    }
    Dfp term = x;
    Dfp sum = x;
    for (int n = 1; n < 60; n++) {
      term = term.multiply(x).multiply(x).divide(2 * n).divide(2 * n + 1);
      sum = sum.add(term);
    }
    return sum;
  }

  /** 1 / cosh² of this. */
  Jet squaredSecant() {
    if (Math.abs(c[0].toDouble()) > EXPONENTIALS) {
      return constant(0);
    }
    return cosh().square().reciprocal();
  }

  /** s and t with s' = t u' and t' = sign s u'. */
  private Jet[] pair(Dfp s0, Dfp t0, int sign) {
    Dfp[] s = zeros();
    Dfp[] t = zeros();
    s[0] = s0;
    t[0] = t0;
    for (int k = 1; k <= ORDER; k++) {
      for (int j = 1; j <= k; j++) {
        s[k] = s[k].add(c[j].multiply(j).multiply(t[k - j]));
        t[k] = t[k].add(c[j].multiply(j).multiply(s[k - j]).multiply(sign));
      }
      s[k] = s[k].divide(k);
      t[k] = t[k].divide(k);
    }
    return new Jet[] {new Jet(s), new Jet(t)};
  }

  private Jet derivative() {
    Dfp[] d = zeros();
    for (int k = 1; k <= ORDER; k++) {
      d[k - 1] = c[k].multiply(k);
    }
    return new Jet(d);
  }

  /** The function with derivative g(u), of this u; its value is not meant. */
  Jet integral(Jet g) {
    Jet product = g.times(derivative());
    Dfp[] z = zeros();
    for (int k = 1; k <= ORDER; k++) {
      z[k] = product.c[k - 1].divide(k);
    }
    return new Jet(z);
  }

  /** Σ g_k (u − u_0)^k. */
  Jet compose(Dfp... g) {
    Jet change = minus(constant(c[0]));
    Jet sum = constant(g[0]);
    Jet power = change;
    for (int k = 1; k <= ORDER; k++) {
      sum = sum.plus(power.times(g[k]));
      power = power.times(change);
    }
    return sum;
  }
}
