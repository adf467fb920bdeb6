package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What methods that solve equations throw, and how often they are asked. */
class ImplicitFunctionsTest {
  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      public class C {
        public static int solutions;
        @ImplicitFunction(residual = "square")
        public static double root(double guess, double p) {
          solutions++;
          return p == 0 ? 0 : p > 100 ? guess : Math.sqrt(p);
        }
        @Differentiable public static double square(double y, double p) { return y * y - p; }
        @ImplicitFunction(residual = "squares")
        public static double[] roots(double[] guess, double[] p) {
          solutions++;
          double[] y = new double[p.length];
          for (int i = 0; i < y.length; i++) { y[i] = root(guess[i], p[i]); }
          guess[0] = 7;
          p[0] = 7;
          return y;
        }
        @Differentiable public static double[] squares(double[] y, double[] p) {
          double[] r = new double[p.length];
          for (int i = 0; i < r.length; i++) { r[i] = y[i] * y[i] - p[i]; }
          return r;
        }
        @Differentiable public static double sum(double[] p) {
          double s = 0;
          double[] guess = new double[p.length];
          java.util.Arrays.fill(guess, 1);
          for (double y : roots(guess, p)) { s += y; }
          return s;
        }
      }
      """;

  private static Class<?> gradients;
  private static Class<?> original;

  @BeforeAll
  static void compile() throws Exception {
    InMemory compiled = InMemory.compile(Map.of("C", SOURCE), new FluxionProcessor(), task -> {});
    assertThat(compiled.errors()).isEmpty();
    gradients = compiled.loader.loadClass("CGradients");
    original = compiled.loader.loadClass("C");
  }

  private static Object call(String name, Object... arguments) throws Throwable {
    for (Method method : gradients.getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        method.setAccessible(true);
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void derivesWhatCannotBeRead() throws Throwable {
    assertThat((Double) call("rootDerivative", 1.0, 4.0)).isEqualTo(0.25);
    assertThat((Double) call("rootDerivative", 1.0, 4.0, 3)).isEqualTo(3.0 / 256);
  }

  @Test
  void solvesOnce() throws Throwable {
    original.getField("solutions").set(null, 0);
    double[] p = {1, 4, 9};
    assertThat((double[]) call("sumGradient", (Object) p)).containsExactly(0.5, 0.25, 1 / 6.0);
    assertThat(original.getField("solutions").get(null)).isEqualTo(4); // three roots of its own
    assertThat(p).containsExactly(1, 4, 9); // the method changed a copy
  }

  @Test
  void namesTheMethodThatHasNotConverged() {
    assertThatThrownBy(() -> call("rootDerivative", 1.0, 101.0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("C.root has not converged")
        .hasMessageContaining("-50.0");
    assertThatThrownBy(() -> call("sumHessian", (Object) new double[] {1, 200}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("C.roots has not converged");
  }

  @Test
  void namesTheMethodWhoseEquationIsSingular() {
    assertThatThrownBy(() -> call("rootDerivative", 1.0, 0.0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("C.root: the Jacobian of its equation is singular");
    assertThatThrownBy(() -> call("sumGradient", (Object) new double[] {1, 0, 4}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("C.roots: the Jacobian of its equation is singular")
        .hasMessageContaining("column 1");
  }
}
