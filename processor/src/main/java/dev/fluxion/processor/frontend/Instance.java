package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/**
 * A method whose body is read, and what its type parameters stand for in a call: a generic method
 * is read anew for each choice of types, a {@code double} staying one. So is one that is given
 * functions whose code is known: in the place of such a parameter it has what the function
 * captures. And an inherited method is read for the class of the object that it is called on, which
 * may override what it calls.
 *
 * @param self that class, if it is not the one that declares the method
 */
record Instance(
    ExecutableElement method,
    Optional<TypeElement> self,
    Map<Element, TypeMirror> arguments,
    Map<Element, FunctionSite> functions)
    implements Readable {
  /** Dimensions of arrays; a method may call itself with ever more of them. */
  private static final int MOST = 8;

  Instance {
    arguments = Map.copyOf(arguments);
    functions = Map.copyOf(functions);
  }

  static Instance of(ExecutableElement method) {
    return new Instance(method, Optional.empty(), Map.of(), Map.of());
  }

  /** The method with the types of a call's arguments; empty where they leave a parameter open. */
  static Optional<Instance> of(CallLowering.Found call, Environment environment) {
    ExecutableElement method = call.method();
    if (method.getTypeParameters().isEmpty()) {
      return Optional.of(of(method));
    }
    Map<Element, TypeMirror> found = new HashMap<>();
    List<Expression> arguments = call.arguments();
    boolean agree = true;
    for (int i = 0; i < arguments.size() && i < method.getParameters().size(); i++) {
      TypeMirror given = MirrorTypes.write(arguments.get(i).type(), environment);
      TypeMirror parameter = method.getParameters().get(i).asType();
      agree &= unify(parameter, given, found, environment.types());
    }
    boolean isKnown = agree && found.keySet().containsAll(method.getTypeParameters());
    boolean isEndless = found.values().stream().anyMatch(type -> dimensions(type) > MOST);
    return isKnown && !isEndless && !call.choice().variableArity()
        ? Optional.of(new Instance(method, Optional.empty(), found, Map.of()))
        : Optional.empty();
  }

  /** The same for the functions among the arguments, by parameter. */
  Instance with(Map<Element, FunctionSite> given) {
    return new Instance(method, self, arguments, given);
  }

  /** The method of an object of a class. */
  Instance on(TypeElement type) {
    return type.equals(method.getEnclosingElement())
        ? this
        : new Instance(method, Optional.of(type), arguments, functions);
  }

  private static int dimensions(TypeMirror type) {
    return type instanceof ArrayType array ? 1 + dimensions(array.getComponentType()) : 0;
  }

  /**
   * Whether a type parameter can stand for both: numbers of two kinds are no number (JLS 4.10.4).
   */
  private static boolean agree(TypeMirror first, TypeMirror second, Types types) {
    return !first.getKind().isPrimitive() && !second.getKind().isPrimitive()
        || types.isSameType(boxed(first, types), boxed(second, types));
  }

  private static boolean unify(
      TypeMirror parameter, TypeMirror given, Map<Element, TypeMirror> found, Types types) {
    if (parameter instanceof TypeVariable variable) {
      TypeMirror other = found.putIfAbsent(variable.asElement(), given);
      return other == null || agree(other, given, types);
    } else if (parameter instanceof ArrayType array && given instanceof ArrayType of) {
      return unify(array.getComponentType(), of.getComponentType(), found, types);
    }
    return true;
  }

  /** A type of the method's declaration or body, in terms of the call. */
  TypeMirror resolved(TypeMirror type, Types types) {
    if (arguments.isEmpty()) {
      return type;
    } else if (type instanceof TypeVariable variable) {
      return arguments.getOrDefault(variable.asElement(), type);
    } else if (type instanceof ArrayType array) {
      return types.getArrayType(resolved(array.getComponentType(), types));
    } else if (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      TypeMirror[] resolved =
          declared.getTypeArguments().stream()
              .map(argument -> boxed(resolved(argument, types), types))
              .toArray(TypeMirror[]::new);
      return types.getDeclaredType((TypeElement) declared.asElement(), resolved);
    }
    return type;
  }

  private static TypeMirror boxed(TypeMirror type, Types types) {
    return type instanceof javax.lang.model.type.PrimitiveType primitive
        ? types.boxedClass(primitive).asType()
        : type;
  }
}
