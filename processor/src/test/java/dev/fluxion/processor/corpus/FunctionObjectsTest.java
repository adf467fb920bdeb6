package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.runtime.DerivativeCheck;
import dev.fluxion.runtime.ScalarFunction;
import dev.fluxion.runtime.UnivariateFunction;
import dev.fluxion.runtime.VectorFunction;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every method has a function object, of a flat vector where its independents are not one. */
class FunctionObjectsTest {
  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      class Objects {
        record Vec3(double x, double y, double z) {}
        record Mixed(double[] v, int n, float s) {}
        record Positive(double x, @Constant double y) { Positive { if (x < 0) throw new IllegalArgumentException(); } }
        @Differentiable static double vectors(Vec3 a, Vec3 b, @Constant double k) {
          return a.x() * b.y() * k + a.z() * Math.sin(b.z()); }
        @Differentiable static double mixed(Mixed m, double[][] a, double x) {
          double s = x * m.s();
          for (int i = 0; i < m.n(); i++) s += m.v()[i] * a[0][i] * a[1][1] * s;
          return s; }
        @Differentiable static double matrix(double[][] a) { return a[0][0] * a[1][0] * a[1][1]; }
        @Differentiable static double floats(float[] a, float b) { return a[0] * a[1] * b; }
        @Differentiable static double scalars(double a, double b, int n) { return Math.pow(a, n) * b; }
        @Differentiable static double array(double[] a, int n) { return Math.pow(a[0], n) * a[1]; }
        @Differentiable static double checked(Positive p, double[] q) { return p.x() * p.x() * q[0] * p.y(); }
        @Differentiable static Vec3 cross(Vec3 a, Vec3 b) {
          return new Vec3(a.y() * b.z() - a.z() * b.y(), a.z() * b.x() - a.x() * b.z(), a.x() * b.y() - a.y() * b.x()); }
        @Differentiable static double[][] product(double[][] a, double s) {
          double[][] r = new double[2][2];
          for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) r[i][j] = a[i][j] * a[j][i] * s;
          return r; }
        @Differentiable static void outputs(double[] a, double s, @Output double[] o, @Output double[][] p) {
          o[0] = a[0] * s * s; p[0][0] = a[1] * a[0]; }
        @Differentiable static double[] curve(double t) { return new double[] {Math.sin(t), t * t * t}; }
        @Differentiable static double cube(double t, @Constant double c) { return c * t * t * t; }
        @Differentiable double own(double x, double[] y) { return x * y[0] * y[1]; }
        // overloads: what the first asks for in place is the second's new form
        @Differentiable static double twin(double[] x) { return x[0]; }
        @Differentiable static double twin(double[] x, double[] y) { return x[0] * y[0]; }
      }
      """;

  private static InMemory compiled;
  private static Class<?> companion;

  @BeforeAll
  static void compile() throws Exception {
    compiled = InMemory.compile(Map.of("Objects", SOURCE), new FluxionProcessor(), task -> {});
    assertThat(compiled.errors()).isEmpty();
    companion = compiled.loader.loadClass("ObjectsGradients");
  }

  private static Object call(String name, Object... arguments) throws Exception {
    Method method =
        Arrays.stream(companion.getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
            .filter(m -> takes(m, arguments))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name));
    method.setAccessible(true);
    return method.invoke(null, arguments);
  }

  private static boolean takes(Method method, Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      if (!type.isPrimitive() && !type.isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static Object make(String record, Object... components) throws Exception {
    var constructor = compiled.loader.loadClass("Objects$" + record).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(components);
  }

  private static Object newObject() throws Exception {
    var constructor = compiled.loader.loadClass("Objects").getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static Object component(Object record, String name) throws Exception {
    Method accessor = record.getClass().getDeclaredMethod(name);
    accessor.setAccessible(true);
    return accessor.invoke(record);
  }

  private static void agree(Object function, double... x) {
    if (function instanceof ScalarFunction scalar) {
      DerivativeCheck.of(scalar, x).assertPasses();
      double[] gradient = new double[x.length];
      assertThat(scalar.valueAndGradient(x, gradient)).isEqualTo(scalar.value(x));
      assertThat(gradient).containsExactly(scalar.gradient(x));
    } else {
      DerivativeCheck.of((VectorFunction) function, x).assertPasses();
    }
  }

  @Test
  void ofRealsTheConstantsAreBound() throws Exception {
    agree(call("vectorsFunction", 2.0), 1, 2, 3, 4, 5, 6);
    agree(call("scalarsFunction", 3), 1, 2);
    agree(call("arrayFunction", 3), 1, 2);
    agree(call("crossFunction"), 1, 2, 3, 4, 5, 6);
    agree(call("curveFunction"), 1);
    UnivariateFunction cube = (UnivariateFunction) call("cubeFunction", 2.0);
    assertThat(cube.derivative(3, 2)).isEqualTo(36);
    assertThat(cube).hasToString("Objects.cube(t, c)");
  }

  @Test
  void arraysAreShapedAsInThePointGiven() throws Exception {
    Object mixed = make("Mixed", new double[2], 2, 0f);
    ScalarFunction f = (ScalarFunction) call("mixedFunction", mixed, new double[2][2], 0.0);
    double[] x = {1, 2, 0.5, 3, 4, 5, 6, 7};
    agree(f, x);
    assertThat(f.value(x)).isEqualTo(3258.5); // 3.5 (1 + 18) (1 + 48)
    assertThat(f).hasToString("Objects.mixed(m, a, x)");
    agree(call("matrixFunction", (Object) new double[2][2]), 1, 2, 3, 4);
    agree(call("productFunction", new double[2][2], 0.0), 1, 2, 3, 4, 5);
    agree(call("outputsFunction", new double[2], 0.0, new double[1], new double[1][1]), 1, 2, 3);
    agree(call("checkedFunction", make("Positive", 1.0, 2.0), new double[1]), 3, 4);
    Object self = newObject();
    agree(call("ownFunction", self, 1.0, new double[2]), 1, 2, 3);
    assertThatThrownBy(() -> f.value(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has length 3, expected 8");
  }

  /** The vector is of doubles, the method of floats. */
  @Test
  void floatsAreRounded() throws Exception {
    ScalarFunction f = (ScalarFunction) call("floatsFunction", new float[2], 0f);
    assertThat(f.value(new double[] {0.1, 3, 1})).isEqualTo(0.1f * 3f * 1f);
    assertThat(f.gradient(new double[] {0.1, 3, 2}))
        .containsExactly(6, (double) (0.1f * 2f), 0.1f * 3f);
  }

  @Test
  void flattenAndUnflatten() throws Exception {
    Object mixed = make("Mixed", new double[] {1, 2}, 2, 0.5f);
    double[][] a = {{3, 4}, {5, 6}};
    double[] flat = (double[]) call("mixedFlatten", mixed, a, 7.0);
    assertThat(flat).containsExactly(1, 2, 0.5, 3, 4, 5, 6, 7);
    double[] twice = Arrays.stream(flat).map(v -> 2 * v).toArray();
    Object point = call("mixedUnflatten", mixed, a, 7.0, twice);
    assertThat(point.getClass().getSimpleName()).isEqualTo("MixedPoint");
    assertThat((double[][]) component(point, "a")).isDeepEqualTo(new double[][] {{6, 8}, {10, 12}});
    assertThat(component(point, "x")).isEqualTo(14.0);
    Object record = component(point, "m");
    assertThat((double[]) component(record, "v")).containsExactly(2, 4);
    assertThat(component(record, "n")).isEqualTo(2);
    assertThat(component(record, "s")).isEqualTo(1f);
    assertThat(call("mixedFlatten", record, component(point, "a"), 14.0)).isEqualTo(twice);

    double[] x = {1, 2};
    double[] own = (double[]) call("arrayUnflatten", new double[2], 3, x);
    assertThat(own).containsExactly(1, 2).isNotSameAs(x);
    assertThat((double[]) call("arrayFlatten", x, 3)).containsExactly(1, 2).isNotSameAs(x);
    assertThat(call("cubeUnflatten", 1.0, 2.0, new double[] {5})).isEqualTo(5.0);
    Object checked =
        call("checkedUnflatten", make("Positive", 1.0, 2.0), new double[1], new double[] {3, 4});
    assertThat(component(checked, "p")).isEqualTo(make("Positive", 3.0, 2.0));
    assertThatThrownBy(() -> call("arrayUnflatten", x, 3, new double[3]))
        .cause()
        .hasMessage("flat has length 3, expected 2");
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "-1, 0.5", "0, 4"})
  void aFunctionOfOneRealHasTheNamesOfOthers(double t, double c) throws Exception {
    assertThat(call("cubeGradient", t, c)).isEqualTo(3 * c * t * t);
    assertThat(call("cubeForwardGradient", t, c)).isEqualTo(3 * c * t * t);
    assertThat(call("cubeHvp", t, c, 10.0)).isEqualTo(60 * c * t);
    assertThat((double[][]) call("cubeHessian", t, c)).isDeepEqualTo(new double[][] {{6 * c * t}});
  }

  @Test
  void valueAndGradientTogether() throws Exception {
    Object both = call("arrayValueAndGradient", new double[] {2, 3}, 3);
    assertThat(both.getClass().getSimpleName()).isEqualTo("ArrayValueAndGradient");
    assertThat(component(both, "value")).isEqualTo(24.0);
    assertThat((double[]) component(both, "gradient")).containsExactly(36, 8);
    assertThat(component(call("cubeValueAndGradient", 2.0, 1.0), "gradient")).isEqualTo(12.0);
    Object several =
        call(
            "mixedValueAndGradient",
            make("Mixed", new double[] {1, 2}, 2, 1f),
            new double[][] {{1, 2}, {3, 4}},
            1.0);
    Object gradient = component(several, "gradient");
    assertThat(gradient.getClass().getSimpleName()).isEqualTo("MixedGradient");
    assertThat(Array.getLength(component(gradient, "a"))).isEqualTo(2);
  }

  /** A convenience gives way to what another overload cannot do without, with a warning. */
  @Test
  void overloads() throws Exception {
    double[] gradient = new double[2];
    assertThat(call("twinValueAndGradient", new double[] {2, 3}, gradient)).isEqualTo(2.0);
    assertThat(gradient).containsExactly(1, 0);
    assertThat(compiled.diagnostics.stream().map(d -> d.getMessage(null)).toList())
        .filteredOn(m -> m.contains("FLX405"))
        .singleElement()
        .asString()
        .contains("twinValueAndGradient", "twin(double[] x, double[] y)");
  }
}
