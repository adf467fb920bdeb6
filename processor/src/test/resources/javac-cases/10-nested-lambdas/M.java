import java.util.stream.*;
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
    System.out.println(
        Stream.of(1.0, 2.0)
            .map(v -> MGradients.gGradient(v, 4))
            .map(g -> g[0] + g[1])
            .collect(Collectors.toList()));
    var list = Stream.of(1.0, 2.0).map(v -> MGradients.gGradient(v, 4)).toList();
    System.out.println(list.get(0)[1]);
  }
}
