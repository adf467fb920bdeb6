package dev.fluxion.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.FluxionProcessor;
import dev.fluxion.processor.frontend.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generated companions of small methods, as plain text: what users read. A change of the
 * generator shows in the difference; {@code -Dfluxion.golden.update=true} writes the files anew.
 */
final class GoldenTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final boolean UPDATE = Boolean.getBoolean("fluxion.golden.update");

  private static final Map<String, String> METHODS =
      Map.of(
          "StraightLine",
          """
          static double f(double x, double y) {
            double a = 1 - x;
            double b = y - x * x;
            return a * a + 100 * b * b;
          }
          """,
          "Branch",
          """
          static double f(double x, double y) {
            if (x > y) {
              return Math.exp(x - y);
            }
            return x * Math.sqrt(y);
          }
          """,
          "CountedLoop",
          """
          static double f(double[] x, double[] y) {
            double s = 0;
            for (int i = 0; i < x.length; i++) {
              s += x[i] * Math.sin(y[i]);
            }
            return s * s;
          }
          """,
          "WhileLoop",
          """
          static double f(double a, double tolerance) {
            double x = a;
            while (Math.abs(x * x - a) > tolerance) {
              x = 0.5 * (x + a / x);
            }
            return x;
          }
          """,
          "LocalArray",
          """
          static double f(double[] x) {
            double[] sums = new double[x.length];
            sums[0] = x[0];
            for (int i = 1; i < x.length; i++) {
              sums[i] = sums[i - 1] * x[i];
            }
            return sums[x.length - 1];
          }
          """,
          "ArrayResult",
          """
          static double[] f(double r, double phi) {
            return new double[] {r * Math.cos(phi), r * Math.sin(phi)};
          }
          """,
          "Helper",
          """
          static double f(double x, double y) {
            return huber(x - y, 1) + huber(y, 0.5);
          }

          static double huber(double r, double d) {
            double a = Math.abs(r);
            if (a < d) return 0.5 * r * r;
            return d * (a - 0.5 * d);
          }
          """,
          "ConstantParameter",
          """
          static double f(double[] w, @Constant double[] x, int label) {
            double z = 0;
            for (int j = 0; j < w.length; j++) z += w[j] * x[j];
            return Math.log1p(Math.exp(label == 1 ? -z : z));
          }
          """,
          "Univariate",
          """
          static double f(double x) {
            return Math.pow(2 * x + 1, 4);
          }
          """,
          "MatrixResult",
          """
          static double[][] f(double[] x) {
            return new double[][] {{x[0] + x[1], x[0] * x[1]}, {x[0], x[1] * x[1]}};
          }
          """);

  private static final Map<String, String> SHAPES =
      Map.of(
          "RecordParameter",
          """
          static Point f(Point p, double angle) {
            Point turned = p.turned(Math.cos(angle), Math.sin(angle));
            return new Point(turned.x() * p.x, turned.y());
          }

          record Point(double x, double y) {
            Point turned(double c, double s) {
              return new Point(c * x - s * y, s * x + c * y);
            }
          }
          """,
          "NormalisedRecord",
          """
          static double f(Positive p) {
            return new Positive(p.value() - 1, p.label()).value() * p.value();
          }

          record Positive(double value, int label) {
            Positive {
              value = Math.max(value, 0);
            }
          }
          """,
          "OutputParameter",
          """
          static void f(double[] x, @Output double[] y) {
            for (int i = 0; i < x.length; i++) {
              y[i] = x[i] * x[i];
            }
          }
          """);

  private static final Map<String, String> SUMS =
      Map.of(
          "FusedLoop",
          """
          static double f(double[] points, double[] means, double[] logs) {
            int count = means.length;
            double[] terms = new double[count];
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
              double largest = Double.NEGATIVE_INFINITY;
              for (int k = 0; k < count; k++) {
                double d = points[i] - means[k];
                terms[k] = logs[k] - 0.5 * d * d;
                largest = Math.max(largest, terms[k]);
              }
              double total = 0;
              for (int k = 0; k < count; k++) total += Math.exp(terms[k] - largest);
              sum += largest + Math.log(total);
            }
            return sum;
          }
          """,
          "NearestCentroid",
          """
          static double f(double[][] points, double[][] centroids) {
            double cost = 0;
            for (int i = 0; i < points.length; i++) {
              double nearest = Double.POSITIVE_INFINITY;
              for (int c = 0; c < centroids.length; c++) {
                double distance = 0;
                for (int j = 0; j < points[i].length; j++) {
                  double d = points[i][j] - centroids[c][j];
                  distance += d * d;
                }
                nearest = Math.min(nearest, distance);
              }
              cost += nearest;
            }
            return cost;
          }
          """);

  private static final Map<String, String> RULES =
      Map.of(
          "PrivateMembers",
          """
          double f(double x, double y) {
            double z = (x - mean) / sigma;
            return mode == Mode.SQUARE ? z * z * WEIGHTS[1] : z * y * level(2);
          }

          private enum Mode { LINEAR, SQUARE }

          private static final double[] WEIGHTS = {0.5, 0.25};
          private final double mean = Math.sqrt(2);
          private double sigma = Math.sqrt(3);
          private Mode mode = Mode.LINEAR;

          private int level(int n) {
            try {
              return Math.floorMod(n, WEIGHTS.length);
            } catch (ArithmeticException empty) {
              return 1;
            }
          }
          """,
          "RuleOfPartials",
          """
          static double f(double x, double y) {
            return Math.hypot(x, y) * y;
          }

          @DerivativeOf(owner = Math.class, method = "hypot")
          private static double[] slopes(double x, double y) {
            double r = Math.hypot(x, y);
            return new double[] {x / r, y / r};
          }
          """,
          "RuleOfProducts",
          """
          static double f(double[] x, double k) {
            double[] y = scaled(x, k);
            return y[0] * y[1];
          }

          static double[] scaled(double[] x, double k) {
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) y[i] = k * x[i];
            return y;
          }

          @DerivativeOf(owner = RuleOfProducts.class, method = "scaled")
          private static void product(
              double[] x, double k, double[] yBar, double[] xBar, double[] kBar) {
            for (int i = 0; i < x.length; i++) {
              xBar[i] += k * yBar[i];
              kBar[0] += x[i] * yBar[i];
            }
          }
          """);

  private static String method(String name) {
    return Stream.of(METHODS, SHAPES, SUMS, RULES)
        .map(methods -> methods.get(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StraightLine",
        "Branch",
        "CountedLoop",
        "WhileLoop",
        "LocalArray",
        "ArrayResult",
        "Helper",
        "ConstantParameter",
        "Univariate",
        "MatrixResult",
        "RecordParameter",
        "NormalisedRecord",
        "OutputParameter",
        "FusedLoop",
        "NearestCentroid",
        "PrivateMembers",
        "RuleOfPartials",
        "RuleOfProducts"
      })
  void isAsWritten(String name) throws IOException {
    String source =
        "import dev.fluxion.annotations.*;\nclass "
            + name
            + " {\n@Differentiable\n"
            + method(name)
            + "}\n";
    InMemory compiled =
        InMemory.compile(Map.of(name, source), new FluxionProcessor(), task -> {}, "-nowarn");
    assertThat(compiled.errors()).isEmpty();
    String generated = compiled.generated.get(name + "Gradients");
    Path golden = FOLDER.resolve(name + ".txt");
    if (UPDATE) {
      Files.writeString(golden, generated);
    }
    assertThat(generated).isEqualTo(Files.readString(golden));
  }
}
