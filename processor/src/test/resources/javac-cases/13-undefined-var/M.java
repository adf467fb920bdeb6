import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  public static void main(String[] arguments) {
    var z = undefinedMethod(3);
    System.out.println(z);
  }
}
