package dev.fluxion.processor.sweeps;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random methods that sum over samples, fill work arrays and read them again, through
 * aliases, in branches, in loops of all ranges. Every index is in range, every loop ends, and
 * values stay near one, so that derivatives do.
 */
final class RandomSweeps {
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> counters = new ArrayList<>();
  private int names;

  private RandomSweeps(long seed) {
    this.random = new Random(seed);
  }

  /** {@code static double f7(double[] x, double[] y, int n, int[] at)}, where the seed is 7. */
  static String method(long seed) {
    RandomSweeps sweeps = new RandomSweeps(seed);
    sweeps.write("f" + seed);
    return sweeps.text.toString();
  }

  private void write(String name) {
    line("static double " + name + "(double[] x, double[] y, int n, int[] at) {");
    line("double s = " + pick("0", "x[0]", "-0.0") + ", t = 0.5, r = y[1]; int q = 1;");
    line("double[] w = new double[4], v = " + pick("new double[4]", "x.clone()") + ";");
    line("double[] u = " + pick("w", "v", "n > 2 ? v : w", "new double[4]") + ";");
    line("double[][] m = {new double[4], " + pick("v", "y.clone()", "new double[4]") + "};");
    line("int[] k = {0, 1, 2, 3};");
    block(3, 2 + random.nextInt(4));
    line(
        "return "
            + pick("s", "s", "2 * s - 0.5 * r", "s + t", "Math.sin(s) * t", "s + w[1] * v[2]")
            + ";\n}");
  }

  private void block(int depth, int length) {
    for (int i = 0; i < length; i++) {
      statement(depth);
    }
  }

  private void statement(int depth) {
    switch (random.nextInt(depth > 0 ? 15 : 6)) {
      case 0 -> line("s " + pick("+= ", "+= ", "-= ") + real() + ";");
      case 1 -> line("t = " + real() + ";");
      case 2 -> line("r = " + pick("Math.max(r, ", "Math.min(r, ", "0.5 * (r + ") + real() + ");");
      case 3 -> line(array() + "[" + place() + "]" + pick(" = ", " += ", " -= ") + real() + ";");
      case 4 -> line(pick("q = (q * 3 + 1) & 3;", "k[q] = (k[" + place() + "] + q + 1) & 3;"));
      case 5 -> line("t = " + pick("s", "t", "r", "Math.cos(t)") + ";");
      case 6, 7 -> branch(depth);
      case 8 -> repeated(depth);
      case 9, 10 -> fill();
      case 11 -> reduce();
      case 12 -> scoped(depth);
      default -> counted(depth);
    }
  }

  private void branch(int depth) {
    line("if (" + pick("t > 0.5", "x[" + place() + "] > 0.6", "q > 1", "n == 3", "r < t") + ") {");
    block(depth - 1, 2);
    line(random.nextBoolean() ? "} else {" : "}\nif (q != 2) {");
    block(depth - 1, 1);
    line("}");
  }

  private void repeated(int depth) {
    String trips = "c" + names++;
    line("int " + trips + " = 0;\nwhile (" + trips + " < 3 && t < 2) {\n" + trips + "++;");
    block(depth - 1, 2);
    line("}");
  }

  /** Sets an array, wholly or not, at little cost or not. */
  private void fill() {
    String array = array();
    String j = open(pick("0; # < 4; #++", "0; # < " + array + ".length; #++", range()));
    line(array + "[" + pick(j, j, j, "3 - " + j, "at[" + j + "]") + "] = " + real() + ";");
    close(j);
  }

  private void reduce() {
    String j = open(range());
    String value = array() + "[" + pick(j, j, "3 - " + j) + "]";
    String term = value + pick(" * " + real(), " * " + value, "");
    line(
        pick("s += #;", "t += 0.2 * #;", "t = 0.5 * t + 0.5 * #;", "r = Math.max(r, #);")
            .replace("#", term));
    close(j);
  }

  /** With an array and a scalar of each iteration's own. */
  private void scoped(int depth) {
    String own = "o" + names++;
    String i = open(range());
    line("double[] " + own + " = new double[4];");
    line("double[] u" + own + " = " + pick(own, "u", "m[1]") + ";");
    line("for (int z = 0; z < 4; z++) " + own + "[z] = " + real() + ";");
    block(depth - 1, 1 + random.nextInt(3));
    line("u" + own + "[" + place() + "] = 0.5 * " + own + "[" + place() + "];");
    line("s += " + own + "[" + place() + "] * " + own + "[2];");
    close(i);
  }

  private void counted(int depth) {
    String i = open(range());
    block(depth - 1, 2 + random.nextInt(4));
    close(i);
  }

  private String open(String range) {
    String i = "i" + names++;
    line("for (int " + i + " = " + range.replace("#", i) + ") {");
    counters.add(i);
    return i;
  }

  private void close(String counter) {
    counters.remove(counter);
    line("}");
  }

  private String range() {
    String outer = counter();
    return pick(
        "0; # < 4; #++",
        "0; # < 4; #++",
        "0; # < x.length; #++",
        "1; # < 4; #++",
        "0; # < n; #++",
        "n; # < 4; #++",
        "3; # >= 0; #--",
        "n - 1; # >= 0; #--",
        "0; # <= " + outer + "; #++",
        outer + "; # < 4; #++",
        "0; # < 4; # += 2",
        "0; # < at[" + outer + "]; #++",
        "q; # < 3; #++");
  }

  private String counter() {
    return counters.isEmpty() ? "0" : counters.get(random.nextInt(counters.size()));
  }

  private String place() {
    return pick(
        counter(), counter(), "3 - " + counter(), "at[" + counter() + "]", "k[q]", "q", "2");
  }

  private String array() {
    return pick("w", "w", "w", "v", "u", "m[0]", "m[1]");
  }

  private String operand() {
    return switch (random.nextInt(6)) {
      case 0 -> pick("t", "r", "0.7");
      case 1, 2 -> array() + "[" + place() + "]";
      default -> pick("x", "y") + "[" + place() + "]";
    };
  }

  private String real() {
    return switch (random.nextInt(7)) {
      case 0 -> "Math.sin(" + operand() + " * " + operand() + ")";
      case 1 -> "0.5 * (" + operand() + " + " + operand() + ")";
      case 2 -> "Math.cos(" + operand() + " + " + operand() + ")";
      case 3 -> "Math.max(0.5 * " + operand() + ", 0.6 * " + operand() + ")";
      case 4 -> "Math.tanh(" + operand() + " * " + operand() + ")";
      case 5 -> "Math.sin(" + operand() + ") * 0.5";
      default -> operand();
    };
  }

  private void line(String code) {
    text.append(code).append('\n');
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
