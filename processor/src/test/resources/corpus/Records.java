import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/** Records as parameters, locals, results and receivers. */
class Records {

  record Vec3(double x, double y, double z) {
    static final int DIMENSIONS = 3;

    Vec3 plus(Vec3 other) {
      return new Vec3(x + other.x, y + other.y(), this.z + other.z);
    }

    Vec3 times(double factor) {
      return new Vec3(factor * x, factor * y, factor * z);
    }

    double dot(Vec3 other) {
      return x * other.x + y * other.y + z * other.z;
    }

    double norm() {
      return Math.sqrt(dot(this));
    }

    static Vec3 cross(Vec3 a, Vec3 b) {
      return new Vec3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
    }

    @Differentiable
    double stretch(double factor, Vec3 by) {
      return plus(by.times(factor)).norm() * factor;
    }

    @Differentiable
    @Constant
    double constantAlong(Vec3 direction) {
      return dot(direction) / direction.norm();
    }
  }

  record Body(Vec3 position, Vec3 velocity, double mass, int id) {
    Body moved(double dt) {
      return new Body(position.plus(velocity.times(dt)), velocity, mass, id);
    }

    double kinetic() {
      return mass * velocity.dot(velocity) / 2;
    }
  }

  /** Normalises: its constructor is code like any other. */
  record Unit(double c, double s) {
    Unit {
      double length = Math.hypot(c, s);
      if (length == 0) {
        throw new IllegalArgumentException("no direction");
      }
      c = c / length;
      s /= length;
    }

    Unit(double angle) {
      this(Math.cos(angle), Math.sin(angle));
    }

    Unit turned(Unit by) {
      return new Unit(c * by.c - s * by.s, s * by.c + c * by.s);
    }
  }

  record Interval(double low, double high) {
    Interval(double low, double high) {
      if (low <= high) {
        this.low = low;
        this.high = high;
        return;
      }
      this.low = high;
      this.high = low + 0 * this.low;
    }

    double width() {
      return high - low;
    }
  }

  record Model(double bias, double[] weights, @Constant double constantRate, boolean squared) {
    double at(double[] x) {
      double sum = bias * constantRate;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * x[i];
      }
      return squared ? sum * sum : sum;
    }
  }

  record Fit(double error, double[] residuals, int steps) {}

  @Differentiable
  static double distance(Vec3 a, Vec3 b) {
    return a.plus(b.times(-1)).norm();
  }

  @Differentiable
  static double onlyOne(Vec3 a) {
    return a.x() * a.y() * a.y() + Math.sin(a.z());
  }

  @Differentiable
  static Vec3 crossed(Vec3 a, Vec3 b, double t) {
    return Vec3.cross(a, b).times(t);
  }

  @Differentiable
  static Vec3 helix(double t) {
    return new Vec3(Math.cos(t), Math.sin(t), t * t);
  }

  @Differentiable
  static double tripleProduct(Vec3 a, Vec3 b, Vec3 c, double[] w) {
    double sum = 0;
    for (double each : w) {
      sum += each * each * Vec3.cross(a, b).dot(c);
    }
    return sum;
  }

  /** A record that a loop and its branches assign. */
  @Differentiable
  static double walk(Vec3 start, double step, int n) {
    Vec3 at = start;
    Vec3 last;
    for (int i = 0; i < n; i++) {
      last = at;
      at = i % 2 == 0 ? at.plus(new Vec3(step, at.z(), 1)) : new Vec3(at.y, at.z, at.x * step);
      if (at.norm() > 50) {
        at = last;
        break;
      }
    }
    return at.norm() * at.x();
  }

  @Differentiable
  static double energy(Body body, @Constant Body constantOther, double dt) {
    Body later = body.moved(dt);
    double distance = later.position().plus(constantOther.position().times(-1)).norm();
    return later.kinetic() - body.mass() * constantOther.mass / distance + body.id();
  }

  @Differentiable
  static Body leap(Body body, double dt) {
    Vec3 force = body.position().times(-1 / body.mass());
    Vec3 velocity = body.velocity().plus(force.times(dt));
    return new Body(body.position().plus(velocity.times(dt)), velocity, body.mass(), body.id() + 1);
  }

  @Differentiable
  static double turned(Unit u, double angle) {
    Unit v = u.turned(new Unit(angle));
    return v.c() * v.c() - 2 * v.s();
  }

  @Differentiable
  static Unit turn(Unit u, double angle) {
    return u.turned(new Unit(angle));
  }

  @Differentiable
  static double width(double a, double b, Interval i) {
    Interval made = new Interval(a, b);
    return made.width() * made.high + i.width();
  }

  @Differentiable
  static double loss(Model model, double[] x) {
    return model.at(x) + model.weights()[0] * model.bias();
  }

  @Differentiable
  static double oneModel(Model model) {
    double[] w = model.weights();
    w[1] = w[0] * w[1];
    return w[1] * w[1] + model.bias() * model.weights()[1];
  }

  @Differentiable
  static Fit fit(Model model, double[] x) {
    double[] residuals = new double[x.length];
    double error = 0;
    for (int i = 0; i < x.length; i++) {
      residuals[i] = model.weights()[i] * x[i] - model.bias();
      error += residuals[i] * residuals[i];
    }
    return new Fit(error, residuals, x.length);
  }

  @Differentiable
  static double swapped(Vec3 a, double[] w) {
    Vec3 b = a;
    for (double v : w) {
      b = new Vec3(b.y() * v, b.z(), b.x());
    }
    return b.x() * 2 + b.y() * b.z();
  }

  record Found(double value, int depth, double[] path, boolean done) {}

  /** Calls itself with records, and gets them back with components that are no reals. */
  @Differentiable
  static double search(Vec3 from, double target) {
    Found found = searchFrom(from, target, 0);
    double sum = found.done() ? found.value() : -found.value();
    for (double step : found.path()) {
      sum += step * found.depth();
    }
    return sum;
  }

  private static Found searchFrom(Vec3 at, double target, int depth) {
    double size = at.norm();
    if (size > 5 * target || depth == 6) {
      return new Found(size * at.x(), depth, new double[] {at.y(), at.z() * target}, depth < 6);
    }
    Found rest = searchFrom(at.plus(new Vec3(target, size, depth)), target * 0.9, depth + 1);
    double[] path = rest.path();
    path[depth % 2] *= at.x();
    return new Found(rest.value() * target, rest.depth() + depth, path, !rest.done());
  }

  @Differentiable
  static Vec3 nested(Vec3 a, int n) {
    return n <= 0 ? a.times(2) : Vec3.cross(nested(a.times(0.5), n - 1), a).plus(a);
  }

  enum Kind {
    LINEAR,
    SQUARE
  }

  record Item(double value, Kind kind, String name, int[] marks) {
    double score() {
      return switch (kind) {
        case LINEAR -> value * name.length();
        case SQUARE -> value * value * marks[0];
      };
    }
  }

  static final Item FIXED = new Item(1.5, Kind.SQUARE, "fixed", new int[] {3});

  /** Components that are objects are constants. */
  @Differentiable
  static double items(double x, int n) {
    Item item = grown(new Item(x, n == 2 ? Kind.LINEAR : Kind.SQUARE, "a" + n, new int[] {n}), n);
    Item other = item.kind() == Kind.LINEAR ? item : new Item(x * x, Kind.LINEAR, "b", item.marks());
    return item.score() + other.score() * item.name().length() + FIXED.score() * x;
  }

  static Item grown(Item item, int n) {
    return n == 0
        ? item
        : grown(new Item(item.score() / 2, item.kind(), item.name() + "x", item.marks()), n - 1);
  }
}
