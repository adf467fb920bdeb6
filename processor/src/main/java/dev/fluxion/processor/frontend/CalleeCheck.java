package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Whether a method that was found may be called from differentiable code. */
final class CalleeCheck {

  /** The types of parameters and result. */
  record Shape(List<Type> parameters, Type result) {}

  private final Body body;

  CalleeCheck(Body body) {
    this.body = body;
  }

  Shape shape(ExpressionTree called, CallResolution.Choice choice) {
    ExecutableElement method = choice.method();
    if (!method.getTypeParameters().isEmpty()) {
      throw body.error(Problem.GENERIC_CALL, called, method.getSimpleName());
    }
    if (choice.variableArity()) {
      List<? extends VariableElement> parameters = method.getParameters();
      TypeMirror last = parameters.get(parameters.size() - 1).asType();
      throw body.error(Problem.VARARGS_CALL, called, method.getSimpleName(), last);
    }
    List<Type> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(type(called, method, parameter.asType()));
    }
    TypeMirror result = method.getReturnType();
    boolean isVoid = result.getKind() == javax.lang.model.type.TypeKind.VOID;
    return new Shape(parameters, isVoid ? Primitive.VOID : type(called, method, result));
  }

  private Type type(ExpressionTree called, ExecutableElement method, TypeMirror mirror) {
    Optional<Type> type = MirrorTypes.read(mirror, body.environment);
    if (type.isEmpty()) {
      throw body.leaveToCompiler(called);
    }
    if (!SupportedTypes.contains(type.get())) {
      SupportedTypes.report(
          body.environment.diagnostics(),
          body.origins.of(called),
          mirror,
          Problem.CALLEE_TYPE,
          method.getSimpleName(),
          mirror);
      throw new Abandoned();
    }
    return type.get();
  }

  void hasBody(ExpressionTree called, ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.NATIVE)) {
      throw body.error(Problem.CALLEE_WITHOUT_BODY, called, method.getSimpleName());
    }
  }
}
