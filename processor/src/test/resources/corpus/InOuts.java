import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.InOut;
import dev.fluxion.annotations.Output;

/** Arrays that are changed in place: independents on entry, results on return. */
class InOuts {
  private static final int SWEEPS = 2;

  @Differentiable
  static void axpy(double a, double[] x, @InOut double[] inOutY) {
    for (int i = 0; i < inOutY.length; i++) {
      inOutY[i] += a * x[i];
    }
  }

  @Differentiable
  static void normalize(@InOut double[] inOutX) {
    double sum = 0;
    for (double v : inOutX) {
      sum += v * v;
    }
    double norm = Math.sqrt(sum);
    for (int i = 0; i < inOutX.length; i++) {
      inOutX[i] /= norm;
    }
  }

  /** As the original of BLAS, with offsets and strides. */
  @Differentiable
  static void strided(int n, double alpha, double[] x, @InOut double[] inOutY) {
    int ix = 0;
    int iy = 1;
    for (int i = 0; i < n - 1; i++) {
      inOutY[iy] = alpha * x[ix] + inOutY[iy] * inOutY[iy - 1];
      ix += 1;
      iy += 1;
    }
  }

  /** Gauss elimination: matrix and right-hand side become factors and solution. */
  @Differentiable
  static void solveInPlace(@InOut double[][] inOutA, @InOut double[] inOutB) {
    int n = inOutB.length;
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double factor = inOutA[i][k] / inOutA[k][k];
        inOutA[i][k] = factor;
        for (int j = k + 1; j < n; j++) {
          inOutA[i][j] -= factor * inOutA[k][j];
        }
        inOutB[i] -= factor * inOutB[k];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        inOutB[i] -= inOutA[i][j] * inOutB[j];
      }
      inOutB[i] /= inOutA[i][i];
    }
  }

  /** Beside a return value, which comes first. */
  @Differentiable
  static double scaleAndSum(double a, @InOut double[] inOutX) {
    double sum = 0;
    for (int i = 0; i < inOutX.length; i++) {
      inOutX[i] *= a;
      sum += inOutX[i] * inOutX[i];
    }
    return sum;
  }

  /** Returns an array of its own, and in another branch early. */
  @Differentiable
  static double[] swap(@InOut double[] inOutX, double t) {
    double[] old = inOutX.clone();
    if (t > 100) {
      inOutX[0] = t;
      return old;
    }
    for (int i = 0; i < inOutX.length; i++) {
      inOutX[i] = old[inOutX.length - 1 - i] * t;
    }
    return new double[] {old[0] * old[1], t * t};
  }

  /** Returns the array itself. */
  @Differentiable
  static double[] fluent(@InOut double[] inOutX, double t) {
    inOutX[1] = Math.sin(inOutX[0] * t);
    return inOutX;
  }

  @Differentiable
  static void untouched(double x, @InOut double[] inOutY) {
    if (x > 1e6) {
      inOutY[0] = x;
    }
  }

  @Differentiable
  static void withOutput(double x, @InOut double[] inOutState, @Output double[] outLog) {
    for (int k = 0; k < SWEEPS; k++) {
      for (int i = 0; i < inOutState.length; i++) {
        inOutState[i] = Math.tanh(inOutState[i] + x * k);
      }
      outLog[k] = inOutState[k] * x;
    }
  }

  /** By helpers, one of which calls itself. */
  @Differentiable
  static void relax(@InOut double[] inOutU, @Constant double constantRate) {
    for (int k = 0; k < SWEEPS; k++) {
      sweep(inOutU, 1, constantRate);
    }
  }

  private static void sweep(double[] u, int i, double rate) {
    if (i < u.length - 1) {
      u[i] = (1 - rate) * u[i] + rate * u[i - 1] * u[i + 1];
      sweep(u, i + 1, rate);
    }
  }

  /** The parameter becomes another array, which the caller does not see. */
  @Differentiable
  static void reassigned(@InOut double[] inOutX, double t) {
    inOutX[0] *= t;
    inOutX = inOutX.clone();
    inOutX[1] = 7 * t;
  }

  @Differentiable
  static void floats(@InOut float[] inOutX, float t) {
    for (int i = 0; i < inOutX.length; i++) {
      inOutX[i] *= t;
    }
  }

  @Differentiable
  static float floatsAndValue(@InOut float[] inOutX, float t) {
    inOutX[0] = inOutX[1] * t;
    return inOutX[0] + t;
  }

  /** The name of the return value is taken. */
  @Differentiable
  static double named(@InOut double[] inOutValue, double value) {
    inOutValue[0] *= value;
    return value * value;
  }

  @Differentiable
  double instance(@InOut double[] inOutX) {
    inOutX[0] = inOutX[1] * scale * inOutX[0];
    return inOutX[0];
  }

  double scale = 3;

  static InOuts sampleInOuts(int point) {
    return new InOuts();
  }

  /** Of other methods a callee. */
  @Differentiable
  static double caller(double a, double[] x) {
    double[] y = x.clone();
    axpy(a, x, y);
    normalize(y);
    return scaleAndSum(y[0], y) * y[1];
  }

  @Differentiable
  static void cube(@InOut double[][][] inOutT, double s) {
    for (double[][] table : inOutT) {
      for (double[] row : table) {
        row[0] = row[0] * row[1] * s;
      }
    }
  }

  /** Calls itself. */
  @Differentiable
  static double descend(@InOut double[] inOutX, int depth) {
    inOutX[0] *= inOutX[1];
    return depth > 3 ? inOutX[0] : Math.sin(descend(inOutX, depth + 1)) * inOutX[0];
  }
}
