package dev.fluxion.runtime;

import dev.fluxion.runtime.internal.ErrorFunction;
import dev.fluxion.runtime.internal.LogGamma;
import dev.fluxion.runtime.internal.Special;

/**
 * Elementary and special functions that {@link Math} does not have, for use in differentiable code:
 * Fluxion knows the derivatives of all orders of each.
 *
 * <p>Values are accurate to a few units in the last place, but for {@link #digamma} between 1/2 and
 * 5 and {@link #logGamma} at negative arguments: near their zeros there the error is small
 * absolutely, not relatively.
 */
public final class Functions {

  private static final double LOG_TWO = 0.6931471805599453;

  private Functions() {}

  /**
   * The cotangent.
   *
   * @param x an angle in radians
   * @return 1 / tan x
   */
  public static double cot(double x) {
    return 1 / Math.tan(x);
  }

  /**
   * The secant.
   *
   * @param x an angle in radians
   * @return 1 / cos x
   */
  public static double sec(double x) {
    return 1 / Math.cos(x);
  }

  /**
   * The cosecant.
   *
   * @param x an angle in radians
   * @return 1 / sin x
   */
  public static double csc(double x) {
    return 1 / Math.sin(x);
  }

  /**
   * The inverse cotangent, by the convention acot x = atan(1/x): odd, with a jump at 0, where the
   * value is π/2 for zeros of either sign. Its derivative is that of the smooth branches, −1/(1 +
   * x²), at 0 too.
   *
   * @param x the argument
   * @return the angle in (−π/2, π/2] with cotangent x
   */
  public static double acot(double x) {
    return x == 0 ? Math.PI / 2 : Math.atan(1 / x);
  }

  /**
   * The inverse secant.
   *
   * @param x the argument
   * @return the angle in [0, π] with secant x; NaN for |x| &lt; 1
   */
  public static double asec(double x) {
    if (Math.abs(x) > 2) {
      return Math.acos(1 / x);
    }
    // Near ±1 the rounding of 1/x would be magnified by acos.
    double angle = Math.atan(Math.sqrt((Math.abs(x) - 1) * (Math.abs(x) + 1)));
    return x < 0 ? Math.PI - angle : angle;
  }

  /**
   * The inverse cosecant.
   *
   * @param x the argument
   * @return the angle in [−π/2, π/2] with cosecant x; NaN for |x| &lt; 1
   */
  public static double acsc(double x) {
    if (Math.abs(x) > 2) {
      return Math.asin(1 / x);
    }
    double magnitude = Math.abs(x);
    return Math.copySign(Math.atan(1 / Math.sqrt((magnitude - 1) * (magnitude + 1))), x);
  }

  /**
   * The inverse hyperbolic sine.
   *
   * @param x the argument
   * @return asinh x
   */
  public static double asinh(double x) {
    double t = Math.abs(x);
    double value;
    if (t > 0x1p28) {
      value = Math.log(t) + LOG_TWO;
    } else if (t > 2) {
      value = Math.log(2 * t + 1 / (Math.sqrt(t * t + 1) + t));
    } else {
      value = Math.log1p(t + t * t / (1 + Math.sqrt(1 + t * t)));
    }
    return Math.copySign(value, x);
  }

  /**
   * The inverse hyperbolic cosine.
   *
   * @param x the argument
   * @return acosh x ≥ 0; NaN for x &lt; 1
   */
  public static double acosh(double x) {
    if (!(x >= 1)) {
      return Double.NaN;
    }
    if (x > 0x1p28) {
      return Math.log(x) + LOG_TWO;
    }
    if (x > 2) {
      return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double t = x - 1;
    return Math.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /**
   * The inverse hyperbolic tangent.
   *
   * @param x the argument
   * @return atanh x; ±∞ at ±1, NaN for |x| &gt; 1
   */
  public static double atanh(double x) {
    double t = Math.abs(x);
    double value =
        t < 0.5 ? 0.5 * Math.log1p(2 * t + 2 * t * t / (1 - t)) : 0.5 * Math.log1p(2 * t / (1 - t));
    return Math.copySign(value, x);
  }

  /**
   * The exponential to base 2.
   *
   * @param x the argument
   * @return 2<sup>x</sup>
   */
  public static double exp2(double x) {
    return Math.pow(2, x);
  }

  /**
   * The logarithm to base 2, exact for powers of 2.
   *
   * @param x the argument
   * @return log₂ x
   */
  public static double log2(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return Math.log(x);
    }
    int exponent = Math.getExponent(x);
    if (exponent < Double.MIN_EXPONENT) {
      return log2(x * 0x1p54) - 54;
    }
    double mantissa = Math.scalb(x, -exponent);
    if (mantissa > Math.sqrt(2)) {
      mantissa /= 2;
      exponent++;
    }
    return exponent + Math.log(mantissa) / LOG_TWO;
  }

  /**
   * The logistic function.
   *
   * @param x the argument
   * @return 1 / (1 + e<sup>−x</sup>), without overflow
   */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  /**
   * The smooth maximum of x and 0.
   *
   * @param x the argument
   * @return ln(1 + e<sup>x</sup>), without overflow
   */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * Adds two numbers given by their logarithms.
   *
   * @param a the first logarithm
   * @param b the second logarithm
   * @return ln(e<sup>a</sup> + e<sup>b</sup>), without overflow
   */
  public static double logaddexp(double a, double b) {
    if (a == b) {
      return a + LOG_TWO;
    }
    return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
  }

  /**
   * The error function.
   *
   * @param x the argument
   * @return (2/√π) ∫₀ˣ e<sup>−t²</sup> dt
   */
  public static double erf(double x) {
    return ErrorFunction.erf(x);
  }

  /**
   * The complementary error function, accurate also where it is small.
   *
   * @param x the argument
   * @return 1 − erf x
   */
  public static double erfc(double x) {
    return ErrorFunction.erfc(x);
  }

  /**
   * The logarithm of the gamma function.
   *
   * @param x the argument
   * @return ln |Γ(x)|; +∞ at 0 and at the negative integers
   */
  public static double logGamma(double x) {
    return LogGamma.value(x);
  }

  /**
   * The derivative of {@link #logGamma}.
   *
   * @param x the argument
   * @return ψ(x) = Γ'(x) / Γ(x); NaN at the negative integers
   */
  public static double digamma(double x) {
    return Special.digamma(x);
  }

  /**
   * The square.
   *
   * @param x the argument
   * @return x²
   */
  public static double square(double x) {
    return x * x;
  }

  /**
   * The scalar product.
   *
   * @param a a vector
   * @param b a vector of the same length
   * @return Σ a[i] b[i], added in order of i
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double dot(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("b has length " + b.length + ", expected " + a.length);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * The Euclidean norm, without overflow. Its derivative at the zero vector is 0.
   *
   * @param a a vector
   * @return √(Σ a[i]²)
   */
  public static double norm2(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum += x * x;
    }
    if (sum > 0x1p-900 && sum < Double.POSITIVE_INFINITY || Double.isNaN(sum)) {
      return Math.sqrt(sum);
    }
    // Some square was too large or too small.
    double norm = 0;
    for (double x : a) {
      norm = Math.hypot(norm, x);
    }
    return norm;
  }

  /**
   * The sum of the elements.
   *
   * @param a a vector
   * @return Σ a[i], added in order of i; 0 for no elements
   */
  public static double sum(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum += x;
    }
    return sum;
  }

  /**
   * Adds numbers given by their logarithms.
   *
   * @param a the logarithms
   * @return ln Σ e<sup>a[i]</sup>, without overflow; −∞ for no elements
   */
  public static double logSumExp(double[] a) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double x : a) {
      largest = Math.max(largest, x);
    }
    if (Double.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (double x : a) {
      sum += Math.exp(x - largest);
    }
    return largest + Math.log(sum);
  }

  /**
   * Returns its argument, taken as a constant by differentiation.
   *
   * @param x the argument
   * @return x, with derivative 0
   */
  public static double stopGradient(double x) {
    return x;
  }
}
