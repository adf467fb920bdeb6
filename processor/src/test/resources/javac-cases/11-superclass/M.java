import dev.fluxion.annotations.Differentiable;

public class M extends Base {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  @Differentiable
  static double g(double x, double y) {
    return x * y;
  }

  public static void main(String[] arguments) {
    System.out.println(new M().b());
  }
}

class Base {
  double b() {
    var g = MGradients.gGradient(3, 4);
    return g[0];
  }
}
