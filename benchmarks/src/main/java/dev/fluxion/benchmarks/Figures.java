package dev.fluxion.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Runs the gradient benchmarks and prints the tables of the README. */
public final class Figures {

  private static final List<String> CONTENDERS =
      List.of("primal", "fluxion", "byHand", "hipparchus", "differences");

  private Figures() {}

  /**
   * Runs the benchmarks of all functions, or of those named.
   *
   * @param arguments regular expressions for the benchmarks to run; none for all
   * @throws RunnerException if JMH fails
   */
  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    for (String argument : arguments.length == 0 ? new String[] {".*"} : arguments) {
      options.include(argument);
    }
    options.addProfiler(GCProfiler.class);
    Map<String, Map<String, RunResult>> results = byFunction(new Runner(options.build()).run());

    System.out.printf("%nJDK %s%n%n", System.getProperty("java.version"));
    System.out.println("ns per call, minimum / median of all iterations; B per call in brackets:");
    System.out.println();
    System.out.println("| function | primal | Fluxion | by hand | Hipparchus | differences |");
    System.out.println("|---|---|---|---|---|---|");
    results.forEach((function, runs) -> System.out.println(times(function, runs)));
    System.out.println();
    System.out.println(
        "| function | Fluxion : primal | Fluxion : by hand | Hipparchus : Fluxion |");
    System.out.println("|---|---|---|---|");
    results.forEach((function, runs) -> System.out.println(ratios(function, runs)));
  }

  private static Map<String, Map<String, RunResult>> byFunction(Collection<RunResult> results) {
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

  private static String times(String function, Map<String, RunResult> runs) {
    StringBuilder row = new StringBuilder("| " + function + " |");
    for (String contender : CONTENDERS) {
      Statistics time = time(runs.get(contender));
      row.append(
          " %.1f / %.1f (%.0f) |"
              .formatted(time.getMin(), time.getPercentile(50), bytes(runs.get(contender))));
    }
    return row.toString();
  }

  private static String ratios(String function, Map<String, RunResult> runs) {
    Statistics primal = time(runs.get("primal"));
    Statistics fluxion = time(runs.get("fluxion"));
    return "| %s | %s | %s | %s |"
        .formatted(
            function,
            ratio(fluxion, primal),
            ratio(fluxion, time(runs.get("byHand"))),
            ratio(time(runs.get("hipparchus")), fluxion));
  }

  private static String ratio(Statistics a, Statistics b) {
    return "%.2f / %.2f"
        .formatted(a.getMin() / b.getMin(), a.getPercentile(50) / b.getPercentile(50));
  }

  private static Statistics time(RunResult run) {
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
