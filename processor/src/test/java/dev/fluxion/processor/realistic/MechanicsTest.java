package dev.fluxion.processor.realistic;

import static dev.fluxion.processor.realistic.Known.fixed;
import static dev.fluxion.processor.realistic.Matrices.byHipparchus;
import static dev.fluxion.processor.realistic.Matrices.dot;
import static dev.fluxion.processor.realistic.Matrices.flat;
import static dev.fluxion.processor.realistic.Matrices.inverse;
import static dev.fluxion.processor.realistic.Matrices.product;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class MechanicsTest {
  private final Known known;

  MechanicsTest() throws Exception {
    known = new Known("Mechanics");
  }

  private Object vec(double x, double y, double z) {
    return known.make("Vec3", x, y, z);
  }

  @TestFactory
  List<DynamicTest> mechanics() throws Exception {
    double[][] cluster = {{0, 0.1, 0}, {1.1, 0, 0.2}, {0.4, 0.9, -0.3}};
    double[][] plane = {{0, 0.1}, {1.3, 0.2}, {0.3, 1.7}};
    Object seen = fixed(new double[] {0.3, -0.1});
    return known
        .of("norm", x -> scaled(x, 1 / Math.sqrt(dot(x, x))), vec(1, -2, 0.5))
        .of(
            "rotate",
            x -> byHipparchus(x, MechanicsTest::conjugated),
            known.make("Quaternion", 0.8, vec(0.3, -0.2, 0.6)),
            vec(1.2, 0.4, -0.9))
        .of("lennardJones", MechanicsTest::lennardJones, cluster, 0.9, 1.4)
        .of(
            "bodies",
            MechanicsTest::bodies,
            new double[] {2, 0.7, 1.1},
            plane,
            new double[][] {{0.1, 0}, {-0.4, 0.8}, {0.2, -0.5}})
        .of("kepler", MechanicsTest::kepler, 0.9, 0.3)
        .of("kepler", MechanicsTest::kepler, 0.4, 0.93)
        .of("inverseKinematics", MechanicsTest::arm, 1.1, 0.7, 1., 0.8)
        .of(
            "reprojection",
            x -> byHipparchus(x, MechanicsTest::reprojection),
            vec(0.2, -0.4, 0.3),
            vec(0.1, 0.2, -3),
            1.5,
            0.1,
            -0.03,
            vec(0.6, -0.5, 0.4),
            seen)
        .of(
            "raySphere",
            x -> raySphere(x, -1),
            known.make("Ray", vec(-3, 0.2, 0.1), vec(1.2, 0.1, -0.05)),
            vec(0.3, 0.1, -0.2),
            0.9)
        .of(
            "raySphere",
            x -> raySphere(x, 1),
            known.make("Ray", vec(0.1, 0.2, 0.1), vec(1.2, 0.1, -0.05)),
            vec(0.3, 0.1, -0.2),
            0.9)
        .of(
            "swing",
            x -> pendulum(x, 9.81, 12),
            known.self(9.81),
            known.make("Pendulum", 0.7, -0.3),
            1.3,
            0.05,
            12)
        .of("orbit", MechanicsTest::orbit, vec(1, 0.2, -0.1), vec(-0.1, 0.8, 0.3), 1.2)
        .of("barycentric", MechanicsTest::barycentric, plane, new double[] {1, -0.5, 2.2}, 0.5, 0.6)
        .of(
            "dihedral",
            x -> byHipparchus(x, MechanicsTest::dihedral),
            vec(0, 0.1, 0.2),
            vec(1, 0, 0.3),
            vec(0.4, 1.1, 0),
            vec(0.3, 0.5, 1.2))
        .tests(12);
  }

  private static double[] scaled(double[] x, double f) {
    return Arrays.stream(x).map(v -> f * v).toArray();
  }

  /** Hamilton's product, twice: (w, v)(0, p)(w, −v). */
  private static Gradient[] conjugated(Gradient[] x) {
    Gradient zero = Gradient.constant(7, 0);
    Gradient[] q = {x[0], x[1], x[2], x[3]};
    Gradient[] conjugate = {x[0], x[1].negate(), x[2].negate(), x[3].negate()};
    Gradient[] result = hamilton(hamilton(q, new Gradient[] {zero, x[4], x[5], x[6]}), conjugate);
    return Arrays.copyOfRange(result, 1, 4);
  }

  private static Gradient[] hamilton(Gradient[] a, Gradient[] b) {
    int[][] index = {{0, 1, 2, 3}, {1, 0, 3, 2}, {2, 3, 0, 1}, {3, 2, 1, 0}};
    int[][] sign = {{1, -1, -1, -1}, {1, 1, 1, -1}, {1, -1, 1, 1}, {1, 1, -1, 1}};
    Gradient[] c = new Gradient[4];
    for (int i = 0; i < 4; i++) {
      c[i] = Gradient.constant(7, 0);
      for (int j = 0; j < 4; j++) {
        c[i] = c[i].add(a[j].multiply(b[index[i][j]]).multiply(sign[i][j]));
      }
    }
    return c;
  }

  private static double[] lennardJones(double[] x) {
    double[] g = new double[11];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < i; j++) {
        double r = 0;
        for (int k = 0; k < 3; k++) {
          r += Math.pow(x[3 * i + k] - x[3 * j + k], 2);
        }
        r = Math.sqrt(r);
        double s6 = Math.pow(x[9] / r, 6);
        double force = 24 * x[10] * (s6 - 2 * s6 * s6) / r;
        for (int k = 0; k < 3; k++) {
          double d = force * (x[3 * i + k] - x[3 * j + k]) / r;
          g[3 * i + k] += d;
          g[3 * j + k] -= d;
        }
        g[9] -= force * r / x[9];
        g[10] += 4 * (s6 * s6 - s6);
      }
    }
    return g;
  }

  private static double[] bodies(double[] x) {
    double[] g = new double[15];
    for (int i = 0; i < 3; i++) {
      double vx = x[9 + 2 * i];
      double vy = x[10 + 2 * i];
      g[i] += (vx * vx + vy * vy) / 2;
      g[9 + 2 * i] = x[i] * vx;
      g[10 + 2 * i] = x[i] * vy;
      for (int j = 0; j < 3; j++) {
        if (j != i) {
          double dx = x[3 + 2 * i] - x[3 + 2 * j];
          double dy = x[4 + 2 * i] - x[4 + 2 * j];
          double r = Math.sqrt(dx * dx + dy * dy);
          g[i] -= x[j] / r;
          g[3 + 2 * i] += x[i] * x[j] * dx / (r * r * r);
          g[4 + 2 * i] += x[i] * x[j] * dy / (r * r * r);
        }
      }
    }
    return g;
  }

  /** dE = (dM + sin E·de)/(1 − e·cos E), at an anomaly found by bisection. */
  private static double[] kepler(double[] x) {
    double low = 0;
    double high = Math.PI;
    for (int i = 0; i < 100; i++) {
      double m = (low + high) / 2;
      if (m - x[1] * Math.sin(m) > x[0]) {
        high = m;
      } else {
        low = m;
      }
    }
    double slope = 1 - x[1] * Math.cos(low);
    return new double[] {1 / slope, Math.sin(low) / slope};
  }

  /** The forward map (a, b) -> l₁(cos a, sin a) + l₂(cos(a + b), sin(a + b)), inverted. */
  private static double[] arm(double[] x) {
    double r2 = x[0] * x[0] + x[1] * x[1];
    double b = Math.PI - Math.acos((x[2] * x[2] + x[3] * x[3] - r2) / (2 * x[2] * x[3]));
    double inner = Math.acos((r2 + x[2] * x[2] - x[3] * x[3]) / (2 * x[2] * Math.sqrt(r2)));
    double a = Math.atan(x[1] / x[0]) - inner;
    double c = Math.cos(a + b);
    double s = Math.sin(a + b);
    double[][] byAngles = {{-x[1], -x[3] * s}, {x[0], x[3] * c}};
    double[][] rest = {{1, 0, -Math.cos(a), -c}, {0, 1, -Math.sin(a), -s}};
    return flat(product(inverse(byAngles), rest));
  }

  /** The rotation as exp of the cross-product matrix, summed as a series. */
  private static Gradient[] reprojection(Gradient[] x) {
    Gradient[] sum = {x[9], x[10], x[11]};
    Gradient[] term = sum.clone();
    for (int k = 1; k < 30; k++) {
      Gradient[] next = new Gradient[3];
      for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3;
        int l = (i + 2) % 3;
        next[i] = x[j].multiply(term[l]).subtract(x[l].multiply(term[j])).divide(k);
      }
      term = next;
      for (int i = 0; i < 3; i++) {
        sum[i] = sum[i].add(term[i]);
      }
    }
    Gradient z = sum[2].add(x[5]).negate();
    Gradient u = sum[0].add(x[3]).divide(z);
    Gradient v = sum[1].add(x[4]).divide(z);
    Gradient r2 = u.square().add(v.square());
    Gradient distortion = r2.multiply(x[7]).add(r2.square().multiply(x[8])).add(1);
    Gradient scale = distortion.multiply(x[6]);
    return new Gradient[] {scale.multiply(u), scale.multiply(v)};
  }

  /** |o + t·d − c|² = r², differentiated: the normal n = o + t·d − c gives (n·d)·dt = … */
  private static double[] raySphere(double[] x, int side) {
    double[] n = new double[3];
    double[] d = Arrays.copyOfRange(x, 3, 6);
    double[] offset = {x[0] - x[6], x[1] - x[7], x[2] - x[8]};
    double along = dot(offset, d) / dot(d, d);
    double height2 = dot(offset, offset) - along * along * dot(d, d);
    double t = -along + side * Math.sqrt((x[9] * x[9] - height2) / dot(d, d));
    for (int i = 0; i < 3; i++) {
      n[i] = offset[i] + t * d[i];
    }
    double[] g = new double[10];
    for (int i = 0; i < 3; i++) {
      g[i] = -n[i] / dot(n, d);
      g[3 + i] = t * g[i];
      g[6 + i] = -g[i];
    }
    g[9] = x[9] / dot(n, d);
    return g;
  }

  /** The product of the steps' Jacobians, with what length and step add at each. */
  private static double[] pendulum(double[] x, double gravity, int steps) {
    double a = x[0];
    double w = x[1];
    double h = x[3];
    double[][] j = {{1, 0, 0, 0}, {0, 1, 0, 0}};
    for (int i = 0; i < steps; i++) {
      double pull = gravity / x[2];
      double sine = Math.sin(a);
      double stiff = h * pull * Math.cos(a);
      for (int k = 0; k < 4; k++) {
        double direct = k == 2 ? h * pull / x[2] * sine : k == 3 ? -pull * sine : 0;
        j[1][k] += direct - stiff * j[0][k];
      }
      w -= h * pull * sine;
      for (int k = 0; k < 4; k++) {
        j[0][k] += h * j[1][k] + (k == 3 ? w : 0);
      }
      a += h * w;
    }
    return flat(j);
  }

  /** a = 1/(2/r − v²/μ) and e² = 1 − h²/(μa), with h² = r²v² − (r·v)². */
  private static double[] orbit(double[] x) {
    double[] p = Arrays.copyOf(x, 3);
    double[] v = Arrays.copyOfRange(x, 3, 6);
    double mu = x[6];
    double r = Math.sqrt(dot(p, p));
    double a = 1 / (2 / r - dot(v, v) / mu);
    double h2 = dot(p, p) * dot(v, v) - dot(p, v) * dot(p, v);
    double e = Math.sqrt(1 - h2 / (mu * a));
    double[] axis = new double[7];
    double[] eccentricity = new double[7];
    for (int i = 0; i < 7; i++) {
      double dh2 = 0;
      if (i < 3) {
        axis[i] = 2 * a * a * p[i] / (r * r * r);
        dh2 = 2 * (p[i] * dot(v, v) - v[i] * dot(p, v));
      } else if (i < 6) {
        axis[i] = 2 * a * a * v[i - 3] / mu;
        dh2 = 2 * (v[i - 3] * dot(p, p) - p[i - 3] * dot(p, v));
      } else {
        axis[i] = -a * a * dot(v, v) / (mu * mu);
      }
      double byMu = i == 6 ? h2 / (mu * mu * a) : 0;
      eccentricity[i] = (-dh2 / (mu * a) + h2 * axis[i] / (mu * a * a) + byMu) / (2 * e);
    }
    return Matrices.join(axis, eccentricity);
  }

  /** The value is g·(x, y, 1) of the plane g through the corners; corners move it by −∇·weight. */
  private static double[] barycentric(double[] x) {
    double[][] corners = {{x[0], x[2], x[4]}, {x[1], x[3], x[5]}, {1, 1, 1}};
    double[][] inverse = inverse(corners);
    double[] weight = product(inverse, new double[] {x[9], x[10], 1});
    double gx = 0;
    double gy = 0;
    for (int i = 0; i < 3; i++) {
      gx += x[6 + i] * inverse[i][0];
      gy += x[6 + i] * inverse[i][1];
    }
    double[] g = new double[11];
    for (int i = 0; i < 3; i++) {
      g[2 * i] = -gx * weight[i];
      g[2 * i + 1] = -gy * weight[i];
      g[6 + i] = weight[i];
    }
    g[9] = gx;
    g[10] = gy;
    return g;
  }

  /** The angle of the projections along the first edge, by the arc cosine; it is positive here. */
  private static Gradient[] dihedral(Gradient[] x) {
    Gradient[] axis = difference(x, 3, 0);
    Gradient[] left = projected(difference(x, 6, 0), axis);
    Gradient[] right = projected(difference(x, 9, 0), axis);
    Gradient size = inner(left, left).multiply(inner(right, right)).sqrt();
    return new Gradient[] {inner(left, right).divide(size).acos()};
  }

  private static Gradient[] difference(Gradient[] x, int a, int b) {
    return new Gradient[] {
      x[a].subtract(x[b]), x[a + 1].subtract(x[b + 1]), x[a + 2].subtract(x[b + 2])
    };
  }

  private static Gradient inner(Gradient[] a, Gradient[] b) {
    return a[0].multiply(b[0]).add(a[1].multiply(b[1])).add(a[2].multiply(b[2]));
  }

  private static Gradient[] projected(Gradient[] v, Gradient[] axis) {
    Gradient f = inner(v, axis).divide(inner(axis, axis));
    Gradient[] result = new Gradient[3];
    for (int i = 0; i < 3; i++) {
      result[i] = v[i].subtract(axis[i].multiply(f));
    }
    return result;
  }
}
