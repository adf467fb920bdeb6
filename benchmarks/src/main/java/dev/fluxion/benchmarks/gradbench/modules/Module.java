package dev.fluxion.benchmarks.gradbench.modules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A module of GradBench: functions that share one kind of input.
 *
 * @param <I> the input, a type that Jackson reads
 */
public interface Module<I> {

  /**
   * The name in the protocol.
   *
   * @return the name
   */
  String name();

  /**
   * What the input is read as.
   *
   * @return its class
   */
  Class<I> inputType();

  /**
   * The functions by their names in the protocol.
   *
   * @return all functions of the module
   */
  Map<String, Operation<I>> operations();

  /**
   * Reads an input and makes ready to compute a function of it.
   *
   * @param function its name in the protocol
   * @param input the input as it came
   * @return the computation; it may run any number of times, and a later result may overwrite an
   *     earlier one
   * @throws IllegalArgumentException if there is no such function, or the input does not fit
   */
  default Supplier<?> prepare(String function, JsonNode input) {
    Operation<I> operation = operations().get(function);
    if (operation == null) {
      throw new IllegalArgumentException("module " + name() + " has no function " + function);
    }
    return operation.prepare(Json.read(input, inputType()));
  }
}
