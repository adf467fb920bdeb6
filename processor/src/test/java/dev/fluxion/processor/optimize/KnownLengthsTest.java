package dev.fluxion.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lengths are known of arrays that are created where they get their only name. */
class KnownLengthsTest {

  private static Subject after(String method) {
    return Subject.of(method, KnownLengths::apply);
  }

  @Test
  void ofArraysOfAParametersSize() {
    Subject subject =
        after(
            """
            static double f(double x, int n) {
              double[] a = new double[n];
              for (int i = 0; i < a.length; i++) a[i] = x * i;
              return a[a.length - 1];
            }
            """);
    assertThat(subject.text()).doesNotContain(".length");
    for (int n : new int[] {-1, 0, 1, 5}) {
      subject.agreesOn(() -> new Object[] {0.5, n});
    }
  }

  @Test
  void ofArraysOfALiteralSizeAndOfGivenElements() {
    Subject subject =
        after(
            """
            static double f(double x) {
              double[] a = new double[3];
              double[] b = {x, x * x};
              a[a.length - 1] = x;
              return a[2] + b[b.length - 1] + a.length * 10 + b.length;
            }
            """);
    assertThat(subject.text()).doesNotContain(".length").contains("(3 - 1)").contains("(2 - 1)");
    subject.agreesOnEach(0.5);
  }

  @Test
  void ofArraysAsLongAsOthers() {
    Subject subject =
        after(
            """
            static double f(double[] x) {
              double[] a = new double[x.length];
              double[] b = x.clone();
              double[] c = a.clone();
              return x[0] + 100 * a.length + 10 * b.length + c.length;
            }
            """);
    assertThat(subject.text()).doesNotContain("a.length").doesNotContain("b.length");
    assertThat(subject.text()).doesNotContain("c.length").contains(" = x.length");
    subject.agreesOnEach(new double[] {0.5, 2}, new double[0]);
  }

  /** The size is that at the creation, whatever becomes of the variable. */
  @Test
  void ofArraysWhoseSizeIsAnExpressionOrChanges() {
    Subject subject =
        after(
            """
            static double f(double x, int n) {
              double sum = x;
              int size = 1;
              for (int i = 0; i < n; i++) {
                double[] a = new double[size];
                size = size + 2;
                double[] b = new double[size * size];
                sum = sum * x + a.length + b.length;
              }
              return sum;
            }
            """);
    assertThat(subject.text()).doesNotContain(".length");
    subject.agreesOn(() -> new Object[] {0.5, 4});
  }

  @Test
  void ofRowsThatExist() {
    Subject subject =
        after(
            """
            static double f(double x, int k, int d) {
              double[][] m = new double[k][d];
              double sum = 0;
              for (int c = 0; c < k; c++) {
                for (int j = 0; j < m[c].length; j++) m[c][j] = x * j;
              }
              for (int c = m.length - 1; c >= 0; c--) {
                double[] row = m[c];
                sum += row[row.length - 1];
              }
              return sum;
            }
            """);
    assertThat(subject.text()).doesNotContain(".length");
    subject.agreesOn(() -> new Object[] {0.5, 2, 3});
    subject.agreesOn(() -> new Object[] {0.5, 2, 0});
    subject.agreesOn(() -> new Object[] {0.5, 0, 3});
  }

  @Test
  void ofRowsOfLiteralNumber() {
    Subject subject =
        after(
            """
            static double f(double x, int n) {
              double[][][] cube = new double[2][3][n];
              return x + cube[1][2].length + 10 * cube[0].length;
            }
            """);
    assertThat(subject.text()).doesNotContain(".length");
    subject.agreesOn(() -> new Object[] {0.5, 7});
  }

  /** The exception must stay. */
  @Test
  void notOfRowsThatMayNotExist() {
    Subject subject =
        after(
            """
            static double f(double x, int k, int d) {
              double[][] m = new double[k][d];
              int first = m[0].length;
              double sum = 0;
              for (int i = 1; i < k; i += 3) sum += m[i].length;
              for (int i = 0; i <= k; i++) sum += m[i].length;
              for (int i = d; i < k; i++) sum += m[i].length;
              for (int i = k; i >= 0; i--) sum += m[i].length;
              for (int i = k - 1; i >= -1; i--) sum += m[i].length;
              return x * first + sum;
            }
            """);
    assertThat(subject.linesWith(".length")).hasSize(6);
    assertThat(after("static double f(double x) { return x + new double[2][3][2].length; }").text())
        .doesNotContain(".length");
    assertThat(
            after(
                    """
                    static double f(double x) {
                      double[][] m = new double[2][3];
                      return x * m[2].length;
                    }
                    """)
                .agreesOnEach(0.5)
                .linesWith(".length"))
        .hasSize(1);
  }

  @Test
  void notOfRowsThatMayBeReplaced() {
    Subject replaced =
        after(
            """
            static double f(double x, int n) {
              double[][] m = new double[2][3];
              m[1] = new double[n];
              return x * m[1].length + m.length;
            }
            """);
    assertThat(replaced.linesWith(".length")).hasSize(1);
    replaced.agreesOn(() -> new Object[] {0.5, 7});
    Subject replacedInAnother =
        after(
            """
            static double f(double x, int n) {
              double[][] m = new double[2][3];
              double[][] other = new double[2][];
              if (n > 3) other = m;
              other[1] = new double[n];
              return x * m[1].length;
            }
            """);
    assertThat(replacedInAnother.linesWith(".length")).hasSize(1);
    replacedInAnother.agreesOn(() -> new Object[] {0.5, 7});
  }

  @Test
  void notOfRowsThatAFunctionOrAnOpaqueCallMayReplace() {
    Subject recursive =
        after(
            """
            static double f(double x, int n) {
              double[][] m = new double[2][3];
              return g(m, x, n) * m[1].length;
            }

            static double g(double[][] m, double x, int n) {
              if (n > 0) return x * g(m, x, n - 1);
              m[1] = new double[5];
              return x;
            }
            """);
    assertThat(recursive.linesWith(".length")).hasSize(1);
    recursive.agreesOn(() -> new Object[] {0.5, 2});
    Subject opaque =
        after(
            """
            static double f(double x) {
              int[][] m = new int[2][3];
              java.util.Arrays.sort(m, (java.util.Comparator) null);
              return x * m[1].length;
            }
            """);
    assertThat(opaque.linesWith(".length")).hasSize(1);
  }

  @Test
  void notOfParametersAndArraysWithSeveralNames() {
    Subject subject =
        after(
            """
            static double f(double[] x, int n) {
              double[] a = new double[n];
              if (n > 2) a = new double[3];
              double[] b = new double[1];
              for (int i = 0; i < n; i++) b = new double[b.length + 1];
              return x[x.length - 1] * a.length * b.length;
            }
            """);
    assertThat(subject.linesWith("x.length")).hasSize(1);
    assertThat(subject.linesWith("a.length")).hasSize(1);
    assertThat(subject.linesWith("b.length")).hasSize(2);
    subject.agreesOn(() -> new Object[] {new double[] {0.5, 2}, 5});
    subject.agreesOn(() -> new Object[] {new double[] {0.5, 2}, 1});
  }
}
