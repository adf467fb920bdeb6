package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.Set;
import javax.lang.model.element.ElementKind;
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
    if (type instanceof RecordType record) {
      return !record.components().isEmpty()
          && record.components().stream().allMatch(c -> contains(c.type()));
    }
    Type scalar = type instanceof ArrayType array ? array.scalar() : type;
    return scalar instanceof Primitive && scalar != Primitive.FLOAT && scalar != Primitive.VOID;
  }

  /** Reports an unsupported type: what there is to say about its kind, else {@code otherwise}. */
  static void report(
      Diagnostics diagnostics,
      Origin origin,
      TypeMirror type,
      Problem otherwise,
      Object... arguments) {
    TypeMirror scalar = MirrorTypes.scalar(type);
    if (scalar.getKind() == TypeKind.FLOAT) {
      diagnostics.report(Problem.FLOAT, origin);
    } else if (scalar instanceof DeclaredType declared
        && isBox((TypeElement) declared.asElement())) {
      diagnostics.report(Problem.BOXED_TYPE, origin, declared.asElement().getSimpleName());
    } else if (scalar instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD) {
      diagnostics.report(
          scalar == type ? Problem.RECORD_COMPONENTS : Problem.RECORD_ARRAY,
          origin,
          declared.asElement().getSimpleName());
    } else {
      diagnostics.report(otherwise, origin, arguments);
    }
  }

  static boolean isBox(TypeElement type) {
    return BOXES.contains(type.getQualifiedName().toString());
  }
}
