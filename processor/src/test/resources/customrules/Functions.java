package lib;

/** A library whose sources Fluxion never sees. */
public final class Functions {
  private Functions() {}

  /** Bessel's function of the first kind, by its series. */
  public static double bessel(int n, double x) {
    double term = 1;
    for (int i = 1; i <= n; i++) {
      term *= x / 2 / i;
    }
    double sum = 0;
    for (int k = 1; k < 60; k++) {
      sum += term;
      term *= -x * x / 4 / k / (k + n);
    }
    return sum;
  }

  public static double logMean(double a, double b) {
    return a == b ? a : (a - b) / (Math.log(a) - Math.log(b));
  }

  public static double[] cumulated(double[] x) {
    double[] y = new double[x.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i];
      y[i] = sum;
    }
    return y;
  }
}
