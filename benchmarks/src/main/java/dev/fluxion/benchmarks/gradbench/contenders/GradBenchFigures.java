package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.Runs;
import dev.fluxion.benchmarks.Tables;
import dev.fluxion.benchmarks.Tables.Contender;
import dev.fluxion.benchmarks.Tables.Ratio;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of GradBench's modules and prints the tables of the README. */
public final class GradBenchFigures {

  private static final Tables TABLES =
      new Tables(
          "module",
          "us",
          List.of(
              new Ratio(Contender.FLUXION, Contender.PRIMAL),
              new Ratio(Contender.FLUXION, Contender.BY_HAND),
              new Ratio(Contender.HIPPARCHUS, Contender.FLUXION),
              new Ratio(Contender.DIFFERENCES, Contender.FLUXION)));

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
    TABLES.print(Runs.byFunction(new Runner(options.build()).run()));
  }
}
