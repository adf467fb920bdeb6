package dev.fluxion.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import dev.fluxion.runtime.TaylorPolynomial;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Methods that users' rules differentiate, in all modes. */
final class CustomRulesTest {
  @TempDir static Path classes;

  @TestFactory
  List<DynamicTest> rulesOfTheClassItself() throws Exception {
    return own();
  }

  @TestFactory
  List<DynamicTest> withoutInlining() throws Exception {
    return own("-Afluxion.without=inlining");
  }

  @TestFactory
  List<DynamicTest> withoutOptimisation() throws Exception {
    return own(
        "-Afluxion.without=activity,simplification,common-subexpressions,dead-code,recomputation");
  }

  @TestFactory
  List<DynamicTest> split() throws Exception {
    return own("-Afluxion.methodSize=120");
  }

  private static List<DynamicTest> own(String... options) throws Exception {
    InMemory compiled = compile(Map.of("Own", source("Own")), options);
    List<DynamicTest> tests = CorpusTest.tests(compiled.loader, "Own", "Own");
    assertThat(tests).hasSizeGreaterThan(75);
    return tests;
  }

  @TestFactory
  List<DynamicTest> rulesOfAClassThatIsNamed() throws Exception {
    InMemory compiled =
        compile(
            Map.of(
                "lib.Functions", source("Functions"),
                "lib.Rules", source("Rules"),
                "app.Uses", source("Uses")));
    return uses(compiled.loader);
  }

  /** As where they come with a library. */
  @TestFactory
  List<DynamicTest> rulesOfAnotherCompilation() throws Exception {
    InMemory library =
        compile(Map.of("lib.Functions", source("Functions"), "lib.Rules", source("Rules")));
    library.writeClasses(classes);
    String path = classes + File.pathSeparator + System.getProperty("java.class.path");
    InMemory user = compile(Map.of("app.Uses", source("Uses")), "-classpath", path);
    Map<String, byte[]> all = new HashMap<>(library.classes);
    all.putAll(user.classes);
    return uses(InMemory.loader(all));
  }

  private static List<DynamicTest> uses(ClassLoader loader) throws Exception {
    List<DynamicTest> tests = CorpusTest.tests(loader, "app.Uses", "app.Uses");
    assertThat(tests).hasSize(15);
    return tests;
  }

  /** The rules say what follows from the bodies, too, if these are read. */
  @Test
  void sameAsWithoutRules() throws Exception {
    String source = source("Own");
    String plain = source.replaceAll("@DerivativeOf\\(.*\\)\\n", "");
    assertThat(plain).doesNotContain("@DerivativeOf");
    Class<?> ruled = companion(source);
    Class<?> read = companion(plain);
    double[] point = {0.7, 1.2, -0.4, 0.3};
    double[] nearby = {0.71, 1.22, -0.43, 0.29};
    int compared = 0;
    for (Method method : ruled.getDeclaredMethods()) {
      Object[] arguments = arguments(method, point);
      if (method.getName().endsWith("TaylorPolynomial") && arguments != null) {
        Method other = read.getDeclaredMethod(method.getName(), method.getParameterTypes());
        method.setAccessible(true);
        other.setAccessible(true);
        TaylorPolynomial a = (TaylorPolynomial) method.invoke(null, arguments);
        TaylorPolynomial b = (TaylorPolynomial) other.invoke(null, arguments);
        double[] x = new double[a.point().length];
        for (int i = 0; i < x.length; i++) {
          x[i] = a.point()[i] + nearby[i % 4] - point[i % 4];
        }
        assertThat(a.value(x)).as(method.getName()).isCloseTo(b.value(x), within(1e-11));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(15);
  }

  private static Class<?> companion(String source) throws Exception {
    return compile(Map.of("Own", source)).loader.loadClass("OwnGradients");
  }

  /** Null where the method takes something else. */
  private static Object[] arguments(Method method, double[] point) {
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      if (type == double.class) {
        arguments.add(point[arguments.size() % 4]);
      } else if (type == double[].class) {
        arguments.add(point.clone());
      } else if (type == int.class) {
        arguments.add(4);
      } else {
        return null;
      }
    }
    return arguments.toArray();
  }

  private static InMemory compile(Map<String, String> sources, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-Xlint:all,-processing", "-parameters"));
    InMemory compiled =
        InMemory.compile(sources, new FluxionProcessor(), task -> {}, all.toArray(String[]::new));
    assertThat(compiled.errors()).isEmpty();
    return compiled;
  }

  private static String source(String name) throws IOException {
    String path = "/customrules/" + name + ".java";
    try (var stream = CustomRulesTest.class.getResourceAsStream(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
