package dev.fluxion.processor.sweeps;

import java.lang.reflect.Method;
import java.util.Arrays;

/** One method of two independent vectors at one point. */
final class Sweep {
  private static final double[] X = {0.9, -0.4, 1.3, 0.65};
  private static final double[] Y = {0.31, 1.1, -0.7, 0.8};
  private static final double[] V = {1, 0.3, -0.6, 0.2};
  private static final double[] W = {-0.4, 0.5, 0.1, 1};

  private final ClassLoader loader;
  private final String name;
  private final int n;

  Sweep(ClassLoader loader, String name, int n) {
    this.loader = loader;
    this.name = name;
    this.n = n;
  }

  /** What is wrong with the derivatives; null if nothing. */
  String failure() throws ReflectiveOperationException {
    double[] x = new double[X.length];
    double[] y = new double[Y.length];
    double value = (Double) call("Sweeps", "");
    double again = (Double) call("SweepsGradients", "ValueAndGradient", x, y);
    double[] reverse = joined(x, y);
    double[] forward = flat(call("SweepsGradients", "ForwardGradient"));
    double[] hvp = flat(call("SweepsGradients", "Hvp", V, W));
    double[] series = (double[]) call("SweepsGradients", "Taylor", V, W, 2);
    if (Double.doubleToLongBits(value) != Double.doubleToLongBits(again)) {
      return name + ": value " + again + " is not " + value;
    } else if (!close(reverse, forward)) {
      return name + ": " + Arrays.toString(reverse) + " is not " + Arrays.toString(forward);
    }
    double[] twice = {2 * series[2]};
    double[] quadratic = {dot(hvp, joined(V, W))};
    return close(quadratic, twice) ? null : name + ": 2nd " + quadratic[0] + " is not " + twice[0];
  }

  private Object call(String owner, String suffix, Object... more)
      throws ReflectiveOperationException {
    Object[] arguments = new Object[4 + more.length];
    System.arraycopy(
        new Object[] {X.clone(), Y.clone(), n, new int[] {2, 0, 3, 1}}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    for (Method method : loader.loadClass(owner).getDeclaredMethods()) {
      if (method.getName().equals(name + suffix)
          && method.getParameterCount() == arguments.length) {
        method.setAccessible(true);
        return method.invoke(null, arguments);
      }
    }
    throw new NoSuchMethodException(name + suffix);
  }

  /** Of a record of two vectors. */
  private static double[] flat(Object pair) throws ReflectiveOperationException {
    double[][] parts = new double[2][];
    for (int i = 0; i < 2; i++) {
      Method accessor = pair.getClass().getDeclaredMethod(i == 0 ? "x" : "y");
      accessor.setAccessible(true);
      parts[i] = (double[]) accessor.invoke(pair);
    }
    return joined(parts[0], parts[1]);
  }

  private static double[] joined(double[] x, double[] y) {
    double[] all = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, all, x.length, y.length);
    return all;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static boolean close(double[] actual, double[] expected) {
    double scale = 1 + Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) < 1e-9 * scale)) {
        return false;
      }
    }
    return true;
  }
}
