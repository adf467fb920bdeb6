import dev.fluxion.annotations.Differentiable;

/** Values of records that the generated code may not name, and need not. */
class PrivateRecords {

  private record Vector(double x, double y) {
    Vector {
      if (x > 1e6) {
        throw new IllegalArgumentException("too far: " + x);
      }
    }

    Vector(double both) {
      this(both, both);
    }

    static Vector polar(double radius, double angle) {
      return new Vector(radius * Math.cos(angle), radius * Math.sin(angle));
    }

    private Vector plus(Vector other) {
      return new Vector(x + other.x, y + other.y());
    }

    double dot(Vector other) {
      return x * other.x + y * other.y;
    }
  }

  private record Line(Vector from, Vector to, boolean closed) {
    double length() {
      double dx = to.x - from.x;
      double dy = to.y() - from.y();
      return Math.sqrt(dx * dx + dy * dy) * (closed ? 2 : 1);
    }
  }

  private record Cell(int row, int column) {
    int index(int columns) {
      return row * columns + column;
    }
  }

  private record Tagged<T>(T tag, double value) {}

  private record Single(float value, double[] rest) {}

  private static class Unknown {}

  @Differentiable
  static double square(double[] a) {
    Vector v = new Vector(a[0], a[1]);
    return v.dot(v);
  }

  @Differentiable
  static double declared(double x, double y, boolean flag) {
    Vector v;
    final Vector w = (Vector) new Vector(y);
    if (flag) {
      v = w.plus(Vector.polar(x, y));
    } else {
      v = fixed();
    }
    var chosen = x > 2 ? v : w;
    return chosen.plus(v).dot(w);
  }

  static Vector fixed() {
    return new Vector(1.25, -0.5);
  }

  @Differentiable
  static Double2 asPublic(double[] a, double t) {
    Vector v = new Vector(a[0], t).plus(new Vector(a[1]));
    return new Double2(v.dot(v), v.x() / t);
  }

  record Double2(double first, double second) {}

  @Differentiable
  static double lengths(double[] a, int n) {
    Line line = new Line(new Vector(a[0], a[1]), new Vector(a[2], a[3] + 4), n == 2);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += line.length();
      line = new Line(line.to(), line.from.plus(new Vector(sum, i)), !line.closed);
    }
    return sum;
  }

  /** Stays a function, which gets and returns records with components that are no reals. */
  @Differentiable
  static double halved(double x, double y, int n) {
    Line last = halve(new Line(new Vector(x, y), new Vector(y * y, 3), false), n);
    return last.length() * (last.closed() ? x : y);
  }

  private static Line halve(Line line, int n) {
    if (n == 0) {
      return line;
    }
    Vector middle = new Vector((line.from.x + line.to.x) / 2, line.from.y * line.to.y);
    return halve(new Line(middle, line.to, !line.closed), n - 1);
  }

  @Differentiable
  static double cells(double[] a, int n) {
    Cell cell = new Cell(0, n - 1);
    double product = 1;
    while (cell.index(2) < a.length) {
      product *= 1 + a[cell.index(2)] * product;
      cell = new Cell(cell.row() + 1, cell.column);
    }
    return product;
  }

  /** What a type variable stands for is not written either. */
  @Differentiable
  static double tagged(double x, int n) {
    Tagged<Unknown> none = new Tagged<>(null, x * x);
    Tagged<String> text = new Tagged<>("a" + n, none.value());
    return text.value * text.value() + (none.tag() == null ? x : 0);
  }

  @Differentiable
  static double single(float x, double[] a) {
    Single made = new Single(x * x, new double[] {a[0], x});
    return made.value() * made.rest()[0] + made.rest()[1];
  }

  static class Nested {
    @Differentiable
    static double outer(double x, double y) {
      Vector v = Vector.polar(x, y).plus(fixed());
      return v.dot(new Vector(x));
    }
  }
}
