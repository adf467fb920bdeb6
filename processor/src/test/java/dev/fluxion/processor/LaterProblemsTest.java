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
  private Innocent innocent;
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
    innocent = Innocent.in(source.toString());
    compiled = InMemory.compile(Map.of("C", innocent.source()), new FluxionProcessor(), task -> {});
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
    innocent.isUnharmed(compiled);
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
        .doesNotContain("double x, int n")
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
    assertThat(generated("fGradient")).containsExactlyInAnyOrder("double", "double[]");
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

  /** Calls that are not looked into take constants only. */
  @Test
  void opaqueCallsOfActiveValues() {
    compile(
        """
        import java.util.*;
        import java.util.stream.*;
        class C {
          static class Open {
            double twice(double x) { return 2 * x; }
            final double thrice(double x) { return 3 * x; }
            double four() { return 4; }
            @Differentiable double self(double x) { return «FLX504»twice(x) + thrice(x) * four(); }
          }
          static class Box { double[] v; Box(double[] v) { this.v = v; } }
          @Differentiable
          static double f(double x, double[] v, Law law, Open open, List<Object> list, @Constant double c) {
            double y = Other«FLX302».square(x) + Other.square(c);
            y += law«FLX303».apply(x * y) * law.apply(law.rate());
            y += open«FLX315».twice(x) + open.thrice(x) + open.twice(2);
            y += DoubleStream«FLX309».of(v).skip(1).sum() + DoubleStream.of(c, 2).sum();
            OptionalDouble most = c > 0 ? Arrays«FLX309».stream(v).max() : OptionalDouble.empty();
            y += most.isPresent() ? 1 : Arrays«FLX309».stream(v).min().hashCode();
            list.add(DoubleStream.of(c).max());
            list«FLX321».add(x);
            list.add(v.length);
            Object o = «FLX213»v;
            Double d = «FLX213»y;
            Box box = «FLX211»new Box(v);
            String s = "y = " «FLX209»+ y;
            String t = "c = " + c + v.length;
            s «FLX209»+= x;
            double z = helper(x, list) + helper(2, list);
            double d2 = java.awt.geom.Point2D«FLX320».distance(x, 1, 2, c);
            System.out.println("shown: " + x + Arrays.toString(v));
            if (x < 0) throw new IllegalArgumentException("x = " + x + ": " + s + Double.toString(c));
            if (x > 9) throw new IllegalArgumentException("most " + Arrays.stream(v).max());
            return x * y * z;
          }
          static double helper(double x, List<Object> list) {
            return list«FLX321».indexOf(x) * x;
          }
        }
        interface Law { double apply(double x); double rate(); }
        class Other {
          static double square(double x) { return x * x; }
        }
        """);
    compareReports();
    assertThat(only("FLX302")).contains("Other.square").contains("@Differentiable");
    assertThat(only("FLX320"))
        .contains(
            "@DerivativeOf(owner = java.awt.geom.Point2D.class, method = \"distance\")"
                + " static double[] distance(double")
        .contains("Functions.stopGradient");
    assertThat(companion()).contains("UnsupportedOperationException");
  }

  /** What comes back of reals is a constant, and said to be one where it is computed with. */
  @Test
  void answersAboutActiveValues() {
    compile(
        """
        import java.util.*;
        class C {
          @Differentiable
          static double f(double x, double[] v, @Constant double c, Shape shape) {
            Other.check(x, v);
            if (Other.isBad(x) || shape.contains(x)) return x;
            int index = Other.index(v, x);
            int count = Other«FLX503».index(v, x);
            int twice = 2 * count;
            long bits = Double«FLX322».doubleToRawLongBits(x);
            double other = Double.longBitsToDouble(bits & 0x7fffffffffffffffL);
            long constant = Double.doubleToRawLongBits(c);
            double same = Double.longBitsToDouble(constant);
            String text = Other«FLX322».text(x);
            double parsed = Double.parseDouble(text);
            boolean negative = Double.doubleToRawLongBits(x) < 0;
            shape«FLX303».move(x);
            double[] sorted = v.clone();
            Arrays«FLX321».sort(sorted);
            switch (Other.side(x)) {
              case LEFT -> same *= x;
              case RIGHT -> same += x;
            }
            return x * v[index] * twice + other + same + parsed * x + (negative ? x : 2 * x);
          }
        }
        interface Shape { boolean contains(double x); void move(double x); }
        class Other {
          enum Side { LEFT, RIGHT }
          static void check(double x, double[] v) {}
          static boolean isBad(double x) { return x != x; }
          static int index(double[] v, double x) { return 0; }
          static String text(double x) { return "" + x; }
          static Side side(double x) { return x < 0 ? Side.LEFT : Side.RIGHT; }
        }
        """);
    compareReports();
  }

  /** Integers made of texts are followed like others. */
  @Test
  void answersAboutTexts() {
    compile(
        """
        class C {
          @Differentiable
          static double f(double x, double[] v) {
            String label = Other.label(x);
            int digits = Integer.parseInt(Other«FLX322».label(x));
            char first = Other.label(x).charAt(0);
            String[] parts = Other«FLX322».label(x * x).split(",");
            double sum = digits + (first == '-' ? x : 0) + Long.parseLong(parts[1]);
            return sum * v[label.length() & 1];
          }

          @Differentiable
          static double works(double x) {
            return x * x;
          }
        }
        class Other {
          static String label(double x) { return "" + x; }
        }
        """);
    compareReports();
  }

  /** An object may hand out again what it was asked about; one that never does may be asked. */
  @Test
  void answersOfObjectsThatKeepThings() {
    compile(
        """
        class C {
          @Differentiable
          static double f(double x, Sum sum, Range range, Range other) {
            int n = sum«FLX303».add(x);
            return range.contains(x) && !other.contains(x * x) ? x * x : sum.total() + n * 2;
          }
        }
        class Sum {
          private double total;
          int add(double x) { total += x; return 1; }
          double total() { return total; }
        }
        class Range {
          boolean contains(double x) { return x > 0; }
          double length() { return 1; }
        }
        """);
    assertThat(compiled.diagnostics.stream().filter(d -> d.getMessage(null).contains("FLX303")))
        .hasSize(1);
    assertThat(only("FLX303")).contains("Sum.add");
  }

  @Test
  void outputsThatAreRead() {
    compile(
        """
        class C {
          @Differentiable
          static void axpy(double a, double[] x, @Output double[] «FLX505»y, @InOut double[] z) {
            for (int i = 0; i < x.length; i++) {
              y[i] += a * x[i];
              z[i] += a * x[i];
            }
          }

          @Differentiable
          static void rows(double a, @Output double[][] «FLX505»y, @Output double[][] z) {
            y[0][1] = a * y[0][0];
            z[0][0] = a;
            z[0][1] = a * z[0][0];
          }

          @Differentiable
          static void filled(double a, @Output double[] y, @Output double[] z) {
            java.util.Arrays.fill(y, a);
            fill(z, a);
            y[0] += a;
            z[0] *= y[0];
          }

          private static void fill(double[] z, double a) { z[0] = a; }
        }
        """);
    compareReports();
    assertThat(compiled.success).isTrue();
  }

  /** Whatever names lead to it: what others hold is not written to. */
  @Test
  void storesIntoArraysFromOutside() {
    compile(
        """
        import java.util.*;
        class C {
          static final double[] TABLE = {1, 2};
          static int[][] indices = {{1}, {2}};
          double[] own = new double[3];
          static double[] shared(int n) { return new double[n]; }
          static double[] opaque(double n) { return TABLE; }
          @Differentiable
          double f(double x, int n, Object o, Map<String, double[]> map, boolean p) {
            TABLE«FLX225»[0] = x;
            indices[0][0]«FLX225»++;
            double[] t = own;
            t[1] «FLX225»+= 2;
            int[] row = indices[1];
            Arrays«FLX225».fill(row, 0);
            int[][] copy = indices.clone();
            copy[1] = new int[2];
            copy[0]«FLX225»[0] = 1;
            double[] local = p ? new double[2] : map.get("a");
            local«FLX225»[0] = x;
            double[] mine = shared(3);
            mine[0] = x;
            double[] cast = (double[]) o;
            System«FLX225».arraycopy(mine, 0, cast, 0, 1);
            double[][] rows = new double[2][];
            rows[0] = TABLE;
            rows[1] = TABLE.clone();
            rows[1]«FLX225»[0] = 2;
            int[] fresh = indices[0].clone();
            fresh[0] = 3;
            Arrays.sort(fresh);
            store(own, 1);
            return x * mine[0] + fresh[0] + rows[1][0];
          }
          static void store(double[] a, double b) {
            a«FLX225»[0] = b;
          }
        }
        """);
    compareReports();
  }
}
