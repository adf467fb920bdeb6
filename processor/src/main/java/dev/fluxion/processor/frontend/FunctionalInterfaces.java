package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** What functional interfaces, of whatever library, ask of a function (JLS 9.8, 9.9). */
final class FunctionalInterfaces {
  private final Environment environment;

  FunctionalInterfaces(Environment environment) {
    this.environment = environment;
  }

  /** The only abstract method; empty where the type is no functional interface. */
  Optional<ExecutableElement> method(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)
        || !element.getKind().isInterface()) {
      return Optional.empty();
    }
    List<ExecutableElement> found =
        ElementFilter.methodsIn(environment.elements().getAllMembers(element)).stream()
            .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
            .filter(m -> !isOfObject(m))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** {@code equals} and the like, which every object has (JLS 9.8). */
  private boolean isOfObject(ExecutableElement method) {
    TypeElement object = environment.elements().getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .anyMatch(
            m ->
                m.getModifiers().contains(Modifier.PUBLIC)
                    && m.getSimpleName().equals(method.getSimpleName())
                    && m.getParameters().size() == method.getParameters().size());
  }

  Optional<FunctionSite.Descriptor> descriptor(TypeMirror type, Type as) {
    Optional<ExecutableElement> method = method(type);
    if (method.isEmpty() || !method.get().getTypeParameters().isEmpty()) {
      return Optional.empty();
    }
    DeclaredType in = withoutWildcards((DeclaredType) type);
    ExecutableType member = (ExecutableType) environment.types().asMemberOf(in, method.get());
    List<Type> declared = new ArrayList<>();
    List<Type> parameters = new ArrayList<>();
    for (TypeMirror parameter : member.getParameterTypes()) {
      Optional<Type> read = unboxed(parameter);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      parameters.add(read.get());
      declared.add(MirrorTypes.read(parameter, environment).orElseThrow());
    }
    String name = method.get().getSimpleName().toString();
    if (member.getReturnType().getKind() == TypeKind.VOID) {
      return Optional.of(
          new FunctionSite.Descriptor(as, name, declared, parameters, Primitive.VOID));
    }
    return unboxed(member.getReturnType())
        .map(result -> new FunctionSite.Descriptor(as, name, declared, parameters, result));
  }

  /** The bounds in the place of wildcards (JLS 9.9). */
  private DeclaredType withoutWildcards(DeclaredType type) {
    if (type.getTypeArguments().isEmpty()) {
      return type;
    }
    TypeElement element = (TypeElement) type.asElement();
    TypeMirror[] arguments = new TypeMirror[type.getTypeArguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = bound(type.getTypeArguments().get(i));
    }
    return environment.types().getDeclaredType(element, arguments);
  }

  private TypeMirror bound(TypeMirror argument) {
    if (!(argument instanceof WildcardType wildcard)) {
      return argument;
    } else if (wildcard.getExtendsBound() != null) {
      return wildcard.getExtendsBound();
    }
    return wildcard.getSuperBound() != null
        ? wildcard.getSuperBound()
        : environment.elements().getTypeElement("java.lang.Object").asType();
  }

  private Optional<Type> unboxed(TypeMirror mirror) {
    if (mirror instanceof TypeVariable) {
      return Optional.empty();
    }
    boolean isBox = SupportedTypes.isBox(mirror.toString());
    return MirrorTypes.read(isBox ? environment.types().unboxedType(mirror) : mirror, environment);
  }
}
