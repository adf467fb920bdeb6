package dev.fluxion.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
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
    int line = start == Diagnostic.NOPOS ? 0 : (int) unit.getLineMap().getLineNumber(start);
    return new Origin(new TreePath(classPath, tree), line, text(tree, start));
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

  private CharSequence source() {
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
