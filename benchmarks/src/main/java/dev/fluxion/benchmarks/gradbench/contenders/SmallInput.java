package dev.fluxion.benchmarks.gradbench.contenders;

import dev.fluxion.benchmarks.gradbench.modules.Json;
import dev.fluxion.benchmarks.gradbench.modules.Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The small inputs of GradBench's modules. */
final class SmallInput {

  private SmallInput() {}

  /**
   * Reads the small input of a module from the class path.
   *
   * @param <I> the type of the input
   * @param module the module
   * @return its input
   */
  static <I> I of(Module<I> module) {
    String name = "/gradbench/inputs/" + module.name() + "-small.json";
    try (InputStream in = SmallInput.class.getResourceAsStream(name)) {
      return Json.MAPPER.readValue(in, module.inputType());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
