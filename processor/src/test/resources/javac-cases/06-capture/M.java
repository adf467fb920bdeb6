import java.util.*;
import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  static <T extends Comparable<T> & java.io.Serializable> T pick(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  public static void main(String[] arguments) {
    List<? extends Number> l = List.of(1, 2.5);
    var e = l.get(0);
    System.out.println(e.intValue());
    var m = List.of(1, "x", 2.0);
    var z = m.get(1);
    System.out.println(z);
    var w = true ? 1 : "s";
    System.out.println(w.getClass());
    Map<String, ? super Integer> mm = new HashMap<>(Map.of("a", 1));
    for (var en : mm.entrySet()) {
      System.out.println(en.getValue());
    }
  }
}
