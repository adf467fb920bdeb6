package dev.fluxion.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The warnings of the compiler that a companion suppresses: what the user has suppressed in the
 * class, whose code the companion repeats, and what Java does not say within one top-level class
 * but says of a use in another.
 */
final class Suppressions {
  private static final Set<String> CARRIED =
      Set.of("deprecation", "removal", "unchecked", "rawtypes", "preview", "divzero");

  private final Set<String> found = new TreeSet<>();

  private Suppressions() {}

  /** For the companion of a class nested in {@code topLevel}, or of that itself. */
  static List<String> in(TypeElement topLevel, Optional<ClassIndex> index) {
    Suppressions suppressions = new Suppressions();
    suppressions.add(topLevel);
    index.ifPresent(i -> suppressions.addLocals(topLevel, i));
    suppressions.found.retainAll(CARRIED);
    if (index.isPresent() && index.get().hasSeveralClasses()) {
      suppressions.found.add("auxiliaryclass");
    }
    return List.copyOf(suppressions.found);
  }

  private void add(Element element) {
    SuppressWarnings own = element.getAnnotation(SuppressWarnings.class);
    if (own != null) {
      found.addAll(Arrays.asList(own.value()));
    }
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    if (deprecated != null) {
      found.add(deprecated.forRemoval() ? "removal" : "deprecation");
      found.add("deprecation");
    }
    element.getEnclosedElements().forEach(this::add);
  }

  /** Those at local variables, which are no elements. */
  private void addLocals(TypeElement topLevel, ClassIndex index) {
    new TreeScanner<Void, Void>() {
      private boolean isSuppression;

      @Override
      public Void visitVariable(VariableTree variable, Void unused) {
        for (AnnotationTree annotation : variable.getModifiers().getAnnotations()) {
          isSuppression = annotation.getAnnotationType().toString().endsWith("SuppressWarnings");
          scan(annotation.getArguments(), null);
          isSuppression = false;
        }
        return super.visitVariable(variable, null);
      }

      @Override
      public Void visitLiteral(LiteralTree literal, Void unused) {
        if (isSuppression && literal.getValue() instanceof String text) {
          found.add(text);
        }
        return null;
      }
    }.scan(index.classTree(topLevel), null);
  }
}
