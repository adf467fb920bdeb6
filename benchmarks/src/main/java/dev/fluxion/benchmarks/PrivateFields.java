package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;

/**
 * A spline-like model whose fields are private, as most are: the companion reads them through
 * handles.
 */
final class PrivateFields {
  private static final int KNOTS = 64;
  private static final double[] NODES = nodes();
  private static double unit = 1.25;

  private final double sigma;
  private final double[] weights = new double[KNOTS];
  private double scale = 0.75;
  private int count = KNOTS;

  PrivateFields(double sigma) {
    this.sigma = sigma;
    for (int i = 0; i < KNOTS; i++) {
      weights[i] = 1.0 / (1 + i);
    }
  }

  private static double[] nodes() {
    double[] nodes = new double[KNOTS];
    for (int i = 0; i < KNOTS; i++) {
      nodes[i] = 0.05 * i;
    }
    return nodes;
  }

  /** Seven reads of fields and as many operations. */
  @Differentiable
  double line(double x, double y) {
    return (x - scale) / sigma * unit + y * y * sigma - NODES[3] * x * y * weights[1];
  }

  /** Fields are read in each of 64 turns. */
  @Differentiable
  double loop(double x, double y) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double t = (x - NODES[i]) / sigma;
      sum += weights[i] * t * t * scale + unit * y * t;
    }
    return sum;
  }
}
