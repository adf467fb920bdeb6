package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * The members of a class by name, declared and inherited (JLS 8.2, 9.2): those of the class itself
 * come first and hide or override what is inherited.
 */
final class Members {
  private final Map<String, VariableElement> fields = new HashMap<>();
  private final Map<String, TypeElement> types = new HashMap<>();
  private final Map<String, List<ExecutableElement>> methods = new LinkedHashMap<>();

  Members(TypeElement type, Types mirrors) {
    Set<TypeElement> visited = new LinkedHashSet<>();
    collect(type, visited);
    Set<String> signatures = new HashSet<>();
    for (TypeElement owner : visited) {
      for (Element member : owner.getEnclosedElements()) {
        if (owner.equals(type) || isInherited(member, owner)) {
          add(member, signatures, mirrors);
        }
      }
    }
  }

  /** The class, then its superclasses and interfaces, nearest first. */
  private static void collect(TypeElement type, Set<TypeElement> visited) {
    if (visited.add(type)) {
      asClass(type.getSuperclass()).ifPresent(superclass -> collect(superclass, visited));
      for (TypeMirror superinterface : type.getInterfaces()) {
        asClass(superinterface).ifPresent(found -> collect(found, visited));
      }
    }
  }

  private static Optional<TypeElement> asClass(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
        : Optional.empty();
  }

  /** Private members are not inherited, nor are static methods of interfaces (JLS 8.4.8). */
  private static boolean isInherited(Element member, TypeElement owner) {
    Set<Modifier> modifiers = member.getModifiers();
    boolean interfaceStatic =
        owner.getKind().isInterface()
            && member.getKind() == ElementKind.METHOD
            && modifiers.contains(Modifier.STATIC);
    return !modifiers.contains(Modifier.PRIVATE) && !interfaceStatic;
  }

  private void add(Element member, Set<String> signatures, Types mirrors) {
    String name = member.getSimpleName().toString();
    if (member instanceof VariableElement field) {
      fields.putIfAbsent(name, field);
    } else if (member instanceof TypeElement nested) {
      types.putIfAbsent(name, nested);
    } else if (member.getKind() == ElementKind.METHOD) {
      ExecutableElement method = (ExecutableElement) member;
      if (signatures.add(name + erasedParameters(method, mirrors))) {
        methods.computeIfAbsent(name, key -> new ArrayList<>()).add(method);
      }
    }
  }

  /** The erased parameter types, as in {@code (double[],int)}. */
  static String erasedParameters(ExecutableElement method, Types mirrors) {
    return method.getParameters().stream()
        .map(parameter -> mirrors.erasure(parameter.asType()).toString())
        .collect(Collectors.joining(",", "(", ")"));
  }

  Optional<VariableElement> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  Optional<TypeElement> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  List<ExecutableElement> methods(String name) {
    return methods.getOrDefault(name, List.of());
  }
}
