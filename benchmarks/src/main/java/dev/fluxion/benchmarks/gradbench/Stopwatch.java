package dev.fluxion.benchmarks.gradbench;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Runs a computation again and again and takes the time of each run.
 *
 * @param warmUpTime how long it runs untimed before, so that it has been compiled when it counts
 * @param warmUpRuns the number of runs at which warming up ends even before that time
 */
record Stopwatch(Duration warmUpTime, int warmUpRuns) {

  /** Warms up by at least one run, until 2 seconds or 100,000 runs are over. */
  static final Stopwatch STANDARD = new Stopwatch(Duration.ofSeconds(2), 100_000);

  /**
   * What came out.
   *
   * @param result of the last run
   * @param timings of all timed runs
   */
  record Measurement(Object result, Timings timings) {}

  /**
   * Warms up, then measures.
   *
   * @param computation what to run
   * @param minRuns the least number of timed runs; there is at least one
   * @param minSeconds the least sum of their times
   * @return the last result and the times
   */
  Measurement measure(Supplier<?> computation, int minRuns, double minSeconds) {
    warmUp(computation);
    LongStream.Builder times = LongStream.builder();
    long runs = 0;
    long total = 0;
    Object result;
    do {
      long start = System.nanoTime();
      result = computation.get();
      long time = System.nanoTime() - start;
      times.add(time);
      total += time;
      runs++;
    } while (runs < minRuns || total < minSeconds * 1e9);
    return new Measurement(result, new Timings(times.build().toArray()));
  }

  private void warmUp(Supplier<?> computation) {
    long start = System.nanoTime();
    int runs = 0;
    do {
      computation.get();
      runs++;
    } while (runs < warmUpRuns && System.nanoTime() - start < warmUpTime.toNanos());
  }
}
