import dev.fluxion.annotations.Differentiable;

public class M {
  enum E {
    A,
    B
  }

  sealed interface S permits X, Y {}

  record X(double v) implements S {}

  record Y(int k) implements S {}

  @Differentiable
  static double f(double x) {
    return x * x;
  }

  @Differentiable
  static double g(double x, double y) {
    return x * y;
  }

  static double t(E e) {
    return switch (e) {
      case A -> 1;
      case B -> {
        yield MGradients.gGradient(2, 3)[0];
      }
    };
  }

  public static void main(String[] arguments) {
    System.out.println(t(E.B));
    Object o = new X(2);
    if (o instanceof X x && x.v() > 1) {
      System.out.println(x.v());
    }
    var r = new X(3);
    System.out.println(r);
    java.util.function.Function<S, String> ff = s -> s.toString();
    System.out.println(ff.apply(r));
  }
}
