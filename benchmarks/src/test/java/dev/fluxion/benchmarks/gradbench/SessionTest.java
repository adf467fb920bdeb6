package dev.fluxion.benchmarks.gradbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":0,\"kind\":\"start\",\"eval\":\"gmm\"} | {\"id\":0,\"tool\":\"fluxion\"}",
        "{\"id\":1,\"kind\":\"define\",\"module\":\"gmm\"} | {\"id\":1,\"success\":true}",
        "{\"id\":2,\"kind\":\"analysis\",\"of\":1,\"valid\":true} | {\"id\":2}",
        "{\"kind\":\"analysis\",\"id\":\"three\"} | {\"id\":\"three\"}",
      })
  void answersExactly(String message, String answer) throws IOException {
    assertThat(converse(message)).containsExactly(Json.MAPPER.readTree(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "gmm", "ba", "ode", "lse", "llsq", "det", "kmeans"})
  void definesAllModules(String module) throws IOException {
    JsonNode answer =
        converse("{\"id\":1,\"kind\":\"define\",\"module\":\"%s\"}".formatted(module)).get(0);

    assertThat(answer.path("success").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":1,\"kind\":\"define\",\"module\":\"lstm\"} | there is no module lstm",
        "{\"id\":1,\"kind\":\"define\"} | there is no module",
        "{\"id\":1,\"kind\":\"evaluate\",\"module\":\"det\",\"function\":\"primal\"} | no input",
        "{\"id\":1,\"kind\":\"dance\"} | there is no kind of message dance",
        "{\"id\":1} | there is no kind of message",
        "{\"id\":1,\"kind\":\"analysis\" | not JSON",
        "{\"other\":[{\"id\":2}],\"id\":1,\"kind\":\"anal | not JSON",
        "{\"id\":1,\"kind\":\"analysis\"} and more | not JSON",
      })
  void answersWithAnErrorAndGoesOn(String message, String error) throws IOException {
    List<JsonNode> answers = converse(message, "{\"id\":9,\"kind\":\"analysis\"}");

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).path("id").asInt()).isEqualTo(1);
    assertThat(answers.get(0).path("success").asBoolean(true)).isFalse();
    assertThat(answers.get(0).path("error").asText()).contains(error);
    assertThat(answers.get(1).path("id").asInt()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "5", "[]", "null", "\"id\"", "{", "{\"id", "{\"id\":", "{\"a\":1}"})
  void logsWhatItCannotAnswerAndGoesOn(String message) throws IOException {
    assertThat(converse(message, "{\"id\":9,\"kind\":\"analysis\"}")).hasSize(1);
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("without id");
  }

  @Test
  void evaluates() throws IOException {
    JsonNode answer =
        converse(
                "{\"id\":4,\"kind\":\"evaluate\",\"module\":\"det\",\"function\":\"gradient\","
                    + "\"input\":{\"A\":[1,2,3,4.5],\"ell\":2,\"min_runs\":3,\"min_seconds\":0}}")
            .get(0);

    assertThat(answer.path("id").asInt()).isEqualTo(4);
    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(answer.path("output"))
        .extracting(JsonNode::asDouble)
        .containsExactly(4.5, -3.0, -2.0, 1.0);
    assertThat(answer.path("timings"))
        .hasSize(3)
        .allSatisfy(
            timing -> {
              assertThat(timing.path("name").asText()).isEqualTo("evaluate");
              assertThat(timing.path("nanoseconds").isIntegralNumber()).isTrue();
              assertThat(timing.path("nanoseconds").asLong()).isPositive();
            });
  }

  @Test
  void skipsBlankLines() throws IOException {
    assertThat(converse("", "  ", "{\"id\":9,\"kind\":\"analysis\"}")).hasSize(1);
    assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void endsWhenTold() throws IOException {
    assertThat(
            converse(
                "{\"id\":1,\"kind\":\"analysis\"}",
                "{\"id\":2,\"kind\":\"end\"}",
                "{\"id\":3,\"kind\":\"analysis\"}"))
        .containsExactly(Json.MAPPER.readTree("{\"id\":1}"));
  }

  private List<JsonNode> converse(String... messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Session(
            new Evaluator(new Stopwatch(Duration.ZERO, 1, System::nanoTime)),
            out,
            new PrintStream(log, true, StandardCharsets.UTF_8))
        .run(new BufferedReader(new StringReader(String.join("\n", messages))));
    List<JsonNode> answers = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      answers.add(Json.MAPPER.readTree(line));
    }
    return answers;
  }
}
