package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation of series: what it depends on, against the derivatives that series compute. */
class DependencyAlgebraTest {
  /** Operations that make or keep series, and what takes no part in arithmetic. */
  private static final Set<String> OTHER =
      Set.of("constant", "line", "truncated", "withValue", "along", "integrateChain", "variable");

  @TestFactory
  List<DynamicTest> missNothing() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Method method : Series.class.getDeclaredMethods()) {
      boolean isOperation =
          Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && method.getReturnType() == double[].class
              && !OTHER.contains(method.getName());
      if (isOperation) {
        String name = method.getName() + Arrays.toString(method.getParameterTypes());
        tests.add(DynamicTest.dynamicTest(name, () -> compare(method)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(90);
    return tests;
  }

  private static void compare(Method method) throws Exception {
    Class<?>[] types = method.getParameterTypes();
    int compared = 0;
    double[][] points = {
      {0.3, 0.6, 0.9}, {1.3, 1.7, 2.1}, {0.7, 0.2, 0.4}, {-0.4, 0.8, -0.3}, {0.5, 0.2, 0.9}
    };
    for (double[] point : points) {
      DependencyTrace trace = new DependencyTrace(types.length, true);
      DependencyAlgebra algebra = new DependencyAlgebra(trace);
      Series series = Series.multivariate(types.length, 2);
      Object[] traced = new Object[types.length];
      Object[] expanded = new Object[types.length];
      for (int i = 0; i < types.length; i++) {
        if (types[i] == double[].class) {
          traced[i] = algebra.variable(i, point[i]);
          expanded[i] = series.variable(i, point[i]);
        } else {
          traced[i] = types[i] == int.class ? (Object) 2 : point[i];
          expanded[i] = traced[i];
        }
      }
      double[] expected;
      try {
        expected = (double[]) method.invoke(series, expanded);
      } catch (InvocationTargetException outside) { // bounds in the wrong order
        assertThat(outside.getCause()).isInstanceOf(IllegalArgumentException.class);
        continue;
      }
      if (Double.isNaN(expected[0])) { // outside of the domain
        continue;
      }
      compared++;
      double[] found = (double[]) method.invoke(algebra, traced);
      assertThat(found[0]).isEqualTo(expected[0]);
      List<Integer> variables = Arrays.stream(trace.variables((int) found[1])).boxed().toList();
      for (int i = 0; i < types.length; i++) {
        if (expected[1 + i] != 0) {
          assertThat(variables).contains(i);
        }
      }
      requireProducts(trace, types.length, expected);
    }
    assertThat(compared).isPositive();
  }

  /** Of each pair whose second derivative is not zero. */
  private static void requireProducts(DependencyTrace trace, int n, double[] expected) {
    boolean[][] known = new boolean[n][n];
    for (int k = 0; k < trace.products(); k++) {
      for (int i : trace.variables(trace.factor(k, 0))) {
        for (int j : trace.variables(trace.factor(k, 1))) {
          known[i][j] = true;
          known[j][i] = true;
        }
      }
    }
    Monomials monomials = new Monomials(n, 2);
    for (int k = 1 + n; k < expected.length; k++) {
      int[] factors = monomials.factors(k);
      if (expected[k] != 0) {
        assertThat(known[factors[0]][factors[1]]).as(Arrays.toString(factors)).isTrue();
      }
    }
  }
}
