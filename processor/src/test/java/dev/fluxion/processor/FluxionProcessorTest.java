package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.processor.ir.Optimization;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor in the compiler: what it says, and what it leaves to the compiler to say. */
class FluxionProcessorTest {
  private static final String HEAD = "import dev.fluxion.annotations.*;\n";

  private static InMemory compile(String source) {
    return compile(source, new FluxionProcessor());
  }

  /** With an innocent method in each class, which works whatever is said of others. */
  private static InMemory compileWithInnocent(String source, Processor... others) {
    Innocent innocent = Innocent.in(HEAD + source);
    List<Processor> processors =
        Stream.concat(Stream.of(new FluxionProcessor()), Stream.of(others)).toList();
    InMemory compiled =
        InMemory.compile(
            Map.of("Example", innocent.source()), processors, task -> {}, "-Xlint:none");
    innocent.isUnharmed(compiled);
    return compiled;
  }

  private static InMemory compile(String source, Processor... processors) {
    return InMemory.compile(
        Map.of("Example", HEAD + source), List.of(processors), task -> {}, "-Xlint:none");
  }

  @Test
  void writesOneCompanionForEachClass() {
    InMemory compiled =
        compile(
            """
            class Example {
              @Differentiable static double f(double x) { return x * x; }
              @Differentiable static double g(double x) { return x + x; }
              static class Inner { @Differentiable static double h(double x) { return x * x; } }
            }
            """);
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.generated).containsOnlyKeys("ExampleGradients", "Example_InnerGradients");
  }

  @Test
  void optionsThatMeanNothingAreNamed() {
    InMemory compiled =
        InMemory.compile(
            Map.of(
                "Example",
                HEAD + "class Example {@Differentiable static double f(double x) {return x;}}"),
            new FluxionProcessor(),
            task -> {},
            "-Afluxion.methodSize=huge",
            "-Afluxion.without=dead-code, inline,recomputation");
    assertThat(compiled.diagnostics)
        .extracting(d -> d.getKind() + " " + d.getMessage(Locale.ROOT))
        .satisfiesExactlyInAnyOrder(
            m -> assertThat(m).startsWith("WARNING [FLX905]").contains("methodSize=huge"),
            m -> assertThat(m).startsWith("WARNING [FLX905]").contains("without= inline"));
    assertThat(compiled.generated).containsOnlyKeys("ExampleGradients");
  }

  /** Without lines in class files, javac has no map of lines. */
  @ParameterizedTest
  @ValueSource(strings = {"-g:none", "-g:source", "-g:vars", "-g:lines"})
  void whatClassFilesSayOfTheSourceChangesNothing(String option) {
    String source =
        HEAD
            + """
            class Example {
              @Differentiable static double f(double x, double[] y) {
                double s = 0;
                for (int i = 0; i < y.length; i++) { s += Math.exp(y[i] * x); }
                assert s > 0 : "negative";
                return (int) s == 0 ? s : helper(s);
              }
              static double helper(double x) { return x * x; }
            }
            """;
    Map<String, String> sources = Map.of("Example", source);
    InMemory with = InMemory.compile(sources, new FluxionProcessor(), task -> {}, option);
    InMemory usual = InMemory.compile(sources, new FluxionProcessor(), task -> {}, "-g");
    assertThat(with.errors()).isEmpty();
    assertThat(with.generated).isEqualTo(usual.generated).containsKey("ExampleGradients");
    assertThat(with.diagnostics.toString()).isEqualTo(usual.diagnostics.toString());
  }

  @Test
  void theManualNamesAllOptimisations() throws IOException {
    assertThat(Files.readString(Path.of("..", "README.md")))
        .contains(Stream.of(Optimization.values()).map(o -> "`" + o.optionName() + "`").toList());
  }

  @Test
  void aMethodWithAProblemLeavesTheOthersAlone() {
    InMemory compiled =
        compileWithInnocent(
            """
            class Example {
              @Differentiable static double f(double x) { synchronized (""){ return x; } }
              @Differentiable static double g(double x) { return x + x; }
            }
            """);
    assertThat(compiled.errors()).singleElement().asString().startsWith("3:47 [FLX206]");
    assertThat(compiled.generated).containsOnlyKeys("ExampleGradients");
  }

  @Test
  void whatDoesNotCompileIsTheCompilersToReport() {
    InMemory compiled =
        compileWithInnocent(
            """
            class Example {
              double field;
              @Differentiable static double a(double x) { return y; }
              @Differentiable static double b(double x) { return helper(x); }
              @Differentiable static double c(double x) { return Unknown.f(x); }
              @Differentiable static double d(double x) { Unknown u; return x; }
              @Differentiable static double e(double x) { int i = x; return i; }
              @Differentiable static double f(double x) { return c(true); }
              @Differentiable static double g(double x) { return !x; }
              @Differentiable static double h(double x) { x[0] = 1; return field; }
              @Differentiable static double i(double x) { break; }
              @Differentiable static double j(double x) { return x + Math.PIE + Math.sinus(x); }
              @Differentiable static double l(double x) { v(x); return v(x); }
              @Differentiable static double m(double x) { return this.field + new Unknown(x).y; }
              @Differentiable static double n(double x) { final double y = 1; y = 2; return y; }
              @Differentiable static double o(double x) { if (x) { return 1; } return x ? 1 : 2; }
              static void v(double x) { return 1; }
            }
            """);
    assertThat(compiled.errors()).noneMatch(error -> error.contains("FLX"));
    assertThat(compiled.errors()).hasSizeGreaterThanOrEqualTo(19);
  }

  @Test
  void unknownTypesInSignaturesAreTheCompilersToReport() {
    InMemory compiled =
        compileWithInnocent(
            "class Example { @Differentiable static double f(Unknown u, double x) { return x; } }");
    assertThat(compiled.errors()).singleElement().asString().contains("class Unknown");
  }

  @Test
  void syntaxErrorsAreTheCompilersToReport() {
    InMemory compiled =
        compile(
            """
            class Example {
              @Differentiable static double f(double x) { return x +; }
              @Differentiable static double g(double x) { for (;; }
            }
            """);
    assertThat(compiled.errors()).isNotEmpty().noneMatch(error -> error.contains("FLX"));
  }

  @Test
  void namesThatAppearOnlyLaterAreReportedAfterAll() {
    InMemory compiled =
        compileWithInnocent(
            """
            @Deprecated class Example { // the other processor may claim that
              @Differentiable static double f(double x) { return Late.g(x); }
              @Differentiable static double g(double x) { return ExampleGradients.class.hashCode(); }
            }
            """,
            new LateClass());
    assertThat(compiled.errors())
        .satisfiesExactlyInAnyOrder(
            first -> assertThat(first).startsWith("3:54 [FLX311]"),
            second -> assertThat(second).startsWith("4:70 [FLX311]"));
  }

  /** The compiler would keep wrong types of these, had it been asked while the class is missing. */
  @Test
  void codeAroundMayUseGeneratedClassesInEveryForm() {
    InMemory compiled =
        compile(
            """
            import java.util.*;
            import java.util.stream.*;
            @Deprecated class Example { // the other processor may claim that
              @Differentiable static double f(double x) { return helper(x) * 2; }
              static double helper(double x) { return x; }
              static double use(double x) {
                var inferred = Late.all(x, 2);
                double sum = inferred[0];
                for (var d : Late.all(1, 2)) sum += d;
                sum += Late.apply(v -> new double[] {v, sum(v)});
                var anonymous = new Object() { double field = Late.g(4); };
                record Local(double a) { double twice() { return 2 * Late.g(a); } }
                var list = Stream.of(1.0, 2.0).map(v -> Late.all(v)).map(a -> a[0]).toList();
                var comparator = new Comparator<Local>() {
                  public int compare(Local p, Local q) { return Double.compare(p.a(), q.a()); }
                };
                return sum + anonymous.field + new Local(1).twice() + list.get(0)
                    + comparator.compare(new Local(1), new Local(2));
              }
              static double sum(double... x) { return Arrays.stream(x).map(v -> Late.g(v)).sum(); }
            }
            """,
            new FluxionProcessor(),
            new LateClass());
    assertThat(compiled.errors()).isEmpty();
  }

  @SupportedAnnotationTypes("*")
  private static final class LateClass extends AbstractProcessor {
    private boolean written;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!written) {
        written = true;
        try (Writer writer = processingEnv.getFiler().createSourceFile("Late").openWriter()) {
          writer.write(
              """
              class Late {
                static double g(double x) { return x; }
                static double[] all(double... x) { return x; }
                interface Map { double[] at(double x); }
                static double apply(Map map) { return map.at(3)[0]; }
              }
              """);
        } catch (IOException failure) {
          throw new AssertionError(failure);
        }
      }
      return false;
    }
  }

  @Test
  void aClassInTheWayIsReported() {
    InMemory compiled =
        compile(
            """
            class Example {
              @Differentiable static double f(double x) { return x; }
            }
            class ExampleGradients { }
            """);
    assertThat(compiled.errors()).singleElement().asString().startsWith("2:1 [FLX904]");
  }

  /** Build tools wrap the environment, often in a proxy. */
  @Test
  void findsTheCompilerBehindAProxy() {
    InMemory compiled =
        compile(
            "class Example { @Differentiable static double f(double x) { return x; } }",
            new Wrapped(environment -> proxy(environment)));
    assertThat(compiled.errors()).isEmpty();
  }

  @Test
  void saysThatOtherCompilersAreNotSupported() {
    InMemory compiled =
        compile(
            "class Example { @Differentiable static double f(double x) { return x; } }",
            new Wrapped(environment -> new ForeignCompiler(environment).environment()));
    assertThat(compiled.errors()).singleElement().asString().startsWith("2:1 [FLX902]");
  }

  private static final class Wrapped extends AbstractProcessor {
    private final FluxionProcessor processor = new FluxionProcessor();
    private final java.util.function.UnaryOperator<ProcessingEnvironment> wrapper;

    Wrapped(java.util.function.UnaryOperator<ProcessingEnvironment> wrapper) {
      this.wrapper = wrapper;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init(wrapper.apply(environment));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }

  private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            FluxionProcessorTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(environment, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  /** Holds the environment where no unwrapping looks. */
  private static final class ForeignCompiler {
    private final List<ProcessingEnvironment> hidden;

    ForeignCompiler(ProcessingEnvironment environment) {
      hidden = List.of(environment);
    }

    ProcessingEnvironment environment() {
      return (ProcessingEnvironment)
          Proxy.newProxyInstance(
              FluxionProcessorTest.class.getClassLoader(),
              new Class<?>[] {ProcessingEnvironment.class},
              (proxy, method, arguments) -> method.invoke(hidden.get(0), arguments));
    }
  }

  /** Files are written in the encoding of the sources. */
  @ParameterizedTest
  @CsvSource({"US-ASCII, true", "UTF-8, false", "UTF-8, true", "ISO-8859-1, true", "UTF-16, false"})
  void namesOutsideOfAsciiAreWrittenInAnyEncoding(
      String encoding, boolean escaped, @TempDir Path directory) throws IOException {
    String text =
        HEAD
            + """
            public class Size {
              record Sizes(double α, double[] 値) { }
              @Differentiable static double fläche(double β, double[] γ) {
                double δ = β * γ[0];
                return δ * δ * Anders.µ + Math.sin(𝛼(β)) + "é".length();
              }
              static double 𝛼(double x) { return x; }
              @Differentiable static double of(Sizes ñ) { return ñ.α() * ñ.値()[0]; }
            }
            """;
    StringBuilder source = new StringBuilder();
    for (char c : text.toCharArray()) {
      source.append(c < 128 || !escaped ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    Path first = directory.resolve("Source.java"); // the class is not public to the compiler then
    Files.writeString(
        first,
        source.toString().replaceFirst("public class", "class"),
        java.nio.charset.Charset.forName(encoding));
    Path second = directory.resolve("Anders.java");
    Files.writeString(
        second,
        "class Anders { static final double \\u00b5 = Double.parseDouble(\"2\"); }",
        java.nio.charset.Charset.forName(encoding));
    var messages = new javax.tools.DiagnosticCollector<javax.tools.JavaFileObject>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var files =
        compiler.getStandardFileManager(null, null, java.nio.charset.Charset.forName(encoding));
    var task =
        compiler.getTask(
            null,
            files,
            messages,
            List.of("-d", directory.toString(), "-encoding", encoding, "-Xlint:none"),
            null,
            files.getJavaFileObjects(first, second));
    task.setProcessors(List.of(new FluxionProcessor()));
    assertThat(task.call()).as(messages.getDiagnostics().toString()).isTrue();
    String generated =
        Files.readString(
            directory.resolve("SizeGradients.java"), java.nio.charset.Charset.forName(encoding));
    assertThat(generated).contains(escaped ? "fl\\u00e4cheGradient" : "flächeGradient");
  }

  /** File systems have names of up to 255 bytes. */
  @Test
  void aNameThatIsTooLongForAFileIsReported(@TempDir Path directory) throws IOException {
    Path source = directory.resolve("A.java");
    Files.writeString(
        source,
        HEAD
            + "class N { @Differentiable static double f(double x) { return x; } }"
                .replace("N", "N".repeat(248)));
    var messages = new javax.tools.DiagnosticCollector<javax.tools.JavaFileObject>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var files = compiler.getStandardFileManager(null, null, null);
    var task =
        compiler.getTask(
            null,
            files,
            messages,
            List.of("-d", directory.toString(), "-Xlint:none"),
            null,
            files.getJavaFileObjects(source));
    task.setProcessors(List.of(new FluxionProcessor()));
    assertThat(task.call()).isFalse();
    assertThat(messages.getDiagnostics())
        .filteredOn(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .singleElement()
        .satisfies(d -> assertThat(d.getMessage(Locale.ROOT)).startsWith("[FLX904] NNN"));
  }

  @Test
  void aProcessorPathWithoutDependenciesIsReportedOnce(@TempDir Path directory) throws IOException {
    Path source = directory.resolve("A.java");
    Files.writeString(
        source,
        HEAD
            + """
            class A { @Differentiable static double f(double x) { return x; }
              @Differentiable static double g(double x) { return x; } }
            class B { @Differentiable static double f(double x) { return x; } }
            """);
    String path = System.getProperty("java.class.path");
    Process javac = // of its own: the one of this process finds all that the test has
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                path,
                "-processorpath",
                Path.of("target", "classes").toAbsolutePath().toString(),
                "-d",
                directory.toString(),
                source.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output)
        .startsWith("error: [FLX906] Class dev.fluxion.annotations.Differentiable, which")
        .endsWith("1 error" + System.lineSeparator());
  }

  /** {@code import module} of JDK 25 (JLS 7.5.5): after all other imports. */
  @Test
  void importsOfModules() {
    assumeTrue(Runtime.version().feature() >= 25);
    InMemory compiled =
        compile(
            """
            import module java.base;
            import module java.sql;
            import java.sql.Date;
            class Example {
              @Differentiable static double f(double[] x) {
                double[] y = x.clone();
                Arrays.fill(y, 0, 1, x[0] * x[0]);
                Logger logger = Logger.getLogger("x");
                return y[0] * Objects.hashCode(null) + y[1] + Arrays.copyOf(y, 3)[0];
              }
            }
            """);
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.generated).containsKey("ExampleGradients");
  }

  /** What no version of Java allows is said better by the compiler. */
  @Test
  void switchesThatAreNoJava() {
    InMemory compiled =
        compileWithInnocent(
            """
            class Example {
              enum E { P, Q }
              @Differentiable static double f(double x, int n) { switch (n) { case 1: case 1: return x; default: return 2 * x; } }
              @Differentiable static double g(double x, int n) { return switch (n) { case 1, 1 -> x; default -> 2 * x; }; }
              @Differentiable static double i(double x, int n) { switch (n) { case 1.5: return x; case "a": return 3; case true: return 3; default: return 2 * x; } }
              @Differentiable static double j(double x, String n) { switch (n) { case "a": case "a": return x; case 1: return 3; default: return 2 * x; } }
              @Differentiable static double k(double x, E n) { switch (n) { case P: case P: return x; case R: return 3; default: return 2 * x; } }
              @Differentiable static double l(double x, int n) { int m = 1; switch (n) { case m: return x; case 300: return 3; default: return 2 * x; } }
              @Differentiable static double m(double x, byte n) { switch (n) { case 300: return 3; default: return 2 * x; } }
              @Differentiable static double o(double x, byte n) { switch (x) { case 300: return 3; default: return 2 * x; } }
              @Differentiable static double r(double x, long n) { switch (n) { case 1: return 3; default: return 2 * x; } }
              @Differentiable static double s(double x, int[] n) { switch (n) { case 1: return 3; default: return 2 * x; } }
            }
            """);
    assertThat(compiled.errors()).noneMatch(error -> error.contains("FLX")).hasSizeGreaterThan(11);
  }

  /** Java, but of a later version than differentiable code has. */
  @Test
  void switchesOverPatterns() {
    assumeTrue(Runtime.version().feature() >= 21);
    InMemory compiled =
        compileWithInnocent(
            """
            class Example {
              @Differentiable static double f(double x, @Constant Object n) {
                return switch (n) { case Integer i -> x; case String s -> 2 * x; default -> x; };
              }
            }
            """);
    assertThat(compiled.errors()).isNotEmpty().allMatch(error -> error.contains("[FLX202]"));
  }

  @Test
  void classesWithoutSourceAreReported(@TempDir Path directory) throws IOException {
    Path source = directory.resolve("Compiled.java");
    Files.writeString(
        source,
        HEAD + "public class Compiled { @Differentiable static double f(double x) { return x; } }");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = System.getProperty("java.class.path");
    assertThat(
            compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                path,
                "-d",
                directory.toString(),
                source.toString()))
        .isZero();
    var messages = new javax.tools.DiagnosticCollector<javax.tools.JavaFileObject>();
    var task =
        compiler.getTask(
            null,
            null,
            messages,
            List.of(
                "-proc:only",
                "-d",
                directory.toString(),
                "-cp",
                directory + java.io.File.pathSeparator + path),
            List.of("Compiled"),
            null);
    task.setProcessors(List.of(new FluxionProcessor()));
    Files.delete(source);
    assertThat(task.call()).isFalse();
    assertThat(messages.getDiagnostics())
        .anySatisfy(d -> assertThat(d.getMessage(java.util.Locale.ROOT)).contains("[FLX903]"));
  }
}
