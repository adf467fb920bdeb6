package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What the companion, another class of the package, calls types that it may not name: their nearest
 * supertypes that it may, superclasses before interfaces. Type arguments become wildcards.
 */
final class VisibleTypes {
  private static final ClassType OBJECT = new ClassType("java.lang.Object");

  private final Environment environment;
  private final PackageElement from;
  private final Map<Type, Type> known = new HashMap<>();

  /** Classes whose supertypes mention them: {@code enum E extends Enum<E>}. */
  private final Set<TypeElement> open = new HashSet<>();

  /**
   * @param owner a class of the package
   */
  VisibleTypes(Environment environment, TypeElement owner) {
    this.environment = environment;
    this.from = environment.elements().getPackageOf(owner);
  }

  boolean isVisible(Type type) {
    return of(type).equals(type);
  }

  boolean isVisible(TypeElement element) {
    return mayName(element);
  }

  /** Whether the companion may name the class or the member. */
  boolean mayName(Element element) {
    return Access.fromPackage(element, from, environment.elements());
  }

  /** The type itself, where it may be named. */
  Type of(Type type) {
    Type found = known.get(type);
    if (found == null) {
      found = find(type);
      known.put(type, found);
    }
    return found;
  }

  private Type find(Type type) {
    if (type instanceof ArrayType array) {
      Type element = of(array.element());
      return element.equals(array.element()) ? type : new ArrayType(element);
    } else if (type instanceof RecordType record) {
      List<RecordType.Component> components =
          record.components().stream()
              .map(c -> new RecordType.Component(c.name(), of(c.type()), c.constant()))
              .toList();
      return new RecordType(
          record.packageName(),
          record.className(),
          record.arguments().stream().map(this::argument).toList(),
          components,
          record.construction());
    }
    return type instanceof ClassType named ? find(named) : type;
  }

  private Type find(ClassType type) {
    TypeElement element = MirrorTypes.element(type, environment);
    if (element == null) { // the null type; the runtime's classes need not be there
      return type;
    } else if (!isVisible(element)) {
      return supertype(type, element);
    }
    List<String> arguments = type.arguments();
    String visible = arguments.stream().map(this::argument).collect(Collectors.joining(","));
    return arguments.isEmpty() ? type : new ClassType(type.rawName() + "<" + visible + ">");
  }

  private Type supertype(ClassType type, TypeElement element) {
    if (!open.add(element)) {
      return OBJECT;
    }
    try {
      return nearest(environment.types().capture(MirrorTypes.write(type, environment)))
          .flatMap(mirror -> MirrorTypes.readObject(mirror, environment))
          .map(this::of)
          .orElse(OBJECT);
    } finally {
      open.remove(element);
    }
  }

  private Optional<DeclaredType> nearest(TypeMirror type) {
    for (TypeMirror supertype : environment.types().directSupertypes(type)) {
      DeclaredType declared = (DeclaredType) supertype;
      TypeElement element = (TypeElement) declared.asElement();
      if (element.getQualifiedName().contentEquals("java.lang.Object")) {
        continue;
      }
      Optional<DeclaredType> found = isVisible(element) ? Optional.of(declared) : nearest(declared);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private String argument(String text) {
    if (text.startsWith("? super ")) {
      Type bound = ClassType.parse(text.substring("? super ".length()));
      return isVisible(bound) ? text : "?";
    } else if (text.startsWith("? extends ")) {
      Type bound = ClassType.parse(text.substring("? extends ".length()));
      return isVisible(bound) ? text : extending(of(bound));
    } else if (text.equals("?")) {
      return text;
    }
    Type argument = ClassType.parse(text);
    return isVisible(argument) ? text : extending(of(argument));
  }

  private static String extending(Type bound) {
    return bound.equals(OBJECT) ? "?" : "? extends " + bound;
  }
}
