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

  /** s exp(−u²). */
  private static double[] bell(Blocks blocks, double[] u, double s) {
    double[] exponent = ProductKernels.scale(ProductKernels.multiply(blocks, u, u), -1);
    return ProductKernels.scale(ExponentialKernels.exp(blocks, Math.exp(exponent[0]), exponent), s);
  }

  static double[] logGamma(Blocks blocks, double[] u) {
    double[] g = new double[blocks.order + 1];
    g[0] = LogGamma.value(u[0]);
    for (int k = 1; k <= blocks.order; k++) {
      g[k] = Special.scaledPolygamma(k - 1, u[0]) / k;
    }
    return ChainKernels.compose(blocks, g, u);
  }

  static double[] digamma(Blocks blocks, double[] u) {
    double[] g = new double[blocks.order + 1];
    for (int k = 0; k <= blocks.order; k++) {
      g[k] = Special.scaledPolygamma(k, u[0]);
    }
    return ChainKernels.compose(blocks, g, u);
  }
}
