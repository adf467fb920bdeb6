package dev.fluxion.runtime.internal;

/**
 * Which variables numbers depend on, in the place of power series: element 0 is the value, element
 * 1 a set of variables of a {@link DependencyTrace}. A program in Taylor mode that is run with this
 * arithmetic finds the pattern of its Jacobian and Hessian at the point, with the branches taken
 * there; at ties of {@code max} and {@code min} with both arguments.
 */
final class DependencyAlgebra extends SmoothDependencies {
  DependencyAlgebra(DependencyTrace trace) {
    super(trace);
  }

  /** Second derivatives count: what is corrected once for each order is corrected so often. */
  @Override
  public int order() {
    return 2;
  }

  @Override
  public double[] variable(int index, double value) {
    return of(value, trace.variable(index));
  }

  @Override
  public double[] truncated(double[] series) {
    return series.clone();
  }

  /** What rules know of the second order is not asked for: all that they are given is curved. */
  @Override
  public double[] along(double[] sum, double[] argument, double[] partial) {
    return of(sum[0], trace.curved(trace.union(sum[1], argument[1])));
  }

  @Override
  public double[] integrateChain(double value, double[] derivative, double[] inner) {
    return of(value, trace.curved(inner[1]));
  }

  @Override
  public double[] add(double[] a, double[] b) {
    return of(a[0] + b[0], trace.union(a[1], b[1]));
  }

  @Override
  public double[] add(double[] a, double b) {
    return of(a[0] + b, a[1]);
  }

  @Override
  public double[] add(double a, double[] b) {
    return of(a + b[0], b[1]);
  }

  @Override
  public double[] sub(double[] a, double[] b) {
    return of(a[0] - b[0], trace.union(a[1], b[1]));
  }

  @Override
  public double[] sub(double[] a, double b) {
    return of(a[0] - b, a[1]);
  }

  @Override
  public double[] sub(double a, double[] b) {
    return of(a - b[0], b[1]);
  }

  @Override
  public double[] difference(double[] a, double b) {
    return of(VALUES.difference(head(a), b)[0], a[1]);
  }

  @Override
  public double[] mul(double[] a, double[] b) {
    return of(a[0] * b[0], trace.product(a[1], b[1]));
  }

  @Override
  public double[] mul(double[] a, double b) {
    return of(a[0] * b, a[1]);
  }

  @Override
  public double[] mul(double a, double[] b) {
    return of(a * b[0], b[1]);
  }

  @Override
  public double[] div(double[] a, double[] b) {
    return of(a[0] / b[0], trace.quotient(a[1], b[1]));
  }

  @Override
  public double[] div(double[] a, double b) {
    return of(a[0] / b, a[1]);
  }

  @Override
  public double[] div(double a, double[] b) {
    return of(a / b[0], trace.curved(b[1]));
  }

  @Override
  public double[] strong(double[] t, double[] p) {
    return of(VALUES.strong(head(t), head(p))[0], trace.product(t[1], p[1]));
  }

  @Override
  public double[] strong(double[] t, double p) {
    return of(VALUES.strong(head(t), p)[0], t[1]);
  }

  @Override
  public double[] strong(double t, double[] p) {
    return of(VALUES.strong(t, head(p))[0], p[1]);
  }

  @Override
  public double[] strongQuotient(double[] t, double[] d) {
    return of(VALUES.strongQuotient(head(t), head(d))[0], trace.quotient(t[1], d[1]));
  }

  @Override
  public double[] strongQuotient(double[] t, double d) {
    return of(VALUES.strongQuotient(head(t), d)[0], t[1]);
  }

  @Override
  public double[] neg(double[] a) {
    return of(VALUES.neg(head(a))[0], a[1]);
  }

  @Override
  public double[] rem(double[] a, double[] b) {
    return of(VALUES.rem(head(a), head(b))[0], trace.union(a[1], b[1]));
  }

  @Override
  public double[] rem(double[] a, double b) {
    return of(VALUES.rem(head(a), b)[0], a[1]);
  }

  @Override
  public double[] rem(double a, double[] b) {
    return of(VALUES.rem(a, head(b))[0], b[1]);
  }

  @Override
  public double[] IEEEremainder(double[] a, double[] b) {
    return of(VALUES.IEEEremainder(head(a), head(b))[0], trace.union(a[1], b[1]));
  }

  @Override
  public double[] IEEEremainder(double[] a, double b) {
    return of(VALUES.IEEEremainder(head(a), b)[0], a[1]);
  }

  @Override
  public double[] IEEEremainder(double a, double[] b) {
    return of(VALUES.IEEEremainder(a, head(b))[0], b[1]);
  }

  @Override
  public double[] abs(double[] a) {
    return of(VALUES.abs(head(a))[0], a[1]);
  }

  @Override
  public double[] ceil(double[] a) {
    return of(VALUES.ceil(head(a))[0], 0);
  }

  @Override
  public double[] clamp(double[] x, double[] low, double[] high) {
    return of(
        VALUES.clamp(head(x), head(low), head(high))[0],
        trace.union(x[1], trace.union(low[1], high[1])));
  }

  @Override
  public double[] clamp(double[] x, double low, double high) {
    return of(VALUES.clamp(head(x), low, high)[0], x[1]);
  }

  @Override
  public double[] copySign(double[] a, double[] b) {
    return of(VALUES.copySign(head(a), head(b))[0], a[1]);
  }

  @Override
  public double[] copySign(double[] a, double b) {
    return of(VALUES.copySign(head(a), b)[0], a[1]);
  }

  @Override
  public double[] copySign(double a, double[] b) {
    return of(VALUES.copySign(a, head(b))[0], 0);
  }

  @Override
  public double[] floor(double[] a) {
    return of(VALUES.floor(head(a))[0], 0);
  }

  @Override
  public double[] fma(double[] a, double[] b, double[] c) {
    return of(
        VALUES.fma(head(a), head(b), head(c))[0], trace.union(trace.product(a[1], b[1]), c[1]));
  }

  @Override
  public double[] max(double[] a, double[] b) {
    return of(VALUES.max(head(a), head(b))[0], trace.union(a[1], b[1]));
  }

  @Override
  public double[] max(double[] a, double b) {
    return of(VALUES.max(head(a), b)[0], a[1]);
  }

  @Override
  public double[] max(double a, double[] b) {
    return of(VALUES.max(a, head(b))[0], b[1]);
  }

  @Override
  public double[] min(double[] a, double[] b) {
    return of(VALUES.min(head(a), head(b))[0], trace.union(a[1], b[1]));
  }

  @Override
  public double[] min(double[] a, double b) {
    return of(VALUES.min(head(a), b)[0], a[1]);
  }

  @Override
  public double[] min(double a, double[] b) {
    return of(VALUES.min(a, head(b))[0], b[1]);
  }

  @Override
  public double[] nextAfter(double[] a, double direction) {
    return of(VALUES.nextAfter(head(a), direction)[0], a[1]);
  }

  @Override
  public double[] nextUp(double[] a) {
    return of(VALUES.nextUp(head(a))[0], a[1]);
  }

  @Override
  public double[] nextDown(double[] a) {
    return of(VALUES.nextDown(head(a))[0], a[1]);
  }

  @Override
  public double[] roundToFloat(double[] a) {
    return of(VALUES.roundToFloat(head(a))[0], a[1]);
  }

  @Override
  public double[] rint(double[] a) {
    return of(VALUES.rint(head(a))[0], 0);
  }

  @Override
  public double[] scalb(double[] a, int scaleFactor) {
    return of(VALUES.scalb(head(a), scaleFactor)[0], a[1]);
  }

  @Override
  public double[] signum(double[] a) {
    return of(VALUES.signum(head(a))[0], 0);
  }

  @Override
  public double[] toDegrees(double[] a) {
    return of(VALUES.toDegrees(head(a))[0], a[1]);
  }

  @Override
  public double[] toRadians(double[] a) {
    return of(VALUES.toRadians(head(a))[0], a[1]);
  }

  @Override
  public double[] ulp(double[] a) {
    return of(VALUES.ulp(head(a))[0], 0);
  }
}
