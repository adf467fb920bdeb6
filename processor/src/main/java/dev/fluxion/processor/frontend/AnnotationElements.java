package dev.fluxion.processor.frontend;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What is written in an annotation; classes as types, since they need not be loadable. */
final class AnnotationElements {
  private AnnotationElements() {}

  /** The value of an element; empty where it is left out. */
  static Optional<AnnotationValue> find(
      ExecutableElement method, Class<? extends Annotation> annotation, String element) {
    return method.getAnnotationMirrors().stream()
        .filter(mirror -> isOf(mirror, annotation))
        .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(element))
        .<AnnotationValue>map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean isOf(AnnotationMirror mirror, Class<? extends Annotation> annotation) {
    return ((TypeElement) mirror.getAnnotationType().asElement())
        .getQualifiedName()
        .contentEquals(annotation.getCanonicalName());
  }
}
