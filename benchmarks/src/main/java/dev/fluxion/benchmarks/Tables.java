package dev.fluxion.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/**
 * The tables of the README: the times of all contenders, and ratios of some.
 *
 * @param subject what a row is about
 * @param unit of the times
 * @param ratios of the second table
 */
public record Tables(String subject, String unit, List<Ratio> ratios) {

  /** Who competes, by the name of the benchmark's method. */
  public enum Contender {
    PRIMAL("primal", "primal"),
    FLUXION("fluxion", "Fluxion"),
    BY_HAND("byHand", "by hand"),
    HIPPARCHUS("hipparchus", "Hipparchus"),
    DIFFERENCES("differences", "differences");

    private final String method;
    private final String title;

    Contender(String method, String title) {
      this.method = method;
      this.title = title;
    }
  }

  /** How many times as long the first contender takes as the second. */
  public record Ratio(Contender first, Contender second) {}

  /**
   * Prints both tables.
   *
   * @param results by subject, and then by benchmark method
   */
  public void print(Map<String, Map<String, RunResult>> results) {
    System.out.printf("%nJDK %s%n%n", System.getProperty("java.version"));
    System.out.println(
        unit + " per call, minimum / median of all iterations; B per call in brackets:");
    System.out.println();
    head(Arrays.stream(Contender.values()).map(c -> c.title));
    results.forEach(
        (name, runs) ->
            row(name, Arrays.stream(Contender.values()).map(c -> Runs.time(runs.get(c.method)))));
    System.out.println();
    head(ratios.stream().map(r -> r.first.title + " : " + r.second.title));
    results.forEach(
        (name, runs) ->
            row(
                name,
                ratios.stream()
                    .map(r -> Runs.ratio(runs.get(r.first.method), runs.get(r.second.method)))));
  }

  private void head(Stream<String> titles) {
    List<String> columns = titles.toList();
    row(subject, columns.stream());
    System.out.println("|---" + "|---".repeat(columns.size()) + "|");
  }

  private static void row(String first, Stream<String> cells) {
    System.out.println(
        Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |")));
  }
}
