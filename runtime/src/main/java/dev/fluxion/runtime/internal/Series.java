package dev.fluxion.runtime.internal;

import dev.fluxion.runtime.Functions;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Arithmetic of truncated power series, the engine of Taylor mode, in one or in several variables.
 *
 * <p>A series is an array of plain Taylor coefficients (derivatives divided by factorials). In one
 * variable, element k belongs to t<sup>k</sup>; in several, elements are in the order of {@link
 * Monomials}. Operations return new arrays and never modify their arguments, which must have length
 * {@link #size()}.
 *
 * <p>Element 0 of each result is bit for bit what Java computes of the elements 0 of the arguments.
 * At kinks all higher coefficients follow the convention of first order: the mean at a tie of
 * {@code max} and {@code min}; 0 for {@code abs}, {@code hypot}, {@code atan2}, {@code copySign} at
 * 0. At singular points (such as {@code sqrt} at 0) they are infinite, as in the limit from inside
 * the domain, or 0 where the arguments do not vary.
 *
 * <p>Instances are immutable and shared. Methods have the names of those of {@link Math} and {@link
 * Functions} that they extend to series.
 */
public class Series {

  private static final int LARGEST_CACHE = 64;
  private static final ConcurrentHashMap<Long, Series> CACHE = new ConcurrentHashMap<>();

  private final Blocks blocks;

  Series(Blocks blocks) {
    this.blocks = blocks;
  }

  /**
   * Returns the arithmetic of series in one variable.
   *
   * @param order the highest power kept, at least 0
   * @return the arithmetic, on arrays of length {@code order + 1}
   * @throws IllegalArgumentException if {@code order} is negative
   */
  public static Series univariate(int order) {
    return multivariate(1, order);
  }

  /**
   * Returns the arithmetic of series in several variables.
   *
   * @param variables the number of variables, at least 0
   * @param order the highest total degree kept, at least 0
   * @return the arithmetic, on arrays of length {@code (variables + order)! / (variables! order!)}
   * @throws IllegalArgumentException if {@code order} is negative
   */
  public static Series multivariate(int variables, int order) {
    Shapes.order(order);
    long key = (long) variables << 32 | order;
    Series series = CACHE.get(key);
    if (series == null) {
      series = new Series(new Blocks(variables, order));
      // Tables depend on the shape only; a program with very many shapes recomputes some.
      if (CACHE.size() < LARGEST_CACHE) {
        CACHE.putIfAbsent(key, series);
      }
    }
    return series;
  }

  Blocks blocks() {
    return blocks;
  }

  /**
   * Returns the highest total degree kept.
   *
   * @return the order
   */
  public int order() {
    return blocks.order;
  }

  /**
   * Returns the number of variables.
   *
   * @return the number of variables
   */
  public int variables() {
    return blocks.variables;
  }

  /**
   * Returns the length of a series.
   *
   * @return the number of coefficients
   */
  public int size() {
    return blocks.size;
  }

  /**
   * Returns the arithmetic of series of one order less.
   *
   * @return the arithmetic, in the same number of variables
   * @throws IllegalArgumentException if the order is 0
   */
  public Series lower() {
    return multivariate(blocks.variables, blocks.order - 1);
  }

  /**
   * Drops the coefficients that this arithmetic does not keep.
   *
   * @param series a series of this or of a higher order
   * @return its first {@link #size()} coefficients
   */
  public double[] truncated(double[] series) {
    return Arrays.copyOf(series, blocks.size);
  }

  /**
   * Adds the integral of a partial derivative along an argument: the argument's contribution to a
   * function whose partials are known.
   *
   * @param sum the value of the function, and what other arguments contribute
   * @param argument the series u of the argument
   * @param partial the series of ∂f/∂u, of this order or of one order less
   * @return the series sum + z, with D z = ∂f/∂u D u and z_0 = 0
   */
  public double[] along(double[] sum, double[] argument, double[] partial) {
    double[] integral = ChainKernels.integrate(blocks, 0, partial, argument);
    for (int i = 1; i < sum.length; i++) {
      integral[i] += sum[i];
    }
    integral[0] = sum[0];
    return integral;
  }

  /**
   * Makes a constant.
   *
   * @param value its value
   * @return the series with that value and no higher coefficients
   */
  public double[] constant(double value) {
    return blocks.constant(value);
  }

  /**
   * Makes an independent variable.
   *
   * @param index which one, from 0
   * @param value its value at the point expanded about
   * @return the series {@code value + x_index}
   */
  public double[] variable(int index, double value) {
    double[] series = blocks.constant(value);
    if (blocks.order > 0) {
      series[1 + Objects.checkIndex(index, blocks.variables)] = 1;
    }
    return series;
  }

  /**
   * Makes a line, in one variable.
   *
   * @param value its value at 0
   * @param direction its slope
   * @return the series {@code value + direction * t}
   */
  public double[] line(double value, double direction) {
    double[] series = blocks.constant(value);
    if (blocks.order > 0) {
      series[1] = direction;
    }
    return series;
  }

  /**
   * Replaces the value of a series, for functions that differ from another in rounding only.
   *
   * @param value the value
   * @param series the series
   * @return a copy with element 0 replaced
   */
  public double[] withValue(double value, double[] series) {
    return ProductKernels.withValue(value, series);
  }

  /**
   * Makes the series of a function from that of its derivative.
   *
   * @param value the function's value
   * @param derivative the series of f'(u)
   * @param inner the series u
   * @return the series z = f(u), from z_0 = value and D z = f'(u) D u
   */
  public double[] integrateChain(double value, double[] derivative, double[] inner) {
    return ChainKernels.integrate(blocks, value, derivative, inner);
  }

  /** The sum a + b. */
  public double[] add(double[] a, double[] b) {
    return ProductKernels.combine(1, a, 1, b);
  }

  /** The sum a + b. */
  public double[] add(double[] a, double b) {
    return ProductKernels.shift(a, b);
  }

  /** The sum a + b. */
  public double[] add(double a, double[] b) {
    return ProductKernels.withValue(a + b[0], b);
  }

  /** The difference a − b. */
  public double[] sub(double[] a, double[] b) {
    return ProductKernels.combine(1, a, -1, b);
  }

  /** The difference a − b. */
  public double[] sub(double[] a, double b) {
    return ProductKernels.withValue(a[0] - b, a);
  }

  /** The difference a − b. */
  public double[] sub(double a, double[] b) {
    return ProductKernels.withValue(a - b[0], neg(b));
  }

  /** The difference a − b, of value 0 where both have the same, infinite also. */
  public double[] difference(double[] a, double b) {
    return ProductKernels.withValue(Special.difference(a[0], b), a);
  }

  /** The product a b. */
  public double[] mul(double[] a, double[] b) {
    return ProductKernels.multiply(blocks, a, b);
  }

  /** The product a b. */
  public double[] mul(double[] a, double b) {
    return ProductKernels.scale(a, b);
  }

  /** The product a b. */
  public double[] mul(double a, double[] b) {
    return ProductKernels.scale(b, a);
  }

  /** The quotient a / b. */
  public double[] div(double[] a, double[] b) {
    return ProductKernels.divide(blocks, a, b);
  }

  /** The quotient a / b. */
  public double[] div(double[] a, double b) {
    return ProductKernels.divide(a, b);
  }

  /** The quotient a / b. */
  public double[] div(double a, double[] b) {
    return ProductKernels.divide(blocks, constant(a), b);
  }

  /** The strong-zero product of a tangent and a partial derivative. */
  public double[] strong(double[] t, double[] p) {
    return ProductKernels.isZero(t) ? constant(0) : mul(t, p);
  }

  /** The strong-zero product of a tangent and a partial derivative. */
  public double[] strong(double[] t, double p) {
    return ProductKernels.isZero(t) ? constant(0) : mul(t, p);
  }

  /** The strong-zero product of a tangent and a partial derivative. */
  public double[] strong(double t, double[] p) {
    return t == 0 ? constant(0) : mul(t, p);
  }

  /** The strong-zero quotient of a tangent and a divisor. */
  public double[] strongQuotient(double[] t, double[] d) {
    return ProductKernels.isZero(t) ? constant(0) : div(t, d);
  }

  /** The strong-zero quotient of a tangent and a divisor. */
  public double[] strongQuotient(double[] t, double d) {
    return ProductKernels.isZero(t) ? constant(0) : div(t, d);
  }

  /** The strong-zero quotient of a tangent and a divisor. */
  public double[] strongQuotient(double t, double[] d) {
    return t == 0 ? constant(0) : div(t, d);
  }

  /** The opposite −a. */
  public double[] neg(double[] a) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = -a[i];
    }
    return out;
  }

  /** Java's remainder a % b. */
  public double[] rem(double[] a, double[] b) {
    return ProductKernels.remainder(a[0] % b[0], a, b);
  }

  /** Java's remainder a % b. */
  public double[] rem(double[] a, double b) {
    return rem(a, constant(b));
  }

  /** Java's remainder a % b. */
  public double[] rem(double a, double[] b) {
    return rem(constant(a), b);
  }

  /** {@link Math#IEEEremainder}. */
  public double[] IEEEremainder(double[] a, double[] b) {
    return ProductKernels.remainder(Math.IEEEremainder(a[0], b[0]), a, b);
  }

  /** {@link Math#IEEEremainder}. */
  public double[] IEEEremainder(double[] a, double b) {
    return IEEEremainder(a, constant(b));
  }

  /** {@link Math#IEEEremainder}. */
  public double[] IEEEremainder(double a, double[] b) {
    return IEEEremainder(constant(a), b);
  }

  /** {@link Math#abs}. */
  public double[] abs(double[] a) {
    return KinkKernels.abs(blocks, a);
  }

  /** {@link Math#acos}. */
  public double[] acos(double[] a) {
    return InverseKernels.acos(blocks, a);
  }

  /** {@link Math#asin}. */
  public double[] asin(double[] a) {
    return InverseKernels.asin(blocks, a);
  }

  /** {@link Math#atan}. */
  public double[] atan(double[] a) {
    return InverseKernels.atan(blocks, a);
  }

  /** {@link Math#atan2}. */
  public double[] atan2(double[] y, double[] x) {
    return InverseKernels.atan2(blocks, y, x);
  }

  /** {@link Math#atan2}. */
  public double[] atan2(double[] y, double x) {
    return atan2(y, constant(x));
  }

  /** {@link Math#atan2}. */
  public double[] atan2(double y, double[] x) {
    return atan2(constant(y), x);
  }

  /** {@link Math#cbrt}. */
  public double[] cbrt(double[] a) {
    return PowerKernels.cbrt(blocks, a);
  }

  /** {@link Math#ceil}: no higher coefficients. */
  public double[] ceil(double[] a) {
    return constant(Math.ceil(a[0]));
  }

  /** {@code Math.clamp}, as {@code min(high, max(x, low))}; throws what that method throws. */
  public double[] clamp(double[] x, double[] low, double[] high) {
    return KinkKernels.clamp(x, low, high);
  }

  /** {@code Math.clamp} with constant bounds. */
  public double[] clamp(double[] x, double low, double high) {
    return KinkKernels.clamp(x, constant(low), constant(high));
  }

  /** {@link Math#copySign(double, double)}. */
  public double[] copySign(double[] a, double[] b) {
    return KinkKernels.copySign(blocks, a, b);
  }

  /** {@link Math#copySign(double, double)}. */
  public double[] copySign(double[] a, double b) {
    return copySign(a, constant(b));
  }

  /** {@link Math#copySign(double, double)}. */
  public double[] copySign(double a, double[] b) {
    return copySign(constant(a), b);
  }

  /** {@link Math#cos}. */
  public double[] cos(double[] a) {
    return TrigonometricKernels.cos(blocks, a);
  }

  /** {@link Math#cosh}. */
  public double[] cosh(double[] a) {
    return ExponentialKernels.cosh(blocks, a);
  }

  /** {@link Math#exp}. */
  public double[] exp(double[] a) {
    return ExponentialKernels.exp(blocks, Math.exp(a[0]), a);
  }

  /** {@link Math#expm1}. */
  public double[] expm1(double[] a) {
    return ExponentialKernels.expm1(blocks, a);
  }

  /** {@link Math#floor}: no higher coefficients. */
  public double[] floor(double[] a) {
    return constant(Math.floor(a[0]));
  }

  /** {@link Math#fma(double, double, double)}. */
  public double[] fma(double[] a, double[] b, double[] c) {
    return withValue(Math.fma(a[0], b[0], c[0]), add(mul(a, b), c));
  }

  /** {@link Math#hypot}. */
  public double[] hypot(double[] a, double[] b) {
    return PowerKernels.hypot(blocks, a, b);
  }

  /** {@link Math#hypot}. */
  public double[] hypot(double[] a, double b) {
    return hypot(a, constant(b));
  }

  /** {@link Math#hypot}. */
  public double[] hypot(double a, double[] b) {
    return hypot(constant(a), b);
  }

  /** {@link Math#log}. */
  public double[] log(double[] a) {
    return ExponentialKernels.log(blocks, a);
  }

  /** {@link Math#log10}. */
  public double[] log10(double[] a) {
    return ExponentialKernels.log10(blocks, a);
  }

  /** {@link Math#log1p}. */
  public double[] log1p(double[] a) {
    return ExponentialKernels.log1p(blocks, a);
  }

  /** {@link Math#max(double, double)}. */
  public double[] max(double[] a, double[] b) {
    return KinkKernels.max(a, b);
  }

  /** {@link Math#max(double, double)}. */
  public double[] max(double[] a, double b) {
    return max(a, constant(b));
  }

  /** {@link Math#max(double, double)}. */
  public double[] max(double a, double[] b) {
    return max(constant(a), b);
  }

  /** {@link Math#min(double, double)}. */
  public double[] min(double[] a, double[] b) {
    return KinkKernels.min(a, b);
  }

  /** {@link Math#min(double, double)}. */
  public double[] min(double[] a, double b) {
    return min(a, constant(b));
  }

  /** {@link Math#min(double, double)}. */
  public double[] min(double a, double[] b) {
    return min(constant(a), b);
  }

  /** {@link Math#nextAfter(double, double)}: derivative 1. */
  public double[] nextAfter(double[] a, double direction) {
    return withValue(Math.nextAfter(a[0], direction), a);
  }

  /** {@link Math#nextUp(double)}: derivative 1. */
  public double[] nextUp(double[] a) {
    return withValue(Math.nextUp(a[0]), a);
  }

  /** {@link Math#nextDown(double)}: derivative 1. */
  public double[] nextDown(double[] a) {
    return withValue(Math.nextDown(a[0]), a);
  }

  /** The nearest float, as a double: derivative 1. */
  public double[] roundToFloat(double[] a) {
    return withValue((float) a[0], a);
  }

  /** {@link Math#pow}, both varying. */
  public double[] pow(double[] a, double[] p) {
    return PowerKernels.pow(blocks, a, p);
  }

  /** {@link Math#pow} to a constant power: exact for integral powers of any base. */
  public double[] pow(double[] a, double p) {
    return PowerKernels.pow(blocks, a, p);
  }

  /** {@link Math#pow} of a constant base. */
  public double[] pow(double a, double[] p) {
    return PowerKernels.pow(blocks, a, p);
  }

  /** {@link Math#rint}: no higher coefficients. */
  public double[] rint(double[] a) {
    return constant(Math.rint(a[0]));
  }

  /** {@link Math#scalb(double, int)}. */
  public double[] scalb(double[] a, int scaleFactor) {
    return KinkKernels.scalb(a, scaleFactor);
  }

  /** {@link Math#signum(double)}: no higher coefficients. */
  public double[] signum(double[] a) {
    return constant(Math.signum(a[0]));
  }

  /** {@link Math#sin}. */
  public double[] sin(double[] a) {
    return TrigonometricKernels.sin(blocks, a);
  }

  /** {@link Math#sinh}. */
  public double[] sinh(double[] a) {
    return ExponentialKernels.sinh(blocks, a);
  }

  /** {@link Math#sqrt}. */
  public double[] sqrt(double[] a) {
    return PowerKernels.sqrt(blocks, a);
  }

  /** {@link Math#tan}. */
  public double[] tan(double[] a) {
    return TrigonometricKernels.tan(blocks, a);
  }

  /** {@link Math#tanh}. */
  public double[] tanh(double[] a) {
    return ExponentialKernels.tanh(blocks, a);
  }

  /** {@link Math#toDegrees}. */
  public double[] toDegrees(double[] a) {
    return KinkKernels.toDegrees(a);
  }

  /** {@link Math#toRadians}. */
  public double[] toRadians(double[] a) {
    return KinkKernels.toRadians(a);
  }

  /** {@link Math#ulp(double)}: no higher coefficients. */
  public double[] ulp(double[] a) {
    return constant(Math.ulp(a[0]));
  }

  /** {@link Functions#cot}. */
  public double[] cot(double[] a) {
    return TrigonometricKernels.cot(blocks, a);
  }

  /** {@link Functions#sec}. */
  public double[] sec(double[] a) {
    return TrigonometricKernels.sec(blocks, a);
  }

  /** {@link Functions#csc}. */
  public double[] csc(double[] a) {
    return TrigonometricKernels.csc(blocks, a);
  }

  /** {@link Functions#acot}. */
  public double[] acot(double[] a) {
    return InverseKernels.acot(blocks, a);
  }

  /** {@link Functions#asec}. */
  public double[] asec(double[] a) {
    return InverseKernels.asec(blocks, a);
  }

  /** {@link Functions#acsc}. */
  public double[] acsc(double[] a) {
    return InverseKernels.acsc(blocks, a);
  }

  /** {@link Functions#asinh}. */
  public double[] asinh(double[] a) {
    return InverseKernels.asinh(blocks, a);
  }

  /** {@link Functions#acosh}. */
  public double[] acosh(double[] a) {
    return InverseKernels.acosh(blocks, a);
  }

  /** {@link Functions#atanh}. */
  public double[] atanh(double[] a) {
    return InverseKernels.atanh(blocks, a);
  }

  /** {@link Functions#exp2}. */
  public double[] exp2(double[] a) {
    return ExponentialKernels.exp2(blocks, a);
  }

  /** {@link Functions#log2}. */
  public double[] log2(double[] a) {
    return ExponentialKernels.log2(blocks, a);
  }

  /** {@link Functions#sigmoid}. */
  public double[] sigmoid(double[] a) {
    return ExponentialKernels.sigmoid(blocks, a);
  }

  /** {@link Functions#softplus}. */
  public double[] softplus(double[] a) {
    return ExponentialKernels.softplus(blocks, a);
  }

  /** {@link Functions#logaddexp}. */
  public double[] logaddexp(double[] a, double[] b) {
    return ExponentialKernels.logaddexp(blocks, a, b);
  }

  /** {@link Functions#logaddexp}. */
  public double[] logaddexp(double[] a, double b) {
    return logaddexp(a, constant(b));
  }

  /** {@link Functions#logaddexp}. */
  public double[] logaddexp(double a, double[] b) {
    return logaddexp(constant(a), b);
  }

  /** {@link Functions#erf}. */
  public double[] erf(double[] a) {
    return SpecialKernels.erf(blocks, a);
  }

  /** {@link Functions#erfc}. */
  public double[] erfc(double[] a) {
    return SpecialKernels.erfc(blocks, a);
  }

  /** {@link Functions#logGamma}. */
  public double[] logGamma(double[] a) {
    return SpecialKernels.logGamma(blocks, a);
  }

  /** {@link Functions#digamma}. */
  public double[] digamma(double[] a) {
    return SpecialKernels.digamma(blocks, a);
  }

  /** {@link Functions#square}. */
  public double[] square(double[] a) {
    return ProductKernels.multiply(blocks, a, a);
  }
}
