import java.util.*;
import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  interface I {
    double ap(double x);
  }

  static I i = x -> x + 1;
  static final I j =
      new I() {
        public double ap(double q) {
          return q + Math.PI;
        }
      };

  enum Q {
    A {
      double z() {
        return 1;
      }
    };

    abstract double z();
  }

  public static void main(String[] arguments) {
    String s = "a" + 1;
    assert s != null;
    try (var sc = new Scanner("3")) {
      System.out.println(sc.nextInt());
    }
    System.out.println(i.ap(1) + j.ap(2) + Q.A.z());
    int[] arr = {1, 2};
    for (var k : arr) {
      System.out.println(k);
    }
    switch (s) {
      case "a1" -> System.out.println("ok");
      default -> {}
    }
    char c = 'a';
    c += 1;
    System.out.println(c);
    final double K = 2;
    class In {
      double q() {
        return K;
      }
    }
    System.out.println(new In().q());
  }
}
