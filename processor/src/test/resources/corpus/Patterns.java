import dev.fluxion.annotations.Differentiable;
import java.util.List;

/** {@code instanceof} with a type and a name, and what the name is in scope of. */
class Patterns {
  sealed interface Shape permits Circle, Square, Named {}

  record Circle(double radius) implements Shape {}

  record Square(double side, int n) implements Shape {}

  static final class Named implements Shape {
    final String name;

    Named(String name) {
      this.name = name;
    }
  }

  private static final Shape[] SHAPES = {
    new Circle(1.5), new Square(2.5, 3), new Named("seven"), null
  };

  private static final List<Object> OBJECTS = List.of("text", 3, 2.5, new Circle(0.5));

  /** A field that patterns hide. */
  static double s = 4;

  private static double area(Shape shape, double x) {
    if (shape instanceof Circle c) {
      return Math.PI * c.radius() * c.radius() * x;
    } else if (shape instanceof Square q && q.n() > 2) {
      return q.side() * q.side() * x * q.n();
    }
    return shape instanceof Named n ? n.name.length() * x * x : s * x;
  }

  @Differentiable
  static double areas(double x, double y) {
    double sum = 0;
    for (Shape shape : SHAPES) {
      sum += area(shape, x * y);
    }
    return sum;
  }

  @Differentiable
  static double scopes(double x) {
    double sum = 0;
    for (Object o : OBJECTS) {
      if (!(o instanceof String s)) {
        sum += s * x; // the field
        continue;
      }
      sum += s.length() * x * x;
    }
    for (Object o : OBJECTS) {
      boolean isLong = o instanceof String s && s.length() > 3 || s > 5;
      sum += isLong ? x : s;
      if (!(o instanceof Number n) || n.intValue() > 2) {
        sum *= x + s;
      } else {
        sum += n.doubleValue() * x;
      }
      double t = o instanceof Double d ? d * x : o instanceof Integer i ? i * x * x : 0;
      sum += t;
    }
    return sum;
  }

  /** The name keeps its object where the variable goes on. */
  @Differentiable
  static double keeps(double x) {
    Object o = OBJECTS.get(0);
    double sum = x;
    int k = 0;
    while (o instanceof String t && k < 3) {
      o = k == 1 ? OBJECTS.get(1) : OBJECTS.get(0);
      sum += t.length() * x * k;
      k++;
    }
    if (o instanceof Integer n) {
      java.util.function.DoubleUnaryOperator f = v -> v * n;
      o = null;
      sum *= twice(f, x) + n;
    }
    return sum;
  }

  private static double twice(java.util.function.DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(f.applyAsDouble(x));
  }
}
