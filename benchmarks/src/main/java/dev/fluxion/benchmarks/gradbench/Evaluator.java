package dev.fluxion.benchmarks.gradbench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.benchmarks.gradbench.modules.Module;
import dev.fluxion.benchmarks.gradbench.modules.Modules;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Evaluates functions of modules.
 *
 * @param stopwatch takes the times
 */
record Evaluator(Stopwatch stopwatch) {

  /**
   * Evaluates a function. Whatever goes wrong becomes an answer, so that the session goes on.
   *
   * @param module the name of the module
   * @param function the name of the function
   * @param input its input, with {@code min_runs} (1 if absent) and {@code min_seconds} (0)
   * @return output and timings, or the error
   */
  Answer evaluate(String module, String function, JsonNode input) {
    Optional<Module<?>> found = Modules.find(module);
    if (found.isEmpty()) {
      return Answer.failed("there is no module " + module);
    }
    try {
      Supplier<?> computation = found.get().prepare(function, input);
      return Answer.evaluated(
          stopwatch.measure(
              computation, input.path("min_runs").asInt(1), input.path("min_seconds").asDouble(0)));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Answer.failed(e.toString());
    }
  }
}
