package dev.fluxion.processor.wild;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Compares at one point: JVP against central differences, VJP against JVP. */
final class Point {
  private final Candidate candidate;
  private final Method original;
  private final Class<?> companion;
  private final Samples samples;

  Point(Candidate candidate, Method original, Class<?> companion, Samples samples) {
    this.candidate = candidate;
    this.original = original;
    this.companion = companion;
    this.samples = samples;
  }

  /** Empty where all agree; begins with "skip" where the point says nothing. */
  String difference() throws ReflectiveOperationException {
    Object[] point = point();
    List<Integer> independents = independents(point);
    Object[] tangents = new Object[independents.size()];
    Method jvp = find("Jvp", point.length + tangents.length);
    if (jvp == null) {
      return "skip: no JVP that fits";
    }
    Random random = new Random(7);
    for (int i = 0; i < tangents.length; i++) {
      tangents[i] = direction(point[independents.get(i)], random);
    }
    double[] derivative = flat(jvp.invoke(null, joined(point, tangents)));
    double[] value = value(independents, tangents, 0);
    if (derivative.length != value.length) {
      return "skip: results of other shapes";
    }
    boolean floats = Arrays.stream(original.getParameterTypes()).anyMatch(Point::isFloat);
    double h = floats ? 1e-2 : 1e-5;
    double[][] at = new double[7][];
    double[] steps = {-2, -1, 0, 1, 2, -16, 16};
    for (int i = 0; i < 7; i++) {
      at[i] = value(independents, tangents, steps[i] * h);
      if (at[i].length != value.length) {
        return "skip: lengths change";
      }
    }
    int said = 0;
    for (int k = 0; k < value.length; k++) {
      double near = (at[3][k] - at[1][k]) / (2 * h);
      double far = (at[4][k] - at[0][k]) / (4 * h);
      double wide = (at[6][k] - at[5][k]) / (32 * h); // sees less of what is rounded
      double error =
          Math.abs(near - far)
              + 0.1 * Math.abs(wide - far)
              + (floats ? 1e-3 : 1e-8) * Math.abs(value[k]) / h * 1e-2;
      double left = (at[2][k] - at[1][k]) / h;
      double right = (at[3][k] - at[2][k]) / h;
      double scale = Math.max(Math.abs(near), Math.abs(far));
      if (!Double.isFinite(near + far + derivative[k])
          || error > 1e-3 * (scale + 1)
          || Math.abs(left - right) > 0.05 * (scale + 1e-3)) {
        continue; // a kink, a jump, a domain's end
      }
      said++;
      double richardson = (4 * near - far) / 3;
      double tolerance = (floats ? 2e-2 : 1e-5) * (scale + Math.abs(value[k]) + 1e-3) + 10 * error;
      if (!(Math.abs(derivative[k] - richardson) <= tolerance)) {
        return "JVP[%d] %s at %s, differences %s"
            .formatted(k, derivative[k], Arrays.deepToString(point), richardson);
      }
    }
    if (said == 0) {
      return "skip: nothing smooth and finite";
    }
    return reverse(point, tangents, derivative, random);
  }

  /** ⟨u, J v⟩ = ⟨Jᵀ u, v⟩. */
  private String reverse(Object[] point, Object[] tangents, double[] derivative, Random random)
      throws ReflectiveOperationException {
    double[] u = {1};
    double[] gradient;
    if (original.getReturnType() == double.class || original.getReturnType() == float.class) {
      Method ofScalars = find("Gradient", point.length);
      Method method = ofScalars == null ? find("Derivative", point.length) : ofScalars;
      if (method == null) {
        return "skip: no gradient";
      }
      gradient = flat(method.invoke(null, point()));
    } else {
      Object cotangent = direction(result(), random);
      Method method = find("Vjp", point.length + 1);
      if (cotangent == null || method == null) {
        return "skip: no VJP";
      }
      u = flat(cotangent);
      gradient = flat(method.invoke(null, joined(point(), cotangent)));
    }
    double[] v = flat(tangents);
    double forward = dot(u, derivative);
    double backward = dot(gradient, v);
    double size = 0;
    for (int i = 0; i < v.length && i < gradient.length; i++) {
      size += Math.abs(gradient[i] * v[i]);
    }
    boolean floats = Arrays.stream(original.getParameterTypes()).anyMatch(Point::isFloat);
    if (!Double.isFinite(forward)
        || Math.abs(forward - backward) <= (floats ? 1e-4 : 1e-7) * (size + 1e-12)) {
      return "";
    }
    return "VJP " + backward + " is not JVP " + forward + " at " + Arrays.deepToString(point);
  }

  /** What the method returns, or the only array that it changes; null where these are several. */
  private Object result() throws ReflectiveOperationException {
    Object[] point = point();
    Object returned = original.invoke(receiver(point), rest(point));
    Object[] arrays = results(point);
    return candidate.isVoid() ? arrays.length == 1 ? arrays[0] : null : returned;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Receiver first, where there is one; made anew for every call, since methods change things. */
  private Object[] point() throws ReflectiveOperationException {
    samples.restart();
    List<Object> all = new ArrayList<>();
    if (!Comparison.isStatic(original)) {
      all.add(samples.of(original.getDeclaringClass()));
    }
    for (Class<?> type : original.getParameterTypes()) {
      all.add(samples.of(type));
    }
    return all.toArray();
  }

  private Object receiver(Object[] point) {
    return Comparison.isStatic(original) ? null : point[0];
  }

  private Object[] rest(Object[] point) {
    return Comparison.isStatic(original) ? point : Arrays.copyOfRange(point, 1, point.length);
  }

  private double[] value(List<Integer> independents, Object[] tangents, double t)
      throws ReflectiveOperationException {
    Object[] point = point();
    for (int i = 0; i < tangents.length; i++) {
      int k = independents.get(i);
      point[k] = moved(point[k], tangents[i], t);
    }
    Object result = original.invoke(receiver(point), rest(point));
    return flat(candidate.isVoid() ? results(point) : result);
  }

  /** The arrays of reals that the method may have changed. */
  private static Object[] results(Object[] point) {
    return Arrays.stream(point).filter(a -> a.getClass().isArray() && isReal(a)).toArray();
  }

  private static List<Integer> independents(Object[] point) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < point.length; i++) {
      if (isReal(point[i])) {
        found.add(i);
      }
    }
    return found;
  }

  private static boolean isReal(Object value) {
    Class<?> type = value.getClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type == double.class
        || type == float.class
        || !value.getClass().isArray() && (type == Double.class || type == Float.class);
  }

  private static boolean isFloat(Class<?> type) {
    return type == float.class || type.isArray() && isFloat(type.getComponentType());
  }

  private static Object direction(Object like, Random random) {
    if (like == null) {
      return null;
    } else if (like instanceof Double) {
      return random.nextDouble() + 0.2;
    } else if (like instanceof Float) {
      return (float) (random.nextDouble() + 0.2);
    } else if (!like.getClass().isArray()) {
      return null;
    }
    Object result = Array.newInstance(like.getClass().getComponentType(), Array.getLength(like));
    for (int i = 0; i < Array.getLength(like); i++) {
      Array.set(result, i, direction(Array.get(like, i), random));
    }
    return result;
  }

  private static Object moved(Object from, Object direction, double t) {
    if (from instanceof Double number) {
      return number + t * ((Number) direction).doubleValue();
    } else if (from instanceof Float number) {
      return (float) (number + t * ((Number) direction).doubleValue());
    }
    Object result = Array.newInstance(from.getClass().getComponentType(), Array.getLength(from));
    for (int i = 0; i < Array.getLength(from); i++) {
      Array.set(result, i, moved(Array.get(from, i), Array.get(direction, i), t));
    }
    return result;
  }

  private static double[] flat(Object value) throws ReflectiveOperationException {
    List<Double> reals = new ArrayList<>();
    collect(value, reals);
    return reals.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(Object value, List<Double> reals)
      throws ReflectiveOperationException {
    if (value == null) {
      return;
    } else if (value instanceof Number number) {
      reals.add(number.doubleValue());
    } else if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        collect(Array.get(value, i), reals);
      }
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        collect(component.getAccessor().invoke(value), reals);
      }
    }
  }

  /** The generated method whose first parameters are the point; null without. */
  private Method find(String suffix, int parameters) {
    for (Method method : companion.getDeclaredMethods()) {
      if (method.getName().equals(candidate.name() + suffix)
          && method.getParameterCount() == parameters
          && takesPoint(method)) {
        method.setAccessible(true);
        return method;
      }
    }
    return null;
  }

  private boolean takesPoint(Method method) {
    int self = Comparison.isStatic(original) ? 0 : 1;
    for (int i = 0; i < original.getParameterCount(); i++) {
      Class<?> expected = original.getParameterTypes()[i];
      if (!method.getParameterTypes()[i + self].isAssignableFrom(expected)) {
        return false;
      }
    }
    return true;
  }

  private static Object[] joined(Object[] first, Object... rest) {
    Object[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }
}
