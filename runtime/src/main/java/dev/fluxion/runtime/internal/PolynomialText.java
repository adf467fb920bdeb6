package dev.fluxion.runtime.internal;

/** Writes a polynomial as people do: {@code 9 + 6·(x1 - 1) - x2³}. */
public final class PolynomialText {

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private PolynomialText() {}

  /**
   * Writes a polynomial.
   *
   * @param point the point its variables are counted from
   * @param monomials the order of its coefficients
   * @param coefficients the coefficients
   * @return the sum of its terms that are not zero, or {@code 0}
   */
  public static String of(double[] point, Monomials monomials, double[] coefficients) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < coefficients.length; index++) {
      double coefficient = coefficients[index];
      if (coefficient == 0) {
        continue;
      }
      if (text.length() > 0) {
        text.append(coefficient < 0 ? " - " : " + ");
      } else if (coefficient < 0) {
        text.append('-');
      }
      String powers = powers(point, monomials, index);
      double magnitude = Math.abs(coefficient);
      if (powers.isEmpty()) {
        text.append(number(magnitude));
      } else if (magnitude == 1) {
        text.append(powers);
      } else {
        text.append(number(magnitude)).append('·').append(powers);
      }
    }
    return text.length() == 0 ? "0" : text.toString();
  }

  private static String powers(double[] point, Monomials monomials, int index) {
    StringBuilder text = new StringBuilder();
    int[] factors = monomials.factors(index);
    int exponent;
    for (int at = 0; at < factors.length; at += exponent) {
      int i = factors[at];
      exponent = 1;
      while (at + exponent < factors.length && factors[at + exponent] == i) {
        exponent++;
      }
      if (text.length() > 0) {
        text.append('·');
      }
      text.append(variable(i, point[i]));
      if (exponent > 1) {
        for (char digit : Integer.toString(exponent).toCharArray()) {
          text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
      }
    }
    return text.toString();
  }

  private static String variable(int i, double origin) {
    String name = "x" + (i + 1);
    if (origin == 0) {
      return name;
    }
    return "(" + name + (origin < 0 ? " + " : " - ") + number(Math.abs(origin)) + ")";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
