package dev.fluxion.benchmarks.gradbench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Speaks GradBench's protocol, or evaluates one function of an input in a file. */
public final class GradBench {

  private GradBench() {}

  /**
   * Without arguments answers the messages on standard input; with three prints output and timings
   * of one evaluation, and exits with 1 if it failed.
   *
   * @param arguments none, or FILE FUNCTION MODULE
   * @throws IOException if a stream cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Evaluator evaluator = new Evaluator(Stopwatch.STANDARD);
    switch (arguments.length) {
      case 0 ->
          new Session(evaluator, System.out, System.err)
              .run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
      case 3 -> {
        Answer answer = evaluate(evaluator, new File(arguments[0]), arguments[1], arguments[2]);
        System.out.println(Json.MAPPER.writeValueAsString(answer));
        System.exit(answer.success() ? 0 : 1);
      }
      default -> {
        System.err.println("Usage: gradbench.jar [FILE FUNCTION MODULE]");
        System.exit(2);
      }
    }
  }

  private static Answer evaluate(Evaluator evaluator, File file, String function, String module) {
    JsonNode input;
    try {
      input = Json.MAPPER.readTree(file);
    } catch (IOException e) {
      return Answer.failed(e.toString());
    }
    return evaluator.evaluate(module, function, input);
  }
}
