import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** Bodies, orbits, cameras and rays, with records for vectors. */
public class Mechanics {

  public record Vec3(double x, double y, double z) {
    Vec3 plus(Vec3 o) {
      return new Vec3(x + o.x, y + o.y, z + o.z);
    }

    Vec3 minus(Vec3 o) {
      return new Vec3(x - o.x, y - o.y, z - o.z);
    }

    Vec3 times(double f) {
      return new Vec3(f * x, f * y, f * z);
    }

    double dot(Vec3 o) {
      return x * o.x + y * o.y + z * o.z;
    }

    Vec3 cross(Vec3 o) {
      return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    @Differentiable
    public double norm() {
      return Math.sqrt(dot(this));
    }
  }

  public record Quaternion(double w, Vec3 v) {
    /** q·p·q̄: turned, and scaled by the square of the norm. */
    @Differentiable
    public Vec3 rotate(Vec3 p) {
      Vec3 across = v.cross(p);
      return p.times(w * w - v.dot(v)).plus(v.times(2 * v.dot(p))).plus(across.times(2 * w));
    }
  }

  public record Ray(Vec3 origin, Vec3 direction) {}

  public record Pendulum(double angle, double speed) {}

  final double gravity;

  public Mechanics(double gravity) {
    this.gravity = gravity;
  }

  double gravity() {
    return gravity;
  }

  @Differentiable
  public static double lennardJones(double[][] position, double sigma, double epsilon) {
    double energy = 0;
    for (int i = 0; i < position.length; i++) {
      for (int j = 0; j < i; j++) {
        double r2 = 0;
        for (int k = 0; k < 3; k++) {
          double d = position[i][k] - position[j][k];
          r2 += d * d;
        }
        double s2 = sigma * sigma / r2;
        double s6 = s2 * s2 * s2;
        energy += 4 * epsilon * s6 * (s6 - 1);
      }
    }
    return energy;
  }

  @Differentiable
  public static double bodies(double[] mass, double[][] position, double[][] velocity) {
    double energy = 0;
    for (int i = 0; i < mass.length; i++) {
      double v2 = 0;
      for (double v : velocity[i]) v2 += v * v;
      energy += mass[i] * v2 / 2;
      for (int j = i + 1; j < mass.length; j++) {
        double dx = position[i][0] - position[j][0];
        double dy = position[i][1] - position[j][1];
        energy -= mass[i] * mass[j] / Math.hypot(dx, dy);
      }
    }
    return energy;
  }

  /** The eccentric anomaly, by Newton's method. */
  @Differentiable
  public static double kepler(double anomaly, double eccentricity) {
    double e = anomaly + (eccentricity > 0.8 ? 0.85 * eccentricity : 0);
    while (true) {
      double step =
          (e - eccentricity * Math.sin(e) - anomaly) / (1 - eccentricity * Math.cos(e));
      e -= step;
      if (Math.abs(step) < 1e-11) return e;
    }
  }

  /** The angles of an arm of two links that reaches (x, y), elbow down. */
  @Differentiable
  public static double[] inverseKinematics(double x, double y, double first, double second) {
    double c = (x * x + y * y - first * first - second * second) / (2 * first * second);
    if (Math.abs(c) > 1) throw new IllegalArgumentException("out of reach");
    double elbow = Math.acos(c);
    double shoulder =
        Math.atan2(y, x) - Math.atan2(second * Math.sin(elbow), first + second * c);
    return new double[] {shoulder, elbow};
  }

  /** How far a camera sees a point from where it was observed: Rodrigues, projection, distortion. */
  @Differentiable
  public static double[] reprojection(
      Vec3 turn, Vec3 shift, double focal, double k1, double k2, Vec3 point, @Constant double[] seen) {
    double theta2 = turn.dot(turn);
    Vec3 turned;
    if (theta2 > 0) {
      double theta = Math.sqrt(theta2), c = Math.cos(theta);
      Vec3 axis = turn.times(1 / theta);
      turned =
          point
              .times(c)
              .plus(axis.cross(point).times(Math.sin(theta)))
              .plus(axis.times(axis.dot(point) * (1 - c)));
    } else {
      turned = point.plus(turn.cross(point));
    }
    Vec3 p = turned.plus(shift);
    double u = -p.x() / p.z(), v = -p.y() / p.z();
    double r2 = u * u + v * v;
    double scale = focal * (1 + r2 * (k1 + r2 * k2));
    return new double[] {scale * u - seen[0], scale * v - seen[1]};
  }

  /** Where a ray first meets a sphere; negative where it does not. */
  @Differentiable
  public static double raySphere(Ray ray, Vec3 centre, double radius) {
    Vec3 offset = ray.origin().minus(centre);
    double a = ray.direction().dot(ray.direction());
    double b = offset.dot(ray.direction());
    double c = offset.dot(offset) - radius * radius;
    double discriminant = b * b - a * c;
    if (discriminant < 0) {
      return -1;
    }
    double root = Math.sqrt(discriminant);
    double near = (-b - root) / a;
    return near > 0 ? near : (-b + root) / a;
  }

  /** Symplectic steps of a pendulum; gravity is that of the object. */
  @Differentiable
  @Constant
  public Pendulum swing(Pendulum start, double length, double step, int steps) {
    Pendulum p = start;
    for (int i = 0; i < steps; i++) {
      double speed = p.speed() - step * gravity() / length * Math.sin(p.angle());
      p = new Pendulum(p.angle() + step * speed, speed);
    }
    return p;
  }

  /** The semi-major axis and the eccentricity of the orbit about a mass. */
  @Differentiable
  public static double[] orbit(Vec3 position, Vec3 velocity, double mu) {
    double r = position.norm();
    double energy = velocity.dot(velocity) / 2 - mu / r;
    Vec3 h = position.cross(velocity);
    Vec3 e = velocity.cross(h).times(1 / mu).minus(position.times(1 / r));
    return new double[] {-mu / (2 * energy), e.norm()};
  }

  /** A value within a triangle, by areas. */
  @Differentiable
  public static double barycentric(double[][] corner, double[] value, double x, double y) {
    double whole = area(corner[0][0], corner[0][1], corner[1], corner[2]);
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += value[i] * area(x, y, corner[(i + 1) % 3], corner[(i + 2) % 3]);
    }
    return sum / whole;
  }

  private static double area(double x, double y, double[] a, double[] b) {
    return ((a[0] - x) * (b[1] - y) - (a[1] - y) * (b[0] - x)) / 2;
  }

  /** The dihedral angle at the edge from a to b of a tetrahedron. */
  @Differentiable
  public static double dihedral(Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
    Vec3 axis = b.minus(a);
    Vec3 left = axis.cross(c.minus(b));
    Vec3 right = axis.cross(d.minus(b));
    return Math.atan2(left.cross(right).dot(axis) / axis.norm(), left.dot(right));
  }
}
