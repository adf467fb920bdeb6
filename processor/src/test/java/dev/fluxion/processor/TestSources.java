package dev.fluxion.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The sources among the resources of the tests. */
final class TestSources {
  private TestSources() {}

  /** All of one directory, by qualified class name. */
  static Map<String, String> in(String directory) throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources", directory))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        String in = text.replaceFirst("(?s)^.*?\\bpackage ([\\w.]+);.*$", "$1.");
        String name = file.getFileName().toString().replace(".java", "");
        sources.put((in.equals(text) ? "" : in) + name, text);
      }
    }
    return sources;
  }
}
