import dev.fluxion.annotations.Differentiable;

public class M {
  @Differentiable
  static double f(double x) {
    return x * x;
  }

  public static void main(String[] arguments) {
    var o =
        new Object() {
          double k = 4;
    
          double m() {
            return k;
          }
        };
    System.out.println(o.k + o.m());
    class L {
      double q = 2;
    }
    var l = new L();
    System.out.println(l.q);
    Runnable r =
        new Runnable() {
          public void run() {
            System.out.println(getClass().getName());
          }
        };
    r.run();
    System.out.println(l.getClass().getName() + o.getClass().getName());
  }
}
