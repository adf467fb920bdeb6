package dev.fluxion.runtime.internal;

/** The smooth functions of {@link DependencyAlgebra}, whose second derivatives do not vanish. */
abstract class SmoothDependencies extends Series {
  static final Series VALUES = Series.univariate(0);

  final DependencyTrace trace;

  SmoothDependencies(DependencyTrace trace) {
    super(new Blocks(1, 1));
    this.trace = trace;
  }

  static double[] of(double value, double set) {
    return new double[] {value, set};
  }

  static double[] head(double[] series) {
    return new double[] {series[0]};
  }

  @Override
  public double[] strongQuotient(double t, double[] d) {
    return of(VALUES.strongQuotient(t, head(d))[0], trace.curved(d[1]));
  }

  @Override
  public double[] acos(double[] a) {
    return of(VALUES.acos(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] asin(double[] a) {
    return of(VALUES.asin(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] atan(double[] a) {
    return of(VALUES.atan(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] atan2(double[] y, double[] x) {
    return of(VALUES.atan2(head(y), head(x))[0], trace.curved(trace.union(y[1], x[1])));
  }

  @Override
  public double[] atan2(double[] y, double x) {
    return of(VALUES.atan2(head(y), x)[0], trace.curved(y[1]));
  }

  @Override
  public double[] atan2(double y, double[] x) {
    return of(VALUES.atan2(y, head(x))[0], trace.curved(x[1]));
  }

  @Override
  public double[] cbrt(double[] a) {
    return of(VALUES.cbrt(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] cos(double[] a) {
    return of(VALUES.cos(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] cosh(double[] a) {
    return of(VALUES.cosh(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] exp(double[] a) {
    return of(VALUES.exp(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] expm1(double[] a) {
    return of(VALUES.expm1(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] hypot(double[] a, double[] b) {
    return of(VALUES.hypot(head(a), head(b))[0], trace.curved(trace.union(a[1], b[1])));
  }

  @Override
  public double[] hypot(double[] a, double b) {
    return of(VALUES.hypot(head(a), b)[0], trace.curved(a[1]));
  }

  @Override
  public double[] hypot(double a, double[] b) {
    return of(VALUES.hypot(a, head(b))[0], trace.curved(b[1]));
  }

  @Override
  public double[] log(double[] a) {
    return of(VALUES.log(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] log10(double[] a) {
    return of(VALUES.log10(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] log1p(double[] a) {
    return of(VALUES.log1p(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] pow(double[] a, double[] p) {
    return of(VALUES.pow(head(a), head(p))[0], trace.curved(trace.union(a[1], p[1])));
  }

  @Override
  public double[] pow(double[] a, double p) {
    return of(VALUES.pow(head(a), p)[0], trace.curved(a[1]));
  }

  @Override
  public double[] pow(double a, double[] p) {
    return of(VALUES.pow(a, head(p))[0], trace.curved(p[1]));
  }

  @Override
  public double[] sin(double[] a) {
    return of(VALUES.sin(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] sinh(double[] a) {
    return of(VALUES.sinh(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] sqrt(double[] a) {
    return of(VALUES.sqrt(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] tan(double[] a) {
    return of(VALUES.tan(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] tanh(double[] a) {
    return of(VALUES.tanh(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] cot(double[] a) {
    return of(VALUES.cot(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] sec(double[] a) {
    return of(VALUES.sec(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] csc(double[] a) {
    return of(VALUES.csc(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] acot(double[] a) {
    return of(VALUES.acot(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] asec(double[] a) {
    return of(VALUES.asec(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] acsc(double[] a) {
    return of(VALUES.acsc(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] asinh(double[] a) {
    return of(VALUES.asinh(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] acosh(double[] a) {
    return of(VALUES.acosh(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] atanh(double[] a) {
    return of(VALUES.atanh(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] exp2(double[] a) {
    return of(VALUES.exp2(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] log2(double[] a) {
    return of(VALUES.log2(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] sigmoid(double[] a) {
    return of(VALUES.sigmoid(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] softplus(double[] a) {
    return of(VALUES.softplus(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] logaddexp(double[] a, double[] b) {
    return of(VALUES.logaddexp(head(a), head(b))[0], trace.curved(trace.union(a[1], b[1])));
  }

  @Override
  public double[] logaddexp(double[] a, double b) {
    return of(VALUES.logaddexp(head(a), b)[0], trace.curved(a[1]));
  }

  @Override
  public double[] logaddexp(double a, double[] b) {
    return of(VALUES.logaddexp(a, head(b))[0], trace.curved(b[1]));
  }

  @Override
  public double[] erf(double[] a) {
    return of(VALUES.erf(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] erfc(double[] a) {
    return of(VALUES.erfc(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] logGamma(double[] a) {
    return of(VALUES.logGamma(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] digamma(double[] a) {
    return of(VALUES.digamma(head(a))[0], trace.curved(a[1]));
  }

  @Override
  public double[] square(double[] a) {
    return of(VALUES.square(head(a))[0], trace.curved(a[1]));
  }
}
