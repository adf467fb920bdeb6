final class MGradients {
  static double[] gGradient(double x, double y) {
    return new double[] {y, x};
  }

  record RGradient(double x, double[] v) {}

  static RGradient rGradient(double x, double[] v) {
    return new RGradient(v[0], new double[] {x});
  }

  static double[] sGradient(double[] v) {
    return new double[] {2 * v[0]};
  }
}
