package dev.fluxion.processor.frontend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types that do not exist, or not yet: another processor may make them in this compilation. */
public final class Unresolved {
  private final Set<Element> seen = new HashSet<>();

  private Unresolved() {}

  /** Whether the declaration of a method has such a type, be it in a component of a record. */
  public static boolean isIn(ExecutableElement method) {
    Unresolved search = new Unresolved();
    return search.isIn(method.getReturnType())
        || method.getParameters().stream().map(VariableElement::asType).anyMatch(search::isIn)
        || search.isIn(method.getEnclosingElement().asType());
  }

  private boolean isIn(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isIn(array.getComponentType());
    }
    if (type.getKind() == TypeKind.ERROR || !(type instanceof DeclaredType declared)) {
      return type.getKind() == TypeKind.ERROR;
    }
    List<? extends TypeMirror> arguments = declared.getTypeArguments();
    TypeElement element = (TypeElement) declared.asElement();
    boolean inComponents =
        element.getKind() == ElementKind.RECORD
            && seen.add(element)
            && element.getRecordComponents().stream().anyMatch(c -> isIn(c.asType()));
    return inComponents || arguments.stream().anyMatch(this::isIn);
  }
}
