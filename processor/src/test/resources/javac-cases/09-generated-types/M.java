import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double g(double x, double y) {
    return x * y;
  }

  @Differentiable
  static double s(double[] v) {
    return v[0] * v[0];
  }

  @Differentiable
  static double r(double x, double[] v) {
    return x * v[0];
  }

  static MGradients.RGradient field = MGradients.rGradient(2, new double[] {3});

  static MGradients.RGradient same(MGradients.RGradient r) {
    return r;
  }

  public static void main(String[] arguments) {
    System.out.println(same(MGradients.rGradient(5, new double[] {7})).x() + field.v()[0]);
    new Object() {
      void z() {
        System.out.println(MGradients.gGradient(5, 6)[0]);
      }
    }.z();
    java.util.function.DoubleUnaryOperator u = v -> MGradients.gGradient(v, 1)[1];
    System.out.println(u.applyAsDouble(7));
    java.util.function.Function<double[], double[]> h = MGradients::sGradient;
    System.out.println(h.apply(new double[] {9})[0]);
  }
}
