package dev.fluxion.processor.rules;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;

/** The derivatives of ln Γ to 40 digits and more, by their asymptotic series and by reflection. */
final class Gammas {
  private static final int TERMS = 24;
  private static final double ASYMPTOTIC = 80;
  private static final Dfp[] BERNOULLI = bernoulliNumbers(2 * TERMS);

  private Gammas() {}

  /** ψ of a series. */
  static Jet digamma(Jet u) {
    Dfp x = u.value();
    if (x.toDouble() > 0) {
      return u.compose(polygamma(0, x), polygamma(1, x), polygamma(2, x), polygamma(3, x));
    }
    // ψ(x) = ψ(1 − x) − π cot πx
    Jet mirrored = digamma(u.negate().plus(1));
    Jet angle = u.minus(Jet.constant(x.rint())).times(Jet.FIELD.getPi());
    return mirrored.minus(angle.cos().over(angle.sin()).times(Jet.FIELD.getPi()));
  }

  /** ln Γ of a series but for its value. */
  static Jet logGamma(Jet u) {
    return u.integral(digamma(u));
  }

  /** The n-th derivative of digamma for x &gt; 0, divided by n!. */
  private static Dfp polygamma(int n, Dfp x) {
    Dfp shifts = Jet.FIELD.getZero();
    Dfp y = x;
    while (y.toDouble() < ASYMPTOTIC) {
      shifts = shifts.add(y.pow(n + 1).reciprocal());
      y = y.add(1);
    }
    Dfp sum = y.pow(n + 1).multiply(2).reciprocal();
    sum = n == 0 ? sum.subtract(DfpMath.log(y)) : sum.add(y.pow(n).multiply(n).reciprocal());
    for (int k = 1; k <= TERMS; k++) {
      // binomial(2k + n − 1, n) / (2k)
      Dfp binomial = Jet.FIELD.getOne();
      for (int i = 1; i <= n; i++) {
        binomial = binomial.multiply(2 * k - 1 + i).divide(i);
      }
      sum = sum.add(BERNOULLI[2 * k].multiply(binomial).divide(2 * k).divide(y.pow(2 * k + n)));
    }
    Dfp total = sum.add(shifts);
    return n % 2 == 0 ? total.negate() : total;
  }

  /** From Σ C(m + 1, k) B_k = 0. */
  private static Dfp[] bernoulliNumbers(int n) {
    Dfp[] b = new Dfp[n + 1];
    b[0] = Jet.FIELD.getOne();
    for (int m = 1; m <= n; m++) {
      Dfp sum = Jet.FIELD.getZero();
      Dfp binomial = Jet.FIELD.getOne();
      for (int k = 0; k < m; k++) {
        sum = sum.add(binomial.multiply(b[k]));
        binomial = binomial.multiply(m + 1 - k).divide(k + 1);
      }
      b[m] = sum.divide(m + 1).negate();
    }
    return b;
  }
}
