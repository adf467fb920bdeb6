package dev.fluxion.benchmarks.gradbench.contenders;

import java.util.function.DoubleSupplier;

/** Central differences of a function of arrays that are changed in place, and set back. */
final class CentralDifferences {

  private static final double STEP = 1e-6;
  private static final double SECOND_ORDER_STEP = 1e-4;

  private CentralDifferences() {}

  /**
   * The gradient.
   *
   * @param function reads the point
   * @param point arrays
   * @return the derivatives by all entries, in order
   */
  static double[] gradient(DoubleSupplier function, double[]... point) {
    double[] gradient = new double[size(point)];
    int next = 0;
    for (double[] array : point) {
      for (int i = 0; i < array.length; i++) {
        double x = array[i];
        double h = STEP * Math.max(1, Math.abs(x));
        array[i] = x + h;
        double above = function.getAsDouble();
        array[i] = x - h;
        double below = function.getAsDouble();
        array[i] = x;
        gradient[next++] = (above - below) / (2 * h);
      }
    }
    return gradient;
  }

  /**
   * First derivatives divided by second ones, both by differences.
   *
   * @param function reads the point
   * @param point arrays
   * @return the quotients for all entries, in order
   */
  static double[] newtonDirection(DoubleSupplier function, double[]... point) {
    double[] direction = new double[size(point)];
    double value = function.getAsDouble();
    double h = SECOND_ORDER_STEP;
    int next = 0;
    for (double[] array : point) {
      for (int i = 0; i < array.length; i++) {
        double x = array[i];
        array[i] = x + h;
        double above = function.getAsDouble();
        array[i] = x - h;
        double below = function.getAsDouble();
        array[i] = x;
        direction[next++] = (above - below) / 2 * h / (above - 2 * value + below);
      }
    }
    return direction;
  }

  private static int size(double[][] point) {
    int size = 0;
    for (double[] array : point) {
      size += array.length;
    }
    return size;
  }
}
