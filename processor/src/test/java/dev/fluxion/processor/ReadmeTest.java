package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What the README shows can be pasted: it compiles, runs, and prints what stands below it. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w*)\n(.*?)```\n");
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  /** A program with what it prints. */
  record Program(String name, String source, String output) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  /** Every block of Java is a program, and the next block, of text, what it prints. */
  static Stream<Program> programs() throws IOException {
    Stream.Builder<Program> programs = Stream.builder();
    Matcher block = BLOCK.matcher(readme());
    while (block.find()) {
      if (block.group(1).equals("java")) {
        String source = block.group(2);
        Matcher name = CLASS.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        assertThat(block.find()).as(source).isTrue();
        assertThat(block.group(1)).as(source).isEqualTo("text");
        programs.add(new Program(name.group(1), source, block.group(2)));
      }
    }
    return programs.build();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programsPrintWhatIsShown(Program program) throws Exception {
    InMemory compiled =
        InMemory.compile(
            Map.of(program.name, program.source),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:all,-path,-options",
            "-Werror");
    assertThat(compiled.diagnostics).isEmpty();
    Method main = compiled.loader.loadClass(program.name).getMethod("main", String[].class);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(program.output);
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static String value(Document document, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, document);
  }

  @Test
  void theBuildNamesWhatThisProjectPublishes() throws Exception {
    Matcher block = BLOCK.matcher(readme());
    assertThat(block.find()).isTrue();
    assertThat(block.group(1)).isEqualTo("xml");
    Document build = xml(block.group(2));
    Document parent = xml(Files.readString(ROOT.resolve("pom.xml")));
    Map<String, String> published =
        Map.of(
            "runtime", "/project/dependencies/dependency",
            "processor", "//annotationProcessorPaths/path");
    for (Map.Entry<String, String> entry : published.entrySet()) {
      Document module = xml(Files.readString(ROOT.resolve(entry.getKey()).resolve("pom.xml")));
      String path = entry.getValue();
      assertThat(value(build, "count(" + path + ")")).isEqualTo("1");
      assertThat(value(build, path + "/artifactId"))
          .isNotEmpty()
          .isEqualTo(value(module, "/project/artifactId"));
      assertThat(value(build, path + "/groupId")).isEqualTo(value(parent, "/project/groupId"));
      assertThat(value(build, path + "/version")).isEqualTo(value(parent, "/project/version"));
    }
    assertThat(value(build, "//maven.compiler.release"))
        .isEqualTo(value(parent, "//maven.compiler.release"));
    for (String plugin : List.of("maven-compiler-plugin", "exec-maven-plugin")) {
      String version = "//plugin[artifactId='" + plugin + "']/version";
      assertThat(value(build, version)).isNotEmpty().isEqualTo(value(parent, version));
    }
    assertThat(programs().map(Program::name)).contains(value(build, "//mainClass"));
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    Matcher link = LINK.matcher(readme());
    while (link.find()) {
      assertThat(ROOT.resolve(link.group(1))).exists();
    }
  }
}
