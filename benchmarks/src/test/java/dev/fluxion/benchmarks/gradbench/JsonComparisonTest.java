package dev.fluxion.benchmarks.gradbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison that sees nothing would make every test below it pass. */
class JsonComparisonTest {

  private static final JsonComparison COMPARISON = new JsonComparison(1e-8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5 | 1.5",
        "1 | 1.0",
        "1000000000 | 1000000001",
        "-1e-200 | -1.000000001e-200",
        "1e-310 | -3e-305",
        "0 | -0.0",
        "[1, [2, 3]] | [1, [2, 3]]",
        "{\"a\": [1], \"b\": 2} | {\"b\": 2, \"a\": [1]}",
      })
  void equalUpToRounding(String expected, String actual) throws IOException {
    assertThat(compare(expected, actual)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5 | 1.50000002 | : 1.50000002, not 1.5",
        "1 | -1 | : -1, not 1",
        "1e-200 | 1.1e-200 | : 1.1E-200, not 1.0E-200",
        "0 | 1e-299 | : 1.0E-299, not 0",
        "[1, [2, 3]] | [1, [2, 4]] | /1/1: 4, not 3",
        "[1, 2] | [1] | : length 1, not 2",
        "[1] | [[1]] | /0: ARRAY, not NUMBER",
        "[1] | [\"NaN\"] | /0: STRING, not NUMBER",
        "{\"a\": [1, 2]} | {\"a\": [1, 3]} | /a/1: 3, not 2",
        "{\"a\": 1, \"b\": 2} | {\"a\": 1} | /b: MISSING, not NUMBER",
        "{\"a\": 1} | {\"a\": 1, \"b\": 2} | /b: NUMBER, not MISSING",
      })
  void differentAtAPath(String expected, String actual, String difference) throws IOException {
    assertThat(compare(expected, actual)).containsExactly(difference);
  }

  @Test
  void reportsAllDifferences() throws IOException {
    assertThat(compare("[1, 2, 3]", "[0, 2, 4]")).containsExactly("/0: 0, not 1", "/2: 4, not 3");
  }

  @Test
  void notANumberEqualsNothing() {
    DoubleNode nan = DoubleNode.valueOf(Double.NaN);

    assertThat(COMPARISON.differences(nan, nan)).hasSize(1);
    assertThat(COMPARISON.differences(DoubleNode.valueOf(1), nan)).hasSize(1);
  }

  @Test
  void infinityEqualsNoNumber() {
    DoubleNode infinity = DoubleNode.valueOf(Double.POSITIVE_INFINITY);

    assertThat(COMPARISON.differences(DoubleNode.valueOf(1), infinity)).hasSize(1);
  }

  private static List<String> compare(String expected, String actual) throws IOException {
    return COMPARISON.differences(Json.MAPPER.readTree(expected), Json.MAPPER.readTree(actual));
  }
}
