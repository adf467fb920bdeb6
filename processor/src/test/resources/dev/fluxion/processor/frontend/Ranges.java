package ranges;

import dev.fluxion.annotations.Differentiable;
import java.util.Arrays;

/** Library methods over arrays, at good ranges and bad ones; boxes and strings at their edges. */
class Ranges {

  @Differentiable
  static double fill(double[] x, int from, int to) {
    double[] a = x.clone();
    Arrays.fill(a, from - 1, to, 2.5);
    return a[0] + a[1] * 10 + a[2] * 100 + a[3] * 1000 + a[4] * 10000;
  }

  @Differentiable
  static double fillInts(double x, int[] n, int from, int to) {
    Arrays.fill(n, from, to - 1, 'a');
    long[] l = new long[3];
    Arrays.fill(l, n[from % 5]);
    short[] s = new short[2];
    Arrays.fill(s, (short) to);
    boolean[] b = new boolean[2];
    Arrays.fill(b, 0, 1, true);
    return x + n[0] + l[2] + s[1] + (b[0] && !b[1] ? 1 : 0);
  }

  @Differentiable
  static double[] copyOf(double[] x, int n) {
    return Arrays.copyOf(x, n * 2 - 3);
  }

  @Differentiable
  static double[] copyOfRange(double[] x, int from, int to) {
    return Arrays.copyOfRange(x, from * 2 - 3, to * 3 - 2);
  }

  @Differentiable
  static double[] arraycopy(double[] x, int from, int to, int count) {
    double[] a = x.clone();
    System.arraycopy(a, from - 1, a, to - 1, count - 1);
    return a;
  }

  @Differentiable
  static double[] twoArrays(double[] x, int from, int to, int count) {
    double[] a = new double[4];
    System.arraycopy(x, from, a, to, count);
    return a;
  }

  @Differentiable
  static double[] rows(double[][] m, int from, int count) {
    double[][] a = new double[3][];
    System.arraycopy(m, from, a, 0, count);
    a[0][0]++;
    return a[count % 3];
  }

  @Differentiable
  static double strings(double x, int n, char c, byte b) {
    String s = "n" + n + c + b + 'x' + 1L + true + null;
    s += n;
    s += 'y';
    String none = n > 2 ? null : "some";
    String text = 1 + 2 + s + none + 1 + 2;
    return x + text.length() * 100 + text.hashCode() % 100 + (none == null ? 0.5 : none.length());
  }

  @Differentiable
  static double switches(double x, int n) {
    String s = n == 0 ? null : n == 1 ? "a" : n == 2 ? "b" : "other";
    if (n < 5 || n == 5 && x > 0) {
      switch (s == null && n > 0 ? "never" : s) {
        case "a":
          x += 1;
        case "b":
          x += 10;
          break;
        default:
          x += 100;
        case "c":
          x *= 2;
      }
    }
    return x;
  }

  @Differentiable
  static double boxes(double x, int n) {
    Integer i = n > 3 ? null : (Integer) n;
    boolean small = n < 2 && i < 1;
    Integer other = 1000 + n;
    Integer again = 1000 + n;
    double sum = small ? 1 : i;
    if (n < 2 ? i.equals(n) : other.equals(again)) sum += other - again + 0.25;
    Character c = 'a';
    c++;
    Long l = 3L;
    l += i;
    return x + sum + c + l * 2;
  }

  @Differentiable
  static double casts(double x, int n) {
    Object o = n == 0 ? "text" : n == 1 ? (Object) 5 : n == 2 ? (Object) 2.5 : null;
    if (o instanceof Number) {
      return x + ((Number) o).intValue();
    }
    if (n < 4) {
      return x + ((String) o + "!").length();
    }
    return ((Integer) (Object) "wrong") * x;
  }
}
