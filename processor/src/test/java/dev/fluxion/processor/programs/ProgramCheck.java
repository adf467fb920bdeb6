package dev.fluxion.processor.programs;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
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
  private static final int SPECIAL_POINTS = 3;

  /** How often something was compared that could be. */
  int compared;

  int attempted;

  /** How often all partials were compared at a point with special values. */
  int special;

  /** How often the original threw. */
  int thrown;

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
    private final ProgramCalls calls;
    private final SplittableRandom random;
    private final boolean isRounded;
    private double[] point;

    One(InMemory compiled, String name, Tree program, SplittableRandom random)
        throws ReflectiveOperationException {
      this.calls =
          ProgramCalls.of(
              compiled.loader.loadClass("programs." + name),
              compiled.loader.loadClass("programs." + name + "Gradients"));
      this.random = random;
      this.isRounded = program.text().contains("float ");
    }

    String check() throws ReflectiveOperationException {
      for (int i = 0; i < 3 + SPECIAL_POINTS; i++) {
        calls.constants(i);
        point = random.doubles(calls.reals, -1.5, 1.5).toArray();
        if (i >= 3) {
          SpecialPoints.change(point, random);
        }
        String failure;
        try {
          failure = i < 3 ? checkPoint() : checkSpecial();
        } catch (InvocationTargetException thrown) {
          failure = "throws " + thrown.getCause();
        }
        if (failure != null) {
          return failure + " at " + Arrays.toString(point) + ", number " + i;
        }
      }
      return null;
    }

    /** What every form throws that gives the value or a gradient, if the original does. */
    private String checkThrown(Throwable expected) throws ReflectiveOperationException {
      thrown++;
      double[] v = new double[calls.reals];
      Arrays.fill(v, 0.5);
      for (Map.Entry<String, ProgramCalls.Call> form : calls.throwing(point, v).entrySet()) {
        Throwable thrown = ProgramCalls.thrownBy(form.getValue());
        if (thrown == null || thrown.getClass() != expected.getClass()) {
          return form.getKey() + " throws not " + expected.getClass() + ": " + thrown;
        }
      }
      return null;
    }

    private String differentValue(String form, double actual, double value) {
      return Double.compare(actual, value) == 0
          ? null
          : form + " value " + actual + " is not " + value;
    }

    /** The values of all forms. */
    private String checkValues(double value, double[] v) throws ReflectiveOperationException {
      double[] generated = new double[1];
      calls.vjp(point, generated);
      String failure = differentValue("fVjp", generated[0], value);
      calls.valueAndGradient(point, generated);
      failure = failure != null ? failure : differentValue("gradient", generated[0], value);
      double tangent = calls.valueAndJvp(point, v)[0];
      failure = failure != null ? failure : differentValue("fValueAndJvp", tangent, value);
      double series = calls.taylor(point, v, 2)[0];
      return failure != null ? failure : differentValue("fTaylor", series, value);
    }

    private String checkPoint() throws ReflectiveOperationException {
      double value;
      try {
        value = calls.value(point);
      } catch (InvocationTargetException thrown) {
        return checkThrown(thrown.getCause());
      }
      double[] v = random.doubles(calls.reals, -1, 1).toArray();
      String failure = checkValues(value, v);
      if (failure != null) {
        return failure;
      }
      double[] gradient = calls.vjp(point, new double[1]);
      gradients.add(gradient);
      double jvp = calls.jvp(point, v);
      double[] taylor = calls.taylor(point, v, 2);
      double[] hvp = calls.hvp(point, v);
      attempted += isRounded ? 0 : 1;
      double scale = norm(gradient) * norm(v);
      if (!Double.isFinite(value) || !(scale < 1e8)) {
        return null; // nothing to compare
      }
      if (!same(calls.gradient(point), gradient)) {
        return "fGradient is not fVjp";
      } else if (!same(calls.valueAndGradient(point, new double[1]), gradient)) {
        return "fValueAndGradient is not fVjp";
      } else if (!close(calls.valueAndJvp(point, v)[1], jvp, 1e-12, scale)) {
        return "fValueAndJvp is not fJvp " + jvp;
      } else if (!close(jvp, dot(gradient, v), 1e-12, scale)) {
        return "forward " + jvp + " is not reverse " + dot(gradient, v);
      } else if (!close(taylor[1], jvp, 1e-12, scale)) {
        return "c[1] " + taylor[1] + " is not " + jvp;
      }
      double curvature = norm(hvp) * norm(v);
      if (curvature < 1e8 && !close(2 * taylor[2], dot(hvp, v), 1e-11, curvature + scale)) {
        return "2 c[2] " + 2 * taylor[2] + " is not vᵀHv " + dot(hvp, v);
      }
      double[] product = calls.sparseProduct(point, v);
      for (int i = 0; product != null && curvature < 1e8 && i < hvp.length; i++) {
        if (!close(product[i], hvp[i], 1e-11, curvature + scale)) {
          return "row " + i + " of the sparse Hessian gives " + product[i] + ", not " + hvp[i];
        }
      }
      return isRounded ? null : checkDifferences(gradient, hvp, v);
    }

    /** The values bit for bit, and each partial by both modes where both are finite. */
    private String checkSpecial() throws ReflectiveOperationException {
      double value;
      try {
        value = calls.value(point);
      } catch (InvocationTargetException thrown) {
        return checkThrown(thrown.getCause());
      }
      double[] v = random.doubles(calls.reals, -1, 1).toArray();
      String failure = checkValues(value, v);
      double[] gradient = calls.vjp(point, new double[1]);
      double scale = norm(gradient);
      special += scale < 1e8 ? 1 : 0;
      for (int i = 0; i < calls.reals && failure == null && scale < 1e8; i++) {
        double[] direction = new double[calls.reals];
        direction[i] = 1;
        double jvp = calls.jvp(point, direction);
        if (Double.isFinite(jvp) && !close(jvp, gradient[i], 1e-10, scale)) {
          failure = "forward special [" + i + "] " + jvp + " is not reverse " + gradient[i];
        }
      }
      return failure;
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
        for (int i = 0; i < calls.reals; i++) {
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
      for (int i = 0; i < calls.reals; i++) {
        moved[i] += by * v[i];
      }
      return moved;
    }

    private double difference(double[] v, double h) throws ReflectiveOperationException {
      try {
        return (calls.value(moved(v, h)) - calls.value(moved(v, -h))) / (2 * h);
      } catch (InvocationTargetException thrown) {
        return Double.NaN;
      }
    }

    private double[] gradientDifference(double[] v, double h) throws ReflectiveOperationException {
      double[] up = calls.vjp(moved(v, h), new double[1]);
      double[] down = calls.vjp(moved(v, -h), new double[1]);
      for (int i = 0; i < calls.reals; i++) {
        up[i] = (up[i] - down[i]) / (2 * h);
      }
      return up;
    }
  }

  private static boolean same(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (!close(a[i], b[i], 1e-13, norm(b))) {
        return false;
      }
    }
    return a.length == b.length;
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
