package dev.fluxion.runtime.internal;

/** Special functions of a series. */
final class SpecialKernels {

  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

  private SpecialKernels() {}

  static double[] erf(Blocks blocks, double[] u) {
    return ChainKernels.integrate(
        blocks, ErrorFunction.erf(u[0]), bell(blocks, u, TWO_OVER_ROOT_PI), u);
  }

  static double[] erfc(Blocks blocks, double[] u) {
    return ChainKernels.integrate(
        blocks, ErrorFunction.erfc(u[0]), bell(blocks, u, -TWO_OVER_ROOT_PI), u);
  }

  /** s exp(−u²): where that is 0 it is so with all derivatives. */
  private static double[] bell(Blocks blocks, double[] u, double s) {
    if (Math.exp(-u[0] * u[0]) == 0) {
      return blocks.constant(0);
    }
    double[] exponent = ProductKernels.scale(ProductKernels.multiply(blocks, u, u), -1);
    return ProductKernels.scale(ExponentialKernels.exp(blocks, Math.exp(exponent[0]), exponent), s);
  }

  static double[] logGamma(Blocks blocks, double[] u) {
    double value = LogGamma.value(u[0]);
    double[] asymptotic = digammaInTheTails(blocks, u);
    if (asymptotic != null) {
      return ChainKernels.integrate(blocks, value, asymptotic, u);
    }
    double[] g = new double[blocks.order + 1];
    g[0] = value;
    for (int k = 1; k <= blocks.order; k++) {
      g[k] = Special.scaledPolygamma(k - 1, u[0]) / k;
    }
    return ChainKernels.compose(blocks, g, u);
  }

  static double[] digamma(Blocks blocks, double[] u) {
    double value = Special.digamma(u[0]);
    double[] asymptotic = digammaInTheTails(blocks, u);
    if (asymptotic != null) {
      return ProductKernels.withValue(value, asymptotic);
    }
    double[] g = new double[blocks.order + 1];
    for (int k = 0; k <= blocks.order; k++) {
      g[k] = Special.scaledPolygamma(k, u[0]);
    }
    return ChainKernels.compose(blocks, g, u);
  }

  /** −1/u next to 0 and ln u far from it, where nothing else is left of ψ; else null. */
  private static double[] digammaInTheTails(Blocks blocks, double[] u) {
    if (u[0] > 1e20 && u[0] < Double.POSITIVE_INFINITY) {
      return ExponentialKernels.log(blocks, u);
    }
    return u[0] != 0 && Math.abs(u[0]) < 1e-40
        ? ProductKernels.divide(blocks, blocks.constant(-1), u)
        : null;
  }
}
