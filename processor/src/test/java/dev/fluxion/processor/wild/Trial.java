package dev.fluxion.processor.wild;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Annotates one method, compiles its file against the library's classes, compares. */
final class Trial {
  /** No real-valued result, no independent, random numbers; nor have setters of fields a result. */
  private static final Set<String> IMPOSSIBLE = Set.of("FLX104", "FLX105", "FLX304");

  private final Library library;
  private final String classPath;

  /** Errors of the opened library, which nobody has called yet: there should be none. */
  final List<String> problems;

  /**
   * @param opened where the library with all classes opened to one another is put; null: it is
   *     taken as it stands
   */
  Trial(Library library, Path opened) throws IOException {
    this.library = library;
    try (Stream<Path> files = Files.list(library.classes().getParent())) {
      String others =
          files
              .map(Path::toString)
              .filter(file -> file.endsWith(".jar") && !file.endsWith("-sources.jar"))
              .sorted()
              .collect(Collectors.joining(File.pathSeparator));
      String path =
          library.classes() + File.pathSeparator + others + File.pathSeparator + ownClasses();
      this.classPath = opened == null ? path : opened + File.pathSeparator + path;
      this.problems = opened == null ? List.of() : library.open(opened, path);
    }
  }

  /** Annotations and runtime, without what else the tests see. */
  private static String ownClasses() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(path -> path.contains("annotations") || path.contains("runtime"))
        .filter(path -> !path.contains("auto"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  Outcome of(Candidate candidate) {
    Outcome plain = of(candidate, candidate.annotated());
    return plain.detail().contains("[FLX125]") ? of(candidate, candidate.annotatedInOut()) : plain;
  }

  private Outcome of(Candidate candidate, String source) {
    InMemory compiled;
    try {
      compiled = compile(candidate.fileName(), source);
    } catch (RuntimeException | StackOverflowError thrown) {
      return new Outcome(candidate, Outcome.Kind.CRASHED, thrown.toString());
    }
    List<String> errors = compiled.errors();
    String text = String.join("\n", errors);
    if (!compiled.success || !errors.isEmpty()) {
      return new Outcome(candidate, failure(candidate, text), text);
    }
    if (compiled.generated.isEmpty()) {
      return new Outcome(candidate, Outcome.Kind.CRASHED, "nothing was generated");
    }
    try (Comparison comparison = new Comparison(candidate, compiled, classPath)) {
      String difference = comparison.difference();
      return difference.isEmpty()
          ? new Outcome(candidate, Outcome.Kind.RIGHT, "")
          : new Outcome(
              candidate,
              difference.startsWith("not compared")
                  ? Outcome.Kind.NOT_COMPARED
                  : Outcome.Kind.WRONG,
              difference);
    } catch (ReflectiveOperationException | IOException | LinkageError failure) {
      return new Outcome(candidate, Outcome.Kind.NOT_COMPARED, "not compared: " + failure);
    }
  }

  private Outcome.Kind failure(Candidate candidate, String text) {
    if (text.contains("FLX9")) {
      return Outcome.Kind.CRASHED;
    }
    if (!text.contains("[FLX")) {
      return compile(candidate.fileName(), candidate.source()).success
          ? Outcome.Kind.DOES_NOT_COMPILE
          : Outcome.Kind.BROKEN;
    }
    boolean setsFields = candidate.isVoid() && text.contains("[FLX216]");
    return setsFields || IMPOSSIBLE.stream().anyMatch(text::contains)
        ? Outcome.Kind.IMPOSSIBLE
        : Outcome.Kind.REFUSED;
  }

  private InMemory compile(String name, String source) {
    return InMemory.compile(
        Map.of(name, source),
        new FluxionProcessor(),
        task -> {},
        "-nowarn",
        "-implicit:none",
        "-classpath",
        classPath,
        "-sourcepath",
        File.separator + "nowhere");
  }

  @Override
  public String toString() {
    return library.name();
  }
}
