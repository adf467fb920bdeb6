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
    double[] g = MGradients.gGradient(1, 2);
    System.out.println(g[1]);
  }
}
