package dev.fluxion.processor.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  @Test
  void codesAreUnique() {
    assertThat(Arrays.stream(Problem.values()).map(Problem::code)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void saysCauseAndRemedy(Problem problem) {
    String text = problem.text("a", "b", "c", "d");
    assertThat(text)
        .matches("\\[FLX[1-59]\\d\\d] [^%]+[.)] [^%]+\\. \\(docs/diagnostics\\.md#flx\\d{3}\\)");
  }

  @ParameterizedTest
  @EnumSource
  void warningsAreThoseThatLeaveCorrectCode(Problem problem) {
    boolean warning =
        problem.code().startsWith("FLX5")
            || problem == Problem.FUNCTION_LEFT_OUT
            || problem == Problem.SLOTS
            || problem == Problem.FORM_LEFT_OUT
            || problem == Problem.NOTHING_GENERATED
            || problem == Problem.NOT_HANDED_OVER
            || problem == Problem.OPTION;
    assertThat(problem.isError()).isNotEqualTo(warning);
  }
}
