package dev.fluxion.runtime.internal;

/**
 * The error function and its complement, to about one unit in the last place.
 *
 * <p>Rational approximations on four intervals, with the coefficients published in fdlibm, {@code
 * s_erf.c} (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro,
 * a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
 * is freely granted, provided that this notice is preserved).
 */
public final class ErrorFunction {

  /** erf(1) to 24 bits: the approximation about 1 is of the difference from it. */
  private static final double AT_ONE = 8.45062911510467529297e-01;

  private static final double[] SMALL_P = {
    1.28379167095512558561e-01,
    -3.25042107247001499370e-01,
    -2.84817495755985104766e-02,
    -5.77027029648944159157e-03,
    -2.37630166566501626084e-05
  };

  private static final double[] SMALL_Q = {
    1,
    3.97917223959155352819e-01,
    6.50222499887672944485e-02,
    5.08130628187576562776e-03,
    1.32494738004321644526e-04,
    -3.96022827877536812320e-06
  };

  private static final double[] ONE_P = {
    -2.36211856075265944077e-03,
    4.14856118683748331666e-01,
    -3.72207876035701323847e-01,
    3.18346619901161753674e-01,
    -1.10894694282396677476e-01,
    3.54783043256182359371e-02,
    -2.16637559486879084300e-03
  };

  private static final double[] ONE_Q = {
    1,
    1.06420880400844228286e-01,
    5.40397917702171048937e-01,
    7.18286544141962662868e-02,
    1.26171219808761642112e-01,
    1.36370839120290507362e-02,
    1.19844998467991074170e-02
  };

  private static final double[] MIDDLE_P = {
    -9.86494403484714822705e-03,
    -6.93858572707181764372e-01,
    -1.05586262253232909814e+01,
    -6.23753324503260060396e+01,
    -1.62396669462573470355e+02,
    -1.84605092906711035994e+02,
    -8.12874355063065934246e+01,
    -9.81432934416914548592e+00
  };

  private static final double[] MIDDLE_Q = {
    1,
    1.96512716674392571292e+01,
    1.37657754143519042600e+02,
    4.34565877475229228821e+02,
    6.45387271733267880336e+02,
    4.29008140027567833386e+02,
    1.08635005541779435134e+02,
    6.57024977031928170135e+00,
    -6.04244152148580987438e-02
  };

  private static final double[] LARGE_P = {
    -9.86494292470009928597e-03,
    -7.99283237680523006574e-01,
    -1.77579549177547519889e+01,
    -1.60636384855821916062e+02,
    -6.37566443368389627722e+02,
    -1.02509513161107724954e+03,
    -4.83519191608651397019e+02
  };

  private static final double[] LARGE_Q = {
    1,
    3.03380607434824582924e+01,
    3.25792512996573918826e+02,
    1.53672958608443695994e+03,
    3.19985821950859553908e+03,
    2.55305040643316442583e+03,
    4.74528541206955367215e+02,
    -2.24409524465858183362e+01
  };

  private ErrorFunction() {}

  /**
   * The error function, (2/√π) ∫₀ˣ exp(−t²) dt.
   *
   * @param x the argument
   * @return erf(x)
   */
  public static double erf(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < 0.84375) {
      return x + x * small(x);
    }
    if (magnitude < 1.25) {
      return Math.copySign(AT_ONE + aboutOne(magnitude), x);
    }
    if (magnitude < 6) {
      return Math.copySign(1 - tail(magnitude), x);
    }
    return Double.isNaN(x) ? x : Math.copySign(1, x);
  }

  /**
   * The complementary error function, 1 − erf(x), accurate where erf(x) is close to 1.
   *
   * @param x the argument
   * @return erfc(x)
   */
  public static double erfc(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < 0.84375) {
      double change = x * small(x);
      return x < 0.25 ? 1 - (x + change) : 0.5 - (change + (x - 0.5));
    }
    if (magnitude < 1.25) {
      double difference = aboutOne(magnitude);
      return x > 0 ? (1 - AT_ONE) - difference : 1 + (AT_ONE + difference);
    }
    if (magnitude < 28) {
      return x > 0 ? tail(x) : 2 - tail(magnitude);
    }
    return Double.isNaN(x) ? x : x > 0 ? 0 : 2;
  }

  /** Returns erf(x)/x − 1 for |x| &lt; 0.84375. */
  private static double small(double x) {
    double z = x * x;
    return Horner.polynomial(z, SMALL_P) / Horner.polynomial(z, SMALL_Q);
  }

  /** Returns erf(x) − {@link #AT_ONE} for x in [0.84375, 1.25). */
  private static double aboutOne(double x) {
    double s = x - 1;
    return Horner.polynomial(s, ONE_P) / Horner.polynomial(s, ONE_Q);
  }

  /** Returns erfc(x) for x in [1.25, 28). */
  private static double tail(double x) {
    double z = 1 / (x * x);
    double quotient =
        x < 1 / 0.35
            ? Horner.polynomial(z, MIDDLE_P) / Horner.polynomial(z, MIDDLE_Q)
            : Horner.polynomial(z, LARGE_P) / Horner.polynomial(z, LARGE_Q);
    // x² as the exact square of a shortened x, plus the rest: exp would magnify a rounding of x².
    double s = (float) x;
    return Math.exp(-s * s - 0.5625) * Math.exp((s - x) * (s + x) + quotient) / x;
  }
}
