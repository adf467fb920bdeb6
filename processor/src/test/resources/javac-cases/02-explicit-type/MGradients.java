final class MGradients {
  static double[] gGradient(double x, double y) {
    return new double[] {y, x};
  }
}
