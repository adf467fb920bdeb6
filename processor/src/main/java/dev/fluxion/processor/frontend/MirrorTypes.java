package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
  static Optional<Type> read(TypeMirror mirror, Environment environment) {
    Types types = environment.types();
    if (mirror.getKind() == TypeKind.VOID) {
      return Optional.of(Primitive.VOID);
    } else if (mirror.getKind().isPrimitive()) {
      return Optional.of(Primitive.valueOf(mirror.getKind().name()));
    } else if (mirror instanceof javax.lang.model.type.ArrayType array) {
      return read(array.getComponentType(), environment)
          .map(element -> isValue(scalar(array), environment) ? objects(element) : element)
          .map(ArrayType::new);
    } else if (mirror.getKind() == TypeKind.DECLARED) {
      if (isValue(mirror, environment)) {
        return environment.records().ofValue((DeclaredType) mirror, f -> read(f, environment));
      }
      return RecordTypes.isRecord(mirror)
          ? record((DeclaredType) mirror, environment.with(ValueClasses.NONE))
          : Optional.of(object((DeclaredType) mirror, environment));
    } else if (mirror instanceof TypeVariable variable) {
      TypeMirror bound = variable.getUpperBound();
      return read(mentionsVariable(bound) ? types.erasure(bound) : bound, environment);
    } else if (mirror instanceof IntersectionType intersection) {
      return read(intersection.getBounds().get(0), environment);
    } else if (mirror instanceof WildcardType wildcard) {
      return Optional.ofNullable(wildcard.getExtendsBound())
          .flatMap(bound -> read(bound, environment))
          .or(() -> Optional.of(new ClassType("java.lang.Object")));
    }
    return Optional.empty();
  }

  private static boolean isValue(TypeMirror mirror, Environment environment) {
    return environment.values().contains(mirror);
  }

  /** In arrays values are objects. */
  private static Type objects(Type type) {
    return type instanceof RecordType record ? object(record) : type;
  }

  /** Taken apart, unless it holds no reals and has components that are better left together. */
  private static Optional<Type> record(DeclaredType mirror, Environment environment) {
    DeclaredType nameable = RecordArguments.nameable(mirror, environment);
    List<String> arguments = object(nameable, environment).arguments();
    Optional<RecordType> record =
        environment.records().of(nameable, arguments, component -> read(component, environment));
    boolean ofNumbers =
        arguments.isEmpty() && record.filter(MirrorTypes::holdsNumbersOnly).isPresent();
    boolean staysTogether =
        record.isPresent() && !ofNumbers && !environment.records().holdsReals(nameable);
    return staysTogether ? Optional.of(object(mirror, environment)) : record.map(Type.class::cast);
  }

  private static boolean holdsNumbersOnly(RecordType record) {
    return !record.components().isEmpty()
        && record.components().stream()
            .map(RecordType.Component::type)
            .allMatch(
                type ->
                    type instanceof RecordType inner
                        ? holdsNumbersOnly(inner)
                        : !(type instanceof ClassType)
                            && !(type instanceof ArrayType array
                                && array.scalar() instanceof ClassType));
  }

  /** The class as a constant that is not looked into, be it a record. */
  static ClassType object(DeclaredType mirror, Environment environment) {
    return new ClassType(text(mirror, environment.types()));
  }

  /** As {@link #read}, but for records the class as a constant. */
  static Optional<Type> readObject(TypeMirror mirror, Environment environment) {
    return read(mirror, environment)
        .map(type -> type instanceof RecordType record ? object(record) : type);
  }

  static ClassType object(RecordType record) {
    String name = String.join(".", record.className());
    boolean tells =
        record.className().stream().allMatch(n -> Character.isUpperCase(n.codePointAt(0)));
    for (String part : record.packageName().split("[.]")) {
      tells &= part.isEmpty() || Character.isLowerCase(part.codePointAt(0));
    }
    String arguments =
        record.arguments().isEmpty() ? "" : "<" + String.join(",", record.arguments()) + ">";
    String separator = tells ? record.packageName().isEmpty() ? "" : "." : "/";
    return new ClassType(record.packageName() + separator + name + arguments);
  }

  /** The type as an argument of another; what it contains is not taken apart. */
  private static Optional<String> typeText(TypeMirror mirror, Types types) {
    if (mirror instanceof javax.lang.model.type.ArrayType array) {
      return typeText(array.getComponentType(), types).map(text -> text + "[]");
    } else if (mirror instanceof DeclaredType declared && declared.getKind() == TypeKind.DECLARED) {
      return Optional.of(text(declared, types));
    }
    return mirror.getKind().isPrimitive()
        ? Optional.of(Primitive.valueOf(mirror.getKind().name()).keyword())
        : Optional.empty();
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
        return typeText(lower, types).map(text -> "? super " + text).orElse("?");
      }
      return wildcard.getExtendsBound() == null
          ? "?"
          : extending(wildcard.getExtendsBound(), types);
    }
    return mentionsVariable(argument)
        ? extending(argument, types)
        : typeText(argument, types).orElse("?");
  }

  /** Bounds with variables may mention themselves: {@code T extends Comparable<T>}. */
  private static String extending(TypeMirror bound, Types types) {
    boolean isVariable = bound instanceof TypeVariable || bound instanceof IntersectionType;
    TypeMirror plain = isVariable ? types.erasure(bound) : bound;
    return isObject(plain)
        ? "?"
        : typeText(plain, types).map(text -> "? extends " + text).orElse("?");
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
    } else if (type instanceof RecordType record) {
      return write(object(record), environment);
    } else if (type instanceof ClassType named) {
      if (named.equals(Conversions.NULL) || named.equals(FunctionValue.UNCONVERTED)) {
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
}
