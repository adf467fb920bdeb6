package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The forms that a rule may have (SPEC section 7), and the declaration that each asks for. */
enum RuleForm {
  /** Of a scalar function of scalars: the derivative, or an array of partials. */
  PARTIALS,
  /** Adds the product of a cotangent and the Jacobian to destinations: the VJP. */
  PRODUCT,
  /** The product of the Jacobian and tangents: the JVP. */
  TANGENT;

  /**
   * A declaration without names.
   *
   * @param parameters those of the method that is differentiated, the receiver first, then more
   */
  record Declaration(TypeMirror result, List<TypeMirror> parameters) {
    boolean equals(Declaration other, Types types) {
      boolean fits =
          types.isSameType(result, other.result) && parameters.size() == other.parameters.size();
      for (int i = 0; fits && i < parameters.size(); i++) {
        fits = types.isSameType(parameters.get(i), other.parameters.get(i));
      }
      return fits;
    }

    String text(String name) {
      return parameters.stream()
          .map(TypeMirror::toString)
          .collect(Collectors.joining(", ", result + " " + name + "(", ")"));
    }
  }

  /** Whether it can say how such a method is differentiated. */
  boolean serves(Declaration method, List<TypeMirror> varying) {
    boolean ofScalars = varying.stream().allMatch(RuleForm::isDouble);
    boolean isScalar = ofScalars && isDouble(method.result);
    boolean isReal = !varying.isEmpty() && holdsDoubles(method.result);
    return isReal && (this == PARTIALS ? isScalar : this == PRODUCT || !isScalar);
  }

  /**
   * What a rule for such a method is declared as.
   *
   * @param varying the types of the arguments that it is differentiated by
   */
  Declaration expected(Declaration method, List<TypeMirror> varying, Types types) {
    TypeMirror real = types.getPrimitiveType(TypeKind.DOUBLE);
    TypeMirror vector = types.getArrayType(real);
    List<TypeMirror> parameters = new ArrayList<>(method.parameters);
    return switch (this) {
      case PARTIALS -> new Declaration(varying.size() == 1 ? real : vector, parameters);
      case PRODUCT -> {
        parameters.add(method.result);
        varying.stream().filter(type -> !isDouble(type)).forEach(parameters::add);
        if (varying.stream().anyMatch(RuleForm::isDouble)) {
          parameters.add(vector);
        }
        yield new Declaration(types.getNoType(TypeKind.VOID), parameters);
      }
      case TANGENT -> {
        parameters.addAll(varying);
        yield new Declaration(method.result, parameters);
      }
    };
  }

  static boolean isDouble(TypeMirror type) {
    return type.getKind() == TypeKind.DOUBLE;
  }

  /** A {@code double}, or an array of them of any rank. */
  static boolean holdsDoubles(TypeMirror type) {
    return type instanceof javax.lang.model.type.ArrayType array
        ? holdsDoubles(array.getComponentType())
        : isDouble(type);
  }
}
