package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.runtime.internal.Counters;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops that count from and to the last ints there are, empty ones and short ones, reversed. */
class CounterRangesTest {
  private static final int[] ENDS = {
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1,
    Integer.MIN_VALUE + 5,
    -3,
    0,
    4,
    Integer.MAX_VALUE - 6,
    Integer.MAX_VALUE - 1,
    Integer.MAX_VALUE
  };

  private static final int LONGEST = 20;

  @ParameterizedTest
  @CsvSource({"<, 1", "<=, 1", "<, 3", "<=, 3", ">, -1", ">=, -1", ">, -3", ">=, -3"})
  void betweenAnyInts(String relation, int step) throws Exception {
    Method[] methods =
        compile(
            "double s = x; for (int i = from; i %s to; i += %d) { s = Math.sin(s * x) + (i & 7); }"
                    .formatted(relation, step)
                + " return s;");
    for (int from : ENDS) {
      for (int to : ENDS) {
        if (terminatesSoon(from, relation, to, step)) {
          agree(methods, from, to);
        }
      }
    }
  }

  /** What is recorded lies in arrays as long as the loops run. */
  @Test
  void nests() throws Exception {
    Method[] methods =
        compile(
            """
            double s = x;
            for (int i = from; i < to; i++) {
              for (int j = to; j >= from; j--) {
                s = Math.sin(s * x) + (i & 3) - (j & 1);
              }
            }
            for (int j = to - 1; j > from; j--) {
              s = Math.cos(s * x) + (j & 1);
            }
            return s;\
            """);
    for (int from : ENDS) {
      for (int to : ENDS) {
        boolean isShort = (long) to - from < LONGEST && to > Integer.MIN_VALUE;
        if (isShort && from > Integer.MIN_VALUE) {
          agree(methods, from, to);
        }
      }
    }
  }

  /** 2^31 iterations, which no array can record and no reverse loop can count. */
  @Test
  void fromTheLastIntPastZero() throws Exception {
    Method[] methods =
        compile("double s = x; for (int i = from; i >= 0; i--) { s *= x; } return s;");
    agree(methods, 5, 0);
    assertThatThrownBy(() -> methods[1].invoke(null, 1.0, Integer.MAX_VALUE, 0, 1.0, new double[1]))
        .cause()
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Counters.checkedStart(Integer.MAX_VALUE, Integer.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("2147483647");
  }

  private static boolean terminatesSoon(int from, String relation, int to, int step) {
    long i = from;
    for (int trip = 0; trip < LONGEST; trip++) {
      boolean goesOn =
          switch (relation) {
            case "<" -> i < to;
            case "<=" -> i <= to;
            case ">" -> i > to;
            default -> i >= to;
          };
      if (!goesOn) {
        return true;
      }
      i = (int) i + step;
      if (i != (int) i) {
        return false; // it would go on from the other end
      }
    }
    return false;
  }

  private static void agree(Method[] methods, int from, int to) throws Exception {
    double[] gradient = new double[1];
    Object value = methods[1].invoke(null, 0.7, from, to, 1.0, gradient);
    assertThat(value).as("%d to %d", from, to).isEqualTo(methods[0].invoke(null, 0.7, from, to));
    double tangent = (Double) methods[2].invoke(null, 0.7, from, to, 1.0);
    assertThat(gradient[0])
        .as("%d to %d", from, to)
        .isCloseTo(tangent, org.assertj.core.data.Offset.offset(1e-12 * (1 + Math.abs(tangent))));
  }

  /** The method, its VJP and its JVP. */
  private static Method[] compile(String body) throws Exception {
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "Ranges",
                "import dev.fluxion.annotations.*; public class Ranges { @Differentiable public"
                    + " static double f(double x, int from, int to) {"
                    + body
                    + "}}"),
            new FluxionProcessor(),
            task -> {});
    assertThat(compiled.errors()).isEmpty();
    Class<?> type = compiled.loader.loadClass("Ranges");
    Class<?> companion = compiled.loader.loadClass("RangesGradients");
    return new Method[] {
      type.getMethod("f", double.class, int.class, int.class),
      companion.getMethod("fVjp", double.class, int.class, int.class, double.class, double[].class),
      companion.getMethod("fJvp", double.class, int.class, int.class, double.class)
    };
  }
}
