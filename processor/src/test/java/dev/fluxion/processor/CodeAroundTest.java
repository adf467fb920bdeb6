package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs around differentiated methods, in forms that break when a processor makes javac look
 * into bodies too early: they compile, run and fail to compile as with a companion written by hand.
 */
class CodeAroundTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-var-of-generated",
        "02-explicit-type",
        "03-lambda-for-generated",
        "04-foreach-var",
        "05-anonymous-var",
        "06-capture",
        "07-switch-and-patterns",
        "09-generated-types",
        "10-nested-lambdas",
        "11-superclass",
        "12-initializers",
        "15-local-records"
      })
  void runsAsWithAHandWrittenCompanion(String name) throws Exception {
    InMemory generated = withProcessor(name);
    InMemory byHand = byHand(name);
    assertThat(generated.errors()).isEmpty();
    assertThat(byHand.errors()).isEmpty();
    assertThat(generated.generated).containsKey("MGradients");
    assertThat(output(generated)).isEqualTo(output(byHand)).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08-genuine-errors", "13-undefined-var", "14-undefined-lambda"})
  void failsAsWithAHandWrittenCompanion(String name) throws IOException {
    InMemory generated = withProcessor(name);
    assertThat(generated.errors()).isNotEmpty().isEqualTo(byHand(name).errors());
    assertThat(generated.generated).containsKey("MGradients");
  }

  private static InMemory withProcessor(String name) throws IOException {
    return InMemory.compile(
        Map.of("M", source(name, "M")), new FluxionProcessor(), task -> {}, "-nowarn");
  }

  private static InMemory byHand(String name) throws IOException {
    Map<String, String> sources = new HashMap<>(Map.of("M", source(name, "M")));
    String companion = source(name, "MGradients");
    if (companion != null) {
      sources.put("MGradients", companion);
    }
    return InMemory.compile(sources, List.<Processor>of(), task -> {}, "-nowarn", "-proc:none");
  }

  /** Null where the program does without. */
  private static String source(String name, String file) throws IOException {
    String path = "/javac-cases/" + name + "/" + file + ".java";
    try (InputStream in = CodeAroundTest.class.getResourceAsStream(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String output(InMemory compiled) throws ReflectiveOperationException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      compiled
          .loader
          .loadClass("M")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
