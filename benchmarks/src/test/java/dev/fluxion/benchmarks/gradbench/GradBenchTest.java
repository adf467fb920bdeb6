package dev.fluxion.benchmarks.gradbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a JVM of its own, with its own standard streams. */
@Timeout(60)
class GradBenchTest {

  @TempDir private Path directory;

  @Test
  void converses() throws Exception {
    Process process = start();
    try (BufferedWriter messages = process.outputWriter();
        BufferedReader answers = process.inputReader()) {
      assertThat(ask(messages, answers, "{\"id\":0,\"kind\":\"start\",\"eval\":\"hello\"}"))
          .isEqualTo(Json.MAPPER.readTree("{\"id\":0,\"tool\":\"fluxion\"}"));
      assertThat(ask(messages, answers, "{\"id\":1,\"kind\":\"define\",\"module\":\"hello\"}"))
          .isEqualTo(Json.MAPPER.readTree("{\"id\":1,\"success\":true}"));
      JsonNode answer =
          ask(
              messages,
              answers,
              "{\"id\":2,\"kind\":\"evaluate\",\"module\":\"hello\",\"function\":\"double\","
                  + "\"input\":1.5}");
      assertThat(answer.path("id").asInt()).isEqualTo(2);
      assertThat(answer.path("output").asDouble()).isEqualTo(3);
      send(messages, "{\"id\":3,\"kind\":\"end\"}");
      assertThat(answers.readLine()).isNull();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void evaluatesTheInputOfAFile() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("input.json"), "{\"x\":[0,0],\"min_runs\":4,\"min_seconds\":0}");
    Process process = start(file.toString(), "gradient", "lse");

    try (BufferedReader out = process.inputReader()) {
      JsonNode answer = Json.MAPPER.readTree(out.readLine());
      assertThat(answer.path("output")).extracting(JsonNode::asDouble).containsExactly(0.5, 0.5);
      assertThat(answer.path("timings")).hasSize(4);
    }
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void reportsAMissingFile() throws Exception {
    Process process = start(directory.resolve("missing.json").toString(), "gradient", "lse");

    try (BufferedReader out = process.inputReader()) {
      JsonNode answer = Json.MAPPER.readTree(out.readLine());
      assertThat(answer.path("success").asBoolean(true)).isFalse();
      assertThat(answer.path("error").asText()).contains("missing.json");
    }
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void explainsItsArguments() throws Exception {
    Process process = start("gmm");

    try (BufferedReader err = process.errorReader()) {
      assertThat(err.readLine()).contains("FILE FUNCTION MODULE");
    }
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(GradBench.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static JsonNode ask(BufferedWriter messages, BufferedReader answers, String message)
      throws IOException {
    send(messages, message);
    return Json.MAPPER.readTree(answers.readLine());
  }

  private static void send(BufferedWriter messages, String message) throws IOException {
    messages.write(message);
    messages.newLine();
    messages.flush();
  }
}
