package dev.fluxion.processor.programs;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Compiles classes of random programs and holds their derivatives against one another, against the
 * original and against differences. A failure is a sentence.
 */
final class ProgramCheck {
  private static final int REALS = 8; // x, y, a[0] … a[3], p.u, p.v

  /** How often something was compared that could be. */
  int compared;

  int attempted;

  /** The values and gradients of the last class, to compare with those of another compilation. */
  final List<double[]> gradients = new ArrayList<>();

  private final BiFunction<String, Tree, Map<String, String>> form;
  private final List<String> options;

  /**
   * @param form makes source files of a program's name and members
   */
  ProgramCheck(BiFunction<String, Tree, Map<String, String>> form, String... options) {
    this.form = form;
    this.options = List.of(options);
  }

  /** The source of a program, to be read. */
  String sources(String name, Tree members) {
    return String.join("\n", form.apply(name, members).values());
  }

  /** What is wrong with each program, by its name; absent if nothing. */
  Map<String, String> check(Map<String, Tree> programs, long seed) {
    Map<String, String> sources = new LinkedHashMap<>();
    programs.forEach((name, members) -> sources.putAll(form.apply(name, members)));
    List<String> all = new ArrayList<>(options);
    all.add("-nowarn");
    InMemory compiled =
        InMemory.compile(sources, new FluxionProcessor(), task -> {}, all.toArray(String[]::new));
    Map<String, String> failures = new LinkedHashMap<>();
    if (!compiled.errors().isEmpty()) {
      failures.put(
          programs.size() == 1 ? programs.keySet().iterator().next() : "",
          "does not compile: " + compiled.errors());
      return failures;
    }
    gradients.clear();
    for (String name : programs.keySet()) {
      String failure;
      try {
        failure = new One(compiled, name, programs.get(name), new SplittableRandom(seed)).check();
      } catch (InvocationTargetException thrown) {
        failure = "throws " + thrown.getCause();
      } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
        failure = "has no " + missing.getClass();
      }
      if (failure != null) {
        failures.put(name, failure);
      }
    }
    return failures;
  }

  /** One program at a few points. */
  private final class One {
    private final Method original;
    private final Class<?> companion;
    private final Constructor<?> record;
    private final Object[] modes;
    private final SplittableRandom random;
    private final boolean isRounded;
    private double[] point;
    private Object[] constants;

    One(InMemory compiled, String name, Tree program, SplittableRandom random)
        throws ReflectiveOperationException {
      Class<?> type = compiled.loader.loadClass("programs." + name);
      this.companion = compiled.loader.loadClass("programs." + name + "Gradients");
      this.original = method(type, "f");
      Class<?> p = original.getParameterTypes()[3];
      this.modes = original.getParameterTypes()[7].getEnumConstants();
      this.record = p.getDeclaredConstructor(double.class, double.class);
      record.setAccessible(true);
      this.random = random;
      this.isRounded = program.text().contains("float ");
    }

    private static Method method(Class<?> type, String name) {
      Method found =
          Arrays.stream(type.getDeclaredMethods())
              .filter(m -> m.getName().equals(name))
              .max(java.util.Comparator.comparing(Method::getParameterCount))
              .orElseThrow();
      found.setAccessible(true);
      return found;
    }

    String check() throws ReflectiveOperationException {
      for (int i = 0; i < 3; i++) {
        point = random.doubles(REALS, -1.5, 1.5).toArray();
        constants = new Object[] {i + 1, i % 2 == 0, new int[] {2, 0, 3, 1}, modes[i]};
        String failure = checkPoint();
        if (failure != null) {
          return failure + " at " + Arrays.toString(point) + ", n = " + (i + 1);
        }
      }
      return null;
    }

    private Object record(double[] reals) throws ReflectiveOperationException {
      return record.newInstance(reals[6], reals[7]);
    }

    /** The independents as arguments. */
    private Object[] independents(double[] reals) throws ReflectiveOperationException {
      return new Object[] {reals[0], reals[1], Arrays.copyOfRange(reals, 2, 6), record(reals)};
    }

    private Object[] arguments(double[] reals, Object... more) throws ReflectiveOperationException {
      List<Object> all = new ArrayList<>(Arrays.asList(independents(reals)));
      all.add(constants[0]);
      all.add(constants[1]);
      all.add(((int[]) constants[2]).clone());
      all.add(constants[3]);
      all.addAll(Arrays.asList(more));
      return all.toArray();
    }

    private double value(double[] reals) throws ReflectiveOperationException {
      return (Double) original.invoke(null, arguments(reals));
    }

    private Object call(String name, double[] reals, Object... more)
        throws ReflectiveOperationException {
      return method(companion, name).invoke(null, arguments(reals, more));
    }

    private double[] gradient(double[] reals, double[] value) throws ReflectiveOperationException {
      double[] a = new double[4];
      double[] p = new double[2];
      double[] scalars = new double[2];
      value[0] = (Double) call("fVjp", reals, 1.0, a, p, scalars);
      return new double[] {scalars[0], scalars[1], a[0], a[1], a[2], a[3], p[0], p[1]};
    }

    private String checkPoint() throws ReflectiveOperationException {
      double value;
      try {
        value = value(point);
      } catch (InvocationTargetException thrown) {
        return null; // as the original does, so may its derivatives
      }
      double[] generated = new double[1];
      double[] gradient = gradient(point, generated);
      if (Double.doubleToLongBits(generated[0]) != Double.doubleToLongBits(value)) {
        return "value " + generated[0] + " is not " + value;
      }
      gradients.add(gradient);
      double[] v = random.doubles(REALS, -1, 1).toArray();
      Object[] tangents = independents(v);
      double jvp = (Double) call("fJvp", point, tangents);
      double[] taylor = (double[]) call("fTaylor", point, append(tangents, 2));
      if (Double.doubleToLongBits(taylor[0]) != Double.doubleToLongBits(value)) {
        return "c[0] " + taylor[0] + " is not " + value;
      }
      double[] hvp = flat(call("fHvp", point, tangents));
      attempted += isRounded ? 0 : 1;
      double scale = norm(gradient) * norm(v);
      if (!Double.isFinite(value) || !(scale < 1e8)) {
        return null; // nothing to compare
      }
      if (!close(jvp, dot(gradient, v), 1e-12, scale)) {
        return "forward " + jvp + " is not reverse " + dot(gradient, v);
      } else if (!close(taylor[1], jvp, 1e-12, scale)) {
        return "c[1] " + taylor[1] + " is not " + jvp;
      }
      double curvature = norm(hvp) * norm(v);
      if (curvature < 1e8 && !close(2 * taylor[2], dot(hvp, v), 1e-11, curvature + scale)) {
        return "2 c[2] " + 2 * taylor[2] + " is not vᵀHv " + dot(hvp, v);
      }
      return isRounded ? null : checkDifferences(gradient, hvp, v);
    }

    /** Where they converge: at two steps they are the same. */
    private String checkDifferences(double[] gradient, double[] hvp, double[] v)
        throws ReflectiveOperationException {
      double coarse = difference(v, 2e-5);
      double fine = difference(v, 1e-5);
      double exact = dot(gradient, v);
      double size = 1 + norm(gradient) * norm(v);
      if (Math.abs(coarse - fine) < 1e-6 * size) {
        compared++;
        if (Math.abs(fine - exact) > 1e-4 * size) {
          return "gradient in direction v " + exact + " is not the difference " + fine;
        }
        double[] second = gradientDifference(v, 1e-5);
        double[] again = gradientDifference(v, 2e-5);
        for (int i = 0; i < REALS; i++) {
          double large = 1 + norm(hvp);
          if (Math.abs(second[i] - again[i]) < 1e-5 * large
              && Math.abs(second[i] - hvp[i]) > 1e-3 * large) {
            return "hvp[" + i + "] " + hvp[i] + " is not the difference " + second[i];
          }
        }
      }
      return null;
    }

    private double[] moved(double[] v, double by) {
      double[] moved = point.clone();
      for (int i = 0; i < REALS; i++) {
        moved[i] += by * v[i];
      }
      return moved;
    }

    private double difference(double[] v, double h) throws ReflectiveOperationException {
      try {
        return (value(moved(v, h)) - value(moved(v, -h))) / (2 * h);
      } catch (InvocationTargetException thrown) {
        return Double.NaN;
      }
    }

    private double[] gradientDifference(double[] v, double h) throws ReflectiveOperationException {
      double[] up = gradient(moved(v, h), new double[1]);
      double[] down = gradient(moved(v, -h), new double[1]);
      for (int i = 0; i < REALS; i++) {
        up[i] = (up[i] - down[i]) / (2 * h);
      }
      return up;
    }
  }

  private static Object[] append(Object[] head, Object tail) {
    Object[] all = Arrays.copyOf(head, head.length + 1, Object[].class);
    all[head.length] = tail;
    return all;
  }

  private static double[] flat(Object gradient) throws ReflectiveOperationException {
    List<Double> flat = new ArrayList<>();
    for (RecordComponent component : gradient.getClass().getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(gradient);
      if (value instanceof double[] array) {
        Arrays.stream(array).forEach(flat::add);
      } else if (value instanceof Record) {
        Arrays.stream(flat(value)).forEach(flat::add);
      } else {
        flat.add((Double) value);
      }
    }
    return flat.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static boolean close(double a, double b, double tolerance, double scale) {
    return Math.abs(a - b) <= tolerance * (1 + scale) || a == b;
  }

  static double norm(double[] v) {
    return Arrays.stream(v).map(Math::abs).max().orElse(0);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
