package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every annotated method has a companion, or somebody says why not. */
class NothingIsLeftOutTest {
  private static final String HEAD = "import dev.fluxion.annotations.*;\n";

  /** Writes a class a round. */
  @SupportedAnnotationTypes("*")
  private static final class Writes extends AbstractProcessor {
    private final Deque<String> texts;
    private final boolean atTheEnd;

    Writes(boolean atTheEnd, String... texts) {
      this.texts = new ArrayDeque<>(List.of(texts));
      this.atTheEnd = atTheEnd;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!texts.isEmpty() && round.processingOver() == atTheEnd) {
        String text = texts.remove();
        String name = text.replaceFirst("(?s).*?(?:class|record) (\\w+).*", "$1");
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          writer.write(text);
        } catch (IOException failure) {
          throw new AssertionError(failure);
        }
      }
      return false;
    }
  }

  private static final String USES_LATE_TYPES =
      HEAD
          + """
          @Deprecated // which the other processor may claim
          public class Example {
            record Around(Late late, double y) { }
            @Differentiable static double f(Late late, double x) { return late.a() * x + late.later().b()[0]; }
            @Differentiable static Late g(double x) { return new Late(x * x, new Later(new double[] {x})); }
            @Differentiable static double h(Around around) { return around.late().a() * around.y(); }
            @Differentiable static double i(java.util.List<Later[]> c, double x) { return x * c.size(); }
            public static double[] check() {
              Late late = new Late(2, new Later(new double[] {3}));
              return new double[] {
                ExampleGradients.fGradient(late, 5).late().a(),
                ExampleGradients.fGradient(late, 5).x(),
                ExampleGradients.gDerivative(3).a(),
                ExampleGradients.hGradient(new Around(late, 7)).late().a(),
                ExampleGradients.iDerivative(java.util.List.of(), 1),
                OtherGradients.fDerivative(4),
              };
            }
          }
          class Other { @Differentiable static double f(double x) { return Example.f(new Late(x, new Later(new double[] {1})), x); } }
          """;

  private static final String LATE = "record Late(double a, Later later) { }";
  private static final String LATER = "record Later(double[] b) { }";

  @Test
  void methodsWithTypesOfOtherProcessorsWait() throws ReflectiveOperationException {
    for (List<String> order : List.of(List.of(LATE, LATER), List.of(LATER, LATE))) {
      for (boolean first : new boolean[] {true, false}) {
        Writes other = new Writes(false, order.toArray(String[]::new));
        FluxionProcessor own = new FluxionProcessor();
        InMemory compiled =
            InMemory.compile(
                Map.of("Example", USES_LATE_TYPES),
                first ? List.of(own, other) : List.of(other, own),
                task -> {},
                "-Xlint:all,-processing,-serial");
        assertThat(compiled.errors()).isEmpty();
        Class<?> example = compiled.loader.loadClass("Example");
        assertThat((double[]) example.getMethod("check").invoke(null))
            .containsExactly(5, 2, 6, 7, 0, 8);
      }
    }
  }

  @Test
  void typesThatNeverComeAreTheCompilersToReport() {
    Innocent innocent = Innocent.in(USES_LATE_TYPES);
    InMemory compiled =
        InMemory.compile(
            Map.of("Example", innocent.source()),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:none");
    assertThat(compiled.errors()).isNotEmpty().noneMatch(error -> error.contains("FLX"));
    innocent.isUnharmed(compiled);
  }

  /** No round comes after the last one. */
  @Test
  void typesThatComeTooLateAreReported() {
    Innocent innocent =
        Innocent.in(
            HEAD
                + """
                @Deprecated class Example {
                  @Differentiable static double f(Later later, double x) { return x; }
                }
                """);
    InMemory compiled =
        InMemory.compile(
            Map.of("Example", innocent.source()),
            List.of(new FluxionProcessor(), new Writes(true, LATER)),
            task -> {},
            "-Xlint:none");
    assertThat(compiled.errors()).singleElement().asString().contains("class Later");
    innocent.isUnharmed(compiled);
  }

  @Test
  void methodsOfLocalClassesAreReported() {
    String source =
        HEAD
            + """
            class Example {
              static final Object FIELD = new Object() {
                @Differentiable static double a(double x) { return x; }
              };
              static void method() {
                class Local {
                  @dev.fluxion.annotations.Differentiable static double b(double x) { return x; }
                  class Inner { @Differentiable double c(double x) { return x; } }
                }
                record Point(double x) { @Differentiable double d() { return x; } }
                Runnable run = () -> {
                  new Object() { @Differentiable double e(double x) { return x; } };
                };
                class Rules {
                  @DerivativeOf(owner = Math.class, method = "sin")
                  static double f(double x) { return 1; }
                }
              }
            }
            class Own { @interface Differentiable { } Object o = new Object() { @Differentiable double a(double x) { return x; } }; }
            """;
    InMemory compiled =
        InMemory.compile(
            Map.of("Example", source), new FluxionProcessor(), task -> {}, "-Xlint:none");
    assertThat(compiled.errors())
        .hasSize(6)
        .allMatch(error -> error.contains("[FLX124]"))
        .extracting(error -> error.replaceAll(".*FLX124] (.) .*", "$1"))
        .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
  }

  @Test
  void filesThatAreFoundOnTheSourcePathAreReported(@TempDir Path directory) throws IOException {
    Path used = directory.resolve("Used.java");
    Files.writeString(
        used, HEAD + "class Used { @Differentiable static double f(double x) { return x * x; } }");
    Path user = directory.resolve("User.java");
    Files.writeString(
        user,
        HEAD + "class User { @Differentiable static double g(double x) { return Used.f(x); } }");
    var messages = new DiagnosticCollector<JavaFileObject>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var files = compiler.getStandardFileManager(null, null, null);
    var task =
        compiler.getTask(
            null,
            files,
            messages,
            List.of(
                "-d",
                directory.toString(),
                "-sourcepath",
                directory.toString(),
                "-cp",
                System.getProperty("java.class.path")),
            null,
            files.getJavaFileObjects(user));
    task.setProcessors(List.of(new FluxionProcessor()));
    task.call();
    assertThat(messages.getDiagnostics())
        .extracting(d -> d.getMessage(Locale.ROOT))
        .anySatisfy(m -> assertThat(m).startsWith("[FLX907] The compiler has not handed f"));
  }

  @Test
  void whatGenerateAsksForInVainIsReported() {
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "Example",
                HEAD
                    + """
                    class Example {
                      @Differentiable(generate = Derivative.JACOBIAN)
                      static double f(double[] x) { return x[0] * x[0]; }
                      @Differentiable(generate = {Derivative.GRADIENT, Derivative.VALUE_AND_JACOBIAN})
                      static double g(double[] x) { return x[0] * x[0]; }
                      @Differentiable(generate = {Derivative.HESSIAN, Derivative.HVP, Derivative.DERIVATIVE})
                      static double h(double x) { return x * x; }
                      @Differentiable(generate = {Derivative.GRADIENT, Derivative.VJP})
                      static double[] i(double x) { return new double[] {x * x}; }
                      @Differentiable(generate = {Derivative.FUNCTION, Derivative.VJP})
                      static double j(double x, double[] y) { return x * y[0]; }
                      @Differentiable(generate = {})
                      static double k(double x) { return x * x; }
                      @Differentiable(generate = {Derivative.DERIVATIVE, Derivative.TAYLOR})
                      static double l(double x) { return x * x; }
                    }
                    """),
            new FluxionProcessor(),
            task -> {},
            "-Xlint:all");
    assertThat(compiled.diagnostics)
        .extracting(d -> d.getLineNumber() + " " + d.getMessage(Locale.ROOT))
        .satisfiesExactly(
            m -> assertThat(m).startsWith("4 [FLX404] generate asks for JACOBIAN of f(double[] x)"),
            m -> assertThat(m).startsWith("6 [FLX404] generate asks for VALUE_AND_JACOBIAN of g("),
            m -> assertThat(m).startsWith("10 [FLX404] generate asks for GRADIENT of i("));
  }
}
