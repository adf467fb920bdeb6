package dev.fluxion.runtime.internal;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;

/** Special functions to about 35 digits, from their defining series: references for tests. */
public final class HighPrecision {

  /** The field all numbers of the tests are in. */
  public static final DfpField FIELD = new DfpField(48);

  private static final Dfp[] BERNOULLI = bernoulliNumbers(32);

  private HighPrecision() {}

  public static Dfp of(double x) {
    return FIELD.newDfp(x);
  }

  public static Dfp log(Dfp x) {
    return DfpMath.log(x);
  }

  /** erf by its Maclaurin series; good for |x| up to 6. */
  public static Dfp erf(Dfp x) {
    Dfp square = x.multiply(x);
    Dfp power = x;
    Dfp sum = x;
    for (int n = 1; n < 150; n++) {
      power = power.multiply(square).negate().divide(n);
      sum = sum.add(power.divide(2 * n + 1));
    }
    return sum.multiply(2).divide(FIELD.getPi().sqrt());
  }

  /** ln Γ for x &gt; 0 by Stirling's series beyond 40. */
  public static Dfp logGamma(Dfp x) {
    Dfp product = FIELD.getOne();
    Dfp y = x;
    while (y.toDouble() < 40) {
      product = product.multiply(y);
      y = y.add(1);
    }
    Dfp sum = y.subtract(0.5).multiply(log(y)).subtract(y);
    sum = sum.add(log(FIELD.getPi().multiply(2)).divide(2));
    for (int k = 1; k <= 16; k++) {
      sum = sum.add(bernoulli(2 * k).divide(2 * k * (2 * k - 1)).divide(y.pow(2 * k - 1)));
    }
    return sum.subtract(log(product));
  }

  /** The n-th derivative of digamma for x &gt; 0, divided by n!, by its asymptotic series. */
  public static Dfp polygamma(int n, Dfp x) {
    Dfp shifts = FIELD.getZero();
    Dfp y = x;
    while (y.toDouble() < 40) {
      shifts = shifts.add(y.pow(n + 1).reciprocal());
      y = y.add(1);
    }
    Dfp sum = y.pow(n + 1).multiply(2).reciprocal();
    sum = n == 0 ? sum.subtract(log(y)) : sum.add(y.pow(n).multiply(n).reciprocal());
    for (int k = 1; k <= 16; k++) {
      // binomial(2k + n − 1, n) / (2k)
      Dfp binomial = FIELD.getOne();
      for (int i = 1; i <= n; i++) {
        binomial = binomial.multiply(2 * k - 1 + i).divide(i);
      }
      sum = sum.add(bernoulli(2 * k).multiply(binomial).divide(2 * k).divide(y.pow(2 * k + n)));
    }
    Dfp total = sum.add(shifts);
    return n % 2 == 0 ? total.negate() : total;
  }

  private static Dfp bernoulli(int n) {
    return BERNOULLI[n];
  }

  /** From Σ C(m + 1, k) B_k = 0. */
  private static Dfp[] bernoulliNumbers(int n) {
    Dfp[] b = new Dfp[n + 1];
    b[0] = FIELD.getOne();
    for (int m = 1; m <= n; m++) {
      Dfp sum = FIELD.getZero();
      Dfp binomial = FIELD.getOne();
      for (int k = 0; k < m; k++) {
        sum = sum.add(binomial.multiply(b[k]));
        binomial = binomial.multiply(m + 1 - k).divide(k + 1);
      }
      b[m] = sum.divide(m + 1).negate();
    }
    return b;
  }
}
