package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/**
 * What the phases after the front end report. The sources say where: the code in guillemets stands
 * in front of the place.
 */
class LaterProblemsTest {
  private static final Pattern MARK = Pattern.compile("«(FLX\\d+)»");

  private final List<String> expected = new ArrayList<>();
  private InMemory compiled;

  private void compile(String marked) {
    StringBuilder source = new StringBuilder("import dev.fluxion.annotations.*;\n");
    int number = 1;
    for (String line : marked.split("\n")) {
      number++;
      Matcher matcher = MARK.matcher(line);
      StringBuilder plain = new StringBuilder();
      while (matcher.find()) {
        matcher.appendReplacement(plain, "");
        expected.add(number + ":" + (plain.length() + 1) + " " + matcher.group(1));
      }
      source.append(matcher.appendTail(plain)).append('\n');
    }
    compiled = InMemory.compile(Map.of("C", source.toString()), new FluxionProcessor(), task -> {});
  }

  private void compareReports() {
    List<String> reported = new ArrayList<>();
    for (Diagnostic<?> diagnostic : compiled.diagnostics) {
      String message = diagnostic.getMessage(Locale.ROOT);
      Matcher code = Pattern.compile("\\[(FLX\\d+)]").matcher(message);
      reported.add(
          diagnostic.getLineNumber()
              + ":"
              + diagnostic.getColumnNumber()
              + " "
              + (code.find() ? code.group(1) : message));
    }
    assertThat(reported).containsExactlyInAnyOrderElementsOf(expected);
  }

  private String only(String code) {
    List<String> messages =
        compiled.diagnostics.stream()
            .map(d -> d.getMessage(Locale.ROOT))
            .filter(m -> m.contains(code))
            .toList();
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  private List<String> generated(String name) throws ClassNotFoundException {
    List<String> found = new ArrayList<>();
    for (var method : compiled.loader.loadClass("CGradients").getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        StringBuilder types = new StringBuilder();
        for (Class<?> type : method.getParameterTypes()) {
          types.append(type.getSimpleName()).append(' ');
        }
        found.add(types.toString().strip());
      }
    }
    return found;
  }

  private String companion() {
    return compiled.generated.get("CGradients");
  }

  @Test
  void clashOfOrderAndPointNamesBothMethods() {
    compile(
        """
        class C {
          @Differentiable static double f(double x) { return x * x; }
          @Differentiable static double «FLX401»f(double x, int n) { return n * x; }
          @Differentiable static double g(double x) { return 2 * x; }
        }
        """);
    compareReports();
    assertThat(only("FLX401")).contains("f(double x)").contains("f(double x, int n)");
    assertThat(companion())
        .contains("double fDerivative(double x)")
        .contains("double fDerivative(double x, int order)")
        .doesNotContain("int n")
        .contains("gDerivative");
  }

  @Test
  void orderAndPointThatDifferInTheLastPrimitiveClash() {
    compile(
        """
        class C {
          @Differentiable static double f(double x) { return x * x; }
          @Differentiable static double «FLX401»f(double x, long n) { return n * x; }
        }
        """);
    compareReports();
  }

  @Test
  void clashOfDifferentNames() {
    compile(
        """
        class C {
          @Differentiable static double f(double[] x) { return x[0]; }
          @Differentiable static double «FLX401»fValueAnd(double[] x, @Constant double[] c) {
            return x[0] * c[0];
          }
        }
        """);
    compareReports();
    assertThat(only("FLX401"))
        .contains("f(double[] x)")
        .contains("fValueAnd(double[] x, double[] c)")
        .contains("fValueAndGradient(double[],double[])");
    assertThat(companion())
        .contains("fGradient")
        .doesNotContain("fValueAndJvp(double[] x, double[] c");
  }

  @Test
  void generateLimitsWhatClashes() throws ClassNotFoundException {
    compile(
        """
        class C {
          @Differentiable(generate = Derivative.JVP)
          static double f(double x) { return x * x; }
          @Differentiable
          static double f(double x, int n) { return n * x; }
        }
        """);
    compareReports();
    assertThat(generated("fJvp")).containsExactlyInAnyOrder("double double", "double int double");
  }

  @Test
  void laterFunctionObjectOfOneSignatureIsLeftOut() throws ClassNotFoundException {
    compile(
        """
        class C {
          @Differentiable static double f(double x) { return x * x; }
          @Differentiable static double «FLX402»f(double[] x) { return x[0] * x[1]; }
        }
        """);
    compareReports();
    assertThat(compiled.success).isTrue();
    assertThat(only("FLX402"))
        .contains("fFunction")
        .contains("f(double x)")
        .contains("f(double[] x)");
    assertThat(generated("fFunction")).containsExactly("");
    assertThat(companion()).contains("UnivariateFunction fFunction()");
    assertThat(generated("fGradient")).containsExactly("double[]");
  }

  @Test
  void resultsThatDoNotDependOnAParameter() {
    compile(
        """
        class C {
          @Differentiable
          static double f(double x, double «FLX501»y, double[] «FLX501»v, double z) {
            double w = v[0] + y;
            return x * z;
          }
          @Differentiable
          static double g(double x, @Constant double y) {
            return x;
          }
          @Differentiable
          static double onlyFloor(double «FLX501»x) {
            return Math.floor(x);
          }
        }
        """);
    compareReports();
    assertThat(compiled.success).isTrue();
    assertThat(only("FLX501] The result of f does not depend on y")).contains("@Constant");
  }

  @Test
  void equalityOfActiveReals() {
    compile(
        """
        class C {
          @Differentiable
          static double f(double x, double y, @Constant double c) {
            double r = x * y;
            if (r «FLX502»== 0) r = x;
            while (x «FLX502»!= r && c == 1) r = x;
            return helper(r) + (c == 0 ? x : y);
          }
          static double helper(double a) {
            return a «FLX502»== 1 ? a * a : a;
          }
        }
        """);
    compareReports();
    assertThat(compiled.success).isTrue();
  }

  @Test
  void activeRealsCastToIntegers() {
    compile(
        """
        class C {
          @Differentiable
          static double f(double x, double[] v, @Constant double c) {
            int i = «FLX503»(int) x;
            long l = «FLX503»(long) (x * v[0]);
            i += (int) c;
            return x * i + l + v[i];
          }
        }
        """);
    compareReports();
    assertThat(compiled.success).isTrue();
  }
}
