package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The functions of a library's own {@code Math}: each that has the name and the parameters of one
 * of {@code Math} or {@code Functions} is differentiated, its value the library's own bit by bit.
 */
class MathLikesTest {
  /** With integers for results, or results that tell nothing about their arguments. */
  private static final Set<String> ELSEWHERE =
      Set.of("random", "round", "getExponent", "nextAfter", "nextUp", "nextDown", "ulp", "rint");

  private static List<Method> functions() {
    Set<String> known =
        Arrays.stream(Math.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
    known.addAll(List.of("asinh", "acosh", "atanh"));
    return Arrays.stream(FastMath.class.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()) && m.getReturnType() == double.class)
        .filter(m -> known.contains(m.getName()) && !ELSEWHERE.contains(m.getName()))
        .filter(m -> m.getParameterCount() > 0 && m.getParameterTypes()[0] == double.class)
        .filter(m -> !(m.getName().equals("log") && m.getParameterCount() == 2))
        .filter(m -> !m.getName().equals("scalb"))
        .sorted(java.util.Comparator.comparing(Method::toString))
        .toList();
  }

  @TestFactory
  List<DynamicTest> agreeInAllModes() throws Exception {
    StringBuilder source =
        new StringBuilder(
            "import dev.fluxion.annotations.*;\nimport org.hipparchus.util.FastMath;\nclass C {\n");
    Map<String, Method> tested = new LinkedHashMap<>();
    for (Method function : functions()) {
      List<String> parameters = new ArrayList<>();
      List<String> arguments = new ArrayList<>();
      for (int i = 0; i < function.getParameterCount(); i++) {
        parameters.add(function.getParameterTypes()[i] + " a" + i);
        arguments.add(function.getParameterTypes()[i] == double.class ? "a" + i + " * s" : "a" + i);
      }
      String name = "f" + tested.size();
      tested.put(name, function);
      source.append(
          "@Differentiable static double %s(double s, %s) { return s * FastMath.%s(%s); }\n"
              .formatted(
                  name,
                  String.join(", ", parameters),
                  function.getName(),
                  String.join(", ", arguments)));
    }
    assertThat(tested).hasSizeGreaterThan(30);
    InMemory compiled =
        InMemory.compile(
            Map.of("C", source + "}\n"), new FluxionProcessor(), task -> {}, "-Xlint:none");
    assertThat(compiled.errors()).isEmpty();
    Class<?> type = compiled.loader.loadClass("C");
    Class<?> companion = compiled.loader.loadClass("CGradients");
    List<DynamicTest> tests = new ArrayList<>();
    tested.forEach(
        (name, function) ->
            tests.add(
                DynamicTest.dynamicTest(
                    function.toString(), () -> check(type, companion, name, function))));
    return tests;
  }

  private static void check(Class<?> type, Class<?> companion, String name, Method function)
      throws Exception {
    Method original =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    List<Object> point = new ArrayList<>(List.of(1.25));
    for (Class<?> parameter : function.getParameterTypes()) {
      boolean isLarge = function.getName().equals("acosh");
      double real = (isLarge ? 1.7 : 0.37) + 0.21 * (point.size() - 1);
      if (parameter == double.class) {
        point.add(real);
      } else {
        point.add(parameter == int.class ? (Object) 3 : (Object) 3L);
      }
    }
    new Consistency(original, companion, point.toArray()).check();
  }
}
