package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** Translates between the compiler's types and those of the intermediate representation. */
final class MirrorTypes {
  private MirrorTypes() {}

  /**
   * Empty for erroneous types. What generated code cannot name is left out: a type variable becomes
   * its bound, and as a type argument a wildcard; so do the arguments that a raw type lacks.
   */
  static Optional<Type> read(TypeMirror mirror, Types types) {
    if (mirror.getKind() == TypeKind.VOID) {
      return Optional.of(Primitive.VOID);
    } else if (mirror.getKind().isPrimitive()) {
      return Optional.of(Primitive.valueOf(mirror.getKind().name()));
    } else if (mirror instanceof javax.lang.model.type.ArrayType array) {
      return read(array.getComponentType(), types).map(ArrayType::new);
    } else if (mirror.getKind() == TypeKind.DECLARED) {
      return Optional.of(new ClassType(text((DeclaredType) mirror, types)));
    } else if (mirror instanceof TypeVariable variable) {
      TypeMirror bound = variable.getUpperBound();
      return read(mentionsVariable(bound) ? types.erasure(bound) : bound, types);
    } else if (mirror instanceof IntersectionType intersection) {
      return read(intersection.getBounds().get(0), types);
    } else if (mirror instanceof WildcardType wildcard) {
      return Optional.ofNullable(wildcard.getExtendsBound())
          .flatMap(bound -> read(bound, types))
          .or(() -> Optional.of(new ClassType("java.lang.Object")));
    }
    return Optional.empty();
  }

  private static String text(DeclaredType type, Types types) {
    TypeElement element = (TypeElement) type.asElement();
    int parameters = element.getTypeParameters().size();
    if (parameters == 0) {
      return name(element);
    }
    String arguments =
        type.getTypeArguments().isEmpty()
            ? String.join(",", Collections.nCopies(parameters, "?"))
            : type.getTypeArguments().stream()
                .map(argument -> argument(argument, types))
                .collect(Collectors.joining(","));
    return name(element) + "<" + arguments + ">";
  }

  private static String argument(TypeMirror argument, Types types) {
    if (argument instanceof TypeVariable variable) {
      TypeMirror bound = variable.getUpperBound();
      return extending(mentionsVariable(bound) ? types.erasure(bound) : bound, types);
    } else if (argument instanceof WildcardType wildcard) {
      TypeMirror lower = wildcard.getSuperBound();
      if (lower != null && !mentionsVariable(lower)) {
        return "? super " + read(lower, types).map(Type::toString).orElse("?");
      }
      return wildcard.getExtendsBound() == null
          ? "?"
          : extending(wildcard.getExtendsBound(), types);
    }
    return mentionsVariable(argument)
        ? extending(argument, types)
        : read(argument, types).map(Type::toString).orElse("?");
  }

  /** Bounds with variables may mention themselves: {@code T extends Comparable<T>}. */
  private static String extending(TypeMirror bound, Types types) {
    boolean isVariable = bound instanceof TypeVariable || bound instanceof IntersectionType;
    TypeMirror plain = isVariable ? types.erasure(bound) : bound;
    return isObject(plain) ? "?" : read(plain, types).map(type -> "? extends " + type).orElse("?");
  }

  private static boolean isObject(TypeMirror mirror) {
    return mirror instanceof DeclaredType declared
        && ((TypeElement) declared.asElement())
            .getQualifiedName()
            .contentEquals("java.lang.Object");
  }

  private static boolean mentionsVariable(TypeMirror mirror) {
    if (mirror instanceof javax.lang.model.type.ArrayType array) {
      return mentionsVariable(array.getComponentType());
    } else if (mirror instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && mentionsVariable(wildcard.getExtendsBound())
          || wildcard.getSuperBound() != null && mentionsVariable(wildcard.getSuperBound());
    } else if (mirror instanceof DeclaredType declared) {
      return declared.getTypeArguments().stream().anyMatch(MirrorTypes::mentionsVariable);
    }
    return mirror.getKind() == TypeKind.TYPEVAR || mirror.getKind() == TypeKind.INTERSECTION;
  }

  /** The canonical name, with a slash where letter case does not tell packages from classes. */
  static String name(TypeElement element) {
    TypeElement top = element;
    while (top.getEnclosingElement() instanceof TypeElement outer) {
      top = outer;
    }
    String name = element.getQualifiedName().toString();
    String topName = top.getQualifiedName().toString();
    int end = topName.lastIndexOf('.');
    boolean tells = true;
    for (String part : end < 0 ? new String[0] : topName.substring(0, end).split("[.]")) {
      tells &= Character.isLowerCase(part.codePointAt(0));
    }
    for (String part : name.substring(end + 1).split("[.]")) {
      tells &= Character.isUpperCase(part.codePointAt(0));
    }
    if (tells) {
      return name;
    }
    return end < 0 ? "/" + name : name.substring(0, end) + "/" + name.substring(end + 1);
  }

  /** The class that a type of ours names. */
  static TypeElement element(ClassType type, Environment environment) {
    String name = type.rawName().replaceFirst("^/", "").replace('/', '.');
    return environment.elements().getTypeElement(name);
  }

  /** The compiler's form of a type of ours. */
  static TypeMirror write(Type type, Environment environment) {
    Types types = environment.types();
    if (type instanceof ArrayType array) {
      return types.getArrayType(write(array.element(), environment));
    } else if (type instanceof ClassType named) {
      if (named.equals(Conversions.NULL)) {
        return types.getNullType();
      }
      TypeMirror[] arguments =
          named.arguments().stream()
              .map(argument -> writeArgument(argument, environment))
              .toArray(TypeMirror[]::new);
      return types.getDeclaredType(element(named, environment), arguments);
    }
    return type == Primitive.VOID
        ? types.getNoType(TypeKind.VOID)
        : types.getPrimitiveType(TypeKind.valueOf(((Primitive) type).name()));
  }

  private static TypeMirror writeArgument(String text, Environment environment) {
    Types types = environment.types();
    if (text.equals("?")) {
      return types.getWildcardType(null, null);
    } else if (text.startsWith("? extends ")) {
      TypeMirror bound = write(ClassType.parse(text.substring("? extends ".length())), environment);
      return types.getWildcardType(bound, null);
    } else if (text.startsWith("? super ")) {
      TypeMirror bound = write(ClassType.parse(text.substring("? super ".length())), environment);
      return types.getWildcardType(null, bound);
    }
    return write(ClassType.parse(text), environment);
  }

  /** What stands at the bottom of all array dimensions. */
  static TypeMirror scalar(TypeMirror mirror) {
    TypeMirror scalar = mirror;
    while (scalar instanceof javax.lang.model.type.ArrayType array) {
      scalar = array.getComponentType();
    }
    return scalar;
  }

  static boolean isRecord(TypeMirror mirror) {
    return scalar(mirror) instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD;
  }
}
