package dev.fluxion.processor.frontend;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.FluxionGenerated;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Purpose;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Methods of an annotated class, or of a class in an annotated package: differentiable code of
 * other classes may call each of them that can carry a derivative. What follows here from a
 * declaration alone is the same for the companion that exports such a method and for those that
 * call it.
 */
final class Opened {
  private static final Set<Modifier> HIDDEN =
      Set.of(Modifier.PRIVATE, Modifier.ABSTRACT, Modifier.NATIVE);

  private Opened() {}

  /** Whether derivatives are made of the method for its users. */
  static boolean isAnnotated(ExecutableElement method) {
    return method.getAnnotation(Differentiable.class) != null || ImplicitEquation.isSolved(method);
  }

  /** What the derivatives of a method would be made for; empty where nobody may call them. */
  static Optional<Purpose> purpose(ExecutableElement method, Environment environment) {
    if (isAnnotated(method)) {
      return Optional.of(Purpose.METHOD);
    } else if (RuleReader.isRule(method)) {
      return RuleCheck.isExported(method) ? Optional.of(Purpose.RULE) : Optional.empty();
    }
    return isAnnotatedAround(method) && carriesReals(method, environment)
        ? Optional.of(Purpose.OPENED)
        : Optional.empty();
  }

  /** Whether it is exported for nothing but its class or package. */
  static boolean isOpened(ExecutableElement method, Environment environment) {
    return purpose(method, environment).filter(p -> p == Purpose.OPENED).isPresent();
  }

  /** Whether the class around, any class around that, or the package is annotated; no companion. */
  private static boolean isAnnotatedAround(ExecutableElement method) {
    if (Access.topLevel(method).getAnnotation(FluxionGenerated.class) != null) {
      return false;
    }
    for (Element around = method.getEnclosingElement();
        around != null;
        around = around.getEnclosingElement()) {
      if (around.getAnnotation(Differentiable.class) != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean carriesReals(ExecutableElement method, Environment environment) {
    if (method.getModifiers().stream().anyMatch(HIDDEN::contains)
        || !method.getTypeParameters().isEmpty()
        || ClassNames.privateClass((TypeElement) method.getEnclosingElement()).isPresent()) {
      return false;
    }
    List<Type> parameters = new ArrayList<>();
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      parameters.addAll(type(method.getEnclosingElement().asType(), environment).stream().toList());
    }
    for (VariableElement parameter : method.getParameters()) {
      parameters.addAll(type(parameter.asType(), environment).stream().toList());
    }
    boolean takesReals = parameters.stream().anyMatch(Type::isDifferentiable);
    boolean fillsArrays = parameters.stream().anyMatch(t -> t.rank() > 0 && t.isDifferentiable());
    boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
    boolean returnsReals =
        !isVoid
            && type(method.getReturnType(), environment).filter(Type::isDifferentiable).isPresent();
    return takesReals && (returnsReals || isVoid && fillsArrays);
  }

  private static Optional<Type> type(TypeMirror mirror, Environment environment) {
    return MirrorTypes.read(mirror, environment).filter(t -> t != Primitive.VOID);
  }

  /** 1 for the first method of its name and purpose, and so on, in declared order. */
  static int number(ExecutableElement method, Purpose purpose, Environment environment) {
    int number = 1;
    for (ExecutableElement other :
        ElementFilter.methodsIn(method.getEnclosingElement().getEnclosedElements())) {
      if (other.equals(method)) {
        break;
      }
      boolean isNamesake = other.getSimpleName().equals(method.getSimpleName());
      boolean counts =
          isNamesake
              && purpose(other, environment)
                  .filter(p -> (p == Purpose.OPENED) == (purpose == Purpose.OPENED))
                  .isPresent();
      number += counts ? 1 : 0;
    }
    return number;
  }

  /** The methods that {@code type} exports for this reason, in declared order. */
  static List<ExecutableElement> methods(TypeElement type, Environment environment) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(m -> isOpened(m, environment))
        .toList();
  }
}
