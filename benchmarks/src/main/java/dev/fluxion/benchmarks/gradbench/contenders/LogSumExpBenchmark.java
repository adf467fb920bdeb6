package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.LogSumExpModule;

/**
 * One loop of exponentials; 80,000 variables. Hipparchus' gradients would each hold as many
 * numbers, and differences would need as many evaluations: neither is tried.
 */
public class LogSumExpBenchmark extends ModuleBenchmark<LogSumExpModule.Input> {

  /** Takes the small input. */
  public LogSumExpBenchmark() {
    super(new LogSumExpModule(), SmallInput.of(new LogSumExpModule()), "primal", "gradient");
  }
}
