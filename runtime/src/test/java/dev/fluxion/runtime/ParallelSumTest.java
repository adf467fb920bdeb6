package dev.fluxion.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelSumTest {
  private final ForkJoinPool one = new ForkJoinPool(1);
  private final ForkJoinPool four = new ForkJoinPool(4);

  @AfterEach
  void shutDown() {
    one.shutdown();
    four.shutdown();
  }

  /** sin(x (i + 1)) y, and its gradient. */
  private static double term(int i, double[] bar) {
    double x = 0.1;
    double y = 1.7;
    double angle = x * (i + 1);
    bar[0] += Math.cos(angle) * (i + 1) * y;
    bar[1] += Math.sin(angle);
    return Math.sin(angle) * y;
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "1, 1", "1, 8", "7, 3", "1000, 1", "1000, 7", "1000, 64", "1000, 5000"})
  void isTheSum(int terms, int chunks) {
    double[] expected = new double[2];
    double sum = 0;
    for (int i = 0; i < terms; i++) {
      sum += term(i, expected);
    }
    double[] gradient = {5, 5};
    ParallelSum parallel = ParallelSum.over(terms).inChunks(chunks);
    double value = parallel.valueAndGradient(gradient, ParallelSumTest::term);
    assertThat(value).isCloseTo(sum, within(1e-10));
    assertThat(gradient).containsExactly(expected, within(1e-8));
    assertThat(parallel.value(i -> term(i, new double[2]))).isEqualTo(value);
  }

  @Test
  void threadsDoNotMatter() {
    double[] first = new double[2];
    ParallelSum sum = ParallelSum.over(100_000);
    double value = sum.on(one).valueAndGradient(first, ParallelSumTest::term);
    for (int run = 0; run < 20; run++) {
      double[] again = new double[2];
      assertThat(sum.on(four).valueAndGradient(again, ParallelSumTest::term)).isEqualTo(value);
      assertThat(again).isEqualTo(first);
      assertThat(sum.valueAndGradient(again, ParallelSumTest::term)).isEqualTo(value);
      assertThat(again).isEqualTo(first);
    }
  }

  @Test
  void everyTermRunsOnce() {
    AtomicIntegerArray runs = new AtomicIntegerArray(12_345);
    ParallelSum.over(runs.length()).on(four).inChunks(100).value(i -> runs.incrementAndGet(i));
    for (int i = 0; i < runs.length(); i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
  }

  @Test
  void severalArrays() {
    double[][] gradients = {{9}, {9, 9}};
    double value =
        ParallelSum.over(10)
            .inChunks(3)
            .valueAndGradient(
                gradients,
                (i, bars) -> {
                  bars[0][0] += i;
                  bars[1][i % 2] += 1;
                  return 2;
                });
    assertThat(value).isEqualTo(20);
    assertThat(gradients).isDeepEqualTo(new double[][] {{45}, {5, 5}});
  }

  /** In any order of execution: the first of them, and nothing is written. */
  @Test
  void failuresNameTheTerm() {
    double[] gradient = {3, 4};
    for (ForkJoinPool pool : new ForkJoinPool[] {one, four}) {
      for (int run = 0; run < 50; run++) {
        assertThatThrownBy(
                () ->
                    ParallelSum.over(1000)
                        .on(pool)
                        .valueAndGradient(
                            gradient,
                            (i, bar) -> {
                              bar[0] = 1;
                              if (i % 300 == 217) {
                                throw new ArithmeticException("a is singular");
                              }
                              return 0;
                            }))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("term 217: java.lang.ArithmeticException: a is singular")
            .hasCauseExactlyInstanceOf(ArithmeticException.class);
        assertThat(gradient).containsExactly(3, 4);
      }
    }
    AssertionError error = new AssertionError("no");
    assertThatThrownBy(
            () ->
                ParallelSum.over(5)
                    .value(
                        i -> {
                          throw error;
                        }))
        .isSameAs(error);
  }

  @Test
  void aTermMayBeASum() {
    double value =
        ParallelSum.over(20)
            .on(four)
            .value(i -> ParallelSum.over(i).on(four).inChunks(4).value(j -> 1));
    assertThat(value).isEqualTo(190);
  }

  @Test
  void argumentsAreChecked() {
    refuses(() -> ParallelSum.over(-1), "terms is -1, expected at least 0");
    refuses(() -> ParallelSum.over(1).inChunks(0), "number is 0, expected at least 1");
    assertThatThrownBy(() -> ParallelSum.over(1).on(null)).hasMessage("threads is null");
    assertThatThrownBy(() -> ParallelSum.over(1).value(null)).hasMessage("term is null");
    assertThatThrownBy(() -> ParallelSum.over(0).valueAndGradient((double[]) null, (i, b) -> 0))
        .hasMessage("gradient is null");
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  /** What the class says of memory: a buffer for each chunk at most. */
  @Test
  void buffersAreFew() {
    double[][] seen = new double[400][];
    ParallelSum.over(400)
        .inChunks(10)
        .valueAndGradient(
            new double[3],
            (i, bar) -> {
              seen[i] = bar;
              return 0;
            });
    assertThat(Arrays.stream(seen).map(System::identityHashCode).distinct().count())
        .isLessThanOrEqualTo(10);
  }
}
