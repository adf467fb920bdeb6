package dev.fluxion.processor.programs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes source files of the members of a program. */
final class Sources {
  /** Stand for the names of classes. */
  static final String MAIN = "Main$";

  static final String HELPERS = "Helped$";
  static final String OPENED = "Opened$";

  /** Before members of the class that is opened. */
  static final String IN_OPENED = "/*opened*/ ";

  /** Before parameters that are changed, where others call the method. */
  static final String CHANGED = "/*changed*/ ";

  private static final String HEAD =
      "package programs;\nimport dev.fluxion.annotations.*;\nimport java.util.function.*;\n";

  /** The methods of records have annotations, so that other classes may call them. */
  private static final String TYPES =
      """
      enum Mode { SLOW, FAST, TURBO }
      record P(double u, double v) {
        @Differentiable P plus(P o) { return new P(u + o.u, Math.sin(v) + o.v); }
        @Differentiable double norm() { return Math.sqrt(1 + u * u + v * v); }
        @Differentiable P turned(double by) {
          return new P(u * Math.cos(by) - v * Math.sin(by), this.v * by);
        }
      }
      private record Unit(double u, double v) {
        Unit {
          double length = Math.sqrt(1 + u * u + v * v);
          u = u / length;
          v /= length;
        }
        P twin() { return new P(u, v * u()); }
      }
      """;

  private static final String UNIT =
      "static P unit(double u, double v) { return new Unit(u, v).twin(); }\n";

  private static final String BLEND = "interface Blend { double at(double[] w, double s); }\n";

  private static final Pattern KIT =
      Pattern.compile(
          "\\b(pick|turned|later|overBoth|total|packed|across|longest|twice|forBoth)\\(");

  private Sources() {}

  /** One class with everything in it but what is opened. */
  static Map<String, String> alone(String name, Tree members) {
    StringBuilder own = new StringBuilder();
    StringBuilder opened = new StringBuilder();
    for (Tree member : members.parts()) {
      String text = member.text();
      (text.startsWith(IN_OPENED) ? opened : own).append(text).append("\n");
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "programs." + name,
        HEAD + "class " + name + " {\n" + types() + given(own.toString()) + own + "}\n");
    addOpened(files, name, opened.toString());
    return named(files, name, name);
  }

  /**
   * Two classes and perhaps the opened one: helpers that others can call are annotated methods of
   * another class. Those that cannot be annotated are in both.
   */
  static Map<String, String> linked(String name, Tree members) {
    StringBuilder own = new StringBuilder();
    StringBuilder other = new StringBuilder();
    StringBuilder opened = new StringBuilder();
    for (Tree member : members.parts()) {
      String text = member.text() + "\n";
      if (text.startsWith(IN_OPENED)) {
        opened.append(text);
      } else if (text.startsWith("private static")) {
        own.append(text);
        other.append(text);
      } else if (text.startsWith("static")) {
        other.append("@Differentiable ").append(text.replace(CHANGED, "@InOut "));
      } else {
        own.append(text);
      }
    }
    String helpers = name + "Helpers";
    String imports =
        "import programs.%s.*;\nimport static programs.%s.*;\n".formatted(helpers, helpers);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "programs." + name,
        HEAD + imports + "class " + name + " {\n" + given(own.toString()) + own + "}\n");
    files.put(
        "programs." + helpers,
        "%sclass %s {\n%s@Differentiable %s%s%s}\n"
            .formatted(HEAD, helpers, TYPES, UNIT, given(other.toString()), other));
    addOpened(files, name, opened.toString());
    return named(files, name, helpers);
  }

  private static String types() {
    return TYPES.replaceAll("@Differentiable ", "") + UNIT;
  }

  private static void addOpened(Map<String, String> files, String name, String members) {
    if (members.isEmpty()) {
      return;
    }
    String constant =
        "static final " + OPENED + " LOW = new " + OPENED + "();\n" + OPENED + "() {}\n";
    files.put(
        "programs." + name + "Opened",
        HEAD
            + "@Differentiable final class "
            + OPENED
            + " {\n"
            + types()
            + constant
            + given(members)
            + members
            + "}\n");
  }

  private static Map<String, String> named(Map<String, String> files, String name, String helpers) {
    files.put("programs.Custom", Custom.LIBRARY);
    files.replaceAll(
        (file, text) ->
            text.replace(MAIN, name).replace(HELPERS, helpers).replace(OPENED, name + "Opened"));
    return files;
  }

  /** What the members may use. */
  private static String given(String members) {
    String kit = KIT.matcher(members).find() ? Kit.METHODS : "";
    String values = Pattern.compile("\\bRay\\b").matcher(members).find() ? Values.CLASSES : "";
    String cells = Pattern.compile("\\b(Cell|Duo)\\b").matcher(members).find() ? Cells.CLASSES : "";
    String blend = members.contains("Blend") ? BLEND : "";
    return Tables.fieldsFor(members)
        + Custom.rulesFor(members)
        + Owner.fieldsFor(members)
        + blend
        + kit
        + values
        + cells;
  }
}
