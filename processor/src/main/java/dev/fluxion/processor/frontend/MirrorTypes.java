package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Translates between the compiler's types and those of the intermediate representation. */
final class MirrorTypes {
  private MirrorTypes() {}

  /** Empty for erroneous types. Generic types are erased. */
  static Optional<Type> read(TypeMirror mirror, Types types) {
    if (mirror.getKind() == TypeKind.VOID) {
      return Optional.of(Primitive.VOID);
    } else if (mirror.getKind().isPrimitive()) {
      return Optional.of(Primitive.valueOf(mirror.getKind().name()));
    } else if (mirror instanceof javax.lang.model.type.ArrayType array) {
      return read(array.getComponentType(), types).map(ArrayType::new);
    } else if (mirror.getKind() == TypeKind.DECLARED) {
      TypeElement element = (TypeElement) ((DeclaredType) mirror).asElement();
      return Optional.of(new ClassType(element.getQualifiedName().toString()));
    } else if (mirror.getKind() == TypeKind.TYPEVAR) {
      return read(types.erasure(mirror), types);
    }
    return Optional.empty();
  }

  /** The mirror of a primitive or an array of primitives. */
  static TypeMirror write(Type type, Types types) {
    if (type instanceof ArrayType array) {
      return types.getArrayType(write(array.element(), types));
    }
    return type == Primitive.VOID
        ? types.getNoType(TypeKind.VOID)
        : types.getPrimitiveType(TypeKind.valueOf(((Primitive) type).name()));
  }

  /** What stands at the bottom of all array dimensions. */
  static TypeMirror scalar(TypeMirror mirror) {
    TypeMirror scalar = mirror;
    while (scalar instanceof javax.lang.model.type.ArrayType array) {
      scalar = array.getComponentType();
    }
    return scalar;
  }
}
