package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random methods, full of side effects inside expressions. All of them compile and end; they
 * may well throw, and produce NaN.
 */
final class RandomPrograms {
  private static final String[] ARITHMETIC = {"+", "-", "*", "/", "%"};
  private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};
  private static final String[] COMPOUND = {"=", "+=", "-=", "*=", "/=", "%="};
  private static final String[] INTEGER_COMPOUND = {
    "=", "+=", "-=", "*=", "<<=", ">>=", ">>>=", "^="
  };

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> loops = new ArrayList<>();
  private int names;

  RandomPrograms(long seed) {
    this.random = new Random(seed);
  }

  String source(String className, int methods) {
    text.append("import dev.fluxion.annotations.Differentiable;\n");
    text.append("class ").append(className).append(" {\n");
    text.append("static double h(double[] a, double x) { a[1] += x; return a[0] * x++ - x; }\n");
    text.append("static int k(double[] a, int i) { a[0]--; return i & 3; }\n");
    text.append("static boolean b(double[] a) { return (a[2] = -a[2]) > 0; }\n");
    for (int i = 0; i < methods; i++) {
      method("m" + i);
    }
    return text.append("}\n").toString();
  }

  private void method(String name) {
    text.append("@Differentiable static double ").append(name);
    text.append("(double x, double[] a, int n, boolean p) {\n");
    text.append(
        "double y = x; double[] c = a; int j = 1; byte s = 3; long l = n; boolean q = p;\n");
    block(3, 3 + random.nextInt(5));
    text.append("return ").append(real(4)).append(" + y + j + s + l + (q ? x : c[0]);\n}\n");
  }

  private void block(int depth, int length) {
    for (int i = 0; i < length; i++) {
      statement(depth);
    }
  }

  private void statement(int depth) {
    switch (random.nextInt(depth > 0 ? 12 : 7)) {
      case 0, 1 -> line(realPlace(2) + " " + pick(COMPOUND) + " " + real(3));
      case 2 ->
          line(pick("n", "j", "s", "l") + " " + pick(INTEGER_COMPOUND) + " (byte) " + integer(2));
      case 3 -> line("q " + pick("=", "&=", "|=", "^=") + " " + bool(3));
      case 4 -> line(pick("y", "x", "j", "s", "l", "c[k(a, j)]") + pick("++", "--"));
      case 5 ->
          line("c = " + pick("a", "c", "c.clone()", "p ? a : c", "new double[] {x, y++, y, 2, n}"));
      case 6 -> line(pick("h(a, " + real(2) + ")", "k(c, " + integer(2) + ")", "b(c)"));
      case 7, 8 -> branch(depth);
      case 9 -> counted(depth);
      case 10 -> enhanced(depth);
      default -> repeated(depth);
    }
  }

  private void line(String statement) {
    text.append(statement).append(";\n");
  }

  private void branch(int depth) {
    text.append("if (").append(bool(3)).append(") {\n");
    block(depth - 1, 1 + random.nextInt(3));
    if (random.nextBoolean()) {
      text.append("} else {\n");
      block(depth - 1, 1 + random.nextInt(2));
    }
    text.append("}\n");
  }

  private void counted(int depth) {
    String i = "i" + names++;
    String condition = random.nextBoolean() ? "" : " && " + bool(2);
    loop("for (int " + i + " = 0; " + i + "++ < 3" + condition + "; y *= 0.5)", depth);
  }

  private void enhanced(int depth) {
    loop("for (double v" + names++ + " : " + pick("a", "c", "c.clone()") + ")", depth);
  }

  private void repeated(int depth) {
    String i = "i" + names++;
    line("int " + i + " = 0");
    text.append("do {\n");
    line("if (" + i + "++ > 3) break");
    loopBody("", depth);
    text.append("} while (").append(bool(3)).append(");\n");
  }

  private void loop(String head, int depth) {
    String label = random.nextBoolean() ? "" : "l" + names++;
    text.append(label.isEmpty() ? "" : label + ": ").append(head).append(" {\n");
    loopBody(label, depth);
    text.append("}\n");
  }

  private void loopBody(String label, int depth) {
    if (!label.isEmpty()) {
      loops.add(label);
    }
    block(depth - 1, 1 + random.nextInt(2));
    if (random.nextInt(3) == 0) {
      String target = loops.isEmpty() ? "" : " " + loops.get(random.nextInt(loops.size()));
      line(
          "if ("
              + bool(2)
              + ") "
              + pick("break", "continue")
              + (random.nextBoolean() ? target : ""));
    }
    block(depth - 1, 1);
    loops.remove(label);
  }

  private String real(int depth) {
    if (depth == 0) {
      return pick("x", "y", "1.5", "0.25", "a[0]", "c[2]", "-3.0", "j", "n");
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 ->
          "(" + real(depth - 1) + " " + pick(ARITHMETIC) + " " + real(depth - 1) + ")";
      case 4 -> "(" + realPlace(depth - 1) + " " + pick(COMPOUND) + " " + real(depth - 1) + ")";
      case 5 -> pick("x", "y", "c[" + index(depth - 1) + "]") + pick("++", "--");
      case 6 -> "(" + bool(depth - 1) + " ? " + real(depth - 1) + " : " + real(depth - 1) + ")";
      case 7 -> "h(" + pick("a", "c") + ", " + real(depth - 1) + ")";
      case 8 -> "Math." + pick("sin", "abs", "sqrt", "exp") + "(" + real(depth - 1) + ")";
      case 9 -> "Math.max(" + real(depth - 1) + ", " + integer(depth - 1) + ")";
      case 10 -> "c[" + index(depth - 1) + "]";
      default -> integer(depth - 1);
    };
  }

  private String realPlace(int depth) {
    return pick("x", "y", pick("a", "c") + "[" + index(depth) + "]");
  }

  private String index(int depth) {
    return depth <= 0 ? pick("0", "1", "j & 3") : "(" + integer(depth - 1) + ") & 3";
  }

  /** An int, long enough to be interesting; never the cause of an endless loop. */
  private String integer(int depth) {
    if (depth <= 0) {
      return pick("j", "n", "s", "2", "'c'", "(int) l", "c.length");
    }
    return switch (random.nextInt(8)) {
      case 0, 1 ->
          "("
              + integer(depth - 1)
              + " "
              + pick("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>")
              + " "
              + integer(depth - 1)
              + ")";
      case 2 -> pick("j", "n", "s") + pick("++", "--");
      case 3 -> "(j " + pick("=", "+=", "^=", "<<=") + " " + integer(depth - 1) + ")";
      case 4 -> "k(" + pick("a", "c") + ", " + integer(depth - 1) + ")";
      case 5 -> "(int) (" + real(depth - 1) + ")";
      case 6 -> "(" + bool(depth - 1) + " ? " + integer(depth - 1) + " : s)";
      default -> "~" + integer(depth - 1);
    };
  }

  private String bool(int depth) {
    if (depth <= 0) {
      return pick("p", "q", "(x > y)", "(n == 2)");
    }
    return switch (random.nextInt(7)) {
      case 0, 1 ->
          "("
              + bool(depth - 1)
              + " "
              + pick("&&", "||", "&", "|", "^")
              + " "
              + bool(depth - 1)
              + ")";
      case 2 -> "(" + real(depth - 1) + " " + pick(COMPARISONS) + " " + real(depth - 1) + ")";
      case 3 -> "!" + bool(depth - 1);
      case 4 -> "(q = " + bool(depth - 1) + ")";
      case 5 -> "b(" + pick("a", "c") + ")";
      default ->
          "(" + integer(depth - 1) + " " + pick(COMPARISONS) + " " + integer(depth - 1) + ")";
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
