package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Calls that check reals or ask something about them: they return nothing, a truth value, an
 * integer, a text or an enum constant, which carries no derivative. They need no body to be looked
 * into, whatever they are given, where they cannot keep what they are given or change it unseen:
 *
 * <ul>
 *   <li>an instance method that returns nothing is there for what it does to its object, which may
 *       hand a number out again later, so that it is no such call;
 *   <li>nor is one of the class library's collections, or one that changes an array it is given;
 *   <li>any other that changes an array all the same is caught when it runs ({@code ShownArrays}).
 * </ul>
 */
final class Answers {
  private static final Set<TypeKind> NUMBERS =
      Set.of(TypeKind.INT, TypeKind.LONG, TypeKind.SHORT, TypeKind.BYTE, TypeKind.CHAR);

  private Answers() {}

  static boolean isAnswer(CallLowering.Found call) {
    ExecutableElement method = call.method();
    boolean isOfObject = !method.getModifiers().contains(Modifier.STATIC);
    boolean takesArrays =
        call.arguments().stream().map(Expression::type).anyMatch(ArrayType.class::isInstance);
    boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
    String owner = ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
    if (isOfObject && isVoid || boxes(call)) {
      return false;
    } else if (owner.startsWith("java.") && takesArrays && (isVoid || isOfObject)) {
      return false;
    }
    return isVoid || carriesNothing(method.getReturnType());
  }

  /** Whether a real is put in a box, in which it can be kept. */
  private static boolean boxes(CallLowering.Found call) {
    var parameters = call.method().getParameters();
    for (int i = 0; i < call.arguments().size(); i++) {
      TypeMirror parameter = parameters.get(Math.min(i, parameters.size() - 1)).asType();
      boolean isVariable = call.choice().variableArity() && i >= parameters.size() - 1;
      TypeMirror taken =
          isVariable ? ((javax.lang.model.type.ArrayType) parameter).getComponentType() : parameter;
      if (call.arguments().get(i).type().isReal() && !taken.getKind().isPrimitive()) {
        return true;
      }
    }
    return false;
  }

  private static boolean carriesNothing(TypeMirror type) {
    return type.getKind() == TypeKind.BOOLEAN
        || NUMBERS.contains(type.getKind())
        || isText(type)
        || type instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.ENUM;
  }

  private static boolean isText(TypeMirror type) {
    return type.toString().equals("java.lang.String");
  }

  /** Whether reals may be made again of what comes back. */
  static boolean isTraced(CallLowering.Found call) {
    TypeMirror result = call.method().getReturnType();
    return NUMBERS.contains(result.getKind()) || isText(result);
  }
}
