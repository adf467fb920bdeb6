package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * The result types of generic methods, where the arguments or the variable that is assigned to tell
 * them plainly (a small part of JLS chapter 18). The generated code assigns the result to a
 * variable of that type, so that the compiler infers the rest once more.
 */
final class Inference {
  private final Environment environment;
  private final Types types;

  Inference(Environment environment) {
    this.environment = environment;
    this.types = environment.types();
  }

  private ExecutableType memberType(CallLowering.Found call) {
    if (call.receiver().isEmpty()) {
      return (ExecutableType) call.method().asType();
    }
    TypeMirror receiver = MirrorTypes.write(call.receiver().get().type(), environment);
    return (ExecutableType) types.asMemberOf((DeclaredType) types.capture(receiver), call.method());
  }

  /**
   * Whether the arguments fit also where the type parameters of the class around are not known any
   * more: in generated code a {@code List<T>} is a {@code List<?>}, to which nothing can be added.
   */
  boolean fits(CallLowering.Found call) {
    ExecutableType type = memberType(call);
    int count = call.arguments().size();
    List<? extends TypeMirror> parameters = parameters(type, call.choice().variableArity(), count);
    for (int i = 0; i < count && type.getTypeVariables().isEmpty(); i++) {
      TypeMirror argument = MirrorTypes.write(call.arguments().get(i).type(), environment);
      if (!types.isAssignable(argument, parameters.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The type of a call's result; empty where it cannot be told. */
  Optional<TypeMirror> result(CallLowering.Found call) {
    ExecutableElement method = call.method();
    ExecutableType type = memberType(call);
    if (method.getTypeParameters().isEmpty()) {
      return Optional.of(type.getReturnType());
    }
    List<Type> arguments = call.arguments().stream().map(argument -> argument.type()).toList();
    return instance(
        method.getTypeParameters(),
        parameters(type, call.choice().variableArity(), arguments.size()),
        arguments,
        type.getReturnType(),
        call.target());
  }

  /** The type of {@code new C<>(arguments)}. */
  Optional<TypeMirror> created(
      TypeElement type, ExecutableElement constructor, List<Type> arguments, Type target) {
    return instance(
        type.getTypeParameters(),
        parameters((ExecutableType) constructor.asType(), false, arguments.size()),
        arguments,
        type.asType(),
        target);
  }

  private static List<? extends TypeMirror> parameters(
      ExecutableType type, boolean variableArity, int count) {
    List<? extends TypeMirror> declared = type.getParameterTypes();
    if (!variableArity) {
      return declared;
    }
    int last = declared.size() - 1;
    List<TypeMirror> expanded = new java.util.ArrayList<>(declared.subList(0, last));
    TypeMirror repeated = ((ArrayType) declared.get(last)).getComponentType();
    while (expanded.size() < count) {
      expanded.add(repeated);
    }
    return expanded;
  }

  private Optional<TypeMirror> instance(
      List<? extends TypeParameterElement> variables,
      List<? extends TypeMirror> parameters,
      List<Type> arguments,
      TypeMirror result,
      Type target) {
    Map<Element, TypeMirror> found = new HashMap<>();
    boolean fits = true;
    for (int i = 0; i < arguments.size() && i < parameters.size(); i++) {
      fits &= unify(parameters.get(i), MirrorTypes.write(arguments.get(i), environment), found);
    }
    if (target != null) {
      unifyResult(result, MirrorTypes.write(target, environment), found);
    }
    found.keySet().retainAll(variables);
    return fits ? substitute(result, variables, found) : Optional.empty();
  }

  /** What the target adds, where the arguments have said nothing. */
  private void unifyResult(TypeMirror result, TypeMirror target, Map<Element, TypeMirror> found) {
    if (result instanceof TypeVariable variable) {
      TypeMirror value =
          target instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : target;
      found.putIfAbsent(variable.asElement(), value);
    } else if (result instanceof DeclaredType declared && target instanceof DeclaredType wanted) {
      DeclaredType as = (DeclaredType) asSuper(declared, wanted.asElement());
      if (as != null) {
        for (int i = 0; i < wanted.getTypeArguments().size(); i++) {
          TypeMirror argument = wanted.getTypeArguments().get(i);
          boolean plain = argument.getKind() != TypeKind.WILDCARD;
          if (plain && as.getTypeArguments().get(i) instanceof TypeVariable variable) {
            found.putIfAbsent(variable.asElement(), argument);
          }
        }
      }
    }
  }

  private boolean unify(TypeMirror parameter, TypeMirror argument, Map<Element, TypeMirror> found) {
    if (argument.getKind() == TypeKind.NULL) {
      return true;
    } else if (parameter instanceof TypeVariable variable) {
      TypeMirror value =
          argument instanceof PrimitiveType primitive
              ? types.boxedClass(primitive).asType()
              : argument;
      TypeMirror known = found.putIfAbsent(variable.asElement(), value);
      if (known != null && types.isSubtype(known, value)) {
        found.put(variable.asElement(), value);
        return true;
      }
      return known == null || types.isSubtype(value, known);
    } else if (parameter instanceof ArrayType array) {
      return !(argument instanceof ArrayType given)
          || given.getComponentType().getKind().isPrimitive()
          || unify(array.getComponentType(), given.getComponentType(), found);
    } else if (parameter instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() == null
          || unify(wildcard.getExtendsBound(), argument, found);
    } else if (parameter instanceof DeclaredType declared
        && argument instanceof DeclaredType given
        && asSuper(types.capture(given), declared.asElement()) instanceof DeclaredType as) {
      boolean fits = true;
      for (int i = 0; i < as.getTypeArguments().size(); i++) {
        fits &= unify(declared.getTypeArguments().get(i), as.getTypeArguments().get(i), found);
      }
      return fits;
    }
    return true;
  }

  /** The supertype of {@code type} that is of the given class; null where there is none. */
  private TypeMirror asSuper(TypeMirror type, Element of) {
    if (type instanceof DeclaredType declared && declared.asElement().equals(of)) {
      return type;
    }
    for (TypeMirror supertype : types.directSupertypes(type)) {
      TypeMirror found = asSuper(supertype, of);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Optional<TypeMirror> substitute(
      TypeMirror type,
      List<? extends TypeParameterElement> variables,
      Map<Element, TypeMirror> found) {
    if (type instanceof TypeVariable variable && variables.contains(variable.asElement())) {
      return Optional.ofNullable(found.get(variable.asElement()));
    } else if (type instanceof ArrayType array) {
      return substitute(array.getComponentType(), variables, found).map(types::getArrayType);
    } else if (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      TypeMirror[] arguments = new TypeMirror[declared.getTypeArguments().size()];
      for (int i = 0; i < arguments.length; i++) {
        Optional<TypeMirror> argument =
            substitute(declared.getTypeArguments().get(i), variables, found);
        if (argument.isEmpty()) {
          return Optional.empty();
        }
        arguments[i] = argument.get();
      }
      return Optional.of(types.getDeclaredType((TypeElement) declared.asElement(), arguments));
    }
    return Optional.of(type);
  }
}
