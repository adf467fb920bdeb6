package dev.fluxion.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The trees of all methods of a top-level class and of the classes nested in it. Built in one pass:
 * asking the compiler for one method's tree scans the whole file each time. Paths of members are
 * the only ones handed to {@link Trees#getElement}; that attributes nothing.
 */
final class ClassIndex {
  private final Map<Element, MethodTree> methods = new HashMap<>();
  private final Map<Element, ClassTree> classes = new HashMap<>();
  private final TreePath path;
  private final Imports imports;
  private final Origins origins;
  private final ValueClasses values = new ValueClasses(this);

  /** Empty where the class comes from a class file. */
  static Optional<ClassIndex> of(Trees trees, TypeElement topLevel) {
    return Optional.ofNullable(trees.getPath(topLevel))
        .filter(path -> path.getLeaf() instanceof ClassTree)
        .map(path -> new ClassIndex(trees, path, topLevel));
  }

  private ClassIndex(Trees trees, TreePath path, TypeElement topLevel) {
    this.path = path;
    this.imports = Imports.of(path.getCompilationUnit());
    this.origins = new Origins(trees, path);
    add(trees, path, topLevel);
  }

  private void add(Trees trees, TreePath classPath, Element type) {
    ClassTree classTree = (ClassTree) classPath.getLeaf();
    classes.put(type, classTree);
    for (Tree member : classTree.getMembers()) {
      if (member instanceof MethodTree method) {
        methods.put(trees.getElement(new TreePath(classPath, member)), method);
      } else if (member instanceof ClassTree) {
        TreePath memberPath = new TreePath(classPath, member);
        add(trees, memberPath, trees.getElement(memberPath));
      }
    }
  }

  MethodTree method(ExecutableElement method) {
    return methods.get(method);
  }

  /** Those of the classes here whose objects are values. */
  ValueClasses values() {
    return values;
  }

  /** The derivative rules that are declared here. */
  Stream<ExecutableElement> rules() {
    return methods().filter(RuleReader::isRule);
  }

  Stream<ExecutableElement> methods() {
    return methods.keySet().stream()
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast);
  }

  List<TypeElement> classes() {
    return ElementFilter.typesIn(classes.keySet()).stream().toList();
  }

  /** Whether the class is one of those here. */
  boolean has(TypeElement type) {
    return classes.containsKey(type);
  }

  /** Whether another class here extends it, be it one without a name. */
  boolean isExtended(TypeElement type) {
    String name = type.getSimpleName().toString();
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree other, Void unused) {
        Tree parent = other.getExtendsClause();
        found[0] |= parent != null && parent.toString().matches("(.*[.])?" + name + "(<.*)?");
        return super.visitClass(other, null);
      }

      @Override
      public Void visitNewClass(NewClassTree created, Void unused) {
        found[0] |=
            created.getClassBody() != null
                && created.getIdentifier().toString().matches("(.*[.])?" + name);
        return super.visitNewClass(created, null);
      }
    }.scan(path.getCompilationUnit(), null);
    return found[0];
  }

  Tree classTree(TypeElement type) {
    return classes.getOrDefault(type, (ClassTree) path.getLeaf());
  }

  /** Whether the file has other top-level classes, too. */
  boolean hasSeveralClasses() {
    return path.getCompilationUnit().getTypeDecls().stream()
            .filter(ClassTree.class::isInstance)
            .count()
        > 1;
  }

  Imports imports() {
    return imports;
  }

  Origins origins() {
    return origins;
  }
}
