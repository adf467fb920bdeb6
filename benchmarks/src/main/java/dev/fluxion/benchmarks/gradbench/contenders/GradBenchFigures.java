package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.Runs;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of GradBench's modules and prints the tables of the README. */
public final class GradBenchFigures {

  private static final List<String> CONTENDERS =
      List.of("primal", "fluxion", "byHand", "hipparchus", "differences");

  private GradBenchFigures() {}

  /**
   * Runs the benchmarks of all modules, or of those named.
   *
   * @param arguments beginnings of the benchmarks' names, as in {@code Gmm} or {@code
   *     GmmBenchmark.fluxion}; none for all
   * @throws RunnerException if JMH fails
   */
  public static void main(String[] arguments) throws RunnerException {
    String start = Pattern.quote(GradBenchFigures.class.getPackageName() + ".");
    OptionsBuilder options = new OptionsBuilder();
    for (String argument : arguments.length == 0 ? new String[] {""} : arguments) {
      options.include(start + argument);
    }
    options.addProfiler(GCProfiler.class);
    Map<String, Map<String, RunResult>> results =
        Runs.byFunction(new Runner(options.build()).run());

    System.out.printf("%nJDK %s%n%n", System.getProperty("java.version"));
    System.out.println("us per call, minimum / median of all iterations; B per call in brackets:");
    System.out.println();
    System.out.println("| module | primal | Fluxion | by hand | Hipparchus | differences |");
    System.out.println("|---|---|---|---|---|---|");
    results.forEach((module, runs) -> System.out.println(times(module, runs)));
    System.out.println();
    System.out.println(
        "| module | Fluxion : primal | Fluxion : by hand | Hipparchus : Fluxion |"
            + " differences : Fluxion |");
    System.out.println("|---|---|---|---|---|");
    results.forEach((module, runs) -> System.out.println(ratios(module, runs)));
  }

  private static String times(String module, Map<String, RunResult> runs) {
    StringBuilder row = new StringBuilder("| " + module + " |");
    for (String contender : CONTENDERS) {
      row.append(" " + Runs.time(runs.get(contender)) + " |");
    }
    return row.toString();
  }

  private static String ratios(String module, Map<String, RunResult> runs) {
    RunResult fluxion = runs.get("fluxion");
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            module,
            Runs.ratio(fluxion, runs.get("primal")),
            Runs.ratio(fluxion, runs.get("byHand")),
            Runs.ratio(runs.get("hipparchus"), fluxion),
            Runs.ratio(runs.get("differences"), fluxion));
  }
}
