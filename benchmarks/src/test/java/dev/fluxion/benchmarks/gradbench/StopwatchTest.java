package dev.fluxion.benchmarks.gradbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.benchmarks.gradbench.Stopwatch.Measurement;
import java.time.Duration;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StopwatchTest {

  private static final int MANY = 1_000_000;
  private static final long MS = 1_000_000;

  /** Moves only where a computation runs. */
  private long now = -3 * MS;

  private int runs;

  @Test
  void timesEachRunAfterWarmUp() {
    Measurement measurement = stopwatch(1000, 7).measure(lasting(run -> run * MS), 3, 0);

    assertThat(measurement.timings().nanoseconds()).containsExactly(8 * MS, 9 * MS, 10 * MS);
    assertThat(measurement.result()).isEqualTo(10);
  }

  @Test
  void runsAtLeastOnceWarmAndOnceTimed() {
    Measurement measurement = stopwatch(0, MANY).measure(lasting(run -> MS), 0, 0);

    assertThat(measurement.timings().nanoseconds()).hasSize(1);
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void runsUntilTheTimesSumUpAndNoLonger() {
    Measurement measurement = stopwatch(0, 1).measure(lasting(run -> 5 * MS), 2, 0.05);

    assertThat(measurement.timings().nanoseconds()).hasSize(10).containsOnly(5 * MS);
  }

  @Test
  void runsOftenEvenIfTheTimesHaveSummedUp() {
    Measurement measurement = stopwatch(0, 1).measure(lasting(run -> 5 * MS), 20, 0.05);

    assertThat(measurement.timings().nanoseconds()).hasSize(20);
  }

  @Test
  void endsWarmUpWhereNoRunIsFasterForLong() {
    stopwatch(50, MANY).measure(lasting(run -> 5 * MS), 1, 0);

    assertThat(runs).isEqualTo(10 + 1);
  }

  @Test
  void warmsUpLongerWhereRunsBecomeFaster() {
    // Compiled from the eighth run on, which begins after 35 ms and waits for 50 ms more.
    stopwatch(50, MANY).measure(lasting(run -> run < 8 ? 5 * MS : MS), 1, 0);

    assertThat(runs).isEqualTo(7 + 50 + 1);
  }

  @Test
  void doesNotWaitForSmallGains() {
    stopwatch(50, MANY).measure(lasting(run -> 5 * MS - run * MS / 100), 1, 0);

    assertThat(runs).isEqualTo(11 + 1);
  }

  @Test
  void warmsUpNoLongerThanFiveTimes() {
    // Each run is faster by more than a tenth; the first seven take 248 ms.
    stopwatch(50, MANY).measure(lasting(run -> (long) (49 * MS * Math.pow(0.89, run - 1))), 1, 0);

    assertThat(runs).isEqualTo(8 + 1);
  }

  @Test
  void warmsUpByOneRunIfThatIsLong() {
    stopwatch(50, MANY).measure(lasting(run -> 60 * MS), 1, 0);

    assertThat(runs).isEqualTo(2);
  }

  private Stopwatch stopwatch(long patienceInMs, int warmUpRuns) {
    return new Stopwatch(Duration.ofMillis(patienceInMs), warmUpRuns, () -> now);
  }

  /** A computation that counts its runs, from 1, and whose runs take the time given. */
  private Supplier<Integer> lasting(IntToLongFunction time) {
    return () -> {
      runs++;
      now += time.applyAsLong(runs);
      return runs;
    };
  }
}
