package dev.fluxion.benchmarks.gradbench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Iterator;
import java.util.stream.LongStream;

/**
 * The times of all runs, in their order.
 *
 * @param nanoseconds of each run
 */
record Timings(long[] nanoseconds) {

  /**
   * One run, as the protocol writes it.
   *
   * @param name of what was timed
   * @param nanoseconds that it took
   */
  record Timing(String name, long nanoseconds) {}

  /** Made one by one as they are written: there may be millions. */
  @JsonValue
  Iterator<Timing> written() {
    return LongStream.of(nanoseconds).mapToObj(time -> new Timing("evaluate", time)).iterator();
  }
}
