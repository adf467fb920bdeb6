package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.byHipparchus;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.inverse;
import static dev.fluxion.processor.realistic.Matrices.product;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class SignalsTest {
  private static final double[] X = {0.3, 1.2, -0.7, 0.9, 2.1, -1.4, 0.6, 0.25};
  private static final double[] KNOTS = {0, 0.7, 1.5, 2.1, 3};
  private static final double[] CLAMPED = {0, 0, 0, 0, 1, 2.5, 3, 3, 3, 3};

  @TestFactory
  List<DynamicTest> signals() throws Exception {
    double[] y = {0.5, -0.2, 0.8, 1.1, -0.4, 0.3, 0.9, -1};
    return new Known("Signals")
        .of("fourier", x -> transform(), X, y, new double[8], new double[8])
        .of("spectralEnergy", x -> times(x, 16), (Object) X)
        .of("goertzel", x -> power(x, 3), X, 3)
        .of("finiteResponse", SignalsTest::convolved, X, new double[] {0.5, -0.3, 0.2})
        .of(
            "biquad",
            x -> byHipparchus(x, SignalsTest::biquad),
            X,
            new double[] {0.3, 0.5, -0.2},
            new double[] {-0.6, 0.25})
        .of("autocorrelation", x -> neighbours(x, 2), X, 2)
        .of("medianFilter", SignalsTest::medians, (Object) X)
        .of("haar", SignalsTest::haar, (Object) X)
        .of("spline", SignalsTest::spline, fixed(KNOTS), new double[] {1, 0.2, 0.9, -0.5, 0.3}, 1.8)
        .of(
            "bezier",
            SignalsTest::bernstein,
            new double[][] {{0, 0.1}, {1, 2}, {2.2, -1}, {3, 0.7}},
            0.3)
        .of(
            "deBoor",
            SignalsTest::basis,
            new double[] {1, -0.5, 2, 0.3, 1.4, -1},
            fixed(CLAMPED),
            1.7,
            3)
        .of("clenshaw", SignalsTest::chebyshev, new double[] {0.4, -1, 0.7, 0.2, 0.5}, 0.35)
        .tests(12);
  }

  private static double[] times(double[] x, double f) {
    return Arrays.stream(x).map(v -> f * v).toArray();
  }

  /** [cos −sin; sin cos] of −2πjk/n. */
  private static double[] transform() {
    double[][] jacobian = new double[16][16];
    for (int j = 0; j < 8; j++) {
      for (int k = 0; k < 8; k++) {
        double angle = -2 * Math.PI * (j * k % 8) / 8;
        jacobian[j][k] = jacobian[8 + j][8 + k] = Math.cos(angle);
        jacobian[8 + j][k] = Math.sin(angle);
        jacobian[j][8 + k] = -Math.sin(angle);
      }
    }
    return flat(jacobian);
  }

  private static double[] power(double[] x, int k) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < x.length; n++) {
      re += x[n] * Math.cos(2 * Math.PI * k * n / x.length);
      im += x[n] * Math.sin(2 * Math.PI * k * n / x.length);
    }
    double[] g = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      double angle = 2 * Math.PI * k * n / x.length;
      g[n] = 2 * (re * Math.cos(angle) + im * Math.sin(angle));
    }
    return g;
  }

  private static double[] convolved(double[] p) {
    double[][] jacobian = new double[8][11];
    for (int n = 0; n < 8; n++) {
      for (int k = 0; k <= Math.min(n, 2); k++) {
        jacobian[n][n - k] = p[8 + k];
        jacobian[n][8 + k] = p[n - k];
      }
    }
    return flat(jacobian);
  }

  /** The first direct form: y = b * x − a * y. */
  private static Gradient[] biquad(Gradient[] p) {
    Gradient[] y = new Gradient[8];
    for (int n = 0; n < 8; n++) {
      y[n] = p[8].multiply(p[n]);
      for (int k = 1; k <= Math.min(n, 2); k++) {
        y[n] = y[n].add(p[8 + k].multiply(p[n - k])).subtract(p[10 + k].multiply(y[n - k]));
      }
    }
    return y;
  }

  private static double[] neighbours(double[] x, int lag) {
    double[] g = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      g[i] = (i >= lag ? x[i - lag] : 0) + (i + lag < x.length ? x[i + lag] : 0);
    }
    return g;
  }

  private static double[] medians(double[] x) {
    int n = x.length;
    double[][] jacobian = new double[n][n];
    jacobian[0][0] = jacobian[n - 1][n - 1] = 1;
    for (int i = 1; i + 1 < n; i++) {
      double[] three = Arrays.copyOfRange(x, i - 1, i + 2);
      Arrays.sort(three);
      for (int j = i - 1; j <= i + 1; j++) {
        jacobian[i][j] = x[j] == three[1] ? 1 : 0;
      }
    }
    return flat(jacobian);
  }

  /** 2·Wᵀ(1/Wx), with the wavelets written out. */
  private static double[] haar(double[] x) {
    double[] g = new double[8];
    for (int w = 0; w < 8; w++) {
      double[] wavelet = new double[8];
      int level = w == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(w);
      int width = 8 >> level;
      int from = w == 0 ? 0 : (w - (1 << level)) * width;
      for (int i = 0; i < width; i++) {
        wavelet[from + i] = (w > 0 && i >= width / 2 ? -1 : 1) / Math.sqrt(width);
      }
      double c = Matrices.dot(wavelet, x);
      for (int i = 0; i < 8; i++) {
        g[i] += 2 * wavelet[i] / c;
      }
    }
    return g;
  }

  /**
   * The spline as a sum of truncated cubes, a + bx + Σ cᵢ(x − kᵢ)₊³, with Σ cᵢ = Σ cᵢkᵢ = 0: linear
   * in the heights, through a dense system.
   */
  private static double[] spline(double[] p) {
    double[][] system = new double[7][7];
    for (int r = 0; r < 5; r++) {
      system[r] = cubes(KNOTS[r]);
      system[5][2 + r] = 1;
      system[6][2 + r] = KNOTS[r];
    }
    double[][] inverse = inverse(system);
    double[] at = cubes(p[5]);
    double[] g = new double[6];
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < 7; i++) {
        g[j] += at[i] * inverse[i][j];
      }
    }
    double[] c = product(inverse, Arrays.copyOf(Arrays.copyOf(p, 5), 7));
    g[5] = c[1];
    for (int i = 0; i < 5; i++) {
      g[5] += 3 * c[2 + i] * Math.pow(Math.max(0, p[5] - KNOTS[i]), 2);
    }
    return g;
  }

  private static double[] cubes(double x) {
    double[] row = {1, x, 0, 0, 0, 0, 0};
    for (int i = 0; i < 5; i++) {
      row[2 + i] = Math.pow(Math.max(0, x - KNOTS[i]), 3);
    }
    return row;
  }

  private static double[] bernstein(double[] p) {
    double t = p[8];
    double s = 1 - t;
    double[] b = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
    double[] db = {-3 * s * s, 3 * s * s - 6 * s * t, 6 * s * t - 3 * t * t, 3 * t * t};
    double[][] jacobian = new double[2][9];
    for (int i = 0; i < 4; i++) {
      for (int k = 0; k < 2; k++) {
        jacobian[k][2 * i + k] = b[i];
        jacobian[k][8] += p[2 * i + k] * db[i];
      }
    }
    return flat(jacobian);
  }

  /** The basis functions of Cox and de Boor, and d·(N/(…) − N/(…)) for their derivatives. */
  private static double[] basis(double[] p) {
    double[] g = new double[7];
    for (int i = 0; i < 6; i++) {
      g[i] = basis(i, 3, p[6]);
      double left = CLAMPED[i + 3] - CLAMPED[i];
      double right = CLAMPED[i + 4] - CLAMPED[i + 1];
      double slope = left == 0 ? 0 : 3 * basis(i, 2, p[6]) / left;
      slope -= right == 0 ? 0 : 3 * basis(i + 1, 2, p[6]) / right;
      g[6] += p[i] * slope;
    }
    return g;
  }

  private static double basis(int i, int degree, double x) {
    if (degree == 0) {
      return CLAMPED[i] <= x && x < CLAMPED[i + 1] ? 1 : 0;
    }
    double left = CLAMPED[i + degree] - CLAMPED[i];
    double right = CLAMPED[i + degree + 1] - CLAMPED[i + 1];
    double sum = left == 0 ? 0 : (x - CLAMPED[i]) / left * basis(i, degree - 1, x);
    double other = (CLAMPED[i + degree + 1] - x) * basis(i + 1, degree - 1, x);
    return sum + (right == 0 ? 0 : other / right);
  }

  /** T_k = cos kθ and T_k′ = k·sin kθ/sin θ. */
  private static double[] chebyshev(double[] p) {
    double theta = Math.acos(p[5]);
    double[] g = new double[6];
    for (int k = 0; k < 5; k++) {
      g[k] = Math.cos(k * theta);
      g[5] += p[k] * k * Math.sin(k * theta) / Math.sin(theta);
    }
    return g;
  }
}
