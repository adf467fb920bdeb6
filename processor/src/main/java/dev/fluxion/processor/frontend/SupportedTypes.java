package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which types differentiable code may use, and what to say about the others. */
final class SupportedTypes {
  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Boolean");

  private SupportedTypes() {}

  static boolean contains(Type type) {
    Type scalar = type instanceof ArrayType array ? array.scalar() : type;
    return scalar != Primitive.FLOAT && scalar != Primitive.VOID;
  }

  /** Reports a type that is not supported; whether it is one. */
  static boolean report(Diagnostics diagnostics, Origin origin, TypeMirror type) {
    TypeMirror scalar = MirrorTypes.scalar(type);
    if (scalar.getKind() == TypeKind.FLOAT) {
      diagnostics.report(Problem.FLOAT, origin);
      return true;
    } else if (isRecordOfReals(scalar)) {
      diagnostics.report(
          Problem.RECORD, origin, ((DeclaredType) scalar).asElement().getSimpleName());
      return true;
    }
    return false;
  }

  /** Records without reals are constants like any other object. */
  static boolean isRecordOfReals(TypeMirror mirror) {
    if (!(mirror instanceof DeclaredType declared)
        || declared.asElement().getKind() != ElementKind.RECORD) {
      return false;
    }
    for (RecordComponentElement component :
        ((TypeElement) declared.asElement()).getRecordComponents()) {
      TypeMirror scalar = MirrorTypes.scalar(component.asType());
      boolean isReal = scalar.getKind() == TypeKind.DOUBLE || scalar.getKind() == TypeKind.FLOAT;
      if (isReal || isRecordOfReals(scalar)) {
        return true;
      }
    }
    return false;
  }

  static boolean isBox(String qualifiedName) {
    return BOXES.contains(qualifiedName);
  }
}
