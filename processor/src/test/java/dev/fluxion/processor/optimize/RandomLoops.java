package dev.fluxion.processor.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random methods of loops with several indices, invariant operations and local arrays. All
 * compile and end; some throw, depending on the arguments.
 */
final class RandomLoops {
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> counters = new ArrayList<>();
  private int names;

  private RandomLoops(long seed) {
    this.random = new Random(seed);
  }

  /** {@code static double f7(double x, int n, int m, double[] a)}, where the seed is 7. */
  static String method(long seed) {
    RandomLoops loops = new RandomLoops(seed);
    loops.write("f" + seed);
    return loops.text.toString();
  }

  private void write(String name) {
    line("static double " + name + "(double x, int n, int m, double[] a) {");
    line("double s = x, y = 1; int k = " + start() + ", j = " + start() + ";");
    line("double[] b = new double[" + pick("n", "m", "n + 1", "a.length", "3", "k & 3") + "];");
    line(
        "double[][] r = new double[" + pick("n", "3", "j & 3") + "][" + pick("m", "n", "2") + "];");
    if (random.nextInt(3) == 0) {
      line("b = " + pick("a.clone()", "b.clone()", "new double[] {x, s}") + ";");
    }
    block(3, 2 + random.nextInt(3));
    line("return s + y + k * 10 + j + b.length;\n}");
  }

  private String start() {
    return pick("0", "0", "n", "m", "3", "-2147483648");
  }

  private void block(int depth, int length) {
    for (int i = 0; i < length; i++) {
      statement(depth);
    }
  }

  private void statement(int depth) {
    switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0, 1 -> line(index() + pick("++;", "--;", " += 2;", " -= m;", " += n;", " -= 4;"));
      case 2 -> line(index() + pick(" += ", " -= ", " = ") + integer() + ";");
      case 3, 4 -> line("s = s * 0.5 + " + real() + ";");
      case 5 -> line("y = " + real() + ";");
      case 6 -> line(element() + pick(" = ", " += ") + real() + ";");
      case 7 -> line(random.nextInt(4) == 0 ? "r[1] = b;" : "s += " + element() + ";");
      case 8 -> {
        line("if (" + pick("s < 1", "k > j", "n == 3", integer() + " > 1") + ") {");
        block(depth - 1, 2);
        line("}");
      }
      case 9 -> {
        String w = "w" + names++;
        line("int " + w + " = 0;\nwhile (" + w + " < 3 && s < 50) {\n" + w + "++;");
        block(depth - 1, 2);
        line("}");
      }
      default -> counted(depth);
    }
  }

  private void counted(int depth) {
    String i = "i" + names++;
    String bound = pick("n", "m", "4", "b.length", "a.length", "r.length");
    String range =
        pick(
            "0; # < " + bound + "; #++",
            "0; # < " + bound + "; #++",
            "m; # <= n; #++",
            "1; # < " + bound + "; # += 2",
            bound + " - 1; # >= 0; #--",
            "n; # > m; #--",
            "e#; # < e# + 3; #++",
            "j & 7; # > 0; # -= 3");
    line("int e" + i + " = k;");
    line("for (int " + i + " = " + range.replace("#", i) + ") {");
    counters.add(i);
    block(depth - 1, 2 + random.nextInt(3));
    counters.remove(i);
    line("}");
  }

  private String index() {
    return pick("k", "k", "j");
  }

  private String counter() {
    return counters.isEmpty() ? "0" : counters.get(random.nextInt(counters.size()));
  }

  private String integer() {
    return pick(
        "k", "j", counter(), "n * m", "n / m", "b.length", "a.length", "r[" + place() + "].length");
  }

  private String place() {
    return pick(counter(), counter(), "k & 1", "0", "k", "j");
  }

  private String element() {
    return pick("b[" + place() + "]", "a[" + place() + "]", "r[" + place() + "][" + place() + "]");
  }

  private String real() {
    return switch (random.nextInt(6)) {
      case 0 -> "x / " + pick("6", "m", "y");
      case 1 -> "Math." + pick("exp(-x", "max(n, y", "sin(y", "hypot(x, n") + ")";
      case 2 -> "x * " + integer();
      case 3 -> "(n > m ? x : y)";
      case 4 -> "(" + pick("s", "x", "y") + " - " + integer() + " * x)";
      default -> element();
    };
  }

  private void line(String code) {
    text.append(code).append('\n');
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
