package dev.fluxion.processor.frontend;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** What may be named from where (JLS 6.6). */
final class Access {
  private Access() {}

  /** Whether any class of the package, such as a generated one, may name the element. */
  static boolean fromPackage(Element element, PackageElement from, Elements elements) {
    boolean samePackage = elements.getPackageOf(element).equals(from);
    for (Element e = element; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      boolean open = samePackage || e.getModifiers().contains(Modifier.PUBLIC);
      if (!open || e.getModifiers().contains(Modifier.PRIVATE)) {
        return false;
      }
    }
    return true;
  }

  /** A class in {@code type}, as element or argument of it, that the package may not name. */
  static Optional<TypeElement> inaccessible(
      TypeMirror type, PackageElement from, Elements elements) {
    if (type instanceof ArrayType array) {
      return inaccessible(array.getComponentType(), from, elements);
    } else if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
          .filter(bound -> bound != null)
          .flatMap(bound -> inaccessible(bound, from, elements).stream())
          .findFirst();
    }
    if (!(type instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    if (!fromPackage(declared.asElement(), from, elements)) {
      return Optional.of((TypeElement) declared.asElement());
    }
    return declared.getTypeArguments().stream()
        .flatMap(argument -> inaccessible(argument, from, elements).stream())
        .findFirst();
  }

  /** Whether code inside {@code from} may name a member, found in it or inherited by it. */
  static boolean fromClass(Element member, TypeElement from, Elements elements) {
    return topLevel(member).equals(topLevel(from))
        || !member.getModifiers().contains(Modifier.PRIVATE)
            && (member.getModifiers().contains(Modifier.PUBLIC)
                || member.getModifiers().contains(Modifier.PROTECTED)
                || elements.getPackageOf(member).equals(elements.getPackageOf(from)));
  }

  static TypeElement topLevel(Element element) {
    Element e = element;
    while (e.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      e = e.getEnclosingElement();
    }
    return (TypeElement) e;
  }
}
