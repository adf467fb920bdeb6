package dev.fluxion.runtime.internal;

/**
 * A plane vector (x, y) of series in the frame of its value, scaled so that coefficients are about
 * 1: lengths and angles cancel nothing there.
 *
 * @param along the component along the value; its own value is the vector's length
 * @param across the component across; its value is 0
 * @param base the exponent that both are divided by
 * @param e the exponent that the variables are divided by
 */
record Components(double[] along, double[] across, int base, int e) {

  /** Of a vector that is neither zero nor infinite. */
  static Components of(Blocks blocks, double[] x, double[] y) {
    int base = Math.getExponent(Math.max(Math.abs(x[0]), Math.abs(y[0])));
    int e = Scaling.ofVariables(blocks, base, x, y);
    double[] xs = Scaling.scaled(blocks, x, base, e);
    double[] ys = Scaling.scaled(blocks, y, base, e);
    double length = Math.hypot(xs[0], ys[0]);
    double cosine = xs[0] / length;
    double sine = ys[0] / length;
    double[] along = blocks.constant(length);
    double[] across = blocks.constant(0);
    for (int i = 1; i < along.length; i++) {
      along[i] = cosine * xs[i] + sine * ys[i];
      across[i] = cosine * ys[i] - sine * xs[i];
    }
    return new Components(along, across, base, e);
  }

  /** A series made of these, with the scale of the variables taken back, and that of the values. */
  double[] restored(Blocks blocks, int exponent, double[] series) {
    return Scaling.scaled(blocks, series, -exponent, -e);
  }
}
