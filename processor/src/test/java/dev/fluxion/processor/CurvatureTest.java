package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the forms of Hessian-vector products in place check and write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurvatureTest {
  private InMemory compiled;

  @BeforeAll
  void compile() {
    compiled =
        InMemory.compile(
            Map.of(
                "C",
                """
                import dev.fluxion.annotations.*;
                public class C {
                  @Differentiable(generate = Derivative.HVP)
                  public static double cube(double x) { return x * x * x; }
                  @Differentiable(generate = Derivative.HVP)
                  public static double mixed(double[] x, double y, double[][] m) {
                    return x[0] * x[0] * y + m[0][0] * y * y * x[1];
                  }
                  @Differentiable
                  public static double given(double[] a) { return a[0] * a[0]; }
                  @Differentiable
                  public static double given(double[] a, @Constant double[] b) {
                    return a[0] * a[0] * b[0];
                  }
                  @Differentiable
                  public static double unused(double[] a) {
                    double beyond = a[7] * a[0];
                    return a[0] * a[0];
                  }
                  @Differentiable(generate = Derivative.GRADIENT)
                  public static double none(double[] a) { return a[0] * a[0]; }
                }
                """),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(compiled.errors()).isEmpty();
  }

  private Object call(String name, Object... arguments) throws Throwable {
    for (Method method : compiled.loader.loadClass("CGradients").getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException failure) {
          throw failure.getCause();
        }
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void ofOneReal() throws Throwable {
    double[] gradient = {9};
    double[] hvp = {9};
    assertThat(call("cubeGradientAndHvp", 2.0, 0.5, gradient, hvp)).isEqualTo(8.0);
    assertThat(gradient).containsExactly(new double[] {12}, within(1e-14));
    assertThat(hvp).containsExactly(new double[] {6}, within(1e-14));
    call("cubeHvp", 3.0, 0.5, hvp);
    assertThat(hvp).containsExactly(new double[] {9}, within(1e-14));
  }

  @Test
  void ofArraysAndScalars() throws Throwable {
    double[] x = {2, 3};
    double[][] m = {{5}};
    double[] xBar = {9, 9};
    double[][] mBar = {{9}};
    double[] yBar = {9};
    double[] xHvp = {9, 9};
    double[][] mHvp = {{9}};
    double[] yHvp = {9};
    double[] tangent = {1, -1};
    Object value =
        call(
            "mixedGradientAndHvp",
            x,
            7.0,
            m,
            tangent,
            0.5,
            new double[][] {{2}},
            xBar,
            mBar,
            yBar,
            xHvp,
            mHvp,
            yHvp);
    assertThat(value).isEqualTo(4 * 7.0 + 5 * 49 * 3);
    assertThat(xBar).containsExactly(2 * 2 * 7, 5 * 49);
    assertThat(yBar).containsExactly(4 + 5 * 2 * 7 * 3);
    assertThat(mBar[0]).containsExactly(49 * 3);
    // Rows of the Hessian times (1, −1; 0.5; 2).
    assertThat(xHvp).containsExactly(2 * 7 + 4 * 0.5, 70 * 0.5 + 49 * 2);
    assertThat(yHvp).containsExactly(4 - 70 + 30 * 0.5 + 42 * 2);
    assertThat(mHvp[0]).containsExactly(-49 + 42 * 0.5);
    double[] again = new double[2];
    call("mixedHvp", x, 7.0, m, tangent, 0.5, new double[][] {{2}}, again, mBar, yBar);
    assertThat(again).isEqualTo(xHvp);
    assertThat(mBar).isDeepEqualTo(mHvp);
    assertThat(yBar).isEqualTo(yHvp);
  }

  @Test
  void destinationsAreChecked() {
    double[] a = {1};
    double[] b = new double[1];
    assertThatThrownBy(() -> call("givenGradientAndHvp", a, a, b, new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("aHvp has length 2, expected 1");
    assertThatThrownBy(() -> call("givenGradientAndHvp", a, a, b, b))
        .hasMessage("aHvp is an array of the point or another destination, too");
    assertThatThrownBy(() -> call("givenGradientAndHvp", a, a, a, b))
        .hasMessage("aBar is an array of the point or another destination, too");
    assertThat(b).containsExactly(0);
  }

  /** It returns the value, and so throws what the method throws. */
  @Test
  void exceptionsAreTheMethods() {
    double[] a = {1};
    assertThatThrownBy(() -> call("unusedGradientAndHvp", a, a, new double[1], new double[1]))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  /** A product in place and another overload's product may look the same. */
  @Test
  void aConvenienceGivesWay() throws Throwable {
    double[] product =
        (double[]) call("givenHvp", new double[] {3}, new double[] {2}, new double[] {1});
    assertThat(product).containsExactly(4);
  }

  @Test
  void isMadeOnlyWhereAskedFor() throws Exception {
    assertThat(compiled.loader.loadClass("CGradients").getMethods())
        .extracting(Method::getName)
        .contains("cubeHvp", "cubeGradientAndHvp", "givenGradientAndHvp")
        .doesNotContain("noneHvp", "noneGradientAndHvp");
  }

  /** Of more arrays than are compared one by one. */
  @Test
  void manyDestinations() throws Exception {
    StringBuilder parameters = new StringBuilder("double[] a0");
    StringBuilder sum = new StringBuilder("a0[0]");
    for (int i = 1; i < 20; i++) {
      parameters.append(", double[] a").append(i);
      sum.append(" * a").append(i).append("[0]");
    }
    InMemory many =
        InMemory.compile(
            Map.of(
                "C",
                "import dev.fluxion.annotations.*; public class C { @Differentiable public static"
                    + " double f(%s) { return %s; } }".formatted(parameters, sum)),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(many.errors()).isEmpty();
    Class<?>[] types = new Class<?>[80];
    Arrays.fill(types, double[].class);
    Method method = many.loader.loadClass("CGradients").getMethod("fGradientAndHvp", types);
    Object[] arguments = new Object[80];
    Arrays.setAll(arguments, i -> new double[] {i < 40 ? 1 : 9});
    assertThat(method.invoke(null, arguments)).isEqualTo(1.0);
    assertThat((double[]) arguments[59]).containsExactly(1);
    assertThat((double[]) arguments[79]).containsExactly(19);
    for (int other : new int[] {3, 45, 70}) {
      Object[] shared = arguments.clone();
      shared[other == 70 ? 71 : 60] = shared[other];
      assertThatThrownBy(() -> method.invoke(null, shared))
          .cause()
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              (other == 70 ? "a11Hvp" : "a0Hvp")
                  + " is an array of the point or another destination, too");
    }
  }
}
