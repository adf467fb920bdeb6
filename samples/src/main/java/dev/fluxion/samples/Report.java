package dev.fluxion.samples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints the tables of a topic and remembers every row that is wrong. */
final class Report {

  private static final double TOLERANCE = 1e-12;
  private static final String LAYOUT = "  %-30s %24s %24s %10s%n";

  private final PrintStream out;
  private final List<String> failures = new ArrayList<>();
  private String section = "";

  Report(PrintStream out) {
    this.out = out;
  }

  /** What went wrong so far, in words. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  void title(String text) {
    section = text;
    out.printf("%n%s%n%s%n", text, "=".repeat(text.length()));
  }

  /** Begins a table of generated results against closed forms. */
  void table(String heading) {
    section = heading;
    out.printf("%n%s%n", heading);
    out.printf(LAYOUT, "point", "generated", "closed form", "difference");
  }

  /** A row of a table; it fails where the relative difference is beyond 1e-12. */
  void row(String point, double generated, double closedForm) {
    double difference = relativeDifference(generated, closedForm);
    out.printf(LAYOUT, point, generated, closedForm, "%.1e".formatted(difference));
    require(point + ": " + generated + " = " + closedForm, difference <= TOLERANCE);
  }

  /** A row for each component of a vector. */
  void rows(String[] names, double[] generated, double[] closedForm) {
    require("as many components as names", names.length == generated.length);
    for (int i = 0; i < closedForm.length; i++) {
      row(names[i], generated[i], closedForm[i]);
    }
  }

  /** A row for each entry of an m × n matrix. */
  void rows(String name, double[][] generated, double[][] closedForm) {
    require(name + " has " + closedForm.length + " rows", generated.length == closedForm.length);
    for (int i = 0; i < closedForm.length; i++) {
      require(name + ": length of row " + i, generated[i].length == closedForm[i].length);
      for (int j = 0; j < closedForm[i].length; j++) {
        row(name + "[" + i + "][" + j + "]", generated[i][j], closedForm[i][j]);
      }
    }
  }

  void line(String format, Object... arguments) {
    out.printf("  " + format + "%n", arguments);
  }

  /** A claim that is not a row of a table. */
  void require(String claim, boolean holds) {
    if (!holds) {
      failures.add(section + ": not true that " + claim);
      out.println("  FAILED: " + claim);
    }
  }

  /** Relative to the closed form, absolute where that is zero. */
  static double relativeDifference(double generated, double closedForm) {
    double difference = Math.abs(generated - closedForm);
    return closedForm == 0 ? difference : difference / Math.abs(closedForm);
  }
}
