package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.ir.Optimization;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every annotated method of the classes in {@code corpus}, in all modes, at a few points. */
final class CorpusTest {

  @TestFactory
  List<DynamicTest> imperative() throws Exception {
    return tests("Imperative", 60);
  }

  @TestFactory
  List<DynamicTest> outputs() throws Exception {
    return tests("Outputs", 20);
  }

  @TestFactory
  List<DynamicTest> recursive() throws Exception {
    return tests("Recursive", 20);
  }

  /** Every helper with an adjoint of its own. */
  @TestFactory
  List<DynamicTest> withoutInlining() throws Exception {
    return tests("Imperative", 60, "-Afluxion.without=inlining");
  }

  @TestFactory
  List<DynamicTest> withoutOptimisation() throws Exception {
    String all =
        Stream.of(Optimization.values())
            .map(Optimization::optionName)
            .collect(Collectors.joining(","));
    return tests("Recursive", 20, "-Afluxion.without=" + all);
  }

  private static List<DynamicTest> tests(String name, int atLeast, String... options)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-nowarn", "-parameters"));
    InMemory compiled =
        InMemory.compile(
            Map.of(name, source(name)),
            new FluxionProcessor(),
            task -> {},
            all.toArray(String[]::new));
    assertThat(compiled.errors()).isEmpty();
    return tests(compiled.loader, name, atLeast);
  }

  static List<DynamicTest> tests(ClassLoader loader, String name, int atLeast) throws Exception {
    Class<?> original = loader.loadClass(name);
    Class<?> companion = loader.loadClass(name + "Gradients");
    List<DynamicTest> tests = new ArrayList<>();
    Method[] methods = original.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    for (Method method : methods) {
      if (isListed(method, companion)) {
        for (int point = 0; point < 3; point++) {
          Object[] arguments = arguments(method, point);
          tests.add(
              DynamicTest.dynamicTest(
                  method.getName() + " " + point,
                  () -> new Consistency(method, companion, arguments).check()));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(atLeast);
    return tests;
  }

  /** The annotation is not kept at run time: whatever has a generated Jvp was annotated. */
  private static boolean isListed(Method method, Class<?> companion) {
    return Arrays.stream(companion.getDeclaredMethods())
        .anyMatch(m -> m.getName().equals(method.getName() + "Jvp"));
  }

  private static String source(String name) throws IOException {
    try (var stream = CorpusTest.class.getResourceAsStream("/corpus/" + name + ".java")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Arrays of 4 (4 × 4) well-conditioned numbers, reals near 1, small integers. */
  private static Object[] arguments(Method method, int point) {
    List<Object> arguments = new ArrayList<>();
    int salt = 0;
    for (Class<?> type : method.getParameterTypes()) {
      salt += 7;
      int shift = salt + 31 * point;
      if (type == double.class) {
        arguments.add(1 + 0.3 * Math.sin(shift));
      } else if (type == double[].class) {
        arguments.add(vector(4, shift));
      } else if (type == double[][].class) {
        double[][] matrix = new double[4][];
        for (int i = 0; i < 4; i++) {
          matrix[i] = vector(4, shift + 11 * i);
          matrix[i][i] += 3;
        }
        arguments.add(matrix);
      } else if (type == int.class) {
        arguments.add(2 + point);
      } else if (type == boolean.class) {
        arguments.add(point % 2 == 0);
      } else if (type == int[].class) {
        arguments.add(new int[] {2, 0, 3, 1});
      } else {
        throw new AssertionError(type);
      }
    }
    return arguments.toArray();
  }

  private static double[] vector(int n, int shift) {
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) {
      vector[i] = 0.5 + Math.sin(2.3 * i + shift);
    }
    return vector;
  }
}
