package dev.fluxion.processor.optimize;

import static dev.fluxion.processor.ir.Code.literal;
import static dev.fluxion.processor.ir.Code.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second index follows from the counter, modulo 2^32 as Java adds. */
class InductionVariablesTest {

  private static Subject after(String method) {
    return Subject.of(method, InductionVariables::apply);
  }

  /** From the inner loops outwards, and without what is dead. */
  private static Subject afterAll(String method) {
    return Subject.of(
        method,
        (function, variables) ->
            new Optimizer(variables, Set.of()).primal(Program.of(function, variables)).entry());
  }

  /** Whether the loop still updates k. */
  private static void assertCarries(boolean expected, Subject subject) {
    boolean carries = subject.linesWith("k = ").stream().anyMatch("k = k"::equals);
    assertThat(carries).as(subject.text()).isEqualTo(expected);
  }

  @Test
  void indexBesideTheCounter() {
    Subject subject =
        after(
            """
            static double f(double[] x, int n) {
              double s = 0;
              int k = 3;
              for (int i = 0; i < n; i++) {
                s += x[k] * i;
                k++;
              }
              return s;
            }
            """);
    assertCarries(false, subject);
    assertThat(subject.text()).contains("(i + 3)");
    subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6}, 3});
    subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6}, 4}); // out of bounds
    subject.agreesOn(() -> new Object[] {new double[0], -1});
  }

  /** By header of the loop, update of k at its end, and start. */
  @ParameterizedTest
  @CsvSource({
    "int i = 0; i < n; i++, k++, 5",
    "int i = 0; i < n; i++, k--, 5",
    "int i = m; i < n; i++, k++, m",
    "int i = m; i < n; i++, k += 3, n",
    "int i = m; i <= n; i++, k -= 7, 2",
    "int i = n; i > m; i--, k++, 0",
    "int i = n; i >= m; i--, k = 4 + k, n",
    "int i = m; i < n; i++, k += m, 1",
    "int i = n; i > m; i--, k -= n, m",
    "int i = m; i < n; i++, k = k + m - 1 + n, m",
    "int i = 2; i < 9; i++, k += 2147483647, m",
    "int i = 9; i > 2; i--, k += -2147483648, m",
    "int i = -2147483648; i < -2147483640; i++, k++, n",
    "int i = 2147483640; i < 2147483647; i++, k += 2, n",
    "int i = 0; i < n; i++, k = (k + 1) + 2, 0",
  })
  void withItsValueAfterTheLoop(String header, String update, String start) {
    Subject subject =
        after(
            """
            static double f(double x, int m, int n) {
              double s = 0;
              int k = %s;
              for (%s) {
                s += x * k;
                %s;
              }
              return s + k;
            }
            """
                .formatted(start, header, update));
    assertCarries(false, subject);
    agree(subject);
  }

  private static void agree(Subject subject) {
    for (int m = -2; m < 5; m++) {
      int from = m;
      subject.agreesOn(() -> new Object[] {0.5, from, 3});
    }
  }

  /** Larger steps: the value after the loop is not computed. */
  @ParameterizedTest
  @CsvSource({
    "int i = 0; i < n; i += 2, k++",
    "int i = m; i < n; i += 2, k++",
    "int i = m; i < n; i += 4, k += m",
    "int i = n; i > m; i -= 2, k--",
    "int i = n; i >= m; i -= 8, k += 3",
    "int i = m; i < n; i += 3, k += 3",
    "int i = m; i <= n; i += 3, k -= 6",
    "int i = n; i > m; i -= 3, k += 12",
    "int i = -2147483648; i < 1610612736; i += 536870912 / 8192, k++",
  })
  void withLargerSteps(String header, String update) {
    String loop =
        """
        static double f(double x, int m, int n) {
          double s = 0;
          int k = n;
          for (%s) {
            s += x * k;
            %s;
          }
          return s + %s;
        }
        """;
    Subject inside = after(loop.formatted(header, update, "1"));
    assertCarries(header.contains("8192"), inside);
    Subject behind = after(loop.formatted(header, update, "k"));
    assertCarries(true, behind);
    if (!header.contains("8192")) {
      agree(inside);
    }
  }

  @Test
  void severalInOneLoopAndSeveralUpdates() {
    Subject subject =
        after(
            """
            static double f(double[] x, int n) {
              double s = 0;
              int k = 0;
              int j = n;
              for (int i = 0; i < n; i++) {
                s += x[k++] * x[--j];
                s -= x[k++] * j;
              }
              return s + k * 10 + j;
            }
            """);
    assertCarries(false, subject);
    assertThat(subject.linesWith("j = j")).isEmpty();
    assertThat(subject.text()).contains("(i * 2)");
    subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6}, 3});
    subject.agreesOn(() -> new Object[] {new double[0], 0});
    subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3}, 3});
  }

  @Test
  void countsIterations() {
    Subject subject =
        after(
            """
            static double f(double x, int n) {
              double s = x;
              int k = 0;
              for (int i = 1; i <= n; i++) {
                s *= x;
                k++;
              }
              return s / k;
            }
            """);
    assertCarries(false, subject);
    subject.agreesOn(() -> new Object[] {0.5, 4});
    subject.agreesOn(() -> new Object[] {0.5, 0});
    subject.agreesOn(() -> new Object[] {0.5, -2147483648});
  }

  /** The outer loop carries the index, the inner one does not. */
  @Test
  void triangularLoops() {
    Subject subject =
        afterAll(
            """
            static double f(double[] x, int d) {
              double s = 0;
              int k = 0;
              for (int column = 0; column < d; column++) {
                for (int row = column + 1; row < d; row++) {
                  s += x[k] * row * column;
                  k++;
                }
              }
              return s + k;
            }
            """);
    assertThat(subject.linesWith("k = "))
        .containsExactly("k = 0", "k = ( + row)", "k = (k + )", "k = k");
    for (int d : new int[] {0, 1, 4, 5}) {
      subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6}, d});
    }
  }

  /** No loop carries it. */
  @Test
  void rectangularLoops() {
    Subject subject =
        afterAll(
            """
            static double f(double[] x, int n, int m) {
              double s = 0;
              int k = 0;
              for (int i = 0; i < n; i++) {
                for (int j = 0; j < m; j++) {
                  s = s * 0.5 + x[k++];
                }
                k++;
              }
              return s + k;
            }
            """);
    assertCarries(false, subject);
    for (int m : new int[] {-1, 0, 1, 2}) {
      subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6}, 2, m});
      subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6}, 0, m});
    }
  }

  /** They start anew where they last ended. */
  @Test
  void loopsOneAfterTheOther() {
    Subject subject =
        afterAll(
            """
            static double f(double[] x, int n) {
              double s = 0;
              int k = 1;
              for (int i = 0; i < n; i++) s += x[k++] * i;
              for (int i = n; i > 0; i--) s -= x[k++] * i;
              int first = k;
              for (int i = 0; i < n; i++) {
                int last = k;
                k = first;
                first = last;
                s *= k;
              }
              return s;
            }
            """);
    assertThat(subject.linesWith("(k + 1)")).as(subject.text()).isEmpty();
    subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6, 7}, 3});
    subject.agreesOn(() -> new Object[] {new double[] {1, 2, 3, 4, 5, 6, 7}, 4});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s += x * k; if (s > 1) k++;",
        "s += x * k; k += i;",
        "s += x * k; k *= 2;",
        "s += x * k; k = 3 - k;",
        "s += x * k; k = m;",
        "s += x * k; k = (byte) (k + 1);",
        "s += x * k; m++; k += m;",
        "s += x * k; for (int j = 0; j < i; j++) k++;",
      })
  void notWhatGrowsUnevenly(String body) {
    Subject subject =
        after(
            """
            static double f(double x, int m, int n) {
              double s = 0;
              int k = m;
              for (int i = 0; i < n; i++) {
                %s
              }
              return s + k;
            }
            """
                .formatted(body));
    assertThat(subject.linesWith("k = ").stream().filter(line -> line.matches("k = (k|m|)")))
        .isNotEmpty();
    agree(subject);
  }

  @Test
  void notInLoopsThatAreNotCounted() {
    Subject subject =
        after(
            """
            static double f(double x, int m, int n) {
              double s = x;
              int k = 0;
              while (s < n) {
                s += 0.25;
                k++;
              }
              return s + k;
            }
            """);
    assertCarries(true, subject);
    agree(subject);
  }

  /** Dead code has nothing to gain. */
  @Test
  void notWhatNobodyReads() {
    String method =
        """
        static double f(double x, int n) {
          double s = x;
          int k = 0;
          for (int i = 0; i < n; i++) {
            s *= x;
            k++;
          }
          return s;
        }
        """;
    Subject subject = after(method);
    assertThat(subject.text()).doesNotContain("(k + 0)");
    subject.agreesOn(() -> new Object[] {0.5, 3});
  }

  /** A static field, and a variable that the loop changes: the start gets a name of its own. */
  @Test
  void startsThatMayChange() {
    Subject field =
        after(
            """
            static double f(double x, int n) {
              double s = 0;
              int k = START;
              for (int i = 0; i < n; i++) s += x * k++;
              return s + k;
            }

            static int START = 2;
            """);
    assertThat(field.linesWith("k = ")).contains("k = Subject.START", "k = (k + i)");
    Variables variables = new Variables();
    Variable n = variables.fresh("n", Primitive.INT);
    Variable i = variables.fresh("i", Primitive.INT);
    Variable w = variables.fresh("w", Primitive.INT);
    Variable k = variables.fresh("k", Primitive.INT);
    Variable next = variables.fresh("next", Primitive.INT);
    Variable sum = variables.fresh("sum", Primitive.INT);
    Block body =
        Block.of(
            Statement.Assign.to(sum, Code.add(Code.multiply(read(w), literal(3)), read(k))),
            Statement.Assign.to(next, Code.add(read(k), literal(1))),
            Statement.Assign.to(k, read(next)),
            Statement.Assign.to(w, read(sum)));
    Function function =
        new Function(
            "f",
            List.of(new Parameter(n, Role.CONSTANT)),
            Primitive.INT,
            Block.of(
                Statement.Assign.to(w, literal(5)),
                Statement.Assign.to(k, read(w)),
                new Statement.For(i, literal(0), BinaryOperator.LESS, read(n), 1, body),
                new Statement.Return(read(w))));
    Subject variable = Subject.of(Program.of(function, variables), InductionVariables::apply);
    assertThat(variable.linesWith("k = ")).contains("k = w", "k = (k + i)");
    variable.agreesOnEach(0, 1, 4);
  }
}
