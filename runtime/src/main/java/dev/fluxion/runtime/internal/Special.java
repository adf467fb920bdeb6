package dev.fluxion.runtime.internal;

/** The digamma function and its derivatives, and a difference for softmax. */
public final class Special {

  /** The Bernoulli numbers B2, B4, … as they stand in the asymptotic expansion. */
  private static final double[] BERNOULLI = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330,
    854513.0 / 138
  };

  private Special() {}

  /**
   * Subtracts, so that an infinity has no distance from itself.
   *
   * @param x a number
   * @param y another
   * @return x − y; 0 where both are the same, infinite also
   */
  public static double difference(double x, double y) {
    return x == y ? 0 : x - y;
  }

  /**
   * Evaluates the digamma function, the derivative of ln Γ.
   *
   * @param x the argument
   * @return ψ(x); NaN at the negative integers, ∓∞ at ±0
   */
  public static double digamma(double x) {
    return scaledPolygamma(0, x);
  }

  /**
   * Evaluates the trigamma function, the derivative of digamma.
   *
   * @param x the argument
   * @return ψ'(x); +∞ at 0 and at the negative integers
   */
  public static double trigamma(double x) {
    return scaledPolygamma(1, x);
  }

  /**
   * Evaluates a derivative of the digamma function.
   *
   * @param n the order, at least 0
   * @param x the argument
   * @return the n-th derivative of ψ at x
   */
  public static double polygamma(int n, double x) {
    double value = scaledPolygamma(n, x);
    for (int k = 2; k <= n; k++) {
      value *= k;
    }
    return value;
  }

  /**
   * Evaluates a Taylor coefficient of the digamma function: by its asymptotic expansion, reached by
   * the recurrence ψ(x) = ψ(x + 1) − 1/x, for negative x by reflection (Abramowitz and Stegun,
   * 6.4.6, 6.4.7, 6.4.11).
   *
   * @param n the order, at least 0
   * @param x the argument
   * @return the n-th derivative of ψ at x, divided by n!
   */
  static double scaledPolygamma(int n, double x) {
    double sign = n % 2 == 0 ? -1 : 1;
    if (x == 0) {
      return sign / power(x, n + 1);
    }
    if (x < 0) {
      return reflected(n, x);
    }
    int steps = (int) Math.max(0, Math.ceil(12 + 1.5 * n - x));
    double shifts = 0;
    for (int i = steps - 1; i >= 0; i--) {
      shifts += 1 / power(x + i, n + 1);
    }
    double y = x + steps;
    return n == 0 ? asymptoticDigamma(y) - shifts : sign * (asymptotic(n, y) + shifts);
  }

  private static double asymptoticDigamma(double x) {
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    double z = 1 / (x * x);
    double sum = 0;
    for (int k = BERNOULLI.length; k >= 1; k--) {
      sum = z * (BERNOULLI[k - 1] / (2 * k) + sum);
    }
    return Math.log(x) - 0.5 / x - sum;
  }

  private static double asymptotic(int n, double x) {
    double z = 1 / (x * x);
    double sum = 0;
    // binomial(2k + n − 1, n), kept up from one term to the next
    double binomial = n + 1;
    double power = z;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      sum += BERNOULLI[k - 1] * binomial / (2 * k) * power;
      binomial *= (2.0 * k + n) * (2.0 * k + n + 1) / ((2.0 * k) * (2.0 * k + 1));
      power *= z;
    }
    return (1.0 / n + 0.5 / x + sum) / power(x, n);
  }

  /** ψ(x) = ψ(1 − x) − π cot πx, differentiated n times and divided by n!. */
  private static double reflected(int n, double x) {
    double fraction = x - Math.rint(x);
    if (fraction == 0) {
      return n % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    double[] cot = new double[n + 1];
    cot[0] = Math.abs(fraction) == 0.5 ? 0 : 1 / Math.tan(Math.PI * fraction);
    for (int k = 0; k < n; k++) {
      double square = k == 0 ? 1 : 0;
      for (int i = 0; i <= k; i++) {
        square += cot[i] * cot[k - i];
      }
      cot[k + 1] = -square / (k + 1);
    }
    double mirrored = scaledPolygamma(n, 1 - x);
    return (n % 2 == 0 ? mirrored : -mirrored) - Math.pow(Math.PI, n + 1) * cot[n];
  }

  private static double power(double x, int n) {
    double power = 1;
    for (int i = 0; i < n; i++) {
      power *= x;
    }
    return power;
  }
}
