import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.ImplicitFunction;

/** Methods that solve equations. */
class ImplicitFunctions {
  /** By bisection, which has no derivative at all. */
  @ImplicitFunction(residual = "cube")
  static double root(double constantGuess, double a, double b) {
    double low = -10;
    double high = 10;
    while (true) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        return middle;
      } else if (cube(middle, a, b) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  @Differentiable
  static double cube(double y, double a, double b) {
    return y * y * y + a * y - b;
  }

  /** By a library, or by what else cannot be read. */
  @Differentiable
  @ImplicitFunction(residual = "balance")
  static double[] solve(double[] constantGuess, double[] p, double[][] q, @Constant int n) {
    double[] y = constantGuess.clone();
    for (int k = 0; k < 200; k++) {
      double[] r = balance(y, p, q, n);
      for (int i = 0; i < y.length; i++) {
        y[i] -= r[i] / (4 + n);
      }
    }
    java.util.concurrent.atomic.AtomicReference<double[]> found =
        new java.util.concurrent.atomic.AtomicReference<>(y);
    return found.get();
  }

  @Differentiable
  static double[] balance(double[] y, double[] p, double[][] q, @Constant int n) {
    double[] r = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      r[i] = (4 + n) * y[i] + Math.sin(y[(i + 1) % y.length]) - p[i] * q[i][0] * q[0][i];
    }
    return r;
  }

  @ImplicitFunction(fixedPoint = "average", tolerance = 1e-9)
  static double[] still(double[] constantGuess, double w) {
    double[] y = constantGuess.clone();
    for (int k = 0; k < 200; k++) {
      y = average(y, w);
    }
    return y;
  }

  @Differentiable
  static double[] average(double[] y, double w) {
    double[] next = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      next[i] = 0.3 * Math.cos(w * y[(i + 1) % y.length]) + w * i;
    }
    return next;
  }

  @ImplicitFunction(fixedPoint = "orbit")
  private static double anomaly(double constantGuess, double mean, double e) {
    double x = mean;
    for (int k = 0; k < 300; k++) {
      x = orbit(x, mean, e);
    }
    return x;
  }

  @Differentiable
  private static double orbit(double x, double mean, double e) {
    return mean + e * Math.sin(x);
  }

  @Differentiable
  static double position(double t, double e) {
    return Math.cos(anomaly(1, 2 * t, 0.3 * e)) - 0.3 * e;
  }

  @Differentiable
  static double used(double[] p, double[][] q) {
    double sum = 0;
    double[] y = {0.1, 0.2, 0.3, 0.4};
    for (int k = 0; k < 2; k++) {
      y = solve(y, p, q, k);
      sum += y[k] * y[k] * root(y[0], 1 + y[1] * y[1], p[2]);
    }
    return sum;
  }

  @Differentiable
  static double derivedAgain(double a, double b) {
    double[] gradient = ImplicitFunctionsGradients.rootGradient(0, a, b);
    return gradient[0] * gradient[1] + ImplicitFunctionsGradients.bendDerivative(a, 3);
  }

  @Differentiable
  static double bend(double a) {
    return root(1, a, a * a);
  }

  @Differentiable
  static double deeper(double a) {
    return ImplicitFunctionsGradients.bendHvp(a, a) * ImplicitFunctionsGradients.slopeDerivative(a);
  }

  @Differentiable
  static double slope(double a) {
    return ImplicitFunctionsGradients.bendDerivative(a);
  }

  /** Of an instance. */
  static final class Model {
    final double scale;

    Model(double scale) {
      this.scale = scale;
    }

    @Differentiable
    double equation(double y, double p) {
      return scale * y * y * y + y - p;
    }

    @ImplicitFunction(residual = "equation")
    double solution(double constantGuess, double p) {
      double y = 0;
      for (int k = 0; k < 100; k++) {
        y -= equation(y, p) / (3 * scale * y * y + 1);
      }
      return y;
    }

    @Differentiable
    double value(double p) {
      return p * solution(0, p);
    }

    static Model sampleModel(int point) {
      return new Model(0.5 + point);
    }
  }
}
