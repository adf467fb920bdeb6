package dev.fluxion.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.fluxion.processor.ir.Origin;
import java.io.IOException;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Makes the origins of one source file: the handle is a path that leads from the file to a tree.
 */
final class Origins {
  private static final int LONGEST_TEXT = 120;

  private final TreePath classPath;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private CharSequence source;

  Origins(Trees trees, TreePath classPath) {
    this.classPath = classPath;
    this.unit = classPath.getCompilationUnit();
    this.positions = trees.getSourcePositions();
  }

  /** For what has no tree: the compiler finds the place, or names the element. */
  static Origin of(Element element) {
    return new Origin(element, 0, element.getSimpleName().toString());
  }

  Origin of(Tree tree) {
    long start = positions.getStartPosition(unit, tree);
    return new Origin(new TreePath(classPath, tree), line(start), text(tree, start));
  }

  /** The compiler has no map of lines where it writes none into class files ({@code -g:none}). */
  private int line(long start) {
    if (start == Diagnostic.NOPOS) {
      return 0;
    }
    LineMap lines = unit.getLineMap();
    if (lines != null) {
      return (int) lines.getLineNumber(start);
    }
    CharSequence before = source().subSequence(0, (int) Math.min(start, source().length()));
    return 1
        + (int)
            before
                .toString()
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .chars()
                .filter(c -> c == '\n')
                .count();
  }

  /**
   * The tree as it stands in the source. Where the compiler does not keep end positions (javac on
   * the command line), the rest of the line.
   */
  private String text(Tree tree, long start) {
    CharSequence all = source();
    if (start < 0 || start >= all.length()) {
      return "";
    }
    long end = positions.getEndPosition(unit, tree);
    if (end == Diagnostic.NOPOS) {
      end = start;
      while (end < all.length() && "\r\n".indexOf(all.charAt((int) end)) < 0) {
        end++;
      }
    }
    int limit = (int) Math.min(Math.min(end, all.length()), start + LONGEST_TEXT);
    return all.subSequence((int) start, limit).toString().strip().replaceAll("\\s+", " ");
  }

  CharSequence source() {
    if (source == null) {
      try {
        source = unit.getSourceFile().getCharContent(true);
      } catch (IOException unreadable) {
        source = "";
      }
    }
    return source;
  }
}
