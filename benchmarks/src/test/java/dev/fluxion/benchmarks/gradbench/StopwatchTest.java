package dev.fluxion.benchmarks.gradbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.benchmarks.gradbench.Stopwatch.Measurement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StopwatchTest {

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void runsAsOftenAsAskedAfterWarmUp() {
    Measurement measurement =
        new Stopwatch(Duration.ofHours(1), 7).measure(runs::incrementAndGet, 5, 0);

    assertThat(measurement.timings().nanoseconds()).hasSize(5);
    assertThat(runs).hasValue(7 + 5);
    assertThat(measurement.result()).isEqualTo(7 + 5);
  }

  @Test
  void runsAtLeastOnceWarmAndOnceTimed() {
    Measurement measurement =
        new Stopwatch(Duration.ZERO, 100).measure(runs::incrementAndGet, 0, 0);

    assertThat(measurement.timings().nanoseconds()).hasSize(1);
    assertThat(runs).hasValue(2);
  }

  @Test
  void runsUntilTheTimesSumUpAndNoLonger() {
    Measurement measurement =
        new Stopwatch(Duration.ZERO, 1).measure(lasting(Duration.ofMillis(5)), 2, 0.05);

    long[] times = measurement.timings().nanoseconds();
    long sum = LongStream.of(times).sum();
    assertThat(sum).isGreaterThanOrEqualTo(50_000_000);
    assertThat(sum - times[times.length - 1]).isLessThan(50_000_000);
  }

  @Test
  void timesTheRunsThemselves() {
    Measurement measurement =
        new Stopwatch(Duration.ZERO, 1).measure(lasting(Duration.ofMillis(5)), 4, 0);

    assertThat(LongStream.of(measurement.timings().nanoseconds()))
        .hasSize(4)
        .allMatch(time -> time >= TimeUnit.MILLISECONDS.toNanos(5));
  }

  @Test
  void warmsUpForItsTime() {
    new Stopwatch(Duration.ofMillis(50), Integer.MAX_VALUE)
        .measure(countedAndLasting(Duration.ofMillis(5)), 1, 0);

    assertThat(runs.get()).isBetween(2, 11);
  }

  private Supplier<Integer> countedAndLasting(Duration time) {
    Supplier<Integer> lasting = lasting(time);
    return () -> {
      runs.incrementAndGet();
      return lasting.get();
    };
  }

  private static Supplier<Integer> lasting(Duration time) {
    return () -> {
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() - end < 0) {
        LockSupport.parkNanos(100_000);
      }
      return 0;
    };
  }
}
