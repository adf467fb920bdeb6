package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lombok, in front of Fluxion and behind it on the processor path of a compiler of its own. */
class LombokTest {
  @TempDir Path directory;

  private static final String SOURCE =
      """
      import dev.fluxion.annotations.*;
      import lombok.*;
      public class Uses {
        @Value static class Point { double x; double y; double[] w; }
        @Data static class Constants { private double k = 3; }
        @Getter @Setter @RequiredArgsConstructor static class Scale {
          private final double factor;
          double twice() { return 2 * getFactor(); }
        }
        @Builder record Pair(@With double a, double b) {
          @Differentiable double norm() { return a * a + b * b; }
        }
        @Differentiable static double f(Point p, double z) {
          return p.getX() * z * p.getW()[0] + p.getY();
        }
        @Differentiable static double g(Constants c, Other o, double z) {
          val square = z * z;
          return c.getK() * square * o.getN();
        }
        @Differentiable static double h(Scale s, double z) { return s.twice() * z; }
        public static double[] check() {
          return new double[] {
            UsesGradients.fDerivative(new Point(2, 3, new double[] {5}), 7),
            UsesGradients.gDerivative(new Constants(), new Other(), 5),
            UsesGradients.hDerivative(new Scale(4), 1),
            Uses_PairGradients.normGradient(new Pair(1, 2)).b()
          };
        }
      }
      """;

  private static final String ONLY_VAL =
      """
      import dev.fluxion.annotations.*;
      import lombok.val;
      public class Uses {
        @Differentiable static double f(double z) { val two = 2.0; val y = z * z; return y * two; }
        public static double[] check() { return new double[] {UsesGradients.fDerivative(5)}; }
      }
      """;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void comesBeforeOrAfter(boolean first) throws Exception {
    String other = "@lombok.Data public class Other { private int n = 2; }";
    assertThat(compile(first, SOURCE, other)).isEmpty();
    assertThat(check()).containsExactly(10, 60, 8, 4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isNotLeftOutWhereNothingIsAnnotatedForIt(boolean first) throws Exception {
    assertThat(compile(first, ONLY_VAL, "class Other { }")).isEmpty();
    assertThat(check()).containsExactly(20);
  }

  /** Lombok makes the fields private. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fieldsThatBecomePrivateAreRead(boolean first) throws Exception {
    String source = SOURCE.replace("p.getY()", "p.y");
    String other = "@lombok.Data public class Other { private int n = 2; }";
    assertThat(compile(first, source, other)).isEmpty();
    assertThat(check()).containsExactly(10, 60, 8, 4);
  }

  private String compile(boolean first, String source, String other) throws IOException {
    Path uses = Files.writeString(directory.resolve("Uses.java"), source);
    Path others = Files.writeString(directory.resolve("Other.java"), other);
    List<String> path =
        new ArrayList<>(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList());
    List<String> lombok = path.stream().filter(entry -> entry.contains("lombok")).toList();
    assertThat(lombok).hasSize(1);
    path.removeAll(lombok);
    List<String> processors = new ArrayList<>(path);
    processors.addAll(first ? 0 : processors.size(), lombok);
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-cp",
        String.join(File.pathSeparator, path) + File.pathSeparator + lombok.get(0),
        "-processorpath",
        String.join(File.pathSeparator, processors),
        "-d",
        directory.toString());
    if (Runtime.version().feature() >= 23) {
      command.add("-proc:full");
    }
    Collections.addAll(command, uses.toString(), others.toString());
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output
        .lines()
        .filter(line -> !line.startsWith("WARNING: ")) // of the virtual machine about Lombok
        .collect(Collectors.joining("\n"));
  }

  private double[] check() throws Exception {
    URL[] classes = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      return (double[]) loader.loadClass("Uses").getMethod("check").invoke(null);
    }
  }
}
