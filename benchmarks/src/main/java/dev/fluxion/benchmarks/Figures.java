package dev.fluxion.benchmarks;

import dev.fluxion.benchmarks.Tables.Contender;
import dev.fluxion.benchmarks.Tables.Ratio;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the gradient benchmarks and prints the tables of the README. */
public final class Figures {

  private static final Tables TABLES =
      new Tables(
          "function",
          "ns",
          List.of(
              new Ratio(Contender.FLUXION, Contender.PRIMAL),
              new Ratio(Contender.FLUXION, Contender.BY_HAND),
              new Ratio(Contender.HIPPARCHUS, Contender.FLUXION)));

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
    TABLES.print(Runs.byFunction(new Runner(options.build()).run()));
  }
}
