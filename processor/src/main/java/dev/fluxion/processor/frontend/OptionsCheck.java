package dev.fluxion.processor.frontend;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.processor.diagnostics.Problem;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** Reads the elements of {@code @Differentiable}; reports those without effect in this version. */
final class OptionsCheck {
  private final Environment environment;
  private final ExecutableElement method;
  private final MemberOrigins origins;

  OptionsCheck(Environment environment, ExecutableElement method, MemberOrigins origins) {
    this.environment = environment;
    this.method = method;
    this.origins = origins;
  }

  void check() {
    value(method, "debug")
        .filter(debug -> (Boolean) debug.getValue())
        .ifPresent(debug -> report(Problem.DEBUG_OPTION));
  }

  private void report(Problem problem) {
    environment.diagnostics().report(problem, origins.of(method));
  }

  /** The constants named by {@code generate}. */
  static List<String> derivatives(ExecutableElement method) {
    return value(method, "generate").stream()
        .flatMap(all -> ((List<?>) all.getValue()).stream())
        .map(one -> ((AnnotationValue) one).getValue())
        .filter(VariableElement.class::isInstance)
        .map(constant -> ((VariableElement) constant).getSimpleName().toString())
        .toList();
  }

  /** The classes named by {@code rules}. */
  static List<TypeElement> rules(ExecutableElement method) {
    return value(method, "rules").stream()
        .flatMap(all -> ((List<?>) all.getValue()).stream())
        .map(one -> ((AnnotationValue) one).getValue())
        .filter(DeclaredType.class::isInstance)
        .map(type -> (TypeElement) ((DeclaredType) type).asElement())
        .toList();
  }

  private static Optional<AnnotationValue> value(ExecutableElement method, String element) {
    return AnnotationElements.find(method, Differentiable.class, element);
  }
}
