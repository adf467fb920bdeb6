package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What a name inside the bodies of one class means (JLS 6.5): where both are in scope, a variable
 * goes before a type, a type before a package.
 */
final class NameResolution {

  /** The meaning of a simple or qualified name. */
  sealed interface Name {}

  record LocalName(Scope.Local local) implements Name {}

  record FieldName(VariableElement field) implements Name {}

  record TypeName(TypeElement type) implements Name {}

  record PackageName(String name) implements Name {}

  /** An expression that is no name, or something of one, such as an array's length. */
  record Value() implements Name {}

  private final Environment environment;
  private final ClassTable classes;
  private final Imports imports;
  private final TypeElement owner;
  private final TypeNames typeNames;

  NameResolution(Environment environment, ClassTable classes, Imports imports, TypeElement owner) {
    this.environment = environment;
    this.classes = classes;
    this.imports = imports;
    this.owner = owner;
    this.typeNames = new TypeNames(classes, imports, owner, environment.elements());
  }

  TypeElement owner() {
    return owner;
  }

  Name resolve(ExpressionTree tree, Scope scope) {
    Name name = new Value();
    if (tree instanceof IdentifierTree identifier) {
      name = simple(identifier.getName().toString(), scope);
    } else if (tree instanceof MemberSelectTree select) {
      name = select(select, scope);
    }
    if (name instanceof FieldName found) {
      environment.observer().element(tree, found.field);
    } else if (name instanceof TypeName found) {
      environment.observer().element(tree, found.type);
    }
    return name;
  }

  private Name simple(String name, Scope scope) {
    Optional<Name> local =
        scope
            .find(name)
            .or(() -> scope.find("this." + name)) // a field, in a constructor
            .map(LocalName::new);
    return local
        .or(() -> field(name).map(FieldName::new))
        .or(() -> typeNames.find(name).map(TypeName::new))
        .orElseGet(() -> new PackageName(name));
  }

  private Name select(MemberSelectTree tree, Scope scope) {
    String member = tree.getIdentifier().toString();
    if (tree.getExpression() instanceof IdentifierTree object
        && scope.find(object.getName() + "." + member).isPresent()) {
      return new LocalName(scope.find(object.getName() + "." + member).get()); // in a constructor
    }
    if (tree.getExpression() instanceof IdentifierTree object
        && object.getName().contentEquals("super")) {
      return new Value();
    }
    Name qualifier = resolve(tree.getExpression(), scope);
    if (qualifier instanceof TypeName in) {
      Members members = classes.members(in.type);
      return accessible(members.field(member))
          .<Name>map(FieldName::new)
          .or(() -> accessible(members.type(member)).map(TypeName::new))
          .orElseGet(Value::new);
    } else if (qualifier instanceof PackageName in) {
      String qualified = in.name + "." + member;
      return classes
          .find(qualified)
          .<Name>map(TypeName::new)
          .orElseGet(() -> new PackageName(qualified));
    }
    return new Value();
  }

  private Optional<VariableElement> field(String name) {
    return typeNames
        .enclosing()
        .flatMap(type -> classes.members(type).field(name).stream())
        .findFirst()
        .or(() -> importedField(imports.statics().getOrDefault(name, List.of()), name))
        .or(() -> importedField(imports.staticClasses(), name));
  }

  /** A field of a class, declared or inherited, that code in this one may name. */
  Optional<VariableElement> field(TypeElement type, String name) {
    return accessible(classes.members(type).field(name));
  }

  private Optional<VariableElement> importedField(List<String> from, String name) {
    return from.stream()
        .flatMap(type -> classes.find(type).stream())
        .flatMap(type -> classes.members(type).field(name).stream())
        .filter(field -> field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> Access.fromClass(field, owner, environment.elements()))
        .findFirst();
  }

  private <E extends javax.lang.model.element.Element> Optional<E> accessible(Optional<E> member) {
    return member.filter(e -> Access.fromClass(e, owner, environment.elements()));
  }

  /** The type that a tree in type position names, if it is a simple or qualified class name. */
  Optional<TypeElement> type(com.sun.source.tree.Tree tree) {
    if (tree instanceof IdentifierTree identifier) {
      return typeNames.find(identifier.getName().toString());
    } else if (tree instanceof MemberSelectTree select) {
      String member = select.getIdentifier().toString();
      Optional<TypeElement> outer = type(select.getExpression());
      return outer.isPresent()
          ? outer.flatMap(type -> classes.members(type).type(member))
          : classes.find(select.toString());
    }
    return Optional.empty();
  }

  /** Whether a class around has methods of that name, declared or inherited. */
  boolean hasMethods(String name) {
    return typeNames.enclosing().anyMatch(type -> !classes.members(type).methods(name).isEmpty());
  }

  /** The classes that static imports may take a method of that name from, as they are written. */
  List<String> staticImports(String name) {
    List<String> classNames = new ArrayList<>(imports.statics().getOrDefault(name, List.of()));
    classNames.addAll(imports.staticClasses());
    return classNames;
  }

  /** The class that is meant where underscores may stand for the dots of nested ones. */
  Optional<TypeElement> nested(String name) {
    Optional<TypeElement> whole = classes.find(name).or(() -> typeNames.find(name));
    int last = name.lastIndexOf('_');
    while (whole.isEmpty() && last > 0) {
      String member = name.substring(last + 1);
      whole = nested(name.substring(0, last)).flatMap(type -> classes.members(type).type(member));
      last = name.lastIndexOf('_', last - 1);
    }
    return whole;
  }

  /**
   * The methods a call without qualifier may mean (JLS 15.12.1): those of the innermost enclosing
   * class that has a member of that name, whatever its parameters, else the static imports.
   */
  List<ExecutableElement> methods(String name) {
    return typeNames
        .enclosing()
        .map(type -> classes.members(type).methods(name))
        .filter(methods -> !methods.isEmpty())
        .findFirst()
        .or(() -> importedMethods(imports.statics().getOrDefault(name, List.of()), name))
        .or(() -> importedMethods(imports.staticClasses(), name))
        .orElse(List.of());
  }

  private Optional<List<ExecutableElement>> importedMethods(List<String> from, String name) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (String type : from) {
      classes.find(type).ifPresent(found -> methods.addAll(methods(found, name)));
    }
    methods.removeIf(method -> !method.getModifiers().contains(Modifier.STATIC));
    return methods.isEmpty() ? Optional.empty() : Optional.of(methods);
  }

  /** Whether the method is one of this class, declared or inherited. */
  boolean isOwn(ExecutableElement method) {
    return classes.members(owner).methods(method.getSimpleName().toString()).contains(method);
  }

  /** Whether a subclass of the type has a field or class of that name. */
  boolean inherits(TypeElement type, String name) {
    Members members = classes.members(type);
    return members.field(name).isPresent() || members.type(name).isPresent();
  }

  /** Whether objects of the type have a method of that name. */
  boolean inheritsMethod(TypeElement type, String name) {
    return !classes.members(type).methods(name).isEmpty()
        || !methodsOfObjects(type, name).isEmpty();
  }

  /** The methods of objects of a class or interface, which has those of Object too (JLS 9.2). */
  List<ExecutableElement> methodsOfObjects(TypeElement type, String name) {
    List<ExecutableElement> own = methods(type, name);
    return own.isEmpty() && type.getKind().isInterface()
        ? classes.find("java.lang.Object").map(object -> methods(object, name)).orElse(own)
        : own;
  }

  /** The accessible methods of a class, declared or inherited. */
  List<ExecutableElement> methods(TypeElement type, String name) {
    return classes.members(type).methods(name).stream()
        .filter(method -> Access.fromClass(method, owner, environment.elements()))
        .toList();
  }
}
