package dev.fluxion.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class of annotated methods and its companion, called by name. */
final class Compiled {
  private final Map<String, List<Method>> originals;
  private final Map<String, List<Method>> generated;

  private Compiled(Map<String, List<Method>> originals, Map<String, List<Method>> generated) {
    this.originals = originals;
    this.generated = generated;
  }

  /** Compiles {@code class Sample} with these members. */
  static Compiled of(String members) throws ClassNotFoundException {
    String source =
        "import dev.fluxion.annotations.*;\nimport dev.fluxion.runtime.Functions;\nclass Sample {\n"
            + members
            + "}\n";
    InMemory result =
        InMemory.compile(
            Map.of("Sample", source), new FluxionProcessor(), task -> {}, "-nowarn", "-Xlint:none");
    assertThat(result.errors()).as(source).isEmpty();
    return new Compiled(
        methods(result.loader.loadClass("Sample")),
        methods(result.loader.loadClass("SampleGradients")));
  }

  private static Map<String, List<Method>> methods(Class<?> type) {
    Map<String, List<Method>> result = new HashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      method.setAccessible(true);
      result.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(method);
    }
    return result;
  }

  /** Calls the user's method. */
  double value(String name, Object... arguments) {
    return ((Number) call(originals, name, arguments)).doubleValue();
  }

  /** Calls a generated method; nested {@code Object[]} are spread. */
  Object call(String name, Object... arguments) {
    List<Object> all = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Object[] several) {
        all.addAll(Arrays.asList(several));
      } else {
        all.add(argument);
      }
    }
    return call(generated, name, all.toArray());
  }

  private static Object call(Map<String, List<Method>> methods, String name, Object[] arguments) {
    for (Method method : methods.getOrDefault(name, List.of())) {
      if (fits(method.getParameterTypes(), arguments)) {
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException failure) {
          throw new AssertionError(name + " of " + Arrays.toString(arguments), failure.getCause());
        } catch (IllegalAccessException failure) {
          throw new AssertionError(failure);
        }
      }
    }
    throw new AssertionError("no method " + name + " for " + Arrays.toString(arguments));
  }

  private static boolean fits(Class<?>[] types, Object[] arguments) {
    boolean fits = types.length == arguments.length;
    for (int i = 0; fits && i < types.length; i++) {
      fits =
          types[i] == double.class
              ? arguments[i] instanceof Double
              : types[i] == int.class
                  ? arguments[i] instanceof Integer
                  : types[i].isInstance(arguments[i]);
    }
    return fits;
  }
}
