package dev.fluxion.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * Classes of one top-level class whose objects are taken apart in bodies as records are, a field
 * for each component, since no subclass adds to them. Of a field that is not final the component is
 * a cell: an array of one element, which all names of the object share. Where objects come from
 * outside, as parameters, in fields and in arrays, they stay objects and constants; those with
 * cells come from nowhere else than from differentiable code.
 */
final class ValueClasses {
  /** Where declarations are read, which generated code has to name as they are. */
  static final ValueClasses NONE = new ValueClasses(null);

  private final ClassIndex index;
  private Set<TypeElement> values;

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
    return values().contains(element);
  }

  /** The largest set of classes whose members hold reals, and are not met from outside. */
  private Set<TypeElement> values() {
    if (values == null) {
      values = index.classes().stream().filter(this::isCandidate).collect(Collectors.toSet());
      while (values.removeIf(
          element ->
              isInItself(element, element, Set.of())
                  || !holdsReals(element, Set.of())
                  || isChanging(element) && isHeld(element, new HashSet<>()))) {
        continue; // what has left may have held others
      }
    }
    return values;
  }

  private boolean isCandidate(TypeElement element) {
    List<VariableElement> fields = fields(element);
    return element.getKind() == ElementKind.CLASS
        && isAlone(element)
        && !fields.isEmpty()
        && fields.stream().allMatch(f -> f.getModifiers().contains(Modifier.FINAL) || isCell(f))
        && hasWrittenConstructors(element)
        && index.rules().noneMatch(rule -> takes(rule, element))
        && index
            .methods()
            .filter(ImplicitEquation::isSolved) // which are called as they are
            .noneMatch(
                method -> method.getEnclosingElement().equals(element) || takes(method, element));
  }

  /** Whether a field of an object keeps a number and may be assigned. */
  static boolean isCell(VariableElement field) {
    return !field.getModifiers().contains(Modifier.STATIC)
        && !field.getModifiers().contains(Modifier.FINAL)
        && field.getEnclosingElement().getKind() == ElementKind.CLASS
        && field.asType().getKind().isPrimitive();
  }

  /** Whether the objects of a class here have cells. */
  static boolean isChanging(TypeElement element) {
    return element.getKind() == ElementKind.CLASS
        && fields(element).stream().anyMatch(ValueClasses::isCell);
  }

  /**
   * Whether objects of a class may be met that differentiable code has not made: in fields of
   * others, which hold those around inner classes, too, or as parameters.
   *
   * @param asked the classes of objects that may hold them
   */
  private boolean isHeld(TypeElement element, Set<TypeElement> asked) {
    if (!asked.add(element)) {
      return false;
    }
    String name = element.getQualifiedName().toString();
    boolean isInField =
        index.classes().stream()
            .filter(
                owner ->
                    isInnerOf(owner, element)
                        || ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
                            .anyMatch(field -> mentions(field.asType(), name)))
            .anyMatch(
                owner -> owner.equals(element) || !values.contains(owner) || isHeld(owner, asked));
    return isInField
        || index
            .methods()
            .filter(Opened::isAnnotated)
            .anyMatch(
                method ->
                    method.getEnclosingElement().equals(element)
                        || method.getParameters().stream()
                            .anyMatch(parameter -> mentions(parameter.asType(), name)));
  }

  private static boolean isInnerOf(TypeElement inner, TypeElement outer) {
    return inner.getEnclosingElement().equals(outer)
        && inner.getKind() == ElementKind.CLASS
        && !inner.getModifiers().contains(Modifier.STATIC);
  }

  private static boolean mentions(TypeMirror mirror, String name) {
    return Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])")
        .matcher(mirror.toString())
        .find();
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

  /** Whether an object of {@code whole} may hold another one: taking them apart would not end. */
  private boolean isInItself(TypeElement part, TypeElement whole, Set<TypeElement> around) {
    Set<TypeElement> within = new HashSet<>(around);
    within.add(part);
    return fields(part).stream()
        .filter(field -> field.asType() instanceof DeclaredType)
        .map(field -> (TypeElement) ((DeclaredType) field.asType()).asElement())
        .anyMatch(
            inner ->
                inner.equals(whole)
                    || values.contains(inner)
                        && !within.contains(inner)
                        && isInItself(inner, whole, within));
  }

  /**
   * Whether an object has a field for reals, or one for another object that has.
   *
   * @param around the classes of the objects around it
   */
  private boolean holdsReals(TypeElement element, Set<TypeElement> around) {
    Set<TypeElement> within = new HashSet<>(around);
    within.add(element);
    return fields(element).stream().anyMatch(field -> holdsReals(field, within));
  }

  private boolean holdsReals(VariableElement field, Set<TypeElement> around) {
    TypeMirror scalar = MirrorTypes.scalar(field.asType());
    return scalar.getKind() == TypeKind.DOUBLE
        || scalar.getKind() == TypeKind.FLOAT
        || scalar instanceof DeclaredType declared
            && scalar == field.asType()
            && declared.asElement() instanceof TypeElement inner
            && values.contains(inner)
            && !around.contains(inner)
            && holdsReals(inner, around);
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
