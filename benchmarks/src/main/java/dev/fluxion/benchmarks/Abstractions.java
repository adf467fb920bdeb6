package dev.fluxion.benchmarks;

import dev.fluxion.annotations.Differentiable;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Three computations, each with what Java has to offer for it and as a loop over locals. */
final class Abstractions {
  private static final int STEPS = 64;

  private Abstractions() {}

  /** Simpson's rule for any function. */
  private static double integrate(DoubleUnaryOperator f, double a, double b) {
    double h = (b - a) / STEPS;
    double sum = f.applyAsDouble(a) + f.applyAsDouble(b);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(a + i * h);
    }
    return sum * h / 3;
  }

  @Differentiable
  static double integralOfLambda(double p, double b) {
    return integrate(x -> 1 / (1 + p * x * x), 0, b);
  }

  @Differentiable
  static double integralByHand(double p, double b) {
    double h = (b - 0) / STEPS;
    double sum = 1 / (1 + p * 0.0 * 0.0) + 1 / (1 + p * b * b);
    for (int i = 1; i < STEPS; i++) {
      double x = 0 + i * h;
      sum += (i % 2 == 0 ? 2 : 4) * (1 / (1 + p * x * x));
    }
    return sum * h / 3;
  }

  /** Running moments. */
  private static final class Moments {
    private double mean;
    private double squares;
    private int count;

    void add(double x) {
      count++;
      double delta = x - mean;
      mean += delta / count;
      squares += delta * (x - mean);
    }
  }

  @Differentiable
  static double varianceOfObject(double[] x) {
    Moments moments = new Moments();
    for (double t : x) {
      moments.add(t);
    }
    return moments.squares / moments.count;
  }

  @Differentiable
  static double varianceByHand(double[] x) {
    double mean = 0;
    double squares = 0;
    int count = 0;
    for (double t : x) {
      count++;
      double delta = t - mean;
      mean += delta / count;
      squares += delta * (t - mean);
    }
    return squares / count;
  }

  @Differentiable
  static double productOfStream(double[] x, double[] y) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
  }

  @Differentiable
  static double productByHand(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
