package dev.fluxion.benchmarks.gradbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import dev.fluxion.benchmarks.gradbench.modules.Modules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/** A conversation: one message a line, one answer a line. */
final class Session {

  private static final String TOOL = "fluxion";

  private final Evaluator evaluator;
  private final OutputStream out;
  private final PrintStream log;

  /**
   * Makes a session.
   *
   * @param evaluator evaluates
   * @param out takes the answers
   * @param log takes complaints about lines that cannot be answered
   */
  Session(Evaluator evaluator, OutputStream out, PrintStream log) {
    this.evaluator = evaluator;
    this.out = out;
    this.log = log;
  }

  /**
   * Answers messages until one ends the session, or there are no more.
   *
   * @param in the messages
   * @throws IOException if a stream fails
   */
  void run(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode message = Json.MAPPER.readTree(line);
        if (message.path("kind").asText().equals("end")) {
          return;
        }
        answer(Optional.ofNullable(message.get("id")), answerTo(message));
      } catch (JsonProcessingException e) {
        answer(MessageId.find(line), Answer.failed("not JSON: " + e.getOriginalMessage()));
      }
    }
  }

  private Answer answerTo(JsonNode message) {
    String kind = message.path("kind").asText();
    String module = message.path("module").asText();
    return switch (kind) {
      case "start" -> Answer.introduced(TOOL);
      case "define" ->
          Modules.find(module).isPresent()
              ? Answer.accepted()
              : Answer.failed("there is no module " + module);
      case "evaluate" ->
          evaluator.evaluate(module, message.path("function").asText(), message.path("input"));
      case "analysis" -> Answer.acknowledged();
      default -> Answer.failed("there is no kind of message " + kind);
    };
  }

  private void answer(Optional<JsonNode> id, Answer answer) throws IOException {
    if (id.isEmpty()) {
      log.println("A message without id: " + answer.error());
      return;
    }
    // As a whole, so that an answer that cannot be written does not leave half a line.
    byte[] line = Json.MAPPER.writeValueAsBytes(answer.to(id.get()));
    out.write(line);
    out.write('\n');
    out.flush();
  }
}
