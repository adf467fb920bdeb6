package dev.fluxion.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxion.processor.frontend.InMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the user's code that mean something else in generated code. */
class NamesTest {
  /** Of classes and packages that generated code names, of its own variables, and odd ones. */
  private static final List<String> NAMES =
      List.of(
          "Math",
          "System",
          "Double",
          "Float",
          "Arrays",
          "Series",
          "SeriesArrays",
          "Shapes",
          "Strong",
          "Nested",
          "Floats",
          "FlatSums",
          "Directions",
          "Tape",
          "DoubleStack",
          "TaylorPolynomial",
          "ScalarFunction",
          "IllegalArgumentException",
          "Other",
          "Functions",
          "Override",
          "java",
          "javax",
          "dev",
          "names",
          "x$",
          "x_",
          "$",
          "$1",
          "_x",
          "order",
          "series",
          "value",
          "cotangent",
          "gradient",
          "jacobian",
          "hessian",
          "out",
          "next",
          "flat",
          "unit",
          "zDot",
          "zBar",
          "self",
          "receiver",
          "result",
          "yield",
          "record",
          "var",
          "wait",
          "hashCode",
          "toString",
          "ASSERTIONS",
          "α",
          "ñandú");

  private static final List<String> CLASSES =
      List.of(
          "Math",
          "System",
          "Double",
          "Float",
          "Object",
          "Override",
          "String",
          "StrictMath",
          "SuppressWarnings",
          "IllegalArgumentException",
          "IllegalStateException",
          "UnsupportedOperationException",
          "Arrays",
          "Generated",
          "Series",
          "SeriesArrays",
          "Shapes",
          "Strong",
          "Nested",
          "Floats",
          "Directions",
          "Tape",
          "DoubleStack",
          "ScalarFunction",
          "TaylorPolynomial");

  private static final String METHODS =
      """
      static final class CLASS {
        @Differentiable static double s(double ID, double z) {
          double r = 0;
          for (int i = 0; r < 10 && i < 4; i++) r += StrictMath.sinh(ID) * z * ID;
          return r * shift();
        }
        private static double square(double t) { return Functions.square(t); }
        private static double shift() { return Other.scale(3) % 100 + Other.SHIFT; }
        @Differentiable static double a(double[] ID, float[] z, @Constant double[] c) {
          double r = 1;
          for (int i = 0; i < ID.length; i++) {
            r = StrictMath.sin(r * ID[i]) + StrictMath.hypot(ID[i], z[i]) + r % 2;
            ID[i] = r;
          }
          return r * ID[0] / c[0];
        }
        @Differentiable static double b(float[] ID, @Constant Object z) {
          return StrictMath.exp(ID[0]) * ID[1];
        }
        @Differentiable static double[] v(double[] z, @Constant int ID) {
          double[] r = new double[2];
          for (int i = 0; i < ID; i++) r[i % 2] += StrictMath.exp(r[(i + 1) % 2] * z[0]);
          return r;
        }
        @Differentiable static double l(double[] z) {
          double[] ID = {1, 2};
          for (double t : z) { ID[0] = ID[0] * t + square(t); }

          assert ID[0] == ID[0];
          return ID[0] * ID[1];
        }
        @Differentiable static void o(double[] z, @Output double[] ID, @Output float[] q) {
          ID[0] = z[0] * z[0];
          q[0] = (float) (z[0] * 2);
        }
        @Differentiable static double[][] w(double[][] ID) { ID[0][0] *= ID[0][0]; return ID; }
        @Differentiable static double u(float ID) { return ID * ID * ID; }
      """;

  private static final String RECORD =
      """
        record R(double ID, double[] w) {}
        @Differentiable static double r(R ID, double z) { return ID.ID() * ID.w()[0] * z; }
        @Differentiable static R k(R z) { return new R(z.ID() * z.ID(), z.w()); }
      """;

  private static final String CHECK =
      """
      public static List<Object> CLASS() {
        List<Object> all = new ArrayList<>();
        all.add(Names_CLASSGradients.sGradient(0.5, 2));
        all.add(Names_CLASSGradients.sForwardGradient(0.5, 2));
        all.add(Names_CLASSGradients.sHessian(0.5, 2));
        all.add(Names_CLASSGradients.sTaylor(0.5, 2, 1, 0.5, 3));
        all.add(Names_CLASSGradients.sJvp(0.5, 2, 1, 0.5));
        all.add(Names_CLASSGradients.sFunction().gradient(new double[] {0.5, 2}));
        all.add(Names_CLASSGradients.sTaylorPolynomial(0.5, 2, 2).value(0.1, 0.1));
        double[] x = {0.5, 0.7}, bar = new double[2], c = {3};
        float[] y = {1, 2}, yBar = new float[2];
        Names_CLASSGradients.aValueAndGradient(x, y, c, bar, yBar);
        all.add(bar);
        all.add(yBar);
        all.add(Names_CLASSGradients.aHessian(x, y, c));
        all.add(Names_CLASSGradients.aLinearization(x, y, c).coefficient(1, 0, 0, 0));
        all.add(Names_CLASSGradients.bGradient(y, ""));
        all.add(Names_CLASSGradients.vJacobian(x, 5));
        all.add(Names_CLASSGradients.vHessian(x, 5));
        all.add(Names_CLASSGradients.vReverseJacobian(x, 5));
        all.add(Names_CLASSGradients.vFunction(5).taylor(x, c = new double[] {1, 2}, 3));
        all.add(Names_CLASSGradients.lGradient(x));
        all.add(Names_CLASSGradients.lFunction().hvp(x, c));
        double[] p = new double[1];
        float[] q = new float[1];
        all.add(Names_CLASSGradients.oJacobian(x, p, q));
        all.add(Names_CLASSGradients.oJvp(x, p, q, x).q());
        all.add(Names_CLASSGradients.oTaylor(x, p, q, x, 2));
        all.add(p);
        all.add(q);
        double[][] m = {{1, 2}, {3, 4}};
        all.add(Names_CLASSGradients.wVjp(m, m));
        all.add(Names_CLASSGradients.uDerivative(3, 2));
      """;

  private static final String CHECK_RECORD =
      """
        CLASS.R r = new CLASS.R(2, new double[] {3, 4});
        all.add(Names_CLASSGradients.rGradient(r, 5).ID().ID());
        all.add(Names_CLASSGradients.rHvp(r, 5, r, 1).z());
        all.add(Names_CLASSGradients.kVjp(r, r).ID());
        all.add(Names_CLASSGradients.kJacobian(r));
      """;

  @Test
  @SuppressWarnings("unchecked")
  void ofVariablesChangeNothing() throws ReflectiveOperationException {
    StringBuilder source =
        new StringBuilder(
            """
            package names;
            import dev.fluxion.annotations.*;
            import dev.fluxion.runtime.Functions;
            import java.util.*;
            public final class Names {
            """);
    for (int i = 0; i <= NAMES.size(); i++) {
      source.append(part("C" + i, i == 0 ? "neutral" : NAMES.get(i - 1)));
    }
    source
        .append("}\nclass Other { static final double SHIFT = Integer.parseInt(\"4\");")
        .append(" static double scale(int n) { return n; } }");
    InMemory compiled = compile(Map.of("names.Names", source.toString()));
    assertThat(compiled.errors()).isEmpty();
    Class<?> checks = compiled.loader.loadClass("names.Names");
    List<Object> expected = (List<Object>) checks.getMethod("C0").invoke(null);
    for (int i = 1; i <= NAMES.size(); i++) {
      List<Object> found = (List<Object>) checks.getMethod("C" + i).invoke(null);
      for (int k = 0; k < found.size(); k++) {
        assertThat(found.get(k)).as(NAMES.get(i - 1) + " " + k).isEqualTo(expected.get(k));
      }
    }
  }

  private static String part(String type, String name) {
    boolean isComponent = !List.of("wait", "hashCode", "toString").contains(name); // JLS 8.10.1
    String text =
        METHODS
            + (isComponent ? RECORD : "")
            + "}\n"
            + CHECK
            + (isComponent ? CHECK_RECORD : "")
            + "return all;\n}\n";
    return text.replace("CLASS", type).replace("ID", name);
  }

  /** Classes of the user's package hide those that are not imported. */
  @ParameterizedTest
  @ValueSource(strings = {"names", ""})
  void ofClassesChangeNothing(String in) throws ReflectiveOperationException {
    String header = in.isEmpty() ? "" : "package " + in + ";\n";
    String prefix = in.isEmpty() ? "" : in + ".";
    Map<String, String> sources = new HashMap<>();
    for (String name : CLASSES) {
      sources.put(
          prefix + name,
          header + "class " + name + " { static int opaque(int n) { return n + 1; } }");
    }
    sources.put(
        prefix + "Main",
        header
            + """
            import dev.fluxion.annotations.*;
            public class Main {
              @Differentiable static double[] g(double[] a, double x) {
                double[] b = a.clone();
                b[0] *= java.lang.Math.exp(x) * b[1];
                for (int i = 0; b[0] < 1 && i < 9; i++) b[0] = b[0] * (1 + x);
                double big = java.lang.Double.POSITIVE_INFINITY;
                b[1] = java.lang.Math.min(big, b[1]) + b[1] * dev.fluxion.runtime.Functions.sigmoid(x);
                return b;
              }
              @Differentiable static double h(float[] x) { return x[0] < 0 ? java.lang.Float.NaN : x[0]; }
              @Differentiable static double m(double x) {
                return Math.opaque(2) * Tape.opaque(1) * x * java.lang.Math.sin(x) + Series.opaque(0);
              }
              public static double[] check() {
                return new double[] {
                  MainGradients.gJacobian(new double[] {2, 3}, 0)[0][0],
                  MainGradients.gReverseJacobian(new double[] {2, 3}, 0)[0][1],
                  MainGradients.hGradient(new float[] {1})[0],
                  MainGradients.mDerivative(0, 2)
                };
              }
            }
            """);
    InMemory compiled = compile(sources);
    assertThat(compiled.errors()).isEmpty();
    Class<?> main = compiled.loader.loadClass(prefix + "Main");
    assertThat((double[]) main.getMethod("check").invoke(null)).containsExactly(3, 2, 1, 12);
  }

  private static InMemory compile(Map<String, String> sources) {
    return InMemory.compile(sources, new FluxionProcessor(), task -> {}, "-Xlint:none");
  }
}
