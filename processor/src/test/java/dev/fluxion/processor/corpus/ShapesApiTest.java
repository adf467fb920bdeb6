package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.runtime.ScalarFunction;
import dev.fluxion.runtime.UnivariateFunction;
import dev.fluxion.runtime.VectorFunction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is generated for records and outputs: signatures, shapes, checks, function objects. */
final class ShapesApiTest {
  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      public class Shapes {
        public record Vec(double x, double y) {
          @Differentiable public double dot(Vec other) { return x * other.x + y * other.y; }
          @Differentiable @Constant public Vec times(double t) { return new Vec(t * x, t * t * y); }
        }
        public record Unit(double c, int sign, @Constant double rate) {
          public Unit { c = Math.max(-1, Math.min(1, c)); }
        }
        public record Tagged(Vec at, int tag, double[] w, Unit unit) {}
        public record Named(double value, String name, boolean set, int[] counts, long id, char c) {}

        @Differentiable public static double one(Vec v) { return v.x * v.y; }
        @Differentiable public static double mixed(Vec v, double s, double[] w, int n) {
          return v.x * s + v.y * w[0] * n;
        }
        @Differentiable public static Vec curve(double t) { return new Vec(t * t, t * t * t); }
        @Differentiable public static double unit(Unit u, double t) {
          return u.c() * t * u.rate() * u.sign();
        }
        @Differentiable public static double named(Named n) { return n.value() * n.value(); }
        @Differentiable public static void fill(double[] x, double s, @Output double[] y) {
          for (int i = 0; i < y.length; i++) y[i] = s * x[i] * x[i];
        }
        @Differentiable public static void two(@Output double[][] a, double[] x, @Output double[] b) {
          for (int i = 0; i < x.length; i++) { a[i][0] = x[i]; b[i] = x[i] * x[0]; }
        }
        @Differentiable public static double line(double x, @Constant Vec v) { return v.x * x + v.y; }
        @Differentiable public static double plane(double x, double y, @Constant Vec v) {
          return v.x * x * y + v.y;
        }
        @Differentiable public static Vec image(double x, double y) { return new Vec(x * y, x - y); }
        static final Vec STILL = new Vec(3, 4);
        @Differentiable public static double still(double x) {
          return STILL.dot(STILL) * x + STILL.y() * x;
        }
        @Differentiable public static double listed(double x, java.util.List<Vec> all) {
          double sum = 0;
          for (Vec each : all) sum += each.dot(all.get(0)) * x;
          return sum;
        }
        @Differentiable public static double casted(Object any, double x) {
          Vec v = (Vec) any;
          return v.x() * x + v.times(2).x() * x;
        }
        @Differentiable(generate = Derivative.GRADIENT) public static double tangentOnly(Unit u) {
          return u.c();
        }
      }
      """;

  private static ClassLoader loader;

  @BeforeAll
  static void compile() {
    InMemory compiled =
        InMemory.compile(
            Map.of("Shapes", SOURCE),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:all",
            "-Werror",
            "-Xlint:-processing");
    assertThat(compiled.errors()).isEmpty();
    loader = compiled.loader;
  }

  private static Class<?> companion() throws Exception {
    return loader.loadClass("ShapesGradients");
  }

  private static Stream<String> signatures(Class<?> type, String method) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.getName().contains("$"))
        .filter(m -> m.getName().matches(method + "([A-Z].*)"))
        .map(
            m ->
                m.getReturnType().getSimpleName()
                    + " "
                    + m.getName().substring(method.length())
                    + Arrays.stream(m.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(" ", "(", ")")));
  }

  @Test
  void oneRecord() throws Exception {
    assertThat(signatures(companion(), "one"))
        .containsExactlyInAnyOrder(
            "OneValueAndGradient ValueAndGradient(Vec)",
            "ScalarFunction Function()",
            "double[] Flatten(Vec)",
            "Vec Unflatten(Vec double[])",
            "Vec Gradient(Vec)",
            "Vec ForwardGradient(Vec)",
            "double ValueAndGradient(Vec double[])",
            "double Jvp(Vec Vec)",
            "void ValueAndJvp(Vec Vec double[])",
            "double Vjp(Vec double double[])",
            "Vec Hvp(Vec Vec)",
            "double[][] Hessian(Vec)",
            "double[] Taylor(Vec Vec int)",
            "TaylorPolynomial TaylorPolynomial(Vec int)",
            "TaylorPolynomial Linearization(Vec)",
            "double GradientAndHvp(Vec Vec double[] double[])",
            "void Hvp(Vec Vec double[])",
            "HessianPlan HessianPlan(Vec)",
            "SparseMatrix SparseHessian(Vec)");
  }

  @Test
  void aRecordAmongOthers() throws Exception {
    assertThat(signatures(companion(), "mixed"))
        .containsExactlyInAnyOrder(
            "ScalarFunction Function(Vec double double[] int)",
            "double[] Flatten(Vec double double[] int)",
            "MixedPoint Unflatten(Vec double double[] int double[])",
            "MixedValueAndGradient ValueAndGradient(Vec double double[] int)",
            "MixedGradient Gradient(Vec double double[] int)",
            "MixedGradient ForwardGradient(Vec double double[] int)",
            "double ValueAndGradient(Vec double double[] int double[] double[] double[])",
            "double Jvp(Vec double double[] int Vec double double[])",
            "void ValueAndJvp(Vec double double[] int Vec double double[] double[])",
            "double Vjp(Vec double double[] int double double[] double[] double[])",
            "MixedGradient Hvp(Vec double double[] int Vec double double[])",
            "double[][] Hessian(Vec double double[] int)",
            "double[] Taylor(Vec double double[] int Vec double double[] int)",
            "TaylorPolynomial TaylorPolynomial(Vec double double[] int int)",
            "TaylorPolynomial Linearization(Vec double double[] int)",
            "double GradientAndHvp(Vec double double[] int Vec double double[] double[] double[]"
                + " double[] double[] double[] double[])",
            "void Hvp(Vec double double[] int Vec double double[] double[] double[] double[])",
            "HessianPlan HessianPlan(Vec double double[] int)",
            "SparseMatrix SparseHessian(Vec double double[] int)");
    assertThat(components("MixedGradient")).containsExactly("Vec v", "double s", "double[] w");
  }

  @Test
  void aRecordAsResultOfACurve() throws Exception {
    assertThat(signatures(companion(), "curve"))
        .containsExactlyInAnyOrder(
            "double[] Flatten(double)",
            "double Unflatten(double double[])",
            "double[][] Jacobian(double)",
            "double[][] ForwardJacobian(double)",
            "double[][] ReverseJacobian(double)",
            "Vec Derivative(double)",
            "Vec Derivative(double int)",
            "double[][] Taylor(double int)",
            "double[][] Taylor(double double int)",
            "Vec Jvp(double double)",
            "double Vjp(double Vec)",
            "void Vjp(double Vec double[])",
            "double Hvp(double double Vec)",
            "double[][][] Hessian(double)",
            "JacobianPlan JacobianPlan(double)",
            "SparseMatrix SparseJacobian(double)",
            "VectorFunction Function()");
    Object second = call("curveDerivative", 3.0, 2);
    assertThat(Flat.of(second)).containsExactly(2, 18);
  }

  @Test
  void aReceiver() throws Exception {
    Class<?> type = loader.loadClass("Shapes_VecGradients");
    assertThat(signatures(type, "dot"))
        .contains("DotGradient Gradient(Vec Vec)", "double Jvp(Vec Vec Vec Vec)");
    assertThat(signatures(type, "times"))
        .contains("Vec Derivative(Vec double)", "Vec Jvp(Vec double double)")
        .doesNotContain("Vec Jvp(Vec double Vec double)");
    Method derivative = type.getMethod("timesDerivative", vec(0, 0).getClass(), double.class);
    assertThat(Flat.of(derivative.invoke(null, vec(5, 7), 3.0))).containsExactly(5, 42);
  }

  @Test
  void aRecordThatValidates() throws Exception {
    assertThat(signatures(companion(), "unit"))
        .contains(
            "UnitGradient Gradient(Unit double)",
            "double Jvp(Unit double UnitTangent double)",
            "double Vjp(Unit double double double[] double[])");
    assertThat(components("UnitTangent")).containsExactly("double c");
    assertThat(components("UnitGradient")).containsExactly("UnitTangent u", "double t");
    assertThat(signatures(companion(), "tangentOnly"))
        .containsExactly("UnitTangent Gradient(Unit)");
    Object unit =
        loader
            .loadClass("Shapes$Unit")
            .getConstructor(double.class, int.class, double.class)
            .newInstance(0.5, -1, 2.0);
    // Far larger than the constructor lets a cosine be.
    assertThat(Flat.of(call("unitGradient", unit, 10.0))).containsExactly(-20, -1);
  }

  @Test
  void componentsThatAreNoRealsAreCopiedFromThePoint() throws Exception {
    int[] counts = {1, 2};
    Object point =
        loader
            .loadClass("Shapes$Named")
            .getConstructor(
                double.class, String.class, boolean.class, int[].class, long.class, char.class)
            .newInstance(3.0, "named", true, counts, 1L << 60, 'q');
    Object gradient = call("namedGradient", point);
    assertThat(gradient).hasSameClassAs(point);
    for (var component : gradient.getClass().getRecordComponents()) {
      Object expected = Flat.component(point, component);
      assertThat(Flat.component(gradient, component))
          .as(component.getName())
          .isEqualTo(component.getName().equals("value") ? (Object) 6.0 : expected);
    }
  }

  @Test
  void outputs() throws Exception {
    assertThat(signatures(companion(), "fill"))
        .containsExactlyInAnyOrder(
            "double[] Flatten(double[] double double[])",
            "VectorFunction Function(double[] double double[])",
            "FillPoint Unflatten(double[] double double[] double[])",
            "double[][] Jacobian(double[] double double[])",
            "double[][] ForwardJacobian(double[] double double[])",
            "double[][] ReverseJacobian(double[] double double[])",
            "void ValueAndJacobian(double[] double double[] double[][])",
            "double[] Jvp(double[] double double[] double[] double)",
            "FillGradient Vjp(double[] double double[] double[])",
            "void Vjp(double[] double double[] double[] double[] double[])",
            "FillGradient Hvp(double[] double double[] double[] double double[])",
            "double[][][] Hessian(double[] double double[])",
            "double[][] Taylor(double[] double double[] double[] double int)",
            "JacobianPlan JacobianPlan(double[] double double[])",
            "SparseMatrix SparseJacobian(double[] double double[])");
    assertThat(signatures(companion(), "two"))
        .contains(
            "TwoResult Jvp(double[][] double[] double[] double[])",
            "double[] Vjp(double[][] double[] double[] TwoResult)",
            "double[][] Jacobian(double[][] double[] double[])",
            "VectorFunction Function(double[][] double[])");
    assertThat(components("TwoResult")).containsExactly("double[][] a", "double[] b");
  }

  @Test
  void wrongShapesWriteNothing() throws Exception {
    double[] y = {7, 7};
    double[] x = {1, 2};
    assertFails("xDot has length 3, expected 2", "fillJvp", x, 1.0, y, new double[3], 1.0);
    assertFails("cotangent has length 3, expected 2", "fillVjp", x, 1.0, y, new double[3]);
    double[] bar = {9, 9};
    assertFails(
        "gradient has length 2, expected 1", "fillVjp", x, 1.0, y, y.clone(), bar, new double[2]);
    assertFails(
        "jacobian has length 1, expected 2", "fillValueAndJacobian", x, 1.0, y, new double[1][3]);
    assertThat(y).containsExactly(7, 7);
    assertThat(bar).containsExactly(9, 9);
    double[] three = {9, 9, 9};
    assertFails("vBar has length 3, expected 2", "oneValueAndGradient", vec(1, 2), three);
    assertFails("vBar has length 3, expected 2", "oneVjp", vec(1, 2), 1.0, three);
    assertThat(three).containsExactly(9, 9, 9);
    assertFails("order is -1, expected at least 0", "oneTaylor", vec(1, 2), vec(1, 2), -1);
  }

  @Test
  void functionObjects() throws Exception {
    UnivariateFunction line = (UnivariateFunction) call("lineFunction", vec(2, 5));
    assertThat(line.value(3)).isEqualTo(11);
    assertThat(line.derivative(3)).isEqualTo(2);
    ScalarFunction plane = (ScalarFunction) call("planeFunction", vec(2, 5));
    assertThat(plane.value(new double[] {3, 4})).isEqualTo(29);
    assertThat(plane.gradient(new double[] {3, 4})).containsExactly(8, 6);
    VectorFunction image = (VectorFunction) call("imageFunction");
    double[] at = {3, 4};
    assertThat(image.value(at)).containsExactly(12, -1);
    assertThat(image.jacobian(at)).isDeepEqualTo(new double[][] {{4, 3}, {1, -1}});
    assertThat(image.jvp(at, new double[] {1, 2})).containsExactly(10, -1);
    assertThat(image.vjp(at, new double[] {1, 2})).containsExactly(6, 1);
    assertThat(image.taylor(at, new double[] {1, 2}, 2))
        .isDeepEqualTo(new double[][] {{12, 10, 2}, {-1, -1, 0}});
  }

  @Test
  void functionObjectsOfOutputsTakeTheArraysAsTemplates() throws Exception {
    double[][] a = {{5}, {5}};
    double[] b = {6, 6};
    VectorFunction two = (VectorFunction) call("twoFunction", a, b);
    double[] x = {3, 4};
    assertThat(two.value(x)).containsExactly(3, 4, 9, 12);
    assertThat(two.jacobian(x)).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}, {6, 0}, {4, 3}});
    assertThat(two.jvp(x, new double[] {1, 2})).containsExactly(1, 2, 6, 10);
    assertThat(two.vjp(x, new double[] {1, 2, 3, 4})).containsExactly(1 + 18 + 16, 2 + 12);
    assertThat(two.taylor(x, new double[] {1, 2}, 1)[3]).containsExactly(12, 10);
    assertThat(a).isDeepEqualTo(new double[][] {{5}, {5}});
    assertThat(b).containsExactly(6, 6);
  }

  @Test
  void recordsThatAreObjects() throws Exception {
    assertThat(call("stillDerivative", 2.0)).isEqualTo(29.0);
    assertThat(call("listedDerivative", 2.0, List.of(vec(1, 2), vec(3, 4)))).isEqualTo(16.0);
    assertThat(call("castedDerivative", vec(5, 6), 2.0)).isEqualTo(15.0);
  }

  private static List<String> components(String record) throws Exception {
    return Arrays.stream(loader.loadClass("ShapesGradients$" + record).getRecordComponents())
        .map(c -> c.getType().getSimpleName() + " " + c.getName())
        .toList();
  }

  private static Object vec(double x, double y) throws Exception {
    return loader
        .loadClass("Shapes$Vec")
        .getConstructor(double.class, double.class)
        .newInstance(x, y);
  }

  private static void assertFails(String message, String method, Object... arguments) {
    assertThatThrownBy(() -> call(method, arguments))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Object call(String name, Object... arguments) throws Exception {
    for (Method method : companion().getDeclaredMethods()) {
      Class<?>[] types = method.getParameterTypes();
      boolean fits = method.getName().equals(name) && types.length == arguments.length;
      for (int i = 0; fits && i < types.length; i++) {
        fits =
            types[i].isPrimitive()
                ? (types[i] == int.class) == (arguments[i] instanceof Integer)
                : types[i].isInstance(arguments[i]);
      }
      if (fits) {
        return method.invoke(null, arguments);
      }
    }
    throw new AssertionError("no " + name);
  }
}
