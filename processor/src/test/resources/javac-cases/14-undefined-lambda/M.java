import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  public static void main(String[] arguments) {
    foo(q -> q + 1);
    var l = java.util.List.of(1).stream().map(z -> bar(z)).toList();
  }
}
