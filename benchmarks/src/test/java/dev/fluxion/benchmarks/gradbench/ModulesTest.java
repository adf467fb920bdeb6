package dev.fluxion.benchmarks.gradbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every function against values that derivatives written by hand gave, outside of this project. */
class ModulesTest {

  private static final JsonComparison COMPARISON = new JsonComparison(1e-8);

  private static final double[] ONES = {1, 1};

  private final Evaluator evaluator =
      new Evaluator(new Stopwatch(Duration.ZERO, 1, System::nanoTime));

  @ParameterizedTest
  @CsvSource({
    "gmm-small, objective",
    "gmm-small, jacobian",
    "ba-small, objective",
    "ba-small, jacobian",
    "ode-tiny, primal",
    "ode-tiny, gradient",
    "ode-small, primal",
    "ode-small, gradient",
    "lse-small, primal",
    "lse-small, gradient",
    "llsq-small, primal",
    "llsq-small, gradient",
    "det-small, primal",
    "det-small, gradient",
    "kmeans-small, cost",
    "kmeans-small, dir",
  })
  void agreesWithTheReference(String input, String function) throws IOException {
    String module = input.substring(0, input.indexOf('-'));
    ObjectNode point = (ObjectNode) resource("inputs/" + input + ".json");
    point.put("min_runs", 2).put("min_seconds", 0);

    JsonNode answer = Json.MAPPER.valueToTree(evaluator.evaluate(module, function, point));

    assertThat(answer.path("error").asText()).isEmpty();
    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(answer.path("timings")).hasSize(2);
    JsonNode expected = resource("expected/" + input + "." + function + ".json");
    assertThat(COMPARISON.differences(expected, answer.path("output"))).isEmpty();
  }

  /** The values are those of GradBench's reference implementations. */
  @ParameterizedTest
  @ValueSource(strings = {"ff", "fr", "rf", "rr"})
  void differentiatesDerivatives(String function) {
    JsonNode particle = Json.MAPPER.createObjectNode().put("w", 0.0);
    Answer place = evaluator.evaluate("particle", function, particle);
    assertThat((Double) place.output()).isCloseTo(0.2071918746486, within(1e-10));

    JsonNode saddle = Json.MAPPER.createObjectNode().set("start", Json.MAPPER.valueToTree(ONES));
    Answer point = evaluator.evaluate("saddle", function, saddle);
    double x = 8.246324826140356e-6;
    assertThat((double[]) point.output())
        .containsExactly(new double[] {x, x, x, x}, withPrecision(1e-16));
  }

  @ParameterizedTest
  @CsvSource({"square, 3, 9", "double, 3, 6", "square, -0.5, 0.25", "double, -0.5, -1"})
  void hello(String function, double x, double expected) {
    Answer answer = evaluator.evaluate("hello", function, Json.MAPPER.valueToTree(x));

    assertThat(answer.success()).isTrue();
    assertThat(answer.output()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "det | primal | {\"A\": [1, 2], \"ell\": 2} | A has 2 entries, not 4",
        "det | primal | {\"A\": [], \"ell\": 0} | ell is 0, not at least 1",
        "det | primal | {\"A\": [1]} | Missing creator property 'ell'",
        "det | inverse | {\"A\": [1], \"ell\": 1} | module det has no function inverse",
        "lse | gradient | {\"x\": []} | the length of x is 0, not at least 1",
        "lse | gradient | {\"x\": [1, \"two\"]} | not a valid `double` value",
        "kmeans | cost | {\"points\": [[1, 2]], \"centroids\": [[1]]} | points[0] has 2 entries",
        "kmeans | dir | {\"points\": [], \"centroids\": [[1], []]} | centroids[1] has 0 entries",
        "hello | square | \"one\" | not a valid `Double` value",
        "hello | square | null | no input",
        "sine | square | 1 | there is no module sine",
      })
  void refusesWhatDoesNotFit(String module, String function, String input, String error)
      throws IOException {
    Answer answer = evaluator.evaluate(module, function, Json.MAPPER.readTree(input));

    assertThat(answer.success()).isFalse();
    assertThat(answer.error()).contains(error);
    assertThat(answer.timings()).isNull();
  }

  @Test
  void measuresOnceIfNothingIsAsked() {
    Answer answer = evaluator.evaluate("hello", "square", Json.MAPPER.valueToTree(2));

    assertThat(answer.timings().nanoseconds()).hasSize(1);
  }

  private static JsonNode resource(String name) throws IOException {
    try (InputStream in = ModulesTest.class.getResourceAsStream("/gradbench/" + name)) {
      assertThat(in).as(name).isNotNull();
      return Json.MAPPER.readTree(in);
    }
  }
}
