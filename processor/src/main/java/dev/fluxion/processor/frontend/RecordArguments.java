package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.RecordType;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** Generic records by their type arguments, as far as generated code can name these. */
final class RecordArguments {
  private RecordArguments() {}

  /**
   * The type with a wildcard in the place of each argument that is missing, or that is a private
   * class, which other classes cannot name. Private records stay: they are taken apart.
   */
  static DeclaredType nameable(DeclaredType mirror, Environment environment) {
    TypeElement element = (TypeElement) mirror.asElement();
    int count = element.getTypeParameters().size();
    if (count == 0) {
      return mirror;
    }
    Types types = environment.types();
    TypeMirror[] arguments = new TypeMirror[count];
    for (int i = 0; i < count; i++) {
      boolean isMissing = mirror.getTypeArguments().isEmpty();
      arguments[i] =
          isMissing || isHidden(mirror.getTypeArguments().get(i), environment)
              ? types.getWildcardType(null, null)
              : mirror.getTypeArguments().get(i);
    }
    return types.getDeclaredType(element, arguments);
  }

  private static boolean isHidden(TypeMirror argument, Environment environment) {
    return mentionsPrivate(argument)
        && !(RecordTypes.isRecord(argument)
            && MirrorTypes.read(argument, environment).orElse(null) instanceof RecordType);
  }

  private static boolean mentionsPrivate(TypeMirror mirror) {
    TypeMirror scalar = MirrorTypes.scalar(mirror);
    if (scalar instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && mentionsPrivate(wildcard.getExtendsBound())
          || wildcard.getSuperBound() != null && mentionsPrivate(wildcard.getSuperBound());
    }
    return scalar.getKind() == TypeKind.DECLARED
        && (ClassNames.privateClass((TypeElement) ((DeclaredType) scalar).asElement()).isPresent()
            || ((DeclaredType) scalar)
                .getTypeArguments().stream().anyMatch(RecordArguments::mentionsPrivate));
  }

  /** The type of a component of a record of type {@code record} (JLS 4.5.2, 5.1.10). */
  static TypeMirror component(DeclaredType record, RecordComponentElement component, Types types) {
    return record.getTypeArguments().isEmpty()
        ? component.asType()
        : result(record, component.getAccessor(), types);
  }

  /** The type of a method's result, called on a record of type {@code record}. */
  static TypeMirror result(DeclaredType record, ExecutableElement method, Types types) {
    DeclaredType in = (DeclaredType) types.capture(record);
    return ((ExecutableType) types.asMemberOf(in, method)).getReturnType();
  }
}
