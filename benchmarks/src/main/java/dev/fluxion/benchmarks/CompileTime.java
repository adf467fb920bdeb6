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
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles more and more methods, lines of one method, and helpers, and prints the time of each.
 */
public final class CompileTime {

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 3;
  private static final int RUNS = 3;

  /** A class of a given size. */
  private enum Shape {
    METHODS(CompileTime::methods, 25, 50, 100, 200, 400),
    LINES(CompileTime::lines, 125, 250, 500, 1000, 2000),
    HELPERS(CompileTime::helpers, 38, 75, 150, 300, 600);

    private final IntFunction<String> source;
    private final int[] sizes;

    Shape(IntFunction<String> source, int... sizes) {
      this.source = source;
      this.sizes = sizes;
    }
  }

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

  private static final String HEAD =
      """
        @dev.fluxion.annotations.Differentiable
        static double method(double x, double[] v) {
          double s = x;
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
   * Prints tables: the size, milliseconds by phase, milliseconds for each method, line or helper.
   *
   * @param arguments which tables to print: {@code methods}, {@code lines}, {@code helpers}; none:
   *     all
   * @throws IOException if a temporary folder cannot be written
   * @throws InterruptedException if it is told to stop
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    // Fluxion takes a thread of its own, of which nobody would count the time, but in one of its
    // name.
    IOException[] failure = {null};
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                print(arguments);
              } catch (IOException thrown) {
                failure[0] = thrown;
              }
            },
            "fluxion",
            256L << 20);
    thread.start();
    thread.join();
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  private static void print(String[] arguments) throws IOException {
    for (int run = 0; run < WARM_UP; run++) {
      compile(methods(200), Mode.ALL);
    }
    System.out.printf(
        "JDK %s, milliseconds, minimum of %d runs%n%n", System.getProperty("java.version"), RUNS);
    for (Shape shape : Shape.values()) {
      String unit = shape.name().toLowerCase(Locale.ROOT);
      if (arguments.length > 0 && !List.of(arguments).contains(unit)) {
        continue;
      }
      System.out.printf("| %s | javac alone | generate | generate and compile | each |%n", unit);
      System.out.println("|---|---|---|---|---|");
      for (int size : shape.sizes) {
        String source = shape.source.apply(size);
        double alone = minimum(source, Mode.JAVAC);
        double generate = minimum(source, Mode.GENERATE);
        double all = minimum(source, Mode.ALL);
        System.out.printf(
            "| %d | %.0f | %.0f | %.0f | %.1f |%n", size, alone, generate, all, all / size);
      }
      System.out.println();
    }
  }

  private static double minimum(String source, Mode mode) throws IOException {
    double minimum = Double.POSITIVE_INFINITY;
    for (int run = 0; run < RUNS; run++) {
      minimum = Math.min(minimum, compile(source, mode));
    }
    return minimum;
  }

  /**
   * Compiles to a temporary folder, companion included, and returns the milliseconds it took. They
   * are this thread's alone: javac and its processors run in the thread that calls them, and a busy
   * machine does not count.
   */
  private static double compile(String text, Mode mode) throws IOException {
    JavaFileObject source = new Source(text);
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
        throw new IllegalStateException("refused: " + text.lines().count() + " lines");
      }
      return (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
    } finally {
      delete(folder);
    }
  }

  private static String methods(int count) {
    StringBuilder source = new StringBuilder("final class Methods {\n");
    for (int i = 0; i < count; i++) {
      source.append(METHOD.formatted(i));
    }
    return source.append("}\n").toString();
  }

  /** One method: every tenth line a loop over an array, every other tenth a branch. */
  private static String lines(int count) {
    StringBuilder source = new StringBuilder("final class Methods {\n" + HEAD);
    for (int i = 0; i < count; i++) {
      String line =
          switch (i % 10) {
            case 3 -> "    for (int i = 0; i < v.length; i++) { s += v[i] * Math.sin(s + %d); }\n";
            case 6 -> "    if (s > %d) { s = s / 2; } else { s = s + v[1] * x; }\n";
            case 8 -> "    v[%d %% v.length] = Math.cos(s) * x;\n";
            default -> "    s = s * x + Math.exp(-x * %d) * 0.5;\n";
          };
      source.append(line.formatted(i));
    }
    return source.append("    return s;\n  }\n}\n").toString();
  }

  /** One method that calls the first of a chain of helpers of five lines. */
  private static String helpers(int count) {
    StringBuilder source =
        new StringBuilder("final class Methods {\n" + HEAD + "    return h0(s, v);\n  }\n");
    for (int i = 0; i < count; i++) {
      String next = i + 1 < count ? "h" + (i + 1) + "(t, v)" : "t";
      source.append(
          """
            static double h%d(double s, double[] v) {
              double t = s * v[%d %% v.length];
              if (t > 1) { t = Math.sqrt(t); }
              v[%d %% v.length] += t;
              return %s + s;
            }
          """
              .formatted(i, i, i + 1, next));
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
