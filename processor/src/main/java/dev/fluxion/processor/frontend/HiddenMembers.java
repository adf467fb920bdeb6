package dev.fluxion.processor.frontend;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Hidden;
import dev.fluxion.processor.ir.Hidden.Kind;
import dev.fluxion.processor.ir.Hidden.Reference;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Tells which members generated code has to reach through a handle, and through which one. */
final class HiddenMembers {
  private final Body body;
  private final Environment environment;
  private final VisibleTypes visible;

  HiddenMembers(Body body) {
    this.body = body;
    this.environment = body.environment;
    this.visible = new VisibleTypes(body.environment, body.names.owner());
  }

  VisibleTypes visible() {
    return visible;
  }

  /**
   * A field that is read.
   *
   * @param tree where that happens
   * @param object the static type of the object that has it; empty for static fields
   */
  Optional<Hidden> field(Tree tree, VariableElement field, Optional<Type> object, Type type) {
    if (isOpen(field, object) && visible.isVisible(type)) {
      return Optional.empty();
    }
    TypeElement owner = owner(tree, field, object);
    Kind kind = object.isPresent() ? Kind.FIELD : Kind.STATIC_FIELD;
    return Optional.of(
        new Hidden(
            kind,
            from(field),
            reference(owner.asType()),
            field.getSimpleName().toString(),
            List.of(),
            reference(field.asType()),
            -1));
  }

  /** A method or constructor that is called. */
  Optional<Hidden> method(CallLowering.Found call, Type result) {
    Optional<Type> object = call.receiver().map(receiver -> receiver.type());
    return method(call.select(), call.choice(), object, types(call), result);
  }

  private static List<Type> types(CallLowering.Found call) {
    return call.arguments().stream().map(argument -> argument.type()).toList();
  }

  /**
   * A method or constructor that is called.
   *
   * @param arguments the static types of the arguments
   */
  Optional<Hidden> method(
      Tree tree,
      CallResolution.Choice choice,
      Optional<Type> object,
      List<Type> arguments,
      Type result) {
    ExecutableElement method = choice.method();
    boolean isOpen =
        isOpen(method, object)
            && Stream.concat(Stream.of(result), arguments.stream()).allMatch(visible::isVisible)
            && method.getParameters().stream()
                .allMatch(p -> reference(p.asType()).binaryName().isEmpty());
    if (isOpen) {
      return Optional.empty();
    }
    int count = arguments.size() - method.getParameters().size() + 1;
    boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
    Kind kind =
        isConstructor ? Kind.CONSTRUCTOR : object.isPresent() ? Kind.METHOD : Kind.STATIC_METHOD;
    TypeElement owner = owner(tree, method, object);
    return Optional.of(
        new Hidden(
            kind,
            from(method),
            reference(owner.asType()),
            isConstructor ? "new" : method.getSimpleName().toString(),
            method.getParameters().stream().map(p -> reference(p.asType())).toList(),
            reference(isConstructor ? owner.asType() : method.getReturnType()),
            choice.variableArity() ? count : -1));
  }

  /** The method that reads a component of a record. */
  Optional<Hidden> accessor(ExecutableElement accessor, Type record, Type result) {
    CallResolution.Choice choice = new CallResolution.Choice(accessor, false);
    return method(null, choice, Optional.of(record), List.of(), result);
  }

  /** Whether generated code may name the member of an object of that static type. */
  private boolean isOpen(Element member, Optional<Type> object) {
    boolean inherited = // a public method may come from a class that is not
        member.getKind() == ElementKind.METHOD
            && member.getModifiers().contains(Modifier.PUBLIC)
            && !member.getModifiers().contains(Modifier.STATIC)
            && object.isPresent()
            && visible.isVisible(object.get());
    boolean open = inherited || visible.mayName(member);
    return open && object.map(type -> has(visible.of(type), member, type)).orElse(true);
  }

  /** Whether a supertype that stands for the object's type has the member, too. */
  private boolean has(Type shown, Element member, Type type) {
    if (shown.equals(type)) {
      return true;
    }
    Types types = environment.types();
    TypeMirror owner = types.erasure(member.getEnclosingElement().asType());
    return types.isSubtype(types.erasure(MirrorTypes.write(shown, environment)), owner);
  }

  /** Private members belong to the top-level class; protected ones to who inherits them. */
  private Reference from(Element member) {
    TypeElement owner = body.names.owner();
    boolean inherited =
        member.getModifiers().contains(Modifier.PROTECTED)
            && !environment
                .elements()
                .getPackageOf(member)
                .equals(environment.elements().getPackageOf(owner));
    return reference((inherited ? heir(member).orElse(owner) : Access.topLevel(owner)).asType());
  }

  /** The innermost class around the body that inherits the member. */
  private Optional<TypeElement> heir(Element member) {
    Types types = environment.types();
    TypeMirror declaring = types.erasure(member.getEnclosingElement().asType());
    for (Element e = body.names.owner(); e instanceof TypeElement t; e = e.getEnclosingElement()) {
      if (types.isSubtype(types.erasure(t.asType()), declaring)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  /** The class in which the member is looked up: that which names it, as in bytecode (JLS 13.1). */
  private TypeElement owner(Tree tree, Element member, Optional<Type> object) {
    TypeElement declaring = (TypeElement) member.getEnclosingElement();
    boolean isFound =
        declaring.getModifiers().contains(Modifier.PUBLIC)
            || environment
                .elements()
                .getPackageOf(declaring)
                .equals(environment.elements().getPackageOf(body.names.owner()));
    if (isFound) {
      return declaring;
    } else if (object.isPresent() && object.get() instanceof ClassType type) {
      return MirrorTypes.element(type, environment);
    }
    if (tree instanceof MemberSelectTree select
        && body.names.resolve(select.getExpression(), body.scope)
            instanceof NameResolution.TypeName in) {
      return in.type();
    }
    return heir(member).orElse(declaring);
  }

  /** The class of a type, erased. */
  Reference reference(TypeMirror mirror) {
    return reference(mirror, environment, visible);
  }

  static Reference reference(TypeMirror mirror, Environment environment, VisibleTypes visible) {
    Type type =
        MirrorTypes.readObject(environment.types().erasure(mirror), environment).orElseThrow();
    Type scalar = type;
    while (scalar instanceof ArrayType array) {
      scalar = array.element();
    }
    TypeElement element =
        scalar instanceof ClassType named ? MirrorTypes.element(named, environment) : null;
    boolean isHidden = element != null && !visible.isVisible(element);
    String name = isHidden ? environment.elements().getBinaryName(element).toString() : "";
    return new Reference(visible.of(type), name);
  }
}
