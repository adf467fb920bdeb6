package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Derivative;
import dev.fluxion.annotations.Differentiable;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * GradBench's {@code particle} and {@code saddle} (Siskind &amp; Pearlmutter, Using polyvariant
 * union-free flow analysis to compile a higher-order functional-programming language with a
 * first-class derivative operator to efficient Fortran-like code, 2008): functions that call
 * derivatives of others, to be differentiated themselves.
 */
public final class Descent {
  private static final double SMALL = 1e-5;

  private Descent() {}

  /**
   * Minimises by gradient descent: a step that lowers the cost is taken, ten in a row double the
   * rate, one that does not halves it.
   *
   * @param start where to begin
   * @param cost what is minimised
   * @param slope its gradient
   * @return where slope or step are at most 1e-5
   */
  public static double[] minimum(
      double[] start, ToDoubleFunction<double[]> cost, UnaryOperator<double[]> slope) {
    double[] at = start;
    double value = cost.applyAsDouble(at);
    double[] gradient = slope.apply(at);
    double rate = SMALL;
    int successes = 0;
    while (length(gradient) > SMALL) {
      if (successes == 10) {
        rate *= 2;
        successes = 0;
      } else {
        double[] next = new double[at.length];
        double step = 0;
        for (int i = 0; i < at.length; i++) {
          next[i] = at[i] - rate * gradient[i];
          step += (next[i] - at[i]) * (next[i] - at[i]);
        }
        if (Math.sqrt(step) <= SMALL) {
          break;
        }
        double lower = cost.applyAsDouble(next);
        if (lower < value) {
          at = next;
          value = lower;
          gradient = slope.apply(at);
          successes++;
        } else {
          rate /= 2;
          successes = 0;
        }
      }
    }
    return at;
  }

  private static double length(double[] v) {
    double sum = 0;
    for (double element : v) {
      sum += element * element;
    }
    return Math.sqrt(sum);
  }

  /** A charged particle that flies past two charges until it reaches the ground. */
  public static final class Particle {
    private Particle() {}

    /**
     * The potential of two charges.
     *
     * @param x the first coordinate
     * @param y the second coordinate
     * @param w how far the first charge has been lowered
     * @return the sum of the inverse distances
     */
    @Differentiable(generate = {Derivative.GRADIENT, Derivative.FORWARD_GRADIENT})
    public static double potential(double x, double y, @Constant double w) {
      return 1 / distance(x - 10, y - (10 - w)) + 1 / distance(x - 10, y);
    }

    private static double distance(double dx, double dy) {
      return Math.sqrt(dx * dx + dy * dy);
    }

    /**
     * The square of where the particle lands; accelerations by forward mode.
     *
     * @param w how far the first charge has been lowered
     * @return the square of the first coordinate
     */
    @Differentiable(generate = {Derivative.DERIVATIVE, Derivative.VALUE_AND_GRADIENT})
    public static double landingByForward(double w) {
      return landing((x, y) -> Descent_ParticleGradients.potentialForwardGradient(x, y, w));
    }

    /**
     * The square of where the particle lands; accelerations by reverse mode.
     *
     * @param w how far the first charge has been lowered
     * @return the square of the first coordinate
     */
    @Differentiable(generate = {Derivative.DERIVATIVE, Derivative.VALUE_AND_GRADIENT})
    public static double landingByReverse(double w) {
      return landing((x, y) -> Descent_ParticleGradients.potentialGradient(x, y, w));
    }

    private interface Slope {
      double[] at(double x, double y);
    }

    private static double landing(Slope potential) {
      double x = 0;
      double y = 8;
      double vx = 0.75;
      double vy = 0;
      while (true) {
        double[] slope = potential.at(x, y);
        if (y + 0.1 * vy <= 0) {
          double landing = x - y / vy * vx;
          return landing * landing;
        }
        x += 0.1 * vx;
        y += 0.1 * vy;
        vx -= 0.1 * slope[0];
        vy -= 0.1 * slope[1];
      }
    }
  }

  /** The least over p of the greatest over q of |p|² − |q|². */
  public static final class Saddle {
    private Saddle() {}

    /**
     * How deep a point lies under the saddle.
     *
     * @param q the point's last two coordinates
     * @param p its first two
     * @return |q|² − |p|²
     */
    @Differentiable(generate = {Derivative.GRADIENT, Derivative.FORWARD_GRADIENT})
    public static double depth(double[] q, @Constant double[] p) {
      return q[0] * q[0] + q[1] * q[1] - (p[0] * p[0] + p[1] * p[1]);
    }

    /**
     * The greatest height over q; its place by forward mode.
     *
     * @param p the first two coordinates
     * @param start where the search begins
     * @return the height
     */
    @Differentiable(generate = {Derivative.GRADIENT, Derivative.FORWARD_GRADIENT})
    public static double heightByForward(double[] p, @Constant double[] start) {
      return -depth(
          minimum(start, q -> depth(q, p), q -> Descent_SaddleGradients.depthForwardGradient(q, p)),
          p);
    }

    /**
     * The greatest height over q; its place by reverse mode.
     *
     * @param p the first two coordinates
     * @param start where the search begins
     * @return the height
     */
    @Differentiable(generate = {Derivative.GRADIENT, Derivative.FORWARD_GRADIENT})
    public static double heightByReverse(double[] p, @Constant double[] start) {
      return -depth(
          minimum(start, q -> depth(q, p), q -> Descent_SaddleGradients.depthGradient(q, p)), p);
    }
  }
}
