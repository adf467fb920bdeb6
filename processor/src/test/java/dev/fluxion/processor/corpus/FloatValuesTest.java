package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Floats that doubles hold against floats themselves, on bit patterns of all kinds, and the types
 * in which derivatives of floats come.
 */
final class FloatValuesTest {
  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      class Sample {
        @Differentiable static float sum(float a, float b) { return a + b; }
        @Differentiable static float difference(float a, float b) { return a - b; }
        @Differentiable static float product(float a, float b) { return a * b; }
        @Differentiable static float quotient(float a, float b) { return a / b; }
        @Differentiable static float remainder(float a, float b) { return a % b; }
        @Differentiable static float negated(float a, float b) { return -a + b; }
        @Differentiable static float larger(float a, float b) { return Math.max(a, b); }
        @Differentiable static float smaller(float a, float b) { return StrictMath.min(a, b); }
        @Differentiable static float fma(float a, float b) { return Math.fma(a, b, a); }
        @Differentiable static float next(float a, float b) { return Math.nextAfter(a, b) + Math.nextUp(b); }
        @Differentiable static float ulp(float a, float b) { return a * Math.ulp(b); }
        @Differentiable static float scaled(float a, float b) { return b + Math.scalb(a, Math.getExponent(b)); }
        @Differentiable static float casts(float a, float b) { return a + (int) b + (byte) a + (long) b; }
        @Differentiable static float compound(float a, float b) { a += 0.1; a *= b; a -= 3L; a++; return a; }
        @Differentiable static float text(float a, float b) { return a * ("" + 0.1f).length() + b; }
        @Differentiable static float compared(float a, float b) {
          return a < b ? a : Float.compare(a, b) == 0 ? b + b : Float.isFinite(b) ? b : a * 2;
        }
        @Differentiable static float whole(@Constant int i, @Constant long l, float a) { return a * (float) i + l; }
        @Differentiable static float rounded(float a, float b) { return Math.round(a) * b; }
        @Differentiable static float weigh(float[] w, float[] x, float b) {
          float sum = b;
          for (int i = 0; i < w.length; i++) {
            sum += w[i] * x[i];
          }
          return sum;
        }
        @Differentiable static float single(float x) { return x * x * x; }
        @Differentiable static float[] both(float[] x) { return new float[] {x[0] * x[1], x[1]}; }
      }
      """;

  private static InMemory compiled;
  private static Class<?> original;
  private static Class<?> companion;

  @BeforeAll
  static void compile() throws Exception {
    compiled =
        InMemory.compile(
            Map.of("Sample", SOURCE), new FluxionProcessor(), task -> {}, "-nowarn", "-parameters");
    assertThat(compiled.errors()).isEmpty();
    original = compiled.loader.loadClass("Sample");
    companion = compiled.loader.loadClass("SampleGradients");
  }

  private static Object call(Class<?> owner, String name, Object... arguments) throws Exception {
    for (Method method : owner.getDeclaredMethods()) {
      if (method.getName().equals(name) && fits(method, arguments)) {
        method.setAccessible(true);
        return method.invoke(null, arguments);
      }
    }
    throw new AssertionError("no method " + name);
  }

  private static boolean fits(Method method, Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean fits = types.length == arguments.length;
    for (int i = 0; fits && i < types.length; i++) {
      fits = types[i].isPrimitive() || types[i].isInstance(arguments[i]);
    }
    return fits;
  }

  /** Any bit pattern, numbers of one size, numbers that are close, and special ones. */
  private static float random(Random random, float other) {
    return switch (random.nextInt(6)) {
      case 0 -> Float.intBitsToFloat(random.nextInt());
      case 1 -> Float.intBitsToFloat(random.nextInt() & 0x80ffffff); // small and subnormal
      case 2 -> Math.scalb(other, random.nextInt(60) - 30) * (1 + random.nextFloat());
      case 3 -> random.nextInt(40) - 20;
      case 4 -> new float[] {0f, -0f, 1f, Float.MAX_VALUE, Float.MIN_VALUE}[random.nextInt(5)];
      default -> random.nextFloat() * 4 - 2;
    };
  }

  @Test
  void valuesAreThoseOfTheOriginalBitForBit() throws Exception {
    Random random = new Random(7);
    for (Method method : original.getDeclaredMethods()) {
      Class<?>[] types = method.getParameterTypes();
      if (!Arrays.equals(types, new Class<?>[] {float.class, float.class})) {
        continue;
      }
      float a = 1;
      for (int i = 0; i < 4000; i++) {
        float b = random(random, a);
        a = random(random, b);
        Double value = (double) (float) call(original, method.getName(), a, b);
        String of = method.getName() + "(" + a + ", " + b + ")";
        assertThat(call(companion, method.getName() + "ValueAndGradient", a, b, new double[2]))
            .as(of)
            .isEqualTo(value);
        if (i % 4 == 0) {
          Object taylor = call(companion, method.getName() + "Taylor", a, b, 1f, 1f, 1);
          assertThat(((double[]) taylor)[0]).as(of).isEqualTo(value);
        }
      }
    }
  }

  /** A long on its way to a float is not rounded to a double. */
  @Test
  void integersAreRoundedOnce() throws Exception {
    Random random = new Random(8);
    for (int k = 0; k < 2000; k++) {
      int i = random.nextInt();
      long l = random.nextLong() >> random.nextInt(40);
      double value = (float) call(original, "whole", i, l, 0f);
      assertThat(call(companion, "wholeVjp", i, l, 0f, 1.0, new double[1])).isEqualTo(value);
    }
    long tie = (1L << 60) + (1L << 36) + 1; // a tie of floats but for the last bit
    assertThat(call(companion, "wholeVjp", 0, tie, 0f, 1.0, new double[1]))
        .isEqualTo((double) (float) tie);
  }

  @Test
  void derivativesComeInTheTypesOfTheContract() throws Exception {
    assertThat(call(companion, "singleDerivative", 3f)).isEqualTo(27.0);
    assertThat(call(companion, "singleDerivative", 3f, 2)).isEqualTo(18.0);
    assertThat((double[]) call(companion, "productGradient", 3f, 0.1f))
        .containsExactly((double) 0.1f, 3);
    assertThat(companion.getDeclaredMethod("productJvp", types(float.class, 4)).getReturnType())
        .isEqualTo(double.class);
    Object gradient =
        call(companion, "weighGradient", new float[] {2, 3}, new float[] {0.1f, 4}, 1f);
    var components = gradient.getClass().getRecordComponents();
    assertThat(Arrays.stream(components).map(c -> c.getType().getSimpleName()))
        .containsExactly("float[]", "float[]", "float");
    assertThat(gradient.toString()).endsWith("b=1.0]");
    assertThat((float[]) call(companion, "bothJvp", new float[] {2, 3}, new float[] {1, 1}))
        .containsExactly(5, 1);
    assertThat((float[]) call(companion, "bothVjp", new float[] {2, 3}, new float[] {1, 10}))
        .containsExactly(3, 12);
    assertThat((double[][]) call(companion, "bothJacobian", new Object[] {new float[] {2, 3}}))
        .isDeepEqualTo(new double[][] {{3, 2}, {0, 1}});
  }

  private static Class<?>[] types(Class<?> type, int count) {
    Class<?>[] types = new Class<?>[count];
    Arrays.fill(types, type);
    return types;
  }

  /** 1 + 2⁻²⁴ + 2⁻²⁴: the sum of the adjoints is rounded, not each of them. */
  @Test
  void adjointsAreAddedInDoubleAndRoundedOnce() throws Exception {
    float[] bar = {1, 0};
    float[] other = new float[2];
    float[] x = {0x1p-24f, 0};
    call(companion, "weighVjp", new float[] {0, 0}, x, 0f, 1.5, bar, other, new double[1]);
    assertThat(bar[0]).isEqualTo((float) (1 + 1.5 * 0x1p-24));
  }

  @Test
  void wrongShapesAreNamedBeforeAnythingIsWritten() {
    float[] x = {1, 2};
    float[] bar = {5, 5};
    assertThatThrownBy(
            () -> call(companion, "weighVjp", x, x, 0f, 1.0, bar, new float[3], new double[1]))
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("xBar");
    assertThat(bar).containsExactly(5, 5);
    assertThatThrownBy(() -> call(companion, "bothJvp", x, new float[3]))
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("xDot");
  }

  /** The direction of a function of floats is one of floats. */
  @Test
  void functionObjectsRoundTheirPoint() throws Exception {
    var function = (dev.fluxion.runtime.ScalarFunction) call(companion, "productFunction");
    assertThat(function.value(new double[] {0.1, 3})).isEqualTo((double) (0.1f * 3f));
    assertThat(function.gradient(new double[] {0.1, 3})).containsExactly(3, (double) 0.1f);
    var curve = (dev.fluxion.runtime.UnivariateFunction) call(companion, "singleFunction");
    assertThat(curve.value(0.1)).isEqualTo((double) (0.1f * 0.1f * 0.1f));
  }
}
