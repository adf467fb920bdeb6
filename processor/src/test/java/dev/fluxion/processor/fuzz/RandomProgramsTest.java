package dev.fluxion.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs with branches, loops, jumps, arrays and helpers: the generated value is the
 * original's bit for bit; forward, reverse, Hessian and Taylor mode agree with Hipparchus, and the
 * gradient with central differences. {@code -Dfluxion.programs=N} runs more of them.
 */
final class RandomProgramsTest {
  private static final int PER_CLASS = 25;
  private static final int PROGRAMS = Integer.getInteger("fluxion.programs", 400);

  static IntStream classes() {
    return IntStream.range(0, (PROGRAMS + PER_CLASS - 1) / PER_CLASS);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void derivativesAgreeWithHipparchus(int number) throws Exception {
    List<ProgramGenerator.Method> methods = new ArrayList<>();
    StringBuilder source =
        new StringBuilder("import dev.fluxion.annotations.Differentiable;\nclass Fuzz {\n");
    source.append(ProgramGenerator.HELPERS);
    for (int i = 0; i < PER_CLASS; i++) {
      ProgramGenerator.Method method = ProgramGenerator.method("f" + i, 1000L * number + i + 17);
      methods.add(method);
      source.append(method.java());
    }
    source.append("}\n");
    InMemory compiled =
        InMemory.compile(
            Map.of("Fuzz", source.toString()),
            new FluxionProcessor(),
            task -> {},
            "-nowarn",
            methodSize(number));
    assertThat(compiled.errors()).as(source.toString()).isEmpty();
    SplittableRandom random = new SplittableRandom(number);
    for (ProgramGenerator.Method method : methods) {
      for (int point = 0; point < 3; point++) {
        double[] p = random.doubles(6, -1.5, 1.5).toArray();
        new Comparison(compiled, method, p, random).run();
      }
    }
  }

  /** Every other class with methods split into small parts. */
  private static String methodSize(int number) {
    return "-Afluxion.methodSize=" + (number % 2 == 0 ? 6_000 : 150 + 40 * number);
  }

  /** One program at one point. */
  private static final class Comparison {
    private static final DSFactory FACTORY = new DSFactory(6, 2);
    private static final DSFactory LINE = new DSFactory(1, 3);

    private final Class<?> original;
    private final Class<?> companion;
    private final ProgramGenerator.Method program;
    private final double[] p;
    private final double[] direction;

    Comparison(
        InMemory compiled, ProgramGenerator.Method program, double[] p, SplittableRandom random)
        throws ClassNotFoundException {
      this.original = compiled.loader.loadClass("Fuzz");
      this.companion = compiled.loader.loadClass("FuzzGradients");
      this.program = program;
      this.p = p;
      this.direction = random.doubles(6, -1, 1).toArray();
    }

    void run() throws Exception {
      double value = value(p);
      DerivativeStructure exact = oracle(FACTORY, false);
      double[] gradient = new double[6];
      for (int i = 0; i < 6; i++) {
        int[] orders = new int[6];
        orders[i] = 1;
        gradient[i] = exact.getPartialDerivative(orders);
      }
      double[] vBar = new double[3];
      double[] bar = new double[3];
      Object returned = call("ValueAndGradient", point(), vBar, bar);
      same("value", (Double) returned, value);
      close("reverse", flat(bar, vBar), gradient);
      close("record", flatRecord(call("Gradient", point())), gradient);
      close("forward", flatRecord(call("ForwardGradient", point())), gradient);
      double jvp = (Double) call("Jvp", point(), tangents());
      close("jvp", new double[] {jvp}, new double[] {dot(gradient, direction)});
      double[] out = new double[2];
      call("ValueAndJvp", point(), tangents(), out);
      same("out[0]", out[0], value);
      double[][] hessian = new double[6][6];
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          int[] orders = new int[6];
          orders[i]++;
          orders[j]++;
          hessian[i][j] = exact.getPartialDerivative(orders);
        }
      }
      double[][] ours = (double[][]) call("Hessian", point());
      double[] hvp = flatRecord(call("Hvp", point(), tangents()));
      for (int i = 0; i < 6; i++) {
        close("hessian row " + i, ours[i], hessian[i]);
        close("hvp " + i, new double[] {hvp[i]}, new double[] {dot(hessian[i], direction)});
      }
      DerivativeStructure line = oracle(LINE, true);
      double[] taylor = (double[]) call("Taylor", point(), tangents(), 3);
      same("c[0]", taylor[0], value);
      for (int k = 1; k <= 3; k++) {
        double factorial = k == 3 ? 6 : k;
        close(
            "c[" + k + "]",
            new double[] {taylor[k]},
            new double[] {line.getPartialDerivative(k) / factorial});
      }
      differences(gradient);
    }

    /** Central differences, where two step sizes agree: else a branch lies too near. */
    private void differences(double[] gradient) throws Exception {
      for (int i = 0; i < 6; i++) {
        double coarse = difference(i, 1e-4);
        double fine = difference(i, 1e-5);
        double scale = 1 + Math.abs(gradient[i]);
        if (Math.abs(coarse - fine) < 1e-5 * scale) {
          assertThat(Math.abs(fine - gradient[i]))
              .as("difference " + i + where())
              .isLessThan(1e-4 * scale);
        }
      }
    }

    private double difference(int i, double h) throws Exception {
      double[] up = p.clone();
      double[] down = p.clone();
      up[i] += h;
      down[i] -= h;
      return (value(up) - value(down)) / (2 * h);
    }

    private DerivativeStructure oracle(DSFactory factory, boolean line) {
      DerivativeStructure[] all = new DerivativeStructure[6];
      for (int i = 0; i < 6; i++) {
        all[i] =
            line
                ? factory.variable(0, 0).multiply(direction[i]).add(p[i])
                : factory.variable(i, p[i]);
      }
      return program.run(
          new DerivativeStructure[] {all[0], all[1], all[2]},
          new DerivativeStructure[] {all[3], all[4], all[5]});
    }

    private Object[] point() {
      return point(p);
    }

    private static Object[] point(double[] p) {
      return new Object[] {p[0], p[1], p[2], new double[] {p[3], p[4], p[5]}};
    }

    private Object[] tangents() {
      return point(direction);
    }

    private double value(double[] at) throws Exception {
      Method method = find(original, program.name(), 4);
      return (Double) method.invoke(null, point(at));
    }

    private Object call(String suffix, Object... arguments) throws Exception {
      List<Object> all = new ArrayList<>();
      for (Object argument : arguments) {
        if (argument instanceof Object[] several) {
          all.addAll(List.of(several));
        } else {
          all.add(argument);
        }
      }
      return find(companion, program.name() + suffix, all.size()).invoke(null, all.toArray());
    }

    private static Method find(Class<?> type, String name, int arity) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == arity) {
          method.setAccessible(true);
          return method;
        }
      }
      throw new AssertionError("no method " + name);
    }

    private static double[] flatRecord(Object gradient) throws Exception {
      double[] flat = new double[6];
      String[] names = {"x", "y", "z"};
      for (int i = 0; i < 3; i++) {
        flat[i] = (Double) component(gradient, names[i]);
      }
      System.arraycopy((double[]) component(gradient, "v"), 0, flat, 3, 3);
      return flat;
    }

    private static Object component(Object gradient, String name) throws Exception {
      Method accessor = gradient.getClass().getDeclaredMethod(name);
      accessor.setAccessible(true);
      return accessor.invoke(gradient);
    }

    private static double[] flat(double[] bar, double[] vBar) {
      return new double[] {bar[0], bar[1], bar[2], vBar[0], vBar[1], vBar[2]};
    }

    private static double dot(double[] a, double[] b) {
      return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private void same(String what, double actual, double expected) {
      assertThat(Double.doubleToLongBits(actual))
          .as(what + ": " + actual + " is not " + expected + where())
          .isEqualTo(Double.doubleToLongBits(expected));
    }

    private void close(String what, double[] actual, double[] expected) {
      for (int i = 0; i < expected.length; i++) {
        double scale = 1 + Math.abs(expected[i]);
        assertThat(Math.abs(actual[i] - expected[i]))
            .as(what + "[" + i + "] = " + actual[i] + ", not " + expected[i] + where())
            .isLessThan(1e-9 * scale);
      }
    }

    private String where() {
      return " at " + java.util.Arrays.toString(p) + " in\n" + program.java();
    }
  }
}
