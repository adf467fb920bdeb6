package dev.fluxion.processor.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A piece of Java source that can be made smaller: text with the parts in the places of the marks.
 *
 * @param kind what may take its place
 * @param pattern source with a {@code #} for each part
 */
record Tree(Kind kind, String pattern, List<Tree> parts) {

  enum Kind {
    REAL("0.5"),
    INT("1"),
    BOOLEAN("true"),
    ARRAY(null),
    RECORD(null),
    VALUE("Ray.of(0.5, 1)"),
    CELL("new Cell(0.5)"),
    STREAM("java.util.stream.DoubleStream.of(0.5, 1, -1, 2)"),
    PREDICATE("ze -> ze > 0"),
    UNARY("Math::sin"),
    BINARY("Math::max"),
    INDEXED("zi -> 0.5 * zi"),
    OF_ARRAY("zw -> zw[1]"),
    BLEND("(zw, zs) -> zw[2] * zs"),
    BOXED("zx -> 0.5 * zx"),
    MAPPING("zw -> zw"),
    PROCEDURE("zw -> zw[1] = 0.5"),
    STATEMENT(";"),
    MEMBER("");

    private final String least;

    Kind(String least) {
      this.least = least;
    }
  }

  Tree {
    parts = List.copyOf(parts);
  }

  static Tree of(Kind kind, String pattern, Tree... parts) {
    return new Tree(kind, pattern, List.of(parts));
  }

  /** Statements, or members, one after the other. */
  static Tree sequence(Kind kind, List<Tree> all) {
    return new Tree(kind, "#\n".repeat(all.size()), all);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '#') {
        text.append(parts.get(next++).text());
      } else {
        text.append(pattern.charAt(i));
      }
    }
    return text.toString();
  }

  /** The tree with other patterns. */
  Tree map(UnaryOperator<String> patterns) {
    return new Tree(
        kind, patterns.apply(pattern), parts.stream().map(p -> p.map(patterns)).toList());
  }

  int size() {
    return 1 + parts.stream().mapToInt(Tree::size).sum();
  }

  /** Smaller trees that may stand in its place, the smallest first; some may not compile. */
  List<Tree> reductions() {
    List<Tree> result = new ArrayList<>();
    Tree least = kind.least == null ? null : of(kind, kind.least);
    if (least != null && !equals(least)) {
      result.add(least);
    }
    descendants(result);
    for (int i = 0; i < parts.size(); i++) {
      for (Tree smaller : parts.get(i).reductions()) {
        List<Tree> copy = new ArrayList<>(parts);
        copy.set(i, smaller);
        result.add(new Tree(kind, pattern, copy));
      }
    }
    return result;
  }

  private void descendants(List<Tree> result) {
    for (Tree part : parts) {
      if (part.kind == kind) {
        result.add(part);
      } else {
        part.descendants(kind, result);
      }
    }
  }

  private void descendants(Kind wanted, List<Tree> result) {
    for (Tree part : parts) {
      if (part.kind == wanted) {
        result.add(part);
      } else {
        part.descendants(wanted, result);
      }
    }
  }
}
