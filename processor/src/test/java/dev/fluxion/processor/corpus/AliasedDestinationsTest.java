package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Destinations that are arrays of the point, or one another, throw before anything is written. */
class AliasedDestinationsTest {
  private static Class<?> companion;

  @BeforeAll
  static void compile() throws Exception {
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "Alias",
                """
                import dev.fluxion.annotations.*;
                class Alias {
                  record Pair(double[] v, double[] w, int n) {}
                  @Differentiable static double one(double[] a) { return a[0] * a[1]; }
                  @Differentiable static double two(double[] a, double[] b, double x, @Constant double[] c) {
                    return a[0] * b[1] * x + c[0] * a[1]; }
                  @Differentiable static double rows(double[][] m, double[][] k) { return m[0][0] * m[1][1] * k[0][0]; }
                  @Differentiable static double pair(Pair p, double[] q) { return p.v()[0] * p.w()[1] * q[0]; }
                  @Differentiable static double floats(float[] a, float[] b) { return a[0] * b[1]; }
                  @Differentiable static double many(double[] a, double[] b, double[] c, double[] d, double[] e) {
                    return a[0] * b[0] * c[0] * d[0] * e[0]; }
                  @Differentiable static double[] scaled(double[] a, @Constant double[][] m) {
                    return new double[] {a[0] * m[0][0], a[1]}; }
                  @Differentiable static double[] vector(double[] a, double[][] m) { return new double[] {a[0] * m[0][0], a[1]}; }
                }
                """),
            new FluxionProcessor(),
            task -> {});
    assertThat(compiled.errors()).isEmpty();
    companion = compiled.loader.loadClass("AliasGradients");
  }

  private final double[] a = {2, 3};
  private final double[] b = {5, 7};
  private final double[] c = {1, 1};
  private final double[] d = {9, 9};
  private final double[] s = {9};

  @Test
  void oneArray() {
    fails("aBar", "oneValueAndGradient", a, a);
    fails("aBar", "oneVjp", a, 1.0, a);
    assertThat(a).containsExactly(2, 3);
  }

  @Test
  void severalArraysAndConstants() {
    fails("aBar", "twoValueAndGradient", a, b, 1.0, c, a, d, s);
    fails("aBar", "twoValueAndGradient", a, b, 1.0, c, b, d, s);
    fails("aBar", "twoValueAndGradient", a, b, 1.0, c, c, d, s);
    fails("bBar", "twoVjp", a, b, 1.0, c, 1.0, d, d, s);
    assertThat(d).containsExactly(9, 9);
    fails("aBar", "vectorVjp", a, new double[][] {{1}}, c, a, new double[1][1]);
    double[] x = {9};
    fails("gradient", "twoVjp", a, b, 1.0, x, 1.0, d, new double[2], x);
  }

  @Test
  void rowsOfMatrices() {
    double[][] m = {{1, 2}, {3, 4}};
    double[][] k = {{1}, {3}};
    fails("mBar", "rowsVjp", m, k, 1.0, m, new double[2][1]);
    fails("mBar", "rowsVjp", m, k, 1.0, new double[][] {{0, 0}, m[1]}, new double[2][1]);
    fails("kBar", "rowsVjp", m, m, 1.0, new double[2][2], new double[][] {m[0], {0, 0}});
  }

  /** Made by {@code Arrays.fill}, they would each hold the sum of all. */
  @Test
  void oneRowForAll() throws Exception {
    double[][] m = {{1, 2}, {3, 4}};
    double[][] k = {{1}, {3}};
    double[][] filled = new double[2][];
    Arrays.fill(filled, new double[2]);
    Object[] arguments = {m, k, 1.0, filled, new double[2][1]};
    assertThatThrownBy(() -> method("rowsVjp", 5).invoke(null, arguments))
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows 0 and 1 of mBar are one array");
    double[][] shared = {m[0], m[0]}; // rows of the point may be
    double[][] mBar = new double[2][2];
    method("rowsVjp", 5).invoke(null, shared, k, 1.0, mBar, new double[2][1]);
    assertThat(mBar).isDeepEqualTo(new double[][] {{2, 0}, {0, 1}});
  }

  @Test
  void componentsOfRecordsAndFloats() throws Exception {
    var constructor =
        companion.getClassLoader().loadClass("Alias$Pair").getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    double[] v = {1, 2, 3, 4};
    Object pair = constructor.newInstance(v, new double[0], 1);
    fails("pBar", "pairValueAndGradient", pair, a, v, d);
    float[] x = {1, 2};
    fails("aBar", "floatsVjp", x, new float[] {1, 2}, 1.0, x, new float[2]);
  }

  @Test
  void manyArrays() {
    double[][] points = {{1}, {2}, {3}, {4}, {5}};
    double[][] bars = new double[4][1];
    fails(
        "eBar",
        "manyValueAndGradient",
        points[0],
        points[1],
        points[2],
        points[3],
        points[4],
        bars[0],
        bars[1],
        bars[2],
        bars[3],
        points[2]);
  }

  @Test
  void jacobians() {
    double[][] m = {{1, 2}, {3, 4}};
    fails("value", "vectorValueAndJacobian", a, m, a, new double[2][6]);
    double[][] wide = {{1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6}};
    fails("jacobian", "scaledValueAndJacobian", new double[] {1, 2, 3, 4, 5, 6}, wide, d, wide);
  }

  private static void fails(String destination, String name, Object... arguments) {
    assertThatThrownBy(() -> method(name, arguments.length).invoke(null, arguments))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(destination + " is an array of the point or another destination, too");
  }

  private static Method method(String name, int parameters) {
    Method method =
        Arrays.stream(companion.getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name));
    method.setAccessible(true);
    return method;
  }
}
