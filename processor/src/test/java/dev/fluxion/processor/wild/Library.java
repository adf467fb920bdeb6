package dev.fluxion.processor.wild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A library by its two jars: {@code name.jar} and {@code name-sources.jar}. */
record Library(String name, Path classes, Path sources) {
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

  List<Candidate> candidates() throws IOException {
    List<Candidate> result = new ArrayList<>();
    try (ZipFile zip = new ZipFile(sources.toFile())) {
      for (ZipEntry entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
        String path = entry.getName();
        if (path.endsWith(".java") && !path.contains("-") && !path.startsWith("META-INF")) {
          String text =
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          String fileName = path.substring(0, path.length() - ".java".length()).replace('/', '.');
          result.addAll(Candidates.of(fileName, text));
        }
      }
    }
    return result;
  }
}
