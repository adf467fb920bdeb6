package dev.fluxion.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(output, true, StandardCharsets.UTF_8));

  @ParameterizedTest
  @EnumSource
  void agreesWithClosedForms(Topic topic) {
    topic.run(report);

    assertThat(report.failures()).isEmpty();
    assertThat(output.toString(StandardCharsets.UTF_8)).isNotBlank();
  }

  @Test
  void showsTheGeneratedReverseSweep() {
    assertThat(GeneratedSource.method(ReverseSweep.class, "fValueAndGradient"))
        .anyMatch(line -> line.contains("Math.exp"))
        .endsWith("  }");
  }

  @Test
  void reportsWrongRows() {
    report.table("f");
    report.row("right", 1 + 1e-13, 1);
    report.row("wrong", 1 + 1e-11, 1);
    report.row("not a number", Double.NaN, 1);

    assertThat(report.failures()).hasSize(2);
  }

  @Test
  void namesTheTopicsThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Main.main(new String[] {"algebra"}))
        .withMessageContaining("no topic algebra")
        .withMessageContaining("chain-rule");
  }
}
