import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Linear;

/** The runtime's linear algebra, alone and in methods of some use. */
public class DenseLinear {

  @Differentiable
  public static double[][] product(double[][] a, double[][] b) {
    return Linear.multiply(a, b);
  }

  @Differentiable
  public static double[][] square(double[][] a) {
    return Linear.multiply(a, a);
  }

  @Differentiable
  public static double[] image(double[][] a, double[] x) {
    return Linear.multiply(a, x);
  }

  @Differentiable
  public static double[] flatProduct(double[] a, double[] b) {
    return Linear.multiply(a, b, a.length / 3, 3);
  }

  @Differentiable
  public static double[] solve(double[][] a, double[] b) {
    return Linear.solve(a, b);
  }

  @Differentiable
  public static double[][] solveMany(double[][] a, double[][] b) {
    return Linear.solve(a, b);
  }

  @Differentiable
  public static double[] solveFlat(double[] a, double[] b) {
    return Linear.solve(a, b, 3);
  }

  @Differentiable
  public static double[] solveOfRight(@Constant double[][] a, double[] b) {
    return Linear.solve(a, b);
  }

  @Differentiable
  public static double[] solveOfMatrix(double[][] a, @Constant double[] b) {
    return Linear.solve(a, b);
  }

  @Differentiable
  public static double[] solveSpd(double[][] a, double[] b) {
    return Linear.solveSpd(a, b);
  }

  @Differentiable
  public static double[][] solveSpdMany(double[][] a, double[][] b) {
    return Linear.solveSpd(a, b);
  }

  @Differentiable
  public static double[] solveSpdFlat(double[] a, double[] b) {
    return Linear.solveSpd(a, b, 3);
  }

  @Differentiable
  public static double[][] cholesky(double[][] a) {
    return Linear.cholesky(a);
  }

  @Differentiable
  public static double[] choleskyFlat(double[] a) {
    return Linear.cholesky(a, 3);
  }

  @Differentiable
  public static double[][] inverse(double[][] a) {
    return Linear.inverse(a);
  }

  @Differentiable
  public static double[] inverseFlat(double[] a) {
    return Linear.inverse(a, 3);
  }

  @Differentiable
  public static double determinant(double[][] a) {
    return Linear.determinant(a);
  }

  @Differentiable
  public static double determinantFlat(double[] a) {
    return Linear.determinant(a, 3);
  }

  @Differentiable
  public static double logDeterminant(double[][] a) {
    return Linear.logDeterminant(a);
  }

  @Differentiable
  public static double logDeterminantFlat(double[] a) {
    return Linear.logDeterminant(a, 3);
  }

  @Differentiable
  public static double quadraticForm(double[][] a, double[] x) {
    return Linear.quadraticForm(a, x);
  }

  @Differentiable
  public static double quadraticFormFlat(double[] a, double[] x) {
    return Linear.quadraticForm(a, x);
  }

  @Differentiable
  public static double gaussian(double[] x, double[] mean, double[][] covariance) {
    return Linear.gaussianLogDensity(x, mean, covariance);
  }

  @Differentiable
  public static double gaussianFlat(double[] x, double[] mean, double[] covariance) {
    return Linear.gaussianLogDensity(x, mean, covariance);
  }

  @Differentiable
  public static double gaussianOfMean(
      @Constant double[] x, double[] mean, @Constant double[][] covariance) {
    return Linear.gaussianLogDensity(x, mean, covariance);
  }

  @Differentiable
  public static double gaussianOfCovariance(
      @Constant double[] x, @Constant double[] mean, double[][] covariance) {
    return Linear.gaussianLogDensity(x, mean, covariance);
  }

  @Differentiable
  public static double[] eigenvalues(double[][] a) {
    return Linear.eigenvaluesSymmetric(a);
  }

  @Differentiable
  public static double[] eigenvaluesFlat(double[] a) {
    return Linear.eigenvaluesSymmetric(a, 3);
  }

  @Differentiable
  public static double[][] eigenvectors(double[][] a) {
    return Linear.eigenSymmetric(a).vectors();
  }

  /** A V = V Λ put together again. */
  @Differentiable
  public static double[][] recomposed(double[] a) {
    Linear.Eigen eigen = Linear.eigenSymmetric(a, 3);
    double[][] scaled = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        scaled[i][j] = eigen.vectors()[j][i] * eigen.values()[i];
      }
    }
    return Linear.multiply(eigen.vectors(), scaled);
  }

  @Differentiable
  public static double[][] exponential(double[][] a) {
    return Linear.expm(a);
  }

  @Differentiable
  public static double[] exponentialFlat(double[] a) {
    return Linear.expm(a, 3);
  }

  private static double[][] covariance(double[] points, double length, double noise) {
    double[][] k = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        double d = (points[i] - points[j]) / length;
        k[i][j] = Math.exp(-0.5 * d * d) + (i == j ? noise : 0);
      }
    }
    return k;
  }

  /** The evidence of a Gaussian process. */
  @Differentiable
  public static double process(
      @Constant double[] points, @Constant double[] data, double length, double noise) {
    return Linear.gaussianLogDensity(
        data, new double[data.length], covariance(points, length, noise));
  }

  /** A Kalman filter: solutions in a loop, of matrices that change. */
  @Differentiable
  public static double filter(double[][] step, double[][] noise, @Constant double[][] data) {
    int n = step.length;
    double[] state = new double[n];
    double[][] variance = new double[n][n];
    for (int i = 0; i < n; i++) {
      variance[i][i] = 1;
    }
    double evidence = 0;
    for (int t = 0; t < data.length; t++) {
      state = Linear.multiply(step, state);
      variance = sandwich(step, variance);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          variance[i][j] += noise[i][j];
        }
      }
      double[][] seen = new double[n][];
      for (int i = 0; i < n; i++) {
        seen[i] = variance[i].clone();
        seen[i][i] += 0.5;
      }
      evidence += Linear.gaussianLogDensity(data[t], state, seen);
      double[] off = new double[n];
      for (int i = 0; i < n; i++) {
        off[i] = data[t][i] - state[i];
      }
      double[] correction = Linear.multiply(variance, Linear.solve(seen, off));
      for (int i = 0; i < n; i++) {
        state[i] += correction[i];
      }
      double[][] gained = Linear.multiply(variance, Linear.solve(seen, variance));
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          variance[i][j] -= gained[i][j];
        }
      }
    }
    return evidence;
  }

  private static double[][] sandwich(double[][] f, double[][] p) {
    double[][] transposed = new double[f.length][f.length];
    for (int i = 0; i < f.length; i++) {
      for (int j = 0; j < f.length; j++) {
        transposed[i][j] = f[j][i];
      }
    }
    return Linear.multiply(f, Linear.multiply(p, transposed));
  }

  /** What is solved is changed before and after, and the solution itself. */
  @Differentiable
  public static double changed(double[][] a, double[] b) {
    double sum = 0;
    double[] x = b;
    for (int i = 0; i < 3; i++) {
      a[i][i] += 3;
      x = Linear.solve(a, x);
      a[0][i] *= x[i];
      sum += Linear.logDeterminant(a);
      x[i] *= x[1];
    }
    return sum + x[0];
  }
}
