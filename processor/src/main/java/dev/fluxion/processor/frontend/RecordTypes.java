package dev.fluxion.processor.frontend;

import com.sun.source.util.Trees;
import dev.fluxion.annotations.Constant;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.RecordType.Construction;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Records as types of the intermediate representation, each made once. */
final class RecordTypes {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final Map<TypeElement, Optional<RecordType>> known = new HashMap<>();
  private final Map<TypeElement, Optional<ClassIndex>> indexes = new HashMap<>();
  private final Set<TypeElement> open = new HashSet<>();

  RecordTypes(Trees trees, Elements elements, Types types) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
  }

  static boolean isRecord(TypeMirror mirror) {
    return mirror instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD;
  }

  /** Whether a record has a real component, or one in which there is one. */
  static boolean holdsReals(TypeMirror mirror) {
    return holdsReals(mirror, new HashSet<>());
  }

  private static boolean holdsReals(TypeMirror mirror, Set<Element> seen) {
    if (!isRecord(mirror) || !seen.add(((DeclaredType) mirror).asElement())) {
      return false;
    }
    TypeElement element = (TypeElement) ((DeclaredType) mirror).asElement();
    return element.getRecordComponents().stream()
        .map(component -> MirrorTypes.scalar(component.asType()))
        .anyMatch(
            scalar ->
                scalar.getKind() == TypeKind.DOUBLE
                    || scalar.getKind() == TypeKind.FLOAT
                    || holdsReals(scalar, seen));
  }

  /**
   * The record of that class; empty if a component has a type that does not exist. A component in
   * which the record itself occurs again is a record without components, which nothing can hold.
   *
   * @param read how types of components are read
   */
  Optional<RecordType> of(TypeElement element, Function<TypeMirror, Optional<Type>> read) {
    Optional<RecordType> found = known.get(element);
    if (found != null) {
      return found;
    }
    if (!open.add(element)) {
      return Optional.of(record(element, List.of(), Construction.UNSEEN));
    }
    found = make(element, read);
    open.remove(element);
    known.put(element, found);
    return found;
  }

  private Optional<RecordType> make(
      TypeElement element, Function<TypeMirror, Optional<Type>> read) {
    List<RecordType.Component> components = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      TypeMirror mirror = component.asType();
      Optional<Type> type =
          read.apply(mirror.getKind() == TypeKind.TYPEVAR ? types.erasure(mirror) : mirror);
      if (type.isEmpty()) {
        return Optional.empty();
      }
      boolean constant = component.getAnnotation(Constant.class) != null;
      components.add(
          new RecordType.Component(component.getSimpleName().toString(), type.get(), constant));
    }
    return Optional.of(record(element, components, construction(element)));
  }

  private RecordType record(
      TypeElement element, List<RecordType.Component> components, Construction construction) {
    return new RecordType(
        elements.getPackageOf(element).getQualifiedName().toString(),
        ClassNames.of(element),
        components,
        construction);
  }

  private Construction construction(TypeElement element) {
    Optional<ClassIndex> index = index(element);
    if (index.isEmpty()) {
      return Construction.UNSEEN;
    }
    boolean explicit =
        element.getRecordComponents().stream().anyMatch(c -> isExplicit(c.getAccessor()))
            || isExplicit(canonical(element));
    return explicit ? Construction.EXPLICIT : Construction.IMPLICIT;
  }

  /** The trees of the file in which a class stands; empty where it comes from a class file. */
  Optional<ClassIndex> index(TypeElement element) {
    return indexes.computeIfAbsent(Access.topLevel(element), top -> ClassIndex.of(trees, top));
  }

  /** Whether a constructor or accessor is written out in a source that can be seen. */
  boolean isExplicit(ExecutableElement member) {
    boolean implicit = elements.getOrigin(member) == Elements.Origin.MANDATED;
    TypeElement owner = (TypeElement) member.getEnclosingElement();
    return !implicit && index(owner).map(found -> found.method(member) != null).orElse(false);
  }

  /** The constructor with a parameter for each component (JLS 8.10.4). */
  ExecutableElement canonical(TypeElement element) {
    return ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
        .filter(constructor -> isCanonical(constructor, element))
        .findFirst()
        .orElseThrow();
  }

  private boolean isCanonical(ExecutableElement constructor, TypeElement element) {
    List<? extends RecordComponentElement> components = element.getRecordComponents();
    if (constructor.getParameters().size() != components.size()) {
      return false;
    }
    for (int i = 0; i < components.size(); i++) {
      TypeMirror parameter = types.erasure(constructor.getParameters().get(i).asType());
      if (!types.isSameType(parameter, types.erasure(components.get(i).asType()))) {
        return false;
      }
    }
    return true;
  }
}
