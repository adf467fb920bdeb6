package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.Set;
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
    return scalar != Primitive.VOID && !(type instanceof ArrayType && scalar instanceof RecordType);
  }

  /** Reports a type that is not supported; whether it is one. */
  static boolean report(Environment environment, Origin origin, TypeMirror mirror) {
    TypeMirror scalar = MirrorTypes.scalar(mirror);
    Type type = MirrorTypes.read(scalar, environment).orElse(null);
    boolean isArray = scalar != mirror;
    if (isArray && environment.values().contains(scalar)) {
      return false; // whose elements are objects
    }
    if (type instanceof RecordType record && (isArray || !contains(record))) {
      environment
          .diagnostics()
          .report(
              isArray ? Problem.RECORD_ARRAY : Problem.RECORD_COMPONENTS,
              origin,
              record.simpleName());
      return true;
    }
    return false;
  }

  static boolean isBox(String qualifiedName) {
    return BOXES.contains(qualifiedName);
  }
}
