package dev.fluxion.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.SourceMethod;
import dev.fluxion.processor.normalize.Normalizer;
import dev.fluxion.processor.optimize.Optimizer;
import dev.fluxion.processor.transform.Programs;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The derivative programs, interpreted, give what the generated classes give, bit for bit: before
 * they are made readable and afterwards.
 */
class InterpretedDerivativesTest {
  private static final int METHODS = 50;

  @ParameterizedTest
  @ValueSource(longs = {5000, 6000})
  void giveWhatGeneratedCodeGives(long seed) throws ReflectiveOperationException {
    String source = Subjects.random("Subject", seed, METHODS);
    InMemory compiled =
        InMemory.compile(Map.of("Subject", source), new FluxionProcessor(), task -> {}, "-nowarn");
    assertThat(compiled.errors()).as(source).isEmpty();
    Class<?> companion = compiled.loader.loadClass("SubjectGradients");
    SplittableRandom random = new SplittableRandom(seed);
    List<SourceMethod> methods = Subjects.read("Subject", source).methods();
    assertThat(methods).hasSize(2 * METHODS);
    for (SourceMethod method : methods) {
      Program program = method.program().orElseThrow();
      Set<Optimization> off = Set.of();
      Optimizer optimizer = new Optimizer(program.variables(), off);
      DerivativePrograms programs =
          Programs.of(
              optimizer.primal(Normalizer.apply(program, off)),
              optimizer.primal(Normalizer.linked(program, off)),
              new Programs.Request(
                  List.of(), dev.fluxion.processor.ir.Purpose.METHOD, optimizer::derivative, off));
      DerivativePrograms readable = programs.map(optimizer::readable);
      for (int point = 0; point < 3; point++) {
        Case one = new Case(companion, method.signature().method(), random);
        one.compare(programs.entries());
        one.compare(readable.entries());
      }
    }
  }

  /** One method at one point. */
  private static final class Case {
    private final Class<?> companion;
    private final String name;
    private final Object[] point;
    private final Object[] tangents;
    private final double cotangent;

    Case(Class<?> companion, String name, SplittableRandom random) {
      this.companion = companion;
      this.name = name;
      this.point = arguments(random);
      this.tangents = arguments(random);
      this.cotangent = random.nextDouble(-2, 2);
    }

    private Object[] arguments(SplittableRandom random) {
      double[] p = random.doubles(6, -1.5, 1.5).toArray();
      return name.startsWith("g")
          ? Arrays.stream(p).boxed().toArray()
          : new Object[] {p[0], p[1], p[2], new double[] {p[3], p[4], p[5]}};
    }

    private double[][] destinations() {
      return name.startsWith("g")
          ? new double[][] {new double[6]}
          : new double[][] {new double[3], new double[3]};
    }

    void compare(Map<ProgramKind, Function> programs) throws ReflectiveOperationException {
      Function jvp = programs.get(ProgramKind.JVP);
      same(jvp, run(jvp, new double[0][]), generated("Jvp", point, tangents));

      Function vjp = programs.get(ProgramKind.VJP);
      double[][] actual = destinations();
      double[][] expected = destinations();
      same(vjp, run(vjp, actual), generated("Vjp", point, new Object[] {cotangent}, expected));
      same(vjp, actual, expected);

      if (name.startsWith("g")) {
        Function gradient = programs.get(ProgramKind.GRADIENT);
        double[][] filled = destinations();
        run(gradient, filled);
        same(gradient, filled[0], generated("Gradient", new Object[][] {point}));
      } else {
        assertThat(programs).doesNotContainKey(ProgramKind.GRADIENT);
      }

      Function hvp = programs.get(ProgramKind.HVP);
      double[][] product = destinations();
      run(hvp, product);
      Object record = generated("Hvp", point, tangents);
      same(hvp, name.startsWith("g") ? product[0] : flat(product), flat(record));
    }

    /**
     * Arguments by role: every array of zeros that a program works in has three or six elements.
     */
    private Object run(Function program, double[][] outputs) {
      Queue<Object> points = new ArrayDeque<>(Arrays.asList(point));
      Queue<Object> directions = new ArrayDeque<>(Arrays.asList(tangents));
      Queue<Object> filled = new ArrayDeque<>(Arrays.asList(outputs));
      List<Object> arguments = new ArrayList<>();
      for (Parameter parameter : program.parameters()) {
        arguments.add(
            switch (parameter.role()) {
              case INDEPENDENT, CONSTANT -> points.remove();
              case TANGENT -> directions.remove();
              case COTANGENT -> cotangent;
              case OUTPUT -> filled.remove();
              case SCRATCH -> destinations()[0];
              case SHARED -> throw new AssertionError(program);
            });
      }
      assertThat(filled).isEmpty();
      return Interpreter.run(program, arguments.toArray());
    }

    private Object generated(String suffix, Object[]... arguments)
        throws ReflectiveOperationException {
      Object[] all = Arrays.stream(arguments).flatMap(Arrays::stream).toArray();
      for (Method method : companion.getDeclaredMethods()) {
        if (method.getName().equals(name + suffix) && method.getParameterCount() == all.length) {
          method.setAccessible(true);
          return method.invoke(null, all);
        }
      }
      throw new AssertionError("no method " + name + suffix);
    }

    private static double[] flat(double[][] destinations) {
      double[] v = destinations[0];
      double[] scalars = destinations[1];
      return new double[] {scalars[0], scalars[1], scalars[2], v[0], v[1], v[2]};
    }

    private static double[] flat(Object gradient) throws ReflectiveOperationException {
      if (gradient instanceof double[] array) {
        return array;
      }
      List<Double> flat = new ArrayList<>();
      for (RecordComponent component : gradient.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(gradient);
        if (value instanceof double[] array) {
          Arrays.stream(array).forEach(flat::add);
        } else {
          flat.add((Double) value);
        }
      }
      return flat.stream().mapToDouble(d -> d).toArray();
    }

    private void same(Function program, Object actual, Object expected) {
      assertThat(text(actual))
          .as(() -> name + " at " + Arrays.toString(point) + "\n" + Printer.print(program))
          .isEqualTo(text(expected));
    }

    /** Two doubles have the same text where they have the same bits (and where both are NaN). */
    private static String text(Object value) {
      return value instanceof Object[] several
          ? Arrays.deepToString(several)
          : value instanceof double[] array ? Arrays.toString(array) : String.valueOf(value);
    }
  }
}
