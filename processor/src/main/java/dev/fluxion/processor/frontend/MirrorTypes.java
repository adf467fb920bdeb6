package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
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
  static Optional<Type> read(TypeMirror mirror, Environment environment) {
    if (mirror.getKind() == TypeKind.VOID) {
      return Optional.of(Primitive.VOID);
    } else if (mirror.getKind().isPrimitive()) {
      return Optional.of(Primitive.valueOf(mirror.getKind().name()));
    } else if (mirror instanceof javax.lang.model.type.ArrayType array) {
      return read(array.getComponentType(), environment).map(ArrayType::new);
    } else if (mirror.getKind() == TypeKind.DECLARED) {
      TypeElement element = (TypeElement) ((DeclaredType) mirror).asElement();
      if (RecordTypes.isRecord(mirror)) {
        return environment
            .records()
            .of(element, component -> read(component, environment))
            .map(Type.class::cast);
      }
      return Optional.of(new ClassType(element.getQualifiedName().toString()));
    } else if (mirror.getKind() == TypeKind.TYPEVAR) {
      return read(environment.types().erasure(mirror), environment);
    }
    return Optional.empty();
  }

  /** The mirror of a primitive, a record or an array of these. */
  static TypeMirror write(Type type, Environment environment) {
    Types types = environment.types();
    if (type instanceof RecordType record) {
      return types.erasure(environment.elements().getTypeElement(record.toString()).asType());
    }
    if (type instanceof ArrayType array) {
      return types.getArrayType(write(array.element(), environment));
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
