package dev.fluxion.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Reads JMH's results, and writes the cells of tables. */
public final class Runs {

  private static final String NONE = "-";

  private Runs() {}

  /**
   * Sorts results.
   *
   * @param results in any order
   * @return by function, and then by contender
   */
  public static Map<String, Map<String, RunResult>> byFunction(Collection<RunResult> results) {
    Map<String, Map<String, RunResult>> functions = new TreeMap<>();
    for (RunResult result : results) {
      String[] names = result.getParams().getBenchmark().split("\\.");
      functions
          .computeIfAbsent(
              names[names.length - 2].replace("Benchmark", ""), name -> new LinkedHashMap<>())
          .put(names[names.length - 1], result);
    }
    return functions;
  }

  /**
   * The time of a contender: minimum / median of all iterations, and in brackets the bytes it
   * allocates per call.
   *
   * @param run its results, or null if there is no such contender
   * @return the cell
   */
  public static String time(RunResult run) {
    if (run == null) {
      return NONE;
    }
    Statistics time = statistics(run);
    return "%.1f / %.1f (%.0f)".formatted(time.getMin(), time.getPercentile(50), bytes(run));
  }

  /**
   * How many times as long a contender takes: by minima / by medians.
   *
   * @param a its results, or null if there is no such contender
   * @param b the results of the other, or null
   * @return the cell
   */
  public static String ratio(RunResult a, RunResult b) {
    if (a == null || b == null) {
      return NONE;
    }
    Statistics first = statistics(a);
    Statistics second = statistics(b);
    return "%.2f / %.2f"
        .formatted(
            first.getMin() / second.getMin(), first.getPercentile(50) / second.getPercentile(50));
  }

  private static Statistics statistics(RunResult run) {
    return run.getPrimaryResult().getStatistics();
  }

  private static double bytes(RunResult run) {
    return run.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(entry -> entry.getValue().getScore())
        .findFirst()
        .orElse(Double.NaN);
  }
}
