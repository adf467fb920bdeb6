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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Methods that are not looked into may check and be asked about what is differentiated; what they
 * are given they must not change.
 */
class AnswersTest {
  private static final String ASKING =
      """
      import dev.fluxion.annotations.*;
      class Asking {
        @Differentiable
        static double checked(double x, double[] v, double[][] m) {
          Guard.check(x, "x");
          Guard.checkAll(v);
          Guard.checkTable(m);
          double sum = x;
          for (double[] row : m) {
            Guard.checkAll(row);
            for (int j = 0; j < row.length; j++) {
              sum += row[j] * v[j] * (Guard.isLarge(sum) ? 0.5 : x);
            }
          }
          return sum;
        }

        @Differentiable
        static double[] interpolated(double x, double[] knots) {
          int i = Guard.interval(knots, x);
          double t = (x - knots[i]) / (knots[i + 1] - knots[i]);
          return new double[] {t * t, Guard.side(x, knots) == Guard.Side.LEFT ? t : x * t};
        }

        /** A text, of which an index is made and a letter compared. */
        @Differentiable
        static double labelled(double x, double[] v) {
          String label = Guard.label(x);
          double y = v[label.length() % v.length] * x;
          return Guard.label(y).charAt(0) == 'l' ? y : y * x;
        }

        /** Which the method changes before it is asked about, and after. */
        @Differentiable
        static double inPlace(double[] v, int n) {
          double[] w = v.clone();
          for (int k = 0; k < n; k++) {
            for (int i = 0; i < w.length; i++) {
              w[i] *= v[i] + k;
            }
            if (Guard.interval(w, 0.5) >= 0) {
              w[k] += 1;
            }
          }
          return w[0] * w[1] + w[2];
        }

        @Differentiable
        static double changes(double x, double[] v) {
          double[] w = v.clone();
          w[0] *= x;
          Guard.sort(w);
          return w[0] * x;
        }

        @Differentiable
        static double changesTable(double[][] m) {
          Guard.transpose(m);
          return m[0][1] * m[1][0];
        }

        /** One array is one array, whoever looks at it. */
        @Differentiable
        static double asksTwice(double[] v, double x) {
          double[] w = v.clone();
          w[0] *= x;
          String text = Guard.text(w[0]);
          return Guard.isSame(w, w) && text.length() > 2 ? w[0] * x : x;
        }

        /** Of constants it may change anything. */
        @Differentiable
        static double changesConstants(double x, @Constant double[] c) {
          double[] w = c.clone();
          Guard.sort(w);
          return w[0] * x * x;
        }
      }
      class Guard {
        enum Side { LEFT, RIGHT }
        static void check(double x, String name) {
          if (Double.isNaN(x)) throw new IllegalArgumentException(name);
        }
        static void checkAll(double[] v) { for (double x : v) check(x, "v"); }
        static void checkTable(double[][] m) { for (double[] row : m) checkAll(row); }
        static boolean isLarge(double x) { return x > 2; }
        static boolean isSame(double[] a, double[] b) { return a == b; }
        static String text(double x) { return "x = " + x; }
        static int interval(double[] knots, double x) {
          int i = 0;
          while (i + 2 < knots.length && knots[i + 1] <= x) i++;
          return i;
        }
        static String label(double x) { return x < 0.5 ? "low" : "high"; }
        static Side side(double x, double[] v) { return x < v[1] ? Side.LEFT : Side.RIGHT; }
        static void sort(double[] v) { java.util.Arrays.sort(v); }
        static void transpose(double[][] m) {
          double t = m[0][1];
          m[0][1] = m[1][0];
          m[1][0] = t;
        }
      }
      """;

  private static InMemory compiled;

  @BeforeAll
  static void compile() {
    compiled = InMemory.compile(Map.of("Asking", ASKING), new FluxionProcessor(), task -> {});
    assertThat(compiled.errors()).isEmpty();
  }

  private static Object[] arguments(String name) {
    double[] v = {0.3, 0.8, 1.7};
    double[][] m = {{0.5, -0.2, 0.1}, {1.1, 0.4, 2.0}};
    return switch (name) {
      case "checked" -> new Object[] {0.7, v, m};
      case "interpolated", "labelled" -> new Object[] {1.1, v};
      case "inPlace" -> new Object[] {v, 3};
      case "changes" -> new Object[] {3.0, v};
      case "changesTable" -> new Object[] {m};
      case "asksTwice" -> new Object[] {v, 0.7};
      default -> new Object[] {0.7, v};
    };
  }

  private static Consistency consistency(String name) throws Exception {
    Class<?> type = compiled.loader.loadClass("Asking");
    Method original =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    Object[] point = arguments(name);
    if (name.equals("changesConstants")) {
      point[1] = new Consistency.Fixed(point[1]);
    }
    return new Consistency(original, compiled.loader.loadClass("AskingGradients"), point);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"checked", "interpolated", "labelled", "inPlace", "asksTwice", "changesConstants"})
  void agreesInAllModes(String name) throws Exception {
    consistency(name).check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"changes", "changesTable"})
  void throwsWhereAnActiveArrayWasChanged(String name) throws Exception {
    for (Method method : compiled.loader.loadClass("AskingGradients").getDeclaredMethods()) {
      Object[] point = arguments(name);
      boolean isSimple = method.getParameterCount() == point.length;
      boolean isTaylor = method.getName().equals(name + "Taylor");
      Object[] all = isTaylor ? withTangents(point) : point;
      if (method.getName().matches(name + "(Gradient|ForwardGradient|Hessian|ValueAndGradient)")
              && isSimple
          || isTaylor) {
        method.setAccessible(true);
        assertThatThrownBy(() -> method.invoke(null, all))
            .isInstanceOf(InvocationTargetException.class)
            .cause()
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("Guard.")
            .hasMessageContaining("changed an array");
      }
    }
  }

  /** In the direction of the point itself, to the second order. */
  private static Object[] withTangents(Object[] point) {
    Object[] all = Arrays.copyOf(point, 2 * point.length + 1);
    System.arraycopy(point, 0, all, point.length, point.length);
    all[2 * point.length] = 2;
    return all;
  }

  /** What the check throws comes through. */
  @Test
  void checksStillThrow() throws Exception {
    Method gradient =
        compiled
            .loader
            .loadClass("AskingGradients")
            .getDeclaredMethod("checkedGradient", double.class, double[].class, double[][].class);
    gradient.setAccessible(true);
    Object[] point = arguments("checked");
    ((double[][]) point[2])[1][2] = Double.NaN;
    assertThatThrownBy(() -> gradient.invoke(null, point))
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("v");
  }
}
