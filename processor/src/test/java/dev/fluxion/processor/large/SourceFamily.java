package dev.fluxion.processor.large;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources that grow with a number, each in one way in which people's code grows. */
enum SourceFamily {
  INT_CHAIN(8, n -> chain("int h = ", "(", n, "n", " * 31 + n)") + "return x * h;"),
  LONG_CHAIN(8, n -> chain("long h = ", "(", n, "n", " ^ 31L << n)") + "return x * h;"),
  RIGHT_INT_CHAIN(8, n -> "int h = " + "n + 31 * (".repeat(n) + "n" + ")".repeat(n) + x("h")),
  DOUBLE_CHAIN(16, n -> chain("double h = ", "(", n, "x", " * 0.5 + y)") + "return h;"),
  RIGHT_DOUBLE_CHAIN(
      16, n -> "double h = " + "x + 0.5 * (".repeat(n) + "y" + ")".repeat(n) + "; return h;"),
  FLOAT_CHAIN(16, n -> chain("float h = (float) x; h = ", "(", n, "h", " * 2f + h)") + x("h")),
  CAST_CHAIN(8, n -> "int h = " + "(int) (long) ~".repeat(n) + "n" + x("h")),
  AND_CHAIN(8, n -> "boolean b = n > 0" + " && x > y".repeat(n) + "; return b ? x : y;"),
  OR_CHAIN(8, n -> "boolean b = n > 9" + " || n != (n & 3)".repeat(n) + "; return b ? x : y;"),
  MIXED_CONDITIONS(
      8, n -> "boolean b = " + "(n > 0 && ".repeat(n) + "x > y" + " || n < 9)".repeat(n) + pick()),
  CONDITIONALS(8, n -> "return " + rows(n, i -> "n == " + i + " ? x * " + i + " : ") + "y;"),
  NESTED_CONDITIONALS(6, n -> "return " + nested(n, i -> "(n > " + i + " ? ", "x", " : y)") + ";"),
  CALL_NEST(16, n -> "return " + "Math.sin(".repeat(n) + "x * y" + ")".repeat(n) + ";"),
  TIE_NEST(8, n -> "return " + "Math.max(y, Math.min(x, ".repeat(n) + "x" + "))".repeat(n) + ";"),
  NEGATIONS(16, n -> "return " + "-(".repeat(n) + "x" + ")".repeat(n) + ";"),
  INDEX_NEST(8, n -> "int[] a = {0, 1}; int i = " + "a[".repeat(n) + "0" + "]".repeat(n) + x("i")),
  ASSIGNMENT_NEST(
      8,
      n ->
          rows(n, i -> "double v" + i + ";") + rows(n, i -> "v" + i + " = ") + "x; return v0 * y;"),
  FOR_NEST(3, n -> s() + nested(n, i -> loop("i" + i) + " {", "s = s * x + y;", "}") + "return s;"),
  FOR_NEST_WITH_WORK(
      3,
      n ->
          s()
              + nested(n, i -> loop("i" + i) + " { s += x * i" + i + ";", "s *= y;", "}")
              + "return s;"),
  WHILE_NEST(
      3,
      n ->
          s()
              + nested(
                  n, i -> "int k" + i + " = 0; while (k" + i + "++ < n) {", "s = s * x + y;", "}")
              + "return s;"),
  DO_NEST(3, n -> s() + nested(n, i -> "do {", "s = s * x + y;", "} while (s > 9);") + "return s;"),
  LOOPS_IN_A_ROW(4, n -> s() + rows(n, i -> loop("i") + " { s = s * x + y; }") + "return s;"),
  IF_NEST(
      6,
      n ->
          s()
              + nested(n, i -> "if (s > n) { s *= x;", "s += y;", "} else { s -= y; }")
              + "return s;"),
  BRANCHES_IN_A_ROW(
      8, n -> s() + rows(n, i -> "if (s > " + i + ") { s *= x; } else { s += y; }") + "return s;"),
  EARLY_RETURNS(
      8, n -> s() + rows(n, i -> "if (s > " + i + ") return s * x; s += y;") + "return s;"),
  EARLY_RETURNS_IN_A_LOOP(
      6,
      n ->
          s()
              + loop("i")
              + "{"
              + rows(n, i -> "if (s > " + i + ") return s * x; s += y;")
              + "} return s;"),
  LABELLED_JUMPS(
      3,
      n ->
          s()
              + nested(
                  n,
                  i -> "l" + i + ": " + loop("i" + i) + " { if (s > 9) continue l" + i + ";",
                  "s = s * x + y; if (s > 99) break l0;",
                  "}")
              + "return s;"),
  FALLTHROUGH(
      6,
      n ->
          s()
              + "switch (n) {"
              + rows(n, i -> "case " + i + ": s = s * x + " + i + ";")
              + "default: s += y; } return s;"),
  SWITCH_WITH_BREAKS(
      6,
      n ->
          s()
              + "switch (n) {"
              + rows(n, i -> "case " + i + ": s = s * x; if (s > 3) break; s += y; break;")
              + "default: s += y; } return s;"),
  CARRIED_VARIABLES(
      6,
      n ->
          rows(n, i -> "double v" + i + " = x;")
              + loop("i")
              + "{"
              + rows(n, i -> "v" + i + " = v" + i + " * v" + (i + 1) % n + " + y;")
              + "} return v0;"),
  LOCAL_ARRAYS(
      6,
      n ->
          rows(n, i -> "double[] v" + i + " = new double[4];")
              + rows(n, i -> "v" + i + "[n & 3] = x * v" + (i + 1) % n + "[0] + y;")
              + "return v0[n & 3];"),
  STATEMENTS(32, n -> s() + "s = s * x + y; s = s / y;".repeat(n) + "return s;"),
  MESSAGE(
      8,
      n ->
          "if (x < 0) throw new RuntimeException(\"\"" + " + n + 1".repeat(n) + "); return x * y;"),
  HELPER_CHAIN(
      8,
      n -> "return h" + n + "(x, y);",
      n -> "static double h0(double x, double y) { return x * y; }" + rows(n, i -> helper(i, 1))),
  HELPERS_THAT_CALL_TWICE(
      8,
      n -> "return h" + n + "(x, y);",
      n -> "static double h0(double x, double y) { return x * y; }" + rows(n, i -> helper(i, 2))),
  HELPERS_OF_ONE_LONG_RETURN(
      4,
      n -> "return h(x, y)" + " + h(y, x)".repeat(n) + ";",
      n ->
          "static double h(double x, double y) { return "
              + ("g(x, y) + ".repeat(n))
              + " x; } static double g(double x, double y) { return y"
              + " + x * Math.sin(y * x)".repeat(10 * n)
              + "; }"),
  ANNOTATED_METHODS(
      2,
      n -> "return x * y;",
      n ->
          rows(
              n,
              i ->
                  "@Differentiable static double m"
                      + i
                      + "(double x, double y) { return Math.sin(x) * y; }"));

  private final int start;
  private final IntFunction<String> body;
  private final IntFunction<String> members;

  SourceFamily(int start, IntFunction<String> body) {
    this(start, body, n -> "");
  }

  SourceFamily(int start, IntFunction<String> body, IntFunction<String> members) {
    this.start = start;
    this.body = body;
    this.members = members;
  }

  /** A size at which the compiler's fixed costs no longer hide the growth by much. */
  int start() {
    return start;
  }

  String source(int size) {
    return "import dev.fluxion.annotations.*;\nclass Grown {\n"
        + "@Differentiable static double f(double x, double y, int n) {\n"
        + body.apply(size)
        + "\n}\n"
        + members.apply(size)
        + "\n}\n";
  }

  private static String chain(String start, String open, int n, String seed, String step) {
    return start + open.repeat(n) + seed + step.repeat(n) + ";";
  }

  private static String x(String factor) {
    return "; return x * " + factor + ";";
  }

  private static String s() {
    return "double s = x;";
  }

  private static String pick() {
    return "; return b ? x : y;";
  }

  private static String loop(String index) {
    return "for (int " + index + " = 0; " + index + " < n; " + index + "++)";
  }

  private static String rows(int n, IntFunction<String> row) {
    return IntStream.range(0, n).mapToObj(row).collect(Collectors.joining());
  }

  private static String nested(int n, IntFunction<String> open, String inside, String close) {
    return rows(n, open) + inside + close.repeat(n);
  }

  private static String helper(int i, int calls) {
    String call = "h" + i + "(y, x)";
    return "static double h%d(double x, double y) { double s = 1; %s return s; }"
        .formatted(i + 1, ("s = s * x + " + call + ";").repeat(calls));
  }
}
