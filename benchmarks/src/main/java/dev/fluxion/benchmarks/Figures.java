package dev.fluxion.benchmarks;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

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
    options.exclude("gradbench");
    options.addProfiler(GCProfiler.class);
    Map<String, Map<String, RunResult>> results =
        Runs.byFunction(new Runner(options.build()).run());

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

  private static String times(String function, Map<String, RunResult> runs) {
    StringBuilder row = new StringBuilder("| " + function + " |");
    for (String contender : CONTENDERS) {
      row.append(" " + Runs.time(runs.get(contender)) + " |");
    }
    return row.toString();
  }

  private static String ratios(String function, Map<String, RunResult> runs) {
    RunResult fluxion = runs.get("fluxion");
    return "| %s | %s | %s | %s |"
        .formatted(
            function,
            Runs.ratio(fluxion, runs.get("primal")),
            Runs.ratio(fluxion, runs.get("byHand")),
            Runs.ratio(runs.get("hipparchus"), fluxion));
  }
}
