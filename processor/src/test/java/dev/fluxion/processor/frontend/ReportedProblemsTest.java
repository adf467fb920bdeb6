package dev.fluxion.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.Innocent;
import dev.fluxion.processor.diagnostics.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each source says itself what is to be reported, in comments whose caret stands below the column:
 * nothing else may be.
 */
class ReportedProblemsTest {
  private static final Pattern EXPECTATION = Pattern.compile("\\^ (FLX\\d+)");
  private static final Pattern CODE = Pattern.compile("\\[(FLX\\d+)]");

  /** Of later phases, or tested with the processor. */
  private static final Set<Problem> ELSEWHERE =
      EnumSet.of(
          Problem.RULE_SIGNATURE,
          Problem.RULE_TARGET,
          Problem.RULE_OF_NO_REALS,
          Problem.RULE_TWICE,
          Problem.RULES_CONFLICT,
          Problem.RULE_CONSTANT,
          Problem.CALLEE_INACCESSIBLE,
          Problem.STRING,
          Problem.OBJECT_CREATION,
          Problem.BOXED_TYPE,
          Problem.OUTSIDE_STORE,
          Problem.OTHER_CLASS,
          Problem.OPENED_CALLEE,
          Problem.OBJECT_CALL,
          Problem.LIBRARY_CALL,
          Problem.LIBRARY_PROCEDURE,
          Problem.STREAM,
          Problem.OVERRIDABLE_CALL,
          Problem.OVERRIDABLE_BODY,
          Problem.OUTPUT_READ,
          Problem.BITS,
          Problem.NOT_RESOLVED,
          Problem.GENERATED_CLASH,
          Problem.FUNCTION_LEFT_OUT,
          Problem.SLOTS,
          Problem.FORM_LEFT_OUT,
          Problem.INDEPENDENT_OF_PARAMETER,
          Problem.REAL_EQUALITY,
          Problem.REAL_TRUNCATION,
          Problem.SWITCH,
          Problem.NESTING,
          Problem.INTERNAL,
          Problem.COMPILER,
          Problem.NO_SOURCE,
          Problem.NOT_WRITTEN,
          Problem.OPTION,
          Problem.DEPENDENCIES,
          Problem.LOCAL_METHOD,
          Problem.NOTHING_GENERATED,
          Problem.NOT_HANDED_OVER);

  static Stream<String> sources() {
    return Arrays.stream(Sources.read("Problems.txt").split("(?m)^----.*\n"))
        .filter(source -> !source.isBlank());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void areAtTheExactPlace(String source) {
    String text = "import dev.fluxion.annotations.*;\n" + source;
    InMemory compiled =
        InMemory.compile(Map.of("Example", text), new Probe(Observer.NONE), task -> {});
    assertThat(reported(compiled)).as(source).containsExactlyInAnyOrderElementsOf(expected(text));
  }

  /** Errors of the front end say all there is to say: later phases and javac are silent. */
  @ParameterizedTest
  @MethodSource("sources")
  void leaveOtherMethodsAlone(String source) {
    String text = "import dev.fluxion.annotations.*;\n" + source;
    Innocent innocent = Innocent.in(text);
    InMemory compiled =
        InMemory.compile(
            Map.of("Example", innocent.source()),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(reported(compiled)).as(source).containsExactlyInAnyOrderElementsOf(expected(text));
    innocent.isUnharmed(compiled);
  }

  /** But for warnings of derivatives that are zero, which javac 17 drops where there are errors. */
  private static List<String> reported(InMemory compiled) {
    return compiled.diagnostics.stream()
        .filter(d -> !d.getMessage(Locale.ROOT).contains("FLX501"))
        .map(
            d ->
                d.getLineNumber()
                    + ":"
                    + d.getColumnNumber()
                    + " "
                    + code(d.getMessage(Locale.ROOT)))
        .toList();
  }

  @Test
  void coverEveryMessageOfTheFrontEnd() {
    List<String> expected =
        sources().flatMap(source -> expected(source).stream()).map(e -> e.split(" ")[1]).toList();
    List<String> codes =
        EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).stream().map(Problem::code).toList();
    assertThat(expected).containsAll(codes);
  }

  private static String code(String message) {
    Matcher matcher = CODE.matcher(message);
    return matcher.find() ? matcher.group(1) : message;
  }

  private static List<String> expected(String text) {
    List<String> expected = new ArrayList<>();
    int code = 0;
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      Matcher matcher = EXPECTATION.matcher(line);
      boolean isExpectation = line.strip().startsWith("//");
      while (isExpectation && matcher.find()) {
        expected.add(code + ":" + (matcher.start() + 1) + " " + matcher.group(1));
      }
      code = isExpectation ? code : number;
    }
    return expected;
  }
}
