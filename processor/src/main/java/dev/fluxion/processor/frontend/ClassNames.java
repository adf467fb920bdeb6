package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Signature.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Names and visibility of a class that may be nested in others. */
final class ClassNames {
  private ClassNames() {}

  /** Simple names, outermost first. */
  static List<String> of(TypeElement type) {
    List<String> names = new ArrayList<>();
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      names.add(0, e.getSimpleName().toString());
    }
    return names;
  }

  /** Public where the class and all around it are. */
  static Visibility visibility(TypeElement type) {
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return Visibility.PACKAGE;
      }
    }
    return Visibility.PUBLIC;
  }

  /** The outermost private class that the type is, or is nested in. */
  static Optional<TypeElement> privateClass(TypeElement type) {
    TypeElement found = null;
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        found = (TypeElement) e;
      }
    }
    return Optional.ofNullable(found);
  }
}
