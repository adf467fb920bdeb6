package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.ir.Optimization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method of the corpus, in all modes, at a few points. */
final class CorpusTest {

  @TestFactory
  Stream<DynamicNode> files() {
    return Stream.of("Imperative", "Outputs", "Recursive", "ArrayMethods", "Surroundings", "Models")
        .map(name -> DynamicContainer.dynamicContainer(name, methods(name)));
  }

  /** Every helper with an adjoint of its own. */
  @TestFactory
  Stream<DynamicNode> withoutInlining() {
    return Stream.of("Imperative", "ArrayMethods", "Surroundings", "Models")
        .map(
            name ->
                DynamicContainer.dynamicContainer(
                    name, methods(name, "-Afluxion.without=inlining")));
  }

  @TestFactory
  Stream<DynamicNode> withoutOptimisation() {
    String all =
        Stream.of(Optimization.values())
            .map(Optimization::optionName)
            .collect(Collectors.joining(","));
    return Stream.of("Recursive", "Surroundings")
        .map(
            name ->
                DynamicContainer.dynamicContainer(name, methods(name, "-Afluxion.without=" + all)));
  }

  private static List<DynamicTest> methods(String name, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-Xlint:all,-processing,-serial", "-parameters"));
    InMemory compiled =
        InMemory.compile(
            Map.of(name, source(name)),
            new FluxionProcessor(),
            task -> {},
            all.toArray(String[]::new));
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        DynamicTest.dynamicTest(
            "compiles, and so does what is generated, without warnings",
            () -> {
              assertThat(compiled.errors()).isEmpty();
              assertThat(compiled.diagnostics)
                  .filteredOn(
                      d -> d.getSource() != null && d.getSource().getName().contains("Gradients"))
                  .isEmpty();
            }));
    if (!compiled.success) {
      return tests;
    }
    for (String binaryName : new TreeSet<>(compiled.classes.keySet())) {
      String companion = binaryName.replace('$', '_') + "Gradients";
      if (compiled.classes.containsKey(companion)) {
        add(load(compiled, binaryName), load(compiled, companion), tests);
      }
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests;
  }

  /** Of one class that has been compiled already. */
  static List<DynamicTest> tests(ClassLoader loader, String name, int atLeast) throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    add(loader.loadClass(name), loader.loadClass(name + "Gradients"), tests);
    assertThat(tests).hasSizeGreaterThan(atLeast);
    return tests;
  }

  private static Class<?> load(InMemory compiled, String name) {
    try {
      return compiled.loader.loadClass(name);
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void add(Class<?> original, Class<?> companion, List<DynamicTest> tests) {
    Method[] methods = original.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    for (Method method : methods) {
      if (isListed(method, companion)) {
        for (int i = 0; i < 3; i++) {
          int point = i;
          tests.add(
              DynamicTest.dynamicTest(
                  method.getName() + " " + point,
                  () -> {
                    Object[] arguments = arguments(method, point);
                    new Consistency(method, companion, arguments).check();
                  }));
        }
      }
    }
  }

  /** The annotation is not kept at run time: whatever has a generated Jvp was annotated. */
  private static boolean isListed(Method method, Class<?> companion) {
    return Arrays.stream(companion.getDeclaredMethods())
        .anyMatch(m -> m.getName().equals(method.getName() + "Jvp"));
  }

  private static String source(String name) {
    try (var stream = CorpusTest.class.getResourceAsStream("/corpus/" + name + ".java")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Of other types: what {@code static T sampleT(int point)} of the class or one around it gives.
   */
  private static Object sample(Class<?> type, Class<?> from, int point) throws Exception {
    String name = "sample" + type.getSimpleName().replace("[]", "_Array");
    for (Class<?> owner = from; owner != null; owner = owner.getEnclosingClass()) {
      for (Method method : owner.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          method.setAccessible(true);
          return method.invoke(null, point);
        }
      }
    }
    throw new AssertionError("no " + name);
  }

  /** Arrays of 4 (4 × 4) well-conditioned numbers, reals near 1, small integers. */
  private static Object[] arguments(Method method, int point) throws Exception {
    List<Object> arguments = new ArrayList<>();
    if (!Modifier.isStatic(method.getModifiers())) {
      arguments.add(sample(method.getDeclaringClass(), method.getDeclaringClass(), point));
    }
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
        arguments.add(sample(type, method.getDeclaringClass(), point));
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
