import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  @Differentiable
  static double g(double x, double y) {
    return x * y;
  }

  public static void main(String[] arguments) {
    var z = undefinedMethod(3);
    System.out.println(z);
    var q = MGradients.nope(1);
    int i = "x";
    int i2 = MGradients.gGradient(1, 2);
  }
}
