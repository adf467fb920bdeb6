package dev.fluxion.benchmarks.gradbench;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Runs a computation again and again and takes the time of each run.
 *
 * <p>Before, it warms up by runs that do not count, until it has been compiled: until for some time
 * no run was faster by a tenth than the fastest before, but five times that time at most.
 *
 * @param patience that time
 * @param warmUpRuns the number of runs at which warming up ends in any case
 * @param clock tells nanoseconds
 */
record Stopwatch(Duration patience, int warmUpRuns, LongSupplier clock) {

  /** Waits for 2 seconds, or 100,000 runs. */
  static final Stopwatch STANDARD = new Stopwatch(Duration.ofSeconds(2), 100_000, System::nanoTime);

  private static final int LIMIT = 5;
  private static final double FASTER = 0.9;

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
      long start = clock.getAsLong();
      result = computation.get();
      long time = clock.getAsLong() - start;
      times.add(time);
      total += time;
      runs++;
    } while (runs < minRuns || total < minSeconds * 1e9);
    return new Measurement(result, new Timings(times.build().toArray()));
  }

  private void warmUp(Supplier<?> computation) {
    long begin = clock.getAsLong();
    long fastestBegin = begin;
    long fastest = Long.MAX_VALUE;
    long end = begin;
    int runs = 0;
    do {
      long start = end;
      computation.get();
      end = clock.getAsLong();
      if (end - start < FASTER * fastest) {
        fastest = end - start;
        fastestBegin = start;
      }
      runs++;
    } while (runs < warmUpRuns
        && end - fastestBegin < patience.toNanos()
        && end - begin < LIMIT * patience.toNanos());
  }
}
