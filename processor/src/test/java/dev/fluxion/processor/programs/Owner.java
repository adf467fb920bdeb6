package dev.fluxion.processor.programs;

import dev.fluxion.processor.programs.Helpers.Form;
import dev.fluxion.processor.programs.Scope.Sort;

/** What a method belongs to. */
enum Owner {
  /** The class of the annotated method, or the one beside it where the program is split. */
  CLASS("", true, Sources.HELPERS),
  /** Objects of the class of the annotated method. */
  OBJECT("", false, Sources.MAIN + ".this"),
  /** A second class, which is annotated. */
  OPENED(Sources.IN_OPENED, true, Sources.OPENED),
  /** Objects of the second class. */
  OPENED_OBJECT(Sources.IN_OPENED, false, Sources.OPENED + ".this");

  /** Fields of objects. */
  static final String FIELDS =
      """
      private final double gain = 0.75;
      private final double[] bias = {0.5, -1, 0.25, 2};
      private int rank = 2;
      """;

  private final String mark;
  private final boolean isStatic;

  /** What stands before the name of a method. */
  final String qualifier;

  Owner(String mark, boolean isStatic, String qualifier) {
    this.mark = mark;
    this.isStatic = isStatic;
    this.qualifier = qualifier;
  }

  String modifiers(Form form) {
    boolean isPrivate = !form.isLinkable || this == OBJECT;
    return mark + (isPrivate ? "private " : "") + (isStatic ? "static " : "");
  }

  void addFields(Scope scope) {
    if (!isStatic) {
      scope.add(Sort.REAL, "gain");
      scope.add(Sort.REAL, "bias[2]");
      scope.add(Sort.INT, "rank");
    }
  }

  /** The fields, for a class that reads any of them. */
  static String fieldsFor(String members) {
    return members.matches("(?s).*\\b(gain|bias|rank)\\b.*") ? FIELDS : "";
  }
}
