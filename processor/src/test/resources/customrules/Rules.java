package lib;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.DerivativeOf;

/** Rules for others to name; each is differentiated itself, with those of its own class. */
public final class Rules {
  private Rules() {}

  @DerivativeOf(owner = Functions.class, method = "bessel")
  public static double bessel(int n, double x) {
    return n == 0
        ? -Functions.bessel(1, x)
        : (Functions.bessel(n - 1, x) - Functions.bessel(n + 1, x)) / 2;
  }

  @DerivativeOf(owner = Functions.class, method = "logMean")
  public static double[] logMean(double a, double b) {
    double difference = Math.log(a) - Math.log(b);
    double mean = (a - b) / difference;
    return new double[] {(1 - mean / a) / difference, (mean / b - 1) / difference};
  }

  @DerivativeOf(owner = Functions.class, method = "cumulated")
  public static void cumulated(double[] x, double[] bar, double[] xBar) {
    double sum = 0;
    for (int i = x.length - 1; i >= 0; i--) {
      sum += bar[i];
      xBar[i] += 2 * x[i] * sum;
    }
  }

  /** Of a function of two that is differentiated by one. */
  @DerivativeOf(owner = Math.class, method = "pow")
  public static double pow(double x, @Constant double exponent) {
    return exponent * Math.pow(x, exponent - 1);
  }
}
