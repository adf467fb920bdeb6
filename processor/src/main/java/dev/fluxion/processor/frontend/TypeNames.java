package dev.fluxion.processor.frontend;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The class that a simple name means inside a given class (JLS 6.4.1, 6.5.5, 7.5). */
final class TypeNames {
  private final Map<String, Optional<TypeElement>> found = new HashMap<>();
  private final ClassTable classes;
  private final Imports imports;
  private final TypeElement owner;
  private final PackageElement packageElement;
  private final Elements elements;

  TypeNames(ClassTable classes, Imports imports, TypeElement owner, Elements elements) {
    this.classes = classes;
    this.imports = imports;
    this.owner = owner;
    this.packageElement = elements.getPackageOf(owner);
    this.elements = elements;
  }

  Optional<TypeElement> find(String simpleName) {
    return found.computeIfAbsent(simpleName, this::search);
  }

  /** Inner scopes shadow outer ones, which in turn go before imports, from exact to on-demand. */
  private Optional<TypeElement> search(String name) {
    return member(name)
        .or(() -> Optional.ofNullable(imports.types().get(name)).flatMap(classes::find))
        .or(() -> nested(imports.statics().getOrDefault(name, List.of()), name))
        .or(() -> classes.find(inPackage(packageElement.getQualifiedName().toString(), name)))
        .or(() -> onDemand(imports.packages(), name))
        .or(() -> nested(imports.staticClasses(), name))
        .or(() -> onDemand(fromModules(), name));
  }

  private Optional<TypeElement> member(String name) {
    for (Element e = owner; e instanceof TypeElement type; e = e.getEnclosingElement()) {
      if (type.getSimpleName().contentEquals(name)) {
        return Optional.of(type);
      }
      Optional<TypeElement> nested = classes.members(type).type(name);
      if (nested.isPresent()) {
        return nested;
      }
    }
    return Optional.empty();
  }

  /** What imported modules export, and what those that they require for all do. */
  private List<String> fromModules() {
    Set<ModuleElement> modules = new LinkedHashSet<>();
    imports.modules().forEach(name -> collect(elements.getModuleElement(name), modules));
    return modules.stream()
        .flatMap(module -> ElementFilter.exportsIn(module.getDirectives()).stream())
        .filter(exported -> exported.getTargetModules() == null)
        .map(exported -> exported.getPackage().getQualifiedName().toString())
        .toList();
  }

  private static void collect(ModuleElement module, Set<ModuleElement> found) {
    if (module != null && found.add(module)) {
      ElementFilter.requiresIn(module.getDirectives()).stream()
          .filter(ModuleElement.RequiresDirective::isTransitive)
          .forEach(required -> collect(required.getDependency(), found));
    }
  }

  private Optional<TypeElement> onDemand(List<String> packages, String name) {
    return packages.stream()
        .flatMap(from -> classes.find(inPackage(from, name)).stream())
        .filter(type -> Access.fromClass(type, owner, elements))
        .findFirst();
  }

  private Optional<TypeElement> nested(List<String> owners, String name) {
    return owners.stream()
        .flatMap(from -> classes.find(from).stream())
        .flatMap(from -> classes.members(from).type(name).stream())
        .filter(type -> Access.fromClass(type, owner, elements))
        .findFirst();
  }

  static String inPackage(String packageName, String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** The enclosing classes of the owner, from the inside out. */
  Stream<TypeElement> enclosing() {
    return Stream.iterate(
            (Element) owner, e -> e.getKind() != ElementKind.PACKAGE, Element::getEnclosingElement)
        .map(TypeElement.class::cast);
  }
}
