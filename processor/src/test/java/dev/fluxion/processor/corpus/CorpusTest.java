package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.ir.Optimization;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method of the files of {@code corpus}, in all modes, at a few points. */
final class CorpusTest {
  /** In which the programs of reverse mode differ most. */
  private static final List<String> SETTINGS =
      List.of("without=inlining", "without=dead-code", "methodSize=120");

  private static final String[] MODELS = {"Model", "Inner", "Kind", "Field", "Tree"};

  @TestFactory
  List<DynamicTest> imperative() throws Exception {
    return tests("Imperative", 60);
  }

  @TestFactory
  List<DynamicTest> loops() throws Exception {
    return tests("Loops", 250);
  }

  /** A pass may hide the faults of another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "activity",
        "fused-sweeps",
        "restored-arrays",
        "fused-sweeps,record-arrays",
        "recomputation,kept-adjoints,local-sums,guarded-loops,exclusive-branches",
        "inlining"
      })
  void loopsWithout(String passes) throws Exception {
    for (DynamicTest test : tests("Loops", 250, List.of("-Afluxion.without=" + passes))) {
      assertThatCode(() -> test.getExecutable().execute()).doesNotThrowAnyException();
    }
  }

  @TestFactory
  List<DynamicTest> recursive() throws Exception {
    return tests("Recursive", 20);
  }

  @TestFactory
  List<DynamicTest> outputs() throws Exception {
    return tests("Outputs", 20);
  }

  @TestFactory
  List<DynamicTest> genericHelpers() throws Exception {
    return inSettings("GenericHelpers", 10, List.of("without=inlining"));
  }

  @TestFactory
  List<DynamicTest> functionValues() throws Exception {
    return inSettings("FunctionValues", 55, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> valueObjects() throws Exception {
    return inSettings("ValueObjects", 12, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> changingObjects() throws Exception {
    return inSettings("ChangingObjects", 27, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> streams() throws Exception {
    return inSettings("Streams", 40, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> nestedDerivatives() throws Exception {
    return inSettings("NestedDerivatives", 45, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> implicitFunctions() throws Exception {
    return inSettings("ImplicitFunctions", 14, SETTINGS, "Model");
  }

  @TestFactory
  List<DynamicTest> patterns() throws Exception {
    return inSettings("Patterns", 8, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> exceptions() throws Exception {
    return inSettings("Exceptions", 12, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> inOuts() throws Exception {
    return inSettings("InOuts", 30, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> highRank() throws Exception {
    return tests("HighRank", 14);
  }

  @TestFactory
  List<DynamicTest> records() throws Exception {
    return tests("Records", 45, "Vec3");
  }

  @TestFactory
  List<DynamicTest> genericRecords() throws Exception {
    return inSettings("GenericRecords", 50, List.of("without=inlining"));
  }

  @TestFactory
  List<DynamicTest> privateRecords() throws Exception {
    return inSettings("PrivateRecords", 26, SETTINGS, "Nested");
  }

  @TestFactory
  List<DynamicTest> privateMembers() throws Exception {
    return inSettings("PrivateMembers", 30, SETTINGS, "Inner", "Around$Within");
  }

  @TestFactory
  List<DynamicTest> privateTypes() throws Exception {
    return inSettings("PrivateTypes", 10, SETTINGS, "Hid");
  }

  @TestFactory
  List<DynamicTest> inherited() throws Exception {
    return inSettings(
        "Inherited", 23, SETTINGS, "Derived", "Third", "Steps", "Holder", "Around$Within");
  }

  @TestFactory
  List<DynamicTest> arrayMethods() throws Exception {
    return tests("ArrayMethods", 25);
  }

  @TestFactory
  List<DynamicTest> surroundings() throws Exception {
    return tests("Surroundings", 36);
  }

  @TestFactory
  List<DynamicTest> tables() throws Exception {
    return inSettings("Tables", 11, SETTINGS);
  }

  @TestFactory
  List<DynamicTest> models() throws Exception {
    return tests("Models", 20, MODELS);
  }

  @TestFactory
  List<DynamicTest> floats() throws Exception {
    List<DynamicTest> tests = tests("FloatMethods", 55, "Pair");
    tests.addAll(tests("FloatMethods", 55, List.of("-Afluxion.without=inlining"), "Pair"));
    tests.addAll(tests("FloatMethods", 55, List.of("-Afluxion.methodSize=120"), "Pair"));
    return tests;
  }

  /** Objects cannot be shared by the parts of a split method as numbers are. */
  @TestFactory
  List<DynamicTest> split() throws Exception {
    List<DynamicTest> tests = tests("Surroundings", 36, List.of("-Afluxion.methodSize=120"));
    tests.addAll(tests("Models", 20, List.of("-Afluxion.methodSize=120"), MODELS));
    tests.addAll(tests("ArrayMethods", 25, List.of("-Afluxion.methodSize=120")));
    tests.addAll(tests("Loops", 250, List.of("-Afluxion.methodSize=120")));
    return tests;
  }

  /** Every helper with an adjoint of its own. */
  @TestFactory
  List<DynamicTest> withoutInlining() throws Exception {
    List<DynamicTest> tests = tests("Imperative", 60, List.of("-Afluxion.without=inlining"));
    tests.addAll(tests("Records", 45, List.of("-Afluxion.without=inlining"), "Vec3"));
    tests.addAll(tests("ArrayMethods", 25, List.of("-Afluxion.without=inlining")));
    tests.addAll(tests("Surroundings", 36, List.of("-Afluxion.without=inlining")));
    tests.addAll(tests("Models", 20, List.of("-Afluxion.without=inlining"), MODELS));
    return tests;
  }

  @TestFactory
  List<DynamicTest> withoutOptimisation() throws Exception {
    String all =
        Stream.of(Optimization.values())
            .map(Optimization::optionName)
            .collect(Collectors.joining(","));
    List<DynamicTest> tests = tests("Recursive", 20, List.of("-Afluxion.without=" + all));
    tests.addAll(tests("Surroundings", 36, List.of("-Afluxion.without=" + all)));
    tests.addAll(tests("Loops", 250, List.of("-Afluxion.without=" + all)));
    return tests;
  }

  private static List<DynamicTest> tests(String name, int atLeast, String... nested)
      throws Exception {
    return tests(name, atLeast, List.of(), nested);
  }

  /** As the processor compiles, and then with each of these options of its own. */
  private static List<DynamicTest> inSettings(
      String name, int atLeast, List<String> options, String... nested) throws Exception {
    List<DynamicTest> tests = tests(name, atLeast, nested);
    for (String option : options) {
      tests.addAll(tests(name, atLeast, List.of("-Afluxion." + option), nested));
    }
    return tests;
  }

  /**
   * @param nested further classes, nested in the first
   */
  private static List<DynamicTest> tests(
      String name, int atLeast, List<String> options, String... nested) throws Exception {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-Xlint:all,-processing,-auxiliaryclass", "-parameters"));
    InMemory compiled =
        InMemory.compile(
            Map.of(name, source(name)),
            new FluxionProcessor(),
            task -> {},
            all.toArray(String[]::new));
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.diagnostics) // what users compile with -Werror
        .filteredOn(d -> d.getSource() != null && d.getSource().getName().contains("Gradients"))
        .isEmpty();
    List<DynamicTest> tests = new ArrayList<>();
    if (companionOf(compiled, name)) {
      tests.addAll(tests(compiled.loader, name, name));
    }
    for (String inner : nested) {
      tests.addAll(
          tests(compiled.loader, name + "$" + inner, name + "_" + inner.replace('$', '_')));
    }
    assertThat(tests).hasSizeGreaterThan(atLeast);
    return tests;
  }

  private static boolean companionOf(InMemory compiled, String name) {
    return compiled.classes.containsKey(name + "Gradients");
  }

  static List<DynamicTest> tests(ClassLoader loader, String className, String companionName)
      throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    Class<?> original = loader.loadClass(className);
    Class<?> companion = loader.loadClass(companionName + "Gradients");
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
  private static Object[] arguments(Method method, int point) throws Exception {
    List<Class<?>> types = new ArrayList<>();
    if (!Modifier.isStatic(method.getModifiers())) {
      types.add(method.getDeclaringClass());
    }
    types.addAll(List.of(method.getParameterTypes()));
    return arguments(types, method.getDeclaringClass(), point, 0);
  }

  /** What {@code static T sampleT(int point)} of the class or one around it gives; null without. */
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
    return null;
  }

  private static Object[] arguments(List<Class<?>> types, Class<?> owner, int point, int from)
      throws Exception {
    List<Object> arguments = new ArrayList<>();
    int salt = from;
    for (Class<?> type : types) {
      salt += 7;
      int shift = salt + 31 * point;
      Object sample = sample(type, owner, point);
      if (sample != null) {
        arguments.add(sample);
      } else if (type.isRecord()) {
        List<Class<?>> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
          components.add(component.getType());
        }
        Constructor<?> constructor =
            type.getDeclaredConstructor(components.toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        arguments.add(constructor.newInstance(arguments(components, owner, point, 10 * salt)));
      } else if (type == double.class) {
        arguments.add(1 + 0.3 * Math.sin(shift));
      } else if (type == double[].class) {
        arguments.add(vector(4, shift));
      } else if (type == float.class) {
        arguments.add((float) (1 + 0.3 * Math.sin(shift)));
      } else if (type == float[].class) {
        arguments.add(floats(vector(4, shift)));
      } else if (type == double[][].class) {
        double[][] matrix = new double[4][];
        for (int i = 0; i < 4; i++) {
          matrix[i] = vector(4, shift + 11 * i);
          matrix[i][i] += 3;
        }
        arguments.add(matrix);
      } else if (type.isArray() && type.getComponentType().isArray() && type != int[][].class) {
        arguments.add(nested(type, shift));
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

  /** Two rows in each dimension. */
  private static Object nested(Class<?> type, int shift) {
    if (type == double[].class) {
      return vector(2, shift);
    } else if (type == float[].class) {
      return floats(vector(2, shift));
    }
    Object rows = Array.newInstance(type.getComponentType(), 2);
    Array.set(rows, 0, nested(type.getComponentType(), 2 * shift + 1));
    Array.set(rows, 1, nested(type.getComponentType(), 2 * shift + 2));
    return rows;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static double[] vector(int n, int shift) {
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) {
      vector[i] = 0.5 + Math.sin(2.3 * i + shift);
    }
    return vector;
  }
}
