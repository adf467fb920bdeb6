import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  public static void main(String[] arguments) {
    System.out.println(MGradients.fFunction().andThen(v -> v * 2).applyAsDouble(3));
  }
}
