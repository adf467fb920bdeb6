package dev.fluxion.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * Finds what Lombok has not worked on yet. It changes the trees of classes and takes its
 * annotations out of them, but what the compiler has entered of these classes changes only in the
 * round after that.
 */
public final class Lombok {
  private static final Set<String> CHANGING =
      Set.of(
          "Value",
          "Data",
          "Getter",
          "Setter",
          "With",
          "Builder",
          "FieldDefaults",
          "AllArgsConstructor",
          "RequiredArgsConstructor",
          "NoArgsConstructor",
          "UtilityClass",
          "ExtensionMethod",
          "val",
          "var");

  private Lombok() {}

  /** Whether the file of a class has annotations of Lombok, or variables declared by its types. */
  public static boolean isAwaited(Element topLevel, Trees trees) {
    TreePath path = trees.getPath(topLevel);
    if (path == null) {
      return false;
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    Set<String> names = new HashSet<>();
    for (ImportTree tree : unit.getImports()) {
      String name = tree.getQualifiedIdentifier().toString();
      if (name.startsWith("lombok.") && name.endsWith(".*")) {
        names.addAll(CHANGING);
      } else if (name.startsWith("lombok.")) {
        names.add(name.substring(name.lastIndexOf('.') + 1));
      }
    }
    names.retainAll(CHANGING);
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        String name = annotation.getAnnotationType().toString();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        found[0] |=
            CHANGING.contains(simple) && (names.contains(name) || name.startsWith("lombok."));
        return null;
      }

      @Override
      public Void visitVariable(VariableTree variable, Void unused) {
        found[0] |=
            variable.getType() instanceof IdentifierTree type
                && type.getName().contentEquals("val")
                && names.contains("val");
        return super.visitVariable(variable, null);
      }
    }.scan(unit, null);
    return found[0];
  }
}
