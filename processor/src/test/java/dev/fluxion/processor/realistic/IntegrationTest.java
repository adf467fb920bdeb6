package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.byHipparchus;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.identity;
import static dev.fluxion.processor.realistic.Matrices.inverse;
import static dev.fluxion.processor.realistic.Matrices.product;
import static dev.fluxion.processor.realistic.Matrices.scalarByHipparchus;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class IntegrationTest {
  @TestFactory
  List<DynamicTest> integration() throws Exception {
    Known known = new Known("Integration");
    double[] state = {1.2, 0.5, -0.3, 0.9, 0.1};
    return known
        .of("romberg", x -> scalarByHipparchus(x, IntegrationTest::damped), 0.2, 1.7, 0.6, 1.9)
        // The grid is refined until the value is right, not until its derivatives are.
        .within(
            1e-8,
            "adaptiveSimpson",
            x -> scalarByHipparchus(x, IntegrationTest::damped),
            0.2,
            1.7,
            0.6,
            1.9)
        .of("gaussLegendre", IntegrationTest::polynomial, new double[] {1, -0.4, 2, 0.7}, -0.3, 1.2)
        .of("decay", x -> decay(x, 10), 1.3, 0.7, 2.1, 10)
        .within(
            1e-8,
            "fehlberg",
            x -> scalarByHipparchus(x, IntegrationTest::logistic),
            0.4,
            1.1,
            2.5,
            2.)
        .of(
            "predatorPrey",
            x -> byHipparchus(x, v -> heun(v, 0.1, 9)),
            new double[] {1.1, 0.6},
            new double[] {1, 0.7, 0.4, 0.9},
            fixed(0.1),
            9)
        .of("peak", IntegrationTest::peak, known.make("Epidemic", 0.95, 0.05, 0.), 0.9, 0.3, 60)
        .of("heat", x -> heat(x, 7), state, 0.2, 7)
        .of("crankNicolson", IntegrationTest::crankNicolson, state, 0.6, new double[5])
        .of("leapfrog", x -> leapfrog(x, 0.1, 15), 0.8, -0.4, 2.3, fixed(0.1), 15)
        .tests(10);
  }

  /** The antiderivative e^(−kx)(ω·sin ωx − k·cos ωx)/(k² + ω²) at both ends. */
  private static Gradient damped(Gradient[] p) {
    Gradient[] end = new Gradient[2];
    for (int i = 0; i < 2; i++) {
      Gradient angle = p[3].multiply(p[i]);
      Gradient wave = p[3].multiply(angle.sin()).subtract(p[2].multiply(angle.cos()));
      end[i] = p[2].multiply(p[i]).negate().exp().multiply(wave);
    }
    return end[1].subtract(end[0]).divide(p[2].square().add(p[3].square()));
  }

  private static double[] polynomial(double[] x) {
    double[] g = new double[6];
    for (int k = 0; k < 4; k++) {
      g[k] = (Math.pow(x[5], k + 1) - Math.pow(x[4], k + 1)) / (k + 1);
      g[4] -= x[k] * Math.pow(x[4], k);
      g[5] += x[k] * Math.pow(x[5], k);
    }
    return g;
  }

  /** The method multiplies by (1 − z + z²/2 − z³/6 + z⁴/24), z = rate·end/n, at each step. */
  private static double[] decay(double[] x, int n) {
    double z = x[1] * x[2] / n;
    double q = 1 - z + z * z / 2 - z * z * z / 6 + z * z * z * z / 24;
    double slope = -1 + z - z * z / 2 + z * z * z / 6;
    double byZ = x[0] * n * Math.pow(q, n - 1) * slope;
    return new double[] {Math.pow(q, n), byZ * x[2] / n, byZ * x[1] / n};
  }

  /** C/(1 + (C/y − 1)e^(−rt)). */
  private static Gradient logistic(Gradient[] p) {
    Gradient shrunk = p[1].multiply(p[3]).negate().exp();
    return p[2].divide(p[2].divide(p[0]).subtract(1).multiply(shrunk).add(1));
  }

  private static Gradient[] heun(Gradient[] p, double h, int n) {
    Gradient[] y = {p[0], p[1]};
    for (int i = 0; i < n; i++) {
      Gradient[] k1 = slope(y, p);
      Gradient[] k2 =
          slope(new Gradient[] {y[0].add(k1[0].multiply(h)), y[1].add(k1[1].multiply(h))}, p);
      y =
          new Gradient[] {
            y[0].add(k1[0].add(k2[0]).multiply(h / 2)), y[1].add(k1[1].add(k2[1]).multiply(h / 2))
          };
    }
    return y;
  }

  private static Gradient[] slope(Gradient[] y, Gradient[] p) {
    Gradient met = y[0].multiply(y[1]);
    return new Gradient[] {
      p[2].multiply(y[0]).subtract(p[3].multiply(met)),
      p[4].multiply(met).subtract(p[5].multiply(y[1]))
    };
  }

  /** The sensitivities of the steps, carried by hand up to the day of the peak. */
  private static double[] peak(double[] x) {
    double s = x[0];
    double i = x[1];
    double[] ds = {1, 0, 0, 0, 0};
    double[] di = {0, 1, 0, 0, 0};
    while (i * (1 + x[3] * s - x[4]) > i) {
      double[] fresh = new double[5];
      for (int k = 0; k < 5; k++) {
        fresh[k] = x[3] * (ds[k] * i + s * di[k]) + (k == 3 ? s * i : 0);
        di[k] += fresh[k] - x[4] * di[k] - (k == 4 ? i : 0);
        ds[k] -= fresh[k];
      }
      double infected = x[3] * s * i;
      s -= infected;
      i += infected - x[4] * i;
    }
    return di;
  }

  /** (I + cL)ⁿ and n·L(I + cL)ⁿ⁻¹u: the steps commute. */
  private static double[] heat(double[] x, int steps) {
    double[] u = Arrays.copyOf(x, 5);
    double[][] l = new double[5][5];
    double[][] step = identity(5);
    for (int i = 0; i < 5; i++) {
      l[i][i] = -2;
      l[i][(i + 1) % 5] = 1;
      l[i][(i + 4) % 5] = 1;
      for (int j = 0; j < 5; j++) {
        step[i][j] += x[5] * l[i][j];
      }
    }
    double[][] before = identity(5);
    for (int i = 1; i < steps; i++) {
      before = product(before, step);
    }
    return beside(product(before, step), product(l, product(before, u)), steps);
  }

  /** The rows of {@code left}, each followed by an entry of {@code right}. */
  private static double[] beside(double[][] left, double[] right, double factor) {
    double[][] rows = new double[left.length][];
    for (int i = 0; i < left.length; i++) {
      rows[i] = Arrays.copyOf(left[i], left[i].length + 1);
      rows[i][left[i].length] = factor * right[i];
    }
    return flat(rows);
  }

  /** A = I − r/2·L, B = I + r/2·L: A⁻¹B by u and A⁻¹·½L(u + A⁻¹Bu) by r. */
  private static double[] crankNicolson(double[] x) {
    double[] u = Arrays.copyOf(x, 5);
    double[][] l = new double[5][5];
    double[][] a = identity(5);
    double[][] b = identity(5);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        l[i][j] = i == j ? -2 : Math.abs(i - j) == 1 ? 1 : 0;
        a[i][j] -= x[5] / 2 * l[i][j];
        b[i][j] += x[5] / 2 * l[i][j];
      }
    }
    double[][] inverse = inverse(a);
    double[][] step = product(inverse, b);
    double[] sum = product(step, u);
    for (int i = 0; i < 5; i++) {
      sum[i] += u[i];
    }
    return beside(step, product(inverse, product(l, sum)), 0.5);
  }

  /** Each step is a matrix M, with derivative M′ by k: the sum of Mᵃ·M′·Mᵇ over all places. */
  private static double[] leapfrog(double[] p, double h, int steps) {
    double k = p[2];
    double w = h * h * k;
    double[][] m = {{1 - w / 2, h}, {-h * k * (1 - w / 4), 1 - w / 2}};
    double[][] dm = {{-h * h / 2, 0}, {-h + h * h * h * k / 2, -h * h / 2}};
    double[][] power = identity(2);
    double[][] derivative = new double[2][2];
    for (int i = 0; i < steps; i++) {
      double[][] first = product(dm, power);
      double[][] second = product(m, derivative);
      for (int j = 0; j < 4; j++) {
        derivative[j / 2][j % 2] = first[j / 2][j % 2] + second[j / 2][j % 2];
      }
      power = product(m, power);
    }
    double[] start = {p[0], p[1]};
    double[] end = product(power, start);
    double[] byK = product(derivative, start);
    return new double[] {
      2 * (k * end[0] * power[0][0] + end[1] * power[1][0]),
      2 * (k * end[0] * power[0][1] + end[1] * power[1][1]),
      2 * (k * end[0] * byK[0] + end[1] * byK[1]) + end[0] * end[0]
    };
  }
}
