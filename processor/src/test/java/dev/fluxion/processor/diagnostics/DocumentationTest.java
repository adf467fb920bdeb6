package dev.fluxion.processor.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.Innocent;
import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

/** The manual of the messages has a section for each, whose examples do what it says. */
class DocumentationTest {
  private static final Path MANUAL = Path.of("..", "docs", "diagnostics.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  /** Of the environment, of a size that is no example, or of Java still to come. */
  private static final Set<Problem> WITHOUT_EXAMPLE =
      Set.of(
          Problem.SWITCH,
          Problem.SLOTS,
          Problem.NOT_RESOLVED,
          Problem.NESTING,
          Problem.INTERNAL,
          Problem.COMPILER,
          Problem.NO_SOURCE,
          Problem.NOT_WRITTEN,
          Problem.OPTION,
          Problem.DEPENDENCIES,
          Problem.NOT_HANDED_OVER);

  private record Section(String code, String text) {
    List<String> examples() {
      List<String> examples = new ArrayList<>();
      Matcher matcher = BLOCK.matcher(text);
      while (matcher.find()) {
        examples.add(matcher.group(1));
      }
      return examples;
    }

    @Override
    public String toString() {
      return code;
    }
  }

  private static List<Section> all() throws IOException {
    return Arrays.stream(Files.readString(MANUAL).split("(?m)^## "))
        .skip(1)
        .map(text -> new Section(text.substring(0, "FLX000".length()), text))
        .toList();
  }

  static Stream<Section> sections() throws IOException {
    return all().stream().filter(section -> !section.examples().isEmpty());
  }

  @Test
  void hasASectionForEveryMessage() throws IOException {
    assertThat(all())
        .extracting(Section::code)
        .containsExactlyElementsOf(Arrays.stream(Problem.values()).map(Problem::code).toList());
    assertThat(all())
        .filteredOn(section -> section.examples().isEmpty())
        .extracting(Section::code)
        .containsExactlyInAnyOrderElementsOf(WITHOUT_EXAMPLE.stream().map(Problem::code).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sections")
  void examplesDoWhatTheTextSays(Section section) {
    assertThat(section.examples()).hasSizeBetween(1, 2);
    assertThat(messages(section.examples().get(0)))
        .anyMatch(message -> message.startsWith("[" + section.code() + "]"))
        .allMatch(message -> message.startsWith("[FLX"));
    if (section.examples().size() == 2) {
      assertThat(messages(section.examples().get(1))).isEmpty();
    }
  }

  private static List<String> messages(String example) {
    Innocent innocent = Innocent.in("import dev.fluxion.annotations.*;\n" + example);
    InMemory compiled =
        InMemory.compile(Map.of("C", innocent.source()), new FluxionProcessor(), task -> {});
    innocent.isUnharmed(compiled);
    return compiled.diagnostics.stream().map(d -> d.getMessage(Locale.ROOT)).toList();
  }
}
