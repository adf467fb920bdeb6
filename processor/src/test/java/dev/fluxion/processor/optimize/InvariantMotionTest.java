package dev.fluxion.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same in every iteration leaves the loop where it can do no harm outside. */
class InvariantMotionTest {

  private static Subject after(String method) {
    return Subject.of(method, (function, variables) -> InvariantMotion.apply(function));
  }

  /** A loop of {@code n} iterations over {@code statement}, which may change the double s. */
  private static Subject looping(String statement) {
    return after(
        """
        static double f(
            double x, int n, int k, @dev.fluxion.annotations.Constant double[] a) {
          double s = x;
          double[] b = {x, 2 * x};
          for (int i = 0; i < n; i++) {
            %s
          }
          return s + b[0];
        }
        """
            .formatted(statement));
  }

  private static void agree(Subject subject) {
    for (int n : new int[] {0, 1, 3}) {
      for (int k : new int[] {0, 2}) {
        subject.agreesOn(() -> new Object[] {0.75, n, k, new double[] {3, 4}});
      }
    }
    subject.agreesOn(() -> new Object[] {0.75, 0, 1, null});
    subject.agreesOn(() -> new Object[] {0.75, 1, 1, null});
  }

  @Test
  void quotientsAndWhatRestsOnThem() {
    Subject subject =
        after(
            """
            static double f(double h, double[] y, int n) {
              double s = 0;
              for (int i = 0; i < n; i++) {
                s += y[i] * (h / 6 * 0.5 - h);
              }
              return s;
            }
            """);
    assertThat(subject.depthOf("(h / 6.0)")).isEqualTo(0);
    assertThat(subject.depthOf(" * 0.5)")).isEqualTo(0);
    assertThat(subject.depthOf(" - h)")).isEqualTo(0);
    assertThat(subject.depthOf("[i]")).isEqualTo(1);
    subject.agreesOn(() -> new Object[] {0.3, new double[] {1, 2, 3}, 3});
    subject.agreesOn(() -> new Object[] {0.3, new double[0], 0});
    subject.agreesOn(() -> new Object[] {0.3, new double[0], 1});
  }

  @Test
  void outOfAllLoopsInWhichItIsTheSame() {
    Subject subject =
        after(
            """
            static double f(double x, int n) {
              double s = x;
              for (int i = 0; i < n; i++) {
                double y = s;
                while (s < 100) {
                  for (int j = 0; j < n; j++) {
                    s += Math.exp(x) + Math.abs(y) + 1 / (1 + s * s);
                  }
                }
                s -= 90;
              }
              return s;
            }
            """);
    assertThat(subject.depthOf("Math.exp(x)")).isEqualTo(0);
    assertThat(subject.depthOf("Math.abs(s)")).isEqualTo(1);
    assertThat(subject.depthOf("(1.0 / ")).isEqualTo(3);
    subject.agreesOn(() -> new Object[] {0.75, 4});
    subject.agreesOn(() -> new Object[] {0.75, 0});
  }

  /** Generated methods ask for the shape of each independent, so that none is null. */
  @Test
  void lengthsOfIndependents() {
    Subject subject =
        after(
            """
            static double f(double[] x, int n) {
              double s = 0;
              for (int i = 0; i < n; i++) {
                for (int j = 0; j < x.length; j++) {
                  s += x[j] * s + i;
                }
              }
              return s;
            }
            """);
    assertThat(subject.depthOf("x.length")).isEqualTo(0);
    subject.agreesOn(() -> new Object[] {new double[] {0.5, 2}, 3});
    subject.agreesOn(() -> new Object[] {new double[0], 0});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean c = n * 2 - k > 3 & k != 1; if (c) s *= x; | ((n * 2) - k) > 3",
        "int m = Math.max(n + 1, k << 2); s += m * i; | Math.max",
        "double d = (double) (float) x; s += d; | (double) (float)",
        "double d = k > 1 ? x : 2; s += d; | (k > 1) ?",
        "s += Math.pow(x, k); | Math.pow",
        "s += StrictMath.sin(x) + dev.fluxion.runtime.Functions.erf(x); | Functions.erf",
        "double d = x % 0.0; s += d; | % 0.0",
        "int m = b.length; s += m; | b.length",
      })
  void harmlessOperations(String example) {
    String[] parts = example.split(" \\| ");
    Subject subject = looping(parts[0]);
    assertThat(subject.depthOf(parts[1])).as(subject.text()).isZero();
    agree(subject);
  }

  /** They would happen where the loop does not run, or happen too early. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "int m = 7 / k; s += m * x; | (7 / k)",
        "int m = 7 % k; s += m * x; | (7 % k)",
        "int m = Math.floorMod(7, k); s += m * x; | Math.floorMod",
        "int m = Math.addExact(n, k); s += m * x; | Math.addExact",
        "int m = a.length; s += m * x; | a.length",
        "s += a[0]; | a[0]",
        "double[] c = new double[k - 1]; c[0] = x; s += c[0]; | new double[]",
        "s += b[1]; b[1] = s; | = b[1]",
        "if (i > k) s += Math.exp(x); | Math.exp",
        "int m = Integer.parseInt(\"7\"); s += m * x; | Integer.parseInt",
        "s += Math.exp(i); | Math.exp",
        "s = Math.exp(-s); | Math.exp",
      })
  void notWhatMayThrowOrChange(String example) {
    String[] parts = example.split(" \\| ");
    Subject subject = looping(parts[0]);
    assertThat(subject.depthOf(parts[1])).as(subject.text()).isPositive();
    agree(subject);
  }

  @Test
  void notFieldsThatMayChangeOrBeOfNothing() {
    Subject subject =
        after(
            """
            static double f(double x, int n, Box box) {
              double s = x;
              for (int i = 0; i < n; i++) s = s * x + box.step;
              return s;
            }

            static final class Box { double step = 2; }
            """);
    assertThat(subject.depthOf("box.step")).isEqualTo(1);
    subject.agreesOn(() -> new Object[] {0.75, 0, null});
    subject.agreesOn(() -> new Object[] {0.75, 1, null});
  }

  /** A loop inside a branch is left, the branch is not. */
  @Test
  void outOfALoopInsideABranch() {
    Subject subject =
        after(
            """
            static double f(double x, int n) {
              double s = x;
              for (int i = 0; i < n; i++) {
                if (s < 3) {
                  for (int j = 0; j < n; j++) s += Math.exp(x);
                }
              }
              return s;
            }
            """);
    assertThat(subject.depthOf("Math.exp(x)")).isEqualTo(2);
    subject.agreesOn(() -> new Object[] {0.75, 3});
  }
}
