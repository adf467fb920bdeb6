package dev.fluxion.runtime.internal;

/**
 * The logarithm of the absolute value of the gamma function, accurate also near its zeros 1 and 2.
 *
 * <p>Approximations with the coefficients published in fdlibm, {@code e_lgamma_r.c} (Copyright (C)
 * 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun Microsystems,
 * Inc. business. Permission to use, copy, modify, and distribute this software is freely granted,
 * provided that this notice is preserved).
 */
public final class LogGamma {

  /** Where ln Γ has its minimum, that minimum, and what rounding took from it. */
  private static final double MINIMUM_AT = 1.46163214496836224576e+00;

  private static final double MINIMUM = -1.21486290535849611461e-01;
  private static final double MINIMUM_TAIL = -3.63867699703950536541e-18;
  private static final double HALF_LOG_TWO_PI_LESS_HALF = 4.18938533204672725052e-01;

  private static final double[] BELOW_TWO = {
    7.72156649015328655494e-02,
    3.22467033424113591611e-01,
    6.73523010531292681824e-02,
    2.05808084325167332806e-02,
    7.38555086081402883957e-03,
    2.89051383673415629091e-03,
    1.19270763183362067845e-03,
    5.10069792153511336608e-04,
    2.20862790713908385557e-04,
    1.08011567247583939954e-04,
    2.52144565451257326939e-05,
    4.48640949618915160150e-05
  };

  private static final double[] MIDDLE = {
    4.83836122723810047042e-01,
    -1.47587722994593911752e-01,
    6.46249402391333854778e-02,
    -3.27885410759859649565e-02,
    1.79706750811820387126e-02,
    -1.03142241298341437450e-02,
    6.10053870246291332635e-03,
    -3.68452016781138256760e-03,
    2.25964780900612472250e-03,
    -1.40346469989232843813e-03,
    8.81081882437654011382e-04,
    -5.38595305356740546715e-04,
    3.15632070903625950361e-04,
    -3.12754168375120860518e-04,
    3.35529192635519073543e-04
  };

  private static final double[] ABOVE_ONE_P = {
    -7.72156649015328655494e-02,
    6.32827064025093366517e-01,
    1.45492250137234768737e+00,
    9.77717527963372745603e-01,
    2.28963728064692451092e-01,
    1.33810918536787660377e-02
  };

  private static final double[] ABOVE_ONE_Q = {
    1,
    2.45597793713041134822e+00,
    2.12848976379893395361e+00,
    7.69285150456672783825e-01,
    1.04222645593369134254e-01,
    3.21709242282423911810e-03
  };

  private static final double[] ABOVE_TWO_P = {
    -7.72156649015328655494e-02,
    2.14982415960608852501e-01,
    3.25778796408930981787e-01,
    1.46350472652464452805e-01,
    2.66422703033638609560e-02,
    1.84028451407337715652e-03,
    3.19475326584100867617e-05
  };

  private static final double[] ABOVE_TWO_Q = {
    1,
    1.39200533467621045958e+00,
    7.21935547567138069525e-01,
    1.71933865632803078993e-01,
    1.86459191715652901344e-02,
    7.77942496381893596434e-04,
    7.32668430744625636189e-06
  };

  private static final double[] STIRLING = {
    8.33333333333329678849e-02,
    -2.77777777728775536470e-03,
    7.93650558643019558500e-04,
    -5.95187557450339963135e-04,
    8.36339918996282139126e-04,
    -1.63092934096575273989e-03
  };

  private LogGamma() {}

  /**
   * Evaluates ln |Γ(x)|.
   *
   * @param x the argument
   * @return the logarithm; +∞ at 0, at the negative integers and at ±∞
   */
  public static double value(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (Double.isInfinite(x) || x <= 0 && x == Math.rint(x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < 0) {
      return reflected(x);
    }
    if (x < 0.9) {
      // Γ(x) = Γ(1 + x) / x
      return nearOne(x) - Math.log(x);
    }
    if (x < 2) {
      return nearOne(x - 1);
    }
    return x < 8 ? shifted(x) : stirling(x);
  }

  /** By Γ(x) Γ(−x) = −π / (x sin πx), for x &lt; 0 not an integer. */
  private static double reflected(double x) {
    if (x > -0x1p-60) {
      return -Math.log(-x); // where πx·x would leave the range, and nothing else is left
    }
    double fraction = x - Math.rint(x);
    double sine = Math.abs(Math.sin(Math.PI * fraction));
    return Math.log(Math.PI / (sine * -x)) - value(-x);
  }

  /** Returns ln Γ(1 + y) for y in [0, 1). */
  private static double nearOne(double y) {
    if (y >= 0.7316) {
      double d = 1 - y;
      return d * Horner.polynomial(d, BELOW_TWO) - 0.5 * d;
    }
    if (y >= 0.2316) {
      double d = y - (MINIMUM_AT - 1);
      double rest = d * d * Horner.polynomial(d, MIDDLE) - MINIMUM_TAIL;
      return MINIMUM + rest;
    }
    return y * Horner.polynomial(y, ABOVE_ONE_P) / Horner.polynomial(y, ABOVE_ONE_Q) - 0.5 * y;
  }

  /** Reduces x in [2, 8) to [2, 3) by Γ(x) = (x − 1) Γ(x − 1). */
  private static double shifted(double x) {
    int whole = (int) x;
    double y = x - whole;
    double value =
        0.5 * y + y * Horner.polynomial(y, ABOVE_TWO_P) / Horner.polynomial(y, ABOVE_TWO_Q);
    double product = 1;
    for (int i = 2; i < whole; i++) {
      product *= y + i;
    }
    return product == 1 ? value : value + Math.log(product);
  }

  private static double stirling(double x) {
    double log = Math.log(x);
    if (x > 0x1p58) {
      return x * (log - 1);
    }
    double z = 1 / x;
    double correction = HALF_LOG_TWO_PI_LESS_HALF + z * Horner.polynomial(z * z, STIRLING);
    return (x - 0.5) * (log - 1) + correction;
  }
}
