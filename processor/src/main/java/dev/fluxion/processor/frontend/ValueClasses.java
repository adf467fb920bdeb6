package dev.fluxion.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Classes of one top-level class whose objects are values: all that they hold is set when they are
 * made, and no subclass adds to it. In bodies they are taken apart as records are, a field for each
 * component. Where they come from outside, as parameters, in fields and in arrays, they are objects
 * and constants.
 */
final class ValueClasses {
  /** Where declarations are read, which generated code has to name as they are. */
  static final ValueClasses NONE = new ValueClasses(null);

  private final ClassIndex index;
  private final Map<TypeElement, Boolean> known = new HashMap<>();

  /**
   * @param index of the top-level class; null: there are none
   */
  ValueClasses(ClassIndex index) {
    this.index = index;
  }

  boolean contains(TypeMirror mirror) {
    return mirror instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && contains(element);
  }

  boolean contains(TypeElement element) {
    if (index == null || element.getKind() != ElementKind.CLASS || !index.has(element)) {
      return false;
    }
    Boolean found = known.get(element);
    if (found == null) {
      known.put(element, false); // where it occurs in itself
      found = isValue(element);
      known.put(element, found);
    }
    return found;
  }

  private boolean isValue(TypeElement element) {
    List<VariableElement> fields = fields(element);
    return isAlone(element)
        && !fields.isEmpty()
        && fields.stream().allMatch(f -> f.getModifiers().contains(Modifier.FINAL))
        && fields.stream().anyMatch(this::holdsReals)
        && hasWrittenConstructors(element)
        && index.rules().noneMatch(rule -> takes(rule, element));
  }

  /** Neither a subclass nor, as far as can be seen, extended; no object of it needs another. */
  private boolean isAlone(TypeElement element) {
    boolean isInner =
        element.getEnclosingElement().getKind().isClass()
            && !element.getModifiers().contains(Modifier.STATIC);
    boolean isOpen =
        element.getModifiers().contains(Modifier.PUBLIC)
            || element.getModifiers().contains(Modifier.PROTECTED);
    boolean isFinal = element.getModifiers().contains(Modifier.FINAL);
    return !isInner
        && !element.getModifiers().contains(Modifier.ABSTRACT)
        && element.getTypeParameters().isEmpty()
        && element.getSuperclass().toString().equals("java.lang.Object")
        && (isFinal || !isOpen && !index.isExtended(element));
  }

  /** Users' rules are given objects as they are. */
  private static boolean takes(ExecutableElement rule, TypeElement element) {
    return rule.getParameters().stream()
        .anyMatch(p -> p.asType() instanceof DeclaredType d && d.asElement().equals(element));
  }

  private boolean holdsReals(VariableElement field) {
    TypeMirror scalar = MirrorTypes.scalar(field.asType());
    return scalar.getKind() == TypeKind.DOUBLE
        || scalar.getKind() == TypeKind.FLOAT
        || scalar == field.asType() && contains(scalar);
  }

  private boolean hasWrittenConstructors(TypeElement element) {
    boolean hasInitializerBlock =
        ((ClassTree) index.classTree(element))
            .getMembers().stream()
                .anyMatch(member -> member instanceof BlockTree block && !block.isStatic());
    List<ExecutableElement> constructors =
        ElementFilter.constructorsIn(element.getEnclosedElements());
    return !hasInitializerBlock && constructors.stream().allMatch(c -> index.method(c) != null);
  }

  /** The fields of an object, in declared order. */
  static List<VariableElement> fields(TypeElement element) {
    return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
        .filter(f -> !f.getModifiers().contains(Modifier.STATIC))
        .toList();
  }
}
