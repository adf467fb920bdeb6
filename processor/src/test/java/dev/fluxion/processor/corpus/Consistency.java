package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Holds all generated methods of one annotated method against one another and against central
 * differences of the original, at one point.
 */
final class Consistency {
  private final Method original;
  private final Class<?> companion;
  private final Object[] point;
  private final List<Integer> independents = new ArrayList<>();
  private final double[] x;

  /**
   * @param point all arguments; what is real is independent unless its name begins with {@code
   *     constant}
   */
  Consistency(Method original, Class<?> companion, Object... point) {
    this.original = original;
    this.companion = companion;
    this.point = point;
    original.setAccessible(true);
    for (int i = 0; i < point.length; i++) {
      if (Flat.isReal(point[i]) && !original.getParameters()[i].getName().startsWith("constant")) {
        independents.add(i);
      }
    }
    this.x = flatPoint();
  }

  void check() throws Exception {
    Object value = original.invoke(null, copies(x));
    if (value instanceof Double) {
      checkScalar((Double) value);
    } else {
      checkVector(value);
    }
  }

  private void checkScalar(double value) throws Exception {
    int n = x.length;
    double[] v = direction();
    double[] differences = gradientByDifferences();
    if (n > 1) {
      double[] gradient = Flat.of(call("Gradient"));
      close("reverse", gradient, differences, 1e-5);
      close("forward", Flat.of(call("ForwardGradient")), gradient, 1e-11);
    }
    double[] gradient = Flat.of(callWith("Vjp", destinations(1.0)));
    double[] bars = lastDestinations();
    assertThat(gradient[0]).as(name("Vjp value")).isEqualTo(value);
    close("vjp", bars, differences, 1e-5);
    double jvp = (Double) callWith("Jvp", tangents(v));
    close("jvp", new double[] {jvp}, new double[] {dot(bars, v)}, 1e-11);
    double[] taylor = (double[]) callWith("Taylor", append(tangents(v), 2));
    assertThat(taylor[0]).as(name("c[0]")).isEqualTo(value);
    close("c[1]", new double[] {taylor[1]}, new double[] {jvp}, 1e-11);
    if (n > 1) {
      double[][] hessian = (double[][]) call("Hessian");
      double[] hvp = Flat.of(callWith("Hvp", tangents(v)));
      for (int i = 0; i < n; i++) {
        close("hvp " + i, new double[] {hvp[i]}, new double[] {dot(hessian[i], v)}, 1e-9);
      }
      close("c[2]", new double[] {2 * taylor[2]}, new double[] {dot(hvp, v)}, 1e-9);
      close("hvp", hvp, hvpByDifferences(v), 1e-4);
    }
  }

  private void checkVector(Object value) throws Exception {
    double[] v = direction();
    double[] flatValue = Flat.of(value);
    int m = flatValue.length;
    double[] forward = Flat.of(call("ForwardJacobian"));
    close("reverse", Flat.of(call("ReverseJacobian")), forward, 1e-11);
    close("jacobian", Flat.of(call("Jacobian")), forward, 1e-11);
    close("differences", forward, jacobianByDifferences(m), 1e-5);
    double[] jvp = Flat.of(callWith("Jvp", tangents(v)));
    double[][] taylor = (double[][]) callWith("Taylor", append(tangents(v), 2));
    double[] u = new double[m];
    for (int i = 0; i < m; i++) {
      u[i] = Math.sin(i + 1);
      assertThat(taylor[i][0]).as(name("c[0]")).isEqualTo(flatValue[i]);
      close("c[1]", new double[] {taylor[i][1]}, new double[] {jvp[i]}, 1e-11);
    }
    Object cotangent = Flat.like(value, u, new int[1]);
    double[] hvp = Flat.of(callWith("Hvp", append(tangents(v), cotangent)));
    double quadratic = 0;
    for (int i = 0; i < m; i++) {
      quadratic += u[i] * 2 * taylor[i][2];
    }
    close("uᵀ∇²f(v,v)", new double[] {dot(hvp, v)}, new double[] {quadratic}, 1e-9);
  }

  private double[] direction() {
    double[] v = new double[x.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.cos(3 * i + 1);
    }
    return v;
  }

  private double[] gradientByDifferences() throws Exception {
    return jacobianByDifferences(1);
  }

  private double[] jacobianByDifferences(int m) throws Exception {
    int n = x.length;
    double[] result = new double[m * n];
    for (int j = 0; j < n; j++) {
      double h = 1e-6 * Math.max(1, Math.abs(x[j]));
      double[] up = Flat.of(original.invoke(null, copies(shifted(j, h))));
      double[] down = Flat.of(original.invoke(null, copies(shifted(j, -h))));
      for (int i = 0; i < m; i++) {
        result[i * n + j] = (up[i] - down[i]) / (2 * h);
      }
    }
    return result;
  }

  private double[] hvpByDifferences(double[] v) throws Exception {
    double h = 1e-6;
    double[] up = x.clone();
    double[] down = x.clone();
    for (int i = 0; i < x.length; i++) {
      up[i] += h * v[i];
      down[i] -= h * v[i];
    }
    double[] plus = Flat.of(find("Gradient", point.length).invoke(null, copies(up)));
    double[] minus = Flat.of(find("Gradient", point.length).invoke(null, copies(down)));
    for (int i = 0; i < plus.length; i++) {
      plus[i] = (plus[i] - minus[i]) / (2 * h);
    }
    return plus;
  }

  private double[] shifted(int j, double h) {
    double[] shifted = x.clone();
    shifted[j] += h;
    return shifted;
  }

  private double[] flatPoint() {
    try {
      List<Object> reals = new ArrayList<>();
      independents.forEach(i -> reals.add(point[i]));
      return Flat.of(reals.toArray());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The arguments with the independents taken from {@code flat}. */
  private Object[] copies(double[] flat) {
    Object[] copy = point.clone();
    int[] next = {0};
    for (int i : independents) {
      copy[i] = Flat.like(point[i], flat, next);
    }
    return copy;
  }

  private Object[] tangents(double[] v) {
    List<Object> tangents = new ArrayList<>();
    int[] next = {0};
    for (int i : independents) {
      tangents.add(Flat.like(point[i], v, next));
    }
    return tangents.toArray();
  }

  private Object[] lastBars;

  /** A cotangent and the destinations of a reverse sweep. */
  private Object[] destinations(Object cotangent) {
    List<Object> bars = new ArrayList<>();
    int scalars = 0;
    for (int i : independents) {
      if (point[i] instanceof Double) {
        scalars++;
      } else {
        bars.add(Flat.like(point[i], new double[x.length], new int[1]));
      }
    }
    if (scalars > 0) {
      bars.add(new double[scalars]);
    }
    lastBars = bars.toArray();
    List<Object> all = new ArrayList<>(List.of(cotangent));
    all.addAll(bars);
    return all.toArray();
  }

  /** What the last destinations hold, in flat order. */
  private double[] lastDestinations() throws Exception {
    List<Object> ordered = new ArrayList<>();
    int array = 0;
    int scalar = 0;
    for (int i : independents) {
      ordered.add(
          point[i] instanceof Double
              ? (Object) ((double[]) lastBars[lastBars.length - 1])[scalar++]
              : lastBars[array++]);
    }
    return Flat.of(ordered.toArray());
  }

  private static Object[] append(Object[] head, Object tail) {
    Object[] all = Arrays.copyOf(head, head.length + 1, Object[].class);
    all[head.length] = tail;
    return all;
  }

  private Object call(String suffix) throws Exception {
    return callWith(suffix, new Object[0]);
  }

  private Object callWith(String suffix, Object[] more) throws Exception {
    List<Object> all = new ArrayList<>(Arrays.asList(copies(x)));
    all.addAll(Arrays.asList(more));
    return find(suffix, all.size()).invoke(null, all.toArray());
  }

  private Method find(String suffix, int arity) {
    for (Method method : companion.getDeclaredMethods()) {
      if (method.getName().equals(original.getName() + suffix)
          && method.getParameterCount() == arity) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new AssertionError("no " + name(suffix) + " with " + arity + " parameters");
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private String name(String what) {
    return original.getName() + ": " + what;
  }

  private void close(String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(name(what)).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      double scale = 1 + Math.abs(expected[i]);
      assertThat(Math.abs(actual[i] - expected[i]))
          .as(name(what + "[" + i + "]: " + actual[i] + " is not " + expected[i]))
          .isLessThan(tolerance * scale);
    }
  }
}
