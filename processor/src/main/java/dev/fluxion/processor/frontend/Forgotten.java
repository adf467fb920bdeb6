package dev.fluxion.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Origin;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/**
 * Finds annotated methods that the compiler never handed to the processor: those of local and
 * anonymous classes, which no processor sees, and of classes that are compiled without annotation
 * processing because another class needs them.
 */
public final class Forgotten implements TaskListener {
  private static final String ANNOTATIONS = "dev.fluxion.annotations.";

  private final Trees trees;
  private final Diagnostics diagnostics;
  private final Set<String> seen = new HashSet<>();

  public Forgotten(Trees trees, Diagnostics diagnostics) {
    this.trees = trees;
    this.diagnostics = diagnostics;
  }

  /** The methods of a class have been handed over. */
  public void see(TypeElement type) {
    seen.add(type.getQualifiedName().toString());
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.ANALYZE || event.getTypeElement() == null) {
      return;
    }
    TreePath path = trees.getPath(event.getTypeElement());
    if (path != null && path.getLeaf() instanceof ClassTree) {
      new Search().scan(path, null);
    }
  }

  private final class Search extends TreePathScanner<Void, Void> {
    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
        String name = annotation.getAnnotationType().toString();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (simple.equals("Differentiable") || simple.equals("DerivativeOf")) {
          check(method, new TreePath(getCurrentPath(), annotation));
        }
      }
      return super.visitMethod(method, null);
    }

    private void check(MethodTree method, TreePath annotation) {
      Element type = trees.getElement(new TreePath(annotation, annotation(annotation)));
      Element owner = trees.getElement(getCurrentPath().getParentPath());
      boolean isOurs =
          type != null
              && type.getKind() == ElementKind.ANNOTATION_TYPE
              && type.toString().startsWith(ANNOTATIONS);
      if (!isOurs || !(owner instanceof TypeElement in)) {
        return;
      }
      Origin origin = new Origin(getCurrentPath(), 0, method.getName().toString());
      if (isLocal(in)) {
        diagnostics.report(Problem.LOCAL_METHOD, origin, method.getName());
      } else if (!seen.contains(in.getQualifiedName().toString())) {
        diagnostics.report(Problem.NOT_HANDED_OVER, origin, method.getName());
      }
    }

    private com.sun.source.tree.Tree annotation(TreePath path) {
      return ((AnnotationTree) path.getLeaf()).getAnnotationType();
    }
  }

  private static boolean isLocal(TypeElement type) {
    NestingKind nesting = type.getNestingKind();
    return nesting == NestingKind.LOCAL
        || nesting == NestingKind.ANONYMOUS
        || type.getEnclosingElement() instanceof TypeElement outer && isLocal(outer);
  }
}
