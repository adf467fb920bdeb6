import java.util.*;
import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  public static void main(String[] arguments) {
    record R(int k, String s) {}
    enum LE {
      U,
      V
    }
    interface LI {
      int z(int a);
    }
    var r = new R(1, "a");
    var rs = List.of(r);
    for (var q : rs) {
      System.out.println(q.k() + q.s());
    }
    LI li = p -> p + r.k();
    System.out.println(li.z(3));
    var e = LE.V;
    System.out.println(e);
    var c =
        new Comparator<R>() {
          public int compare(R p, R q) {
            return p.k() - q.k();
          }
        };
    System.out.println(c.compare(r, r));
  }
}
