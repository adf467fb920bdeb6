package dev.fluxion.processor.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Methods whose derivatives would not fit one method of the class file format, or of HotSpot. */
final class LargeMethodTest {
  /** HotSpot's limit for compiling a method (-XX:HugeMethodLimit). */
  private static final int HUGE = 8_000;

  @Test
  void fiveThousandStatementsInARow() throws Exception {
    int n = 5_000;
    StringBuilder body = new StringBuilder("double a = x; double b = y;\n");
    for (int i = 0; i < n / 2; i++) {
      body.append("a = a * 0.999 + b; b = b - a * y;\n");
    }
    InMemory compiled =
        compile("static double f(double x, double y) {\n" + body + "return a * b;\n}");
    Class<?> companion = compiled.loader.loadClass("LargeGradients");
    double[] gradient = new double[2];
    double value =
        (Double) find(companion, "fValueAndGradient", 3).invoke(null, 0.7, 0.3, gradient);
    double[] direct = run(n, 0.7, 0.3);
    assertThat(value).isEqualTo(direct[0]);
    assertThat(gradient[0]).isCloseTo(direct[1], within(direct[1]));
    assertThat(gradient[1]).isCloseTo(direct[2], within(direct[2]));
    double[] hvp = (double[]) find(companion, "fHvp", 4).invoke(null, 0.7, 0.3, 1.0, 0.0);
    double[][] hessian = (double[][]) find(companion, "fHessian", 2).invoke(null, 0.7, 0.3);
    assertThat(hvp).containsExactly(hessian[0], within(hessian[0][1]));
    CodeLengths.of(compiled.classes.get("LargeGradients"))
        .forEach((name, length) -> assertThat(length).as(name).isLessThanOrEqualTo(HUGE));
  }

  /** Value and both partials of the same recurrence, its derivatives by hand. */
  private static double[] run(int n, double x, double y) {
    double a = x;
    double b = y;
    double ax = 1;
    double ay = 0;
    double bx = 0;
    double by = 1; // b starts as y
    for (int i = 0; i < n / 2; i++) {
      a = a * 0.999 + b;
      ax = ax * 0.999 + bx;
      ay = ay * 0.999 + by;
      b = b - a * y;
      bx = bx - ax * y;
      by = by - ay * y - a;
    }
    return new double[] {a * b, ax * b + a * bx, ay * b + a * by};
  }

  @Test
  void aSumOfAThousandTerms() throws Exception {
    StringBuilder sum = new StringBuilder("x");
    for (int i = 1; i < 1_000; i++) {
      sum.append(" + ").append(i % 2 == 0 ? "x * x" : "x");
    }
    InMemory compiled = compile("static double f(double x) { return " + sum + "; }");
    Class<?> companion = compiled.loader.loadClass("LargeGradients");
    Method derivative = companion.getDeclaredMethod("fDerivative", double.class);
    derivative.setAccessible(true);
    assertThat((Double) derivative.invoke(null, 2.0)).isEqualTo(501 + 499 * 4.0);
  }

  private static InMemory compile(String method) {
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "Large",
                "import dev.fluxion.annotations.Differentiable;\nclass Large {\n@Differentiable "
                    + method
                    + "\n}\n"),
            new FluxionProcessor(),
            task -> {},
            "-nowarn");
    assertThat(compiled.errors()).isEmpty();
    return compiled;
  }

  /** The overload with that many parameters: reflection gives methods in no particular order. */
  private static Method find(Class<?> type, String name, int parameters) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == parameters) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new AssertionError("no " + name);
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(1e-10 * (1 + Math.abs(value)));
  }
}
