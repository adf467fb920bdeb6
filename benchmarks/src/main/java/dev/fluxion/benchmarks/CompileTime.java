package dev.fluxion.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes with more and more annotated methods and prints the time per method. */
public final class CompileTime {

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 3;
  private static final int RUNS = 3;
  private static final int[] SIZES = {25, 50, 100, 200, 400};

  private static final String METHOD =
      """
        @dev.fluxion.annotations.Differentiable
        static double method%1$d(double x, double y, double z) {
          double a = x * y + %1$d;
          double b = Math.sin(a) - z;
          double c = b * b + 1;
          double d = Math.sqrt(c) / (y * y + 2);
          double e = d - a * 0.25;
          double s = 0;
          for (int i = 0; i < 4; i++) {
            s += Math.exp(-e * i) * x;
            e = e + 0.125 * s;
          }
          double g;
          if (s > z) {
            g = Math.log(s * s + 1);
          } else {
            g = z - s * Math.cos(x);
          }
          double h = Math.atan2(g, c);
          return h * d + Math.max(e, b) * y;
        }
      """;

  /** How far a compilation goes. */
  private enum Mode {
    JAVAC(Optional.of("-proc:none")),
    GENERATE(Optional.of("-proc:only")),
    ALL(Optional.empty());

    private final Optional<String> option;

    Mode(Optional<String> option) {
      this.option = option;
    }
  }

  private CompileTime() {}

  /**
   * Prints a table: methods, milliseconds by phase, milliseconds per method.
   *
   * @param arguments ignored
   * @throws IOException if a temporary folder cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    for (int run = 0; run < WARM_UP; run++) {
      compile(200, Mode.ALL);
    }
    System.out.printf(
        "JDK %s, milliseconds, minimum of %d runs%n%n", System.getProperty("java.version"), RUNS);
    System.out.println("| methods | javac alone | generate | generate and compile | per method |");
    System.out.println("|---|---|---|---|---|");
    for (int size : SIZES) {
      double alone = minimum(size, Mode.JAVAC);
      double generate = minimum(size, Mode.GENERATE);
      double all = minimum(size, Mode.ALL);
      System.out.printf(
          "| %d | %.0f | %.0f | %.0f | %.1f |%n", size, alone, generate, all, all / size);
    }
  }

  private static double minimum(int methods, Mode mode) throws IOException {
    double minimum = Double.POSITIVE_INFINITY;
    for (int run = 0; run < RUNS; run++) {
      minimum = Math.min(minimum, compile(methods, mode));
    }
    return minimum;
  }

  /**
   * Compiles to a temporary folder, companion included, and returns the milliseconds it took. They
   * are this thread's alone: javac and its processors run in the thread that calls them, and a busy
   * machine does not count.
   */
  private static double compile(int methods, Mode mode) throws IOException {
    JavaFileObject source = new Source(source(methods));
    Path folder = Files.createTempDirectory("fluxion");
    try {
      List<String> options = new ArrayList<>(List.of("-d", folder.toString()));
      mode.option.ifPresent(options::add);
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      long start = THREAD.getCurrentThreadCpuTime();
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, null, null, options, null, List.of(source));
      if (mode != Mode.JAVAC) {
        task.setProcessors(List.of(ServiceLoader.load(Processor.class).findFirst().orElseThrow()));
      }
      if (!task.call()) {
        throw new IllegalStateException("the class with " + methods + " methods is refused");
      }
      return (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
    } finally {
      delete(folder);
    }
  }

  private static String source(int methods) {
    StringBuilder source = new StringBuilder("final class Methods {\n");
    for (int i = 0; i < methods; i++) {
      source.append(METHOD.formatted(i));
    }
    return source.append("}\n").toString();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException exception) {
                  throw new UncheckedIOException(exception);
                }
              });
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///Methods.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
