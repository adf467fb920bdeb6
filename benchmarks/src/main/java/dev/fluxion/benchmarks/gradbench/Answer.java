package dev.fluxion.benchmarks.gradbench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.benchmarks.gradbench.Stopwatch.Measurement;

/**
 * An answer to a message. Parts that are null are not written.
 *
 * @param id of the message
 * @param tool the name of this tool
 * @param success whether what was asked could be done
 * @param output the result of an evaluation
 * @param timings of its runs
 * @param error what went wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
    JsonNode id, String tool, Boolean success, Object output, Timings timings, String error) {

  static Answer acknowledged() {
    return new Answer(null, null, null, null, null, null);
  }

  static Answer introduced(String tool) {
    return new Answer(null, tool, null, null, null, null);
  }

  static Answer accepted() {
    return new Answer(null, null, true, null, null, null);
  }

  static Answer evaluated(Measurement measurement) {
    return new Answer(null, null, true, measurement.result(), measurement.timings(), null);
  }

  static Answer failed(String error) {
    return new Answer(null, null, false, null, null, error);
  }

  Answer to(JsonNode message) {
    return new Answer(message, tool, success, output, timings, error);
  }
}
