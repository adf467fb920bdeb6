package dev.fluxion.processor.frontend;

import com.sun.source.util.Trees;
import dev.fluxion.annotations.Constant;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.RecordType.Construction;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Records as types of the intermediate representation, each made once. */
final class RecordTypes {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final Map<Known, Optional<RecordType>> known = new HashMap<>();
  private final Map<TypeElement, Optional<ClassIndex>> indexes = new HashMap<>();
  private final Map<TypeElement, Integer> open = new HashMap<>();

  private record Known(TypeElement element, List<String> arguments) {}

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
  boolean holdsReals(TypeMirror mirror) {
    return holdsReals(mirror, new HashMap<>());
  }

  private boolean holdsReals(TypeMirror mirror, Map<TypeElement, Integer> around) {
    TypeMirror scalar = MirrorTypes.scalar(mirror);
    if (scalar instanceof TypeVariable variable) {
      return holdsReals(variable.getUpperBound(), around);
    } else if (!isRecord(scalar)) {
      return scalar.getKind() == TypeKind.DOUBLE || scalar.getKind() == TypeKind.FLOAT;
    }
    DeclaredType declared = (DeclaredType) scalar;
    TypeElement element = (TypeElement) declared.asElement();
    int size = declared.getTypeArguments().toString().length();
    if (recurs(element, size, around)) {
      return false;
    }
    Map<TypeElement, Integer> within = new HashMap<>(around);
    within.put(element, size);
    return element.getRecordComponents().stream()
        .map(component -> RecordArguments.component(declared, component, types))
        .anyMatch(component -> holdsReals(component, within));
  }

  /**
   * Whether a record without end is found in itself. A {@code Box<Box<String>>} is none: it holds a
   * box with shorter arguments.
   *
   * @param around the records around it, with the lengths of their type arguments
   */
  private static boolean recurs(TypeElement element, int size, Map<TypeElement, Integer> around) {
    return around.getOrDefault(element, Integer.MAX_VALUE) <= size;
  }

  /**
   * The record of that type; empty if a component has a type that does not exist. A component in
   * which the record itself occurs again is a record without components, which nothing can hold.
   *
   * @param arguments the type arguments, as they are written
   * @param read how types of components are read
   */
  Optional<RecordType> of(
      DeclaredType mirror, List<String> arguments, Function<TypeMirror, Optional<Type>> read) {
    TypeElement element = (TypeElement) mirror.asElement();
    Optional<RecordType> found = known.get(new Known(element, arguments));
    if (found != null) {
      return found;
    }
    int size = arguments.toString().length();
    if (recurs(element, size, open)) {
      return Optional.of(record(element, arguments, List.of(), Construction.UNSEEN));
    }
    Integer outer = open.put(element, size);
    found = make(mirror, arguments, read);
    if (outer == null) {
      open.remove(element);
    } else {
      open.put(element, outer);
    }
    known.put(new Known(element, arguments), found);
    return found;
  }

  /** The same for a class whose objects are taken apart: of its fields and cells. */
  Optional<Type> ofValue(DeclaredType mirror, Function<TypeMirror, Optional<Type>> read) {
    TypeElement element = (TypeElement) mirror.asElement();
    return components(ValueClasses.fields(element), this::held, read)
        .map(components -> record(element, List.of(), components, Construction.EXPLICIT));
  }

  private TypeMirror held(VariableElement field) {
    return ValueClasses.isCell(field) ? types.getArrayType(field.asType()) : field.asType();
  }

  private static <E extends Element> Optional<List<RecordType.Component>> components(
      List<? extends E> parts,
      Function<E, TypeMirror> typeOf,
      Function<TypeMirror, Optional<Type>> read) {
    List<RecordType.Component> components = new ArrayList<>();
    for (E part : parts) {
      Optional<Type> type = read.apply(typeOf.apply(part));
      if (type.isEmpty()) {
        return Optional.empty();
      }
      boolean constant = part.getAnnotation(Constant.class) != null;
      components.add(
          new RecordType.Component(part.getSimpleName().toString(), type.get(), constant));
    }
    return Optional.of(components);
  }

  private Optional<RecordType> make(
      DeclaredType mirror, List<String> arguments, Function<TypeMirror, Optional<Type>> read) {
    TypeElement element = (TypeElement) mirror.asElement();
    return components(
            element.getRecordComponents(),
            (RecordComponentElement part) -> RecordArguments.component(mirror, part, types),
            read)
        .map(components -> record(element, arguments, components, construction(element)));
  }

  private RecordType record(
      TypeElement element,
      List<String> arguments,
      List<RecordType.Component> components,
      Construction construction) {
    return new RecordType(
        elements.getPackageOf(element).getQualifiedName().toString(),
        ClassNames.of(element),
        arguments,
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

  /** The accessor of the component that a record keeps in a field. */
  static ExecutableElement accessor(VariableElement field) {
    return accessor((TypeElement) field.getEnclosingElement(), field.getSimpleName().toString());
  }

  static ExecutableElement accessor(TypeElement record, String component) {
    return record.getRecordComponents().stream()
        .filter(c -> c.getSimpleName().contentEquals(component))
        .findFirst()
        .orElseThrow()
        .getAccessor();
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
