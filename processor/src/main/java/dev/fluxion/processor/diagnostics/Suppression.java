package dev.fluxion.processor.diagnostics;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import javax.lang.model.element.Element;

/** Whether warnings at a place are suppressed by {@code @SuppressWarnings} around it. */
final class Suppression {
  private static final Set<Object> NAMES = Set.of("fluxion", "all");

  private Suppression() {}

  /**
   * @param handle of an {@link dev.fluxion.processor.ir.Origin}
   */
  static boolean covers(Object handle) {
    if (handle instanceof TreePath path) {
      TreePath full = TreePath.getPath(path.getCompilationUnit(), path.getLeaf());
      for (TreePath around = full; around != null; around = around.getParentPath()) {
        ModifiersTree modifiers = modifiers(around.getLeaf());
        if (modifiers != null && modifiers.getAnnotations().stream().anyMatch(Suppression::names)) {
          return true;
        }
      }
    } else if (handle instanceof Element element) {
      for (Element around = element; around != null; around = around.getEnclosingElement()) {
        SuppressWarnings annotation = around.getAnnotation(SuppressWarnings.class);
        if (annotation != null
            && java.util.Arrays.stream(annotation.value()).anyMatch(NAMES::contains)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ModifiersTree modifiers(Tree tree) {
    if (tree instanceof ClassTree type) {
      return type.getModifiers();
    } else if (tree instanceof MethodTree method) {
      return method.getModifiers();
    }
    return tree instanceof VariableTree variable ? variable.getModifiers() : null;
  }

  private static boolean names(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    boolean[] found = {false};
    if (name.equals("SuppressWarnings") || name.equals("java.lang.SuppressWarnings")) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
          found[0] |= NAMES.contains(literal.getValue());
          return null;
        }
      }.scan(annotation.getArguments(), null);
    }
    return found[0];
  }
}
