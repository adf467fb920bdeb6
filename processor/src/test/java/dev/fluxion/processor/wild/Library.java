package dev.fluxion.processor.wild;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.Diagnostic;

/** A library by its two jars: {@code name.jar} and {@code name-sources.jar}. */
record Library(String name, Path classes, Path sources) {
  static final String ANNOTATION = "@dev.fluxion.annotations.Differentiable ";

  static List<Library> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith("-sources.jar"))
          .sorted(Comparator.naturalOrder())
          .map(
              file -> {
                String name = file.getFileName().toString().replace("-sources.jar", "");
                return new Library(name, directory.resolve(name + ".jar"), file);
              })
          .toList();
    }
  }

  /** The sources by qualified name of the top-level class. */
  private Map<String, String> texts() throws IOException {
    Map<String, String> result = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(sources.toFile())) {
      for (ZipEntry entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
        String path = entry.getName();
        if (path.endsWith(".java") && !path.contains("-") && !path.startsWith("META-INF")) {
          String text =
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          String fileName = path.substring(0, path.length() - ".java".length()).replace('/', '.');
          result.put(fileName, text);
        }
      }
    }
    return result;
  }

  List<Candidate> candidates(boolean opened) throws IOException {
    List<Candidate> result = new ArrayList<>();
    for (Map.Entry<String, String> file : texts().entrySet()) {
      List<Integer> classes =
          opened ? Candidates.classes(file.getKey(), file.getValue()) : List.of();
      Candidates.of(file.getKey(), file.getValue()).stream()
          .map(candidate -> candidate.opened(classes))
          .forEach(result::add);
    }
    return result;
  }

  /** The library with every class opened, compiled into {@code directory}; what went wrong. */
  List<String> open(Path directory, String classPath) throws IOException {
    Map<String, String> opened = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : texts().entrySet()) {
      String text = file.getValue();
      List<Integer> classes = Candidates.classes(file.getKey(), text);
      for (int i = classes.size() - 1; i >= 0; i--) {
        text = Candidate.insert(text, classes.get(i), ANNOTATION);
      }
      opened.put(file.getKey(), text);
    }
    InMemory compiled =
        InMemory.compile(
            opened,
            new FluxionProcessor(),
            task -> {},
            "-nowarn",
            "-Xmaxerrs",
            "10000",
            "-classpath",
            classPath);
    compiled.writeClasses(directory);
    return compiled.diagnostics.stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> (d.getSource() == null ? "" : d.getSource().getName()) + d)
        .toList();
  }
}
