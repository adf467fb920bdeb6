package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Null in the place of an array or a record: the message names the parameter. */
class NullArgumentsTest {
  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      public class A {
        public record R(double a, double b) { }
        public record S(double[] v) { }
        @Differentiable public static double f(double[] x) { return x[0] * x[1]; }
        @Differentiable public static double g(double[] x, float[] y) { return x[0] * y[1]; }
        @Differentiable public static double h(R r, double z) { return r.a() * r.b() * z; }
        @Differentiable public static double i(S s) { return s.v()[0] * s.v()[1]; }
        @Differentiable public static double[] j(double[] x) { return new double[] {x[1], x[0]}; }
        @Differentiable public static float[] k(float[] x) { return new float[] {x[1], x[0]}; }
        @Differentiable public static R l(R r) { return new R(r.b(), r.a() * r.a()); }
        @Differentiable public static S m(S s) { return new S(new double[] {s.v()[1], s.v()[0]}); }
        @Differentiable public static void n(double[] x, @Output double[] y) {
          y[0] = x[1];
          y[1] = x[0];
        }
        @Differentiable public static double o(double[][] x) { return x[0][0] * x[1][1]; }
      }
      """;

  @Test
  void areNamed() throws ReflectiveOperationException {
    InMemory compiled =
        InMemory.compile(
            Map.of("A", SOURCE), new FluxionProcessor(), task -> {}, "-parameters", "-Xlint:none");
    assertThat(compiled.errors()).isEmpty();
    int tried = 0;
    for (Method method : compiled.loader.loadClass("AGradients").getDeclaredMethods()) {
      if (!Modifier.isPublic(method.getModifiers()) || method.getName().contains("$")) {
        continue;
      }
      List<Object> arguments = new ArrayList<>();
      for (Parameter parameter : method.getParameters()) {
        arguments.add(argument(parameter));
      }
      if (method.getName().endsWith("Unflatten")) {
        arguments.set(arguments.size() - 1, flat(method, arguments));
      }
      method.invoke(null, arguments.toArray()); // nothing is wrong with these
      for (int i = 0; i < arguments.size(); i++) {
        if (!method.getParameterTypes()[i].isPrimitive()) {
          List<Object> oneIsNull = new ArrayList<>(arguments);
          oneIsNull.set(i, null);
          String name = method.getParameters()[i].getName();
          assertThatThrownBy(() -> method.invoke(null, oneIsNull.toArray()))
              .as(method + " without " + name)
              .isInstanceOf(InvocationTargetException.class)
              .cause()
              .isInstanceOf(NullPointerException.class)
              .hasMessage(name + " is null");
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  /** The point as a vector of the length that it has. */
  private static Object flat(Method unflatten, List<Object> arguments)
      throws ReflectiveOperationException {
    int count = unflatten.getParameterCount() - 1;
    Class<?>[] types = Arrays.copyOf(unflatten.getParameterTypes(), count);
    String name = unflatten.getName().replace("Unflatten", "Flatten");
    return unflatten
        .getDeclaringClass()
        .getMethod(name, types)
        .invoke(null, arguments.subList(0, count).toArray());
  }

  private static Object argument(Parameter parameter) throws ReflectiveOperationException {
    Class<?> type = parameter.getType();
    if (type == double.class) {
      return 1.5;
    } else if (type == int.class) {
      return 2;
    } else if (type == double[].class) {
      boolean isOfScalars = List.of("gradient", "hvp").contains(parameter.getName());
      return isOfScalars ? new double[1] : new double[] {1.5, 2};
    } else if (type == float[].class) {
      return new float[] {1.5f, 2};
    } else if (type == double[][].class) {
      return new double[][] {{1.5, 2}, {3, 4}};
    }
    var constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    List<Object> components = new ArrayList<>();
    for (Parameter component : constructor.getParameters()) {
      components.add(argument(component));
    }
    return constructor.newInstance(components.toArray());
  }
}
