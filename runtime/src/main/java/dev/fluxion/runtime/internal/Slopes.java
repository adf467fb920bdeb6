package dev.fluxion.runtime.internal;

/**
 * Partial derivatives of elementary functions whose textbook formulas lose their digits, or leave
 * the range of doubles, somewhere in the domain: {@code 1 - tanh²} is 0 from 19 on, where the
 * derivative is 10<sup>−16</sup>. Each of them has a rule of its own, so that the same holds of
 * second derivatives.
 *
 * <p>Where a method is given the function's value beside the arguments it is to save its
 * computation, and counts as a constant.
 */
public final class Slopes {

  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

  /** Below it 1 − y costs two digits at most; beyond, an exponential costs time. */
  private static final double PLAIN = 0.99;

  private static final double ROOT_HALF = 0.7071067811865476;

  private Slopes() {}

  /** Returns 1 − x², which has all its digits near ±1, too. */
  public static double oneLessSquare(double x) {
    return (1 - x) * (1 + x);
  }

  /**
   * The derivative of the exponential less one.
   *
   * @param x the argument
   * @param y {@code Math.expm1(x)}
   * @return e<sup>x</sup>
   */
  public static double expm1(double x, double y) {
    return y > -0.5 ? y + 1 : Math.exp(x);
  }

  /**
   * The derivative of the hyperbolic tangent.
   *
   * @param x the argument
   * @param y {@code Math.tanh(x)}
   * @return 1 / cosh² x
   */
  public static double tanh(double x, double y) {
    if (Math.abs(y) < PLAIN) {
      return 1 - y * y;
    }
    double e = Math.exp(-2 * Math.abs(x));
    return 4 * e / ((1 + e) * (1 + e));
  }

  /**
   * The derivative of the logistic function.
   *
   * @param x the argument
   * @param y {@code Functions.sigmoid(x)}
   * @return y (1 − y)
   */
  public static double sigmoid(double x, double y) {
    if (y < PLAIN) {
      return y * (1 - y);
    }
    double e = Math.exp(-x);
    return y * (e / (1 + e));
  }

  /**
   * The share of the first of two terms in a sum of exponentials.
   *
   * @param a the exponent of the first
   * @param b the exponent of the second
   * @return 1 / (1 + e<sup>b−a</sup>); 1/2 where both are equal, both infinite also
   */
  public static double share(double a, double b) {
    return a == b ? 0.5 : dev.fluxion.runtime.Functions.sigmoid(a - b);
  }

  /** Returns 1 / (1 + x²), the derivative of the arc tangent. */
  public static double atan(double x) {
    return 1 / (1 + x * x);
  }

  /** Returns 1 / (|x| √(x² − 1)), the derivative of the arc secant. */
  public static double asec(double x) {
    return 1 / (Math.abs(x) * Math.sqrt((x - 1) * (x + 1)));
  }

  /** Returns (2/√π) e<sup>−x²</sup>, the derivative of the error function. */
  public static double erf(double x) {
    return TWO_OVER_ROOT_PI * Math.exp(-(x * x));
  }

  /**
   * The partial derivative of a length by a leg: the cosine of the angle between them.
   *
   * @param a the leg
   * @param b the other leg
   * @param r {@code Math.hypot(a, b)}
   * @return a / r; 0 at the origin; where legs are infinite, the limit along the diagonal of these
   */
  public static double leg(double a, double b, double r) {
    if (r == 0) {
      return 0;
    } else if (r < Double.POSITIVE_INFINITY) {
      return a / r;
    } else if (Double.isInfinite(a)) {
      return Math.signum(a) * (Double.isInfinite(b) ? ROOT_HALF : 1);
    }
    // Both finite: their length is just out of range.
    return Double.isInfinite(b) ? 0 : a / 4 / Math.hypot(a / 4, b / 4);
  }

  /**
   * The partial derivative of an angle by a leg.
   *
   * @param a a leg
   * @param b the other leg
   * @return a / (a² + b²) without overflow or underflow; 0 at the origin and at infinity
   */
  public static double turn(double a, double b) {
    double r = Math.hypot(a, b);
    return r == 0 || r == Double.POSITIVE_INFINITY ? 0 : a / r / r;
  }

  /**
   * The second partial derivative of an angle by a leg.
   *
   * @param a a leg
   * @param b the other leg
   * @return (b² − a²) / (a² + b²)², the derivative of {@link #turn} by {@code a}
   */
  public static double twist(double a, double b) {
    double r = Math.hypot(a, b);
    return r == 0 || r == Double.POSITIVE_INFINITY ? 0 : (b - a) / r * ((b + a) / r) / r / r;
  }

  /**
   * The partial derivative of a power by its base.
   *
   * @param x the base
   * @param p the exponent
   * @return p x<sup>p−1</sup>; 0 where either factor is
   */
  public static double powerByBase(double x, double p) {
    double power = Math.pow(x, p - 1);
    return p == 0 || power == 0 ? 0 : p * power;
  }

  /**
   * The second partial derivative of a power by its base.
   *
   * @param x the base
   * @param p the exponent
   * @return p (p − 1) x<sup>p−2</sup>; 0 where a factor is 0
   */
  public static double powerByBaseTwice(double x, double p) {
    if (p == 0 || p == 1) {
      return 0;
    }
    double first = powerByBase(x, p);
    double magnitude = Math.abs(first);
    // Next to the first derivative there is no overflow on the way, if it has its digits.
    return magnitude >= Double.MIN_NORMAL && magnitude <= Double.MAX_VALUE
        ? (p - 1) * (first / x)
        : powerByBase(x, p - 1) * p;
  }

  /**
   * The mixed second partial derivative of a power.
   *
   * @param x the base
   * @param p the exponent
   * @return x<sup>p−1</sup> (1 + p ln x); 0 where the base is 0 and the exponent is not negative
   */
  public static double powerByBoth(double x, double p) {
    double power = Math.pow(x, p - 1);
    return power == 0 || x == 0 && p >= 0 ? 0 : power * (1 + p * Math.log(x));
  }

  /**
   * The partial derivative of a power by its exponent.
   *
   * @param x the base
   * @param p the exponent
   * @param y {@code Math.pow(x, p)}
   * @return y ln x; 0 where the base is 0 and the exponent is not negative
   */
  public static double powerByExponent(double x, double p, double y) {
    return y == 0 || x == 0 && p >= 0 ? 0 : y * Math.log(x);
  }
}
