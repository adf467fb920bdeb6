package dev.fluxion.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads companion classes as the processor wrote them; the build puts them beside the classes. */
final class GeneratedSource {

  private GeneratedSource() {}

  /** The lines of the first method of that name, without its Javadoc. */
  static List<String> method(Class<?> type, String name) {
    String file = type.getSimpleName() + "Gradients.java";
    try (InputStream stream = type.getResourceAsStream(file)) {
      if (stream == null) {
        return List.of("(" + file + " is not on the class path: build with Maven to see it)");
      }
      return method(
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), name);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static List<String> method(BufferedReader reader, String name) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!lines.isEmpty() || line.startsWith("  static") && line.contains(" " + name + "(")) {
        lines.add(line);
        if (line.equals("  }")) {
          break;
        }
      }
    }
    return lines;
  }
}
