package dev.fluxion.processor.frontend;

import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.ImplicitFunction;
import dev.fluxion.annotations.InOut;
import dev.fluxion.annotations.Output;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The equation that an {@code @ImplicitFunction} solves.
 *
 * @param name of the method that solves it, for messages
 * @param method that is zero, or gives back its first argument, at the solution
 * @param tolerance of the solution
 */
record ImplicitEquation(
    String name, ExecutableElement method, boolean isFixedPoint, double tolerance) {

  static boolean isSolved(ExecutableElement method) {
    return method.getAnnotation(ImplicitFunction.class) != null;
  }

  boolean isStatic() {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  /** Empty where the annotation does not fit, which is reported. */
  static Optional<ImplicitEquation> of(
      ExecutableElement method, Environment environment, Origin origin) {
    ImplicitFunction annotation = method.getAnnotation(ImplicitFunction.class);
    boolean isFixedPoint = annotation.residual().isEmpty();
    String name = isFixedPoint ? annotation.fixedPoint() : annotation.residual();
    Optional<ExecutableElement> equation =
        ElementFilter.methodsIn(method.getEnclosingElement().getEnclosedElements()).stream()
            .filter(m -> m.getSimpleName().contentEquals(name))
            .filter(m -> fits(m, method, environment))
            .findFirst();
    String problem = null;
    if (isFixedPoint == annotation.fixedPoint().isEmpty()) {
      problem = "one of residual and fixedPoint names a method";
    } else if (!isSolution(method, environment)) {
      problem =
          "guess and result are both double, or both double[], and no other parameter is an output";
    } else if (!method.getParameters().stream().allMatch(p -> isPlain(p, environment))) {
      problem = "reals among the parameters are of type double, alone or in arrays";
    } else if (!(annotation.tolerance() > 0)) {
      problem = "the tolerance is positive";
    } else if (equation.isEmpty()) {
      problem =
          "there is a @Differentiable method %s of the unknowns and the other parameters, with a"
                  .formatted(name)
              + " result of the type of the unknowns";
    }
    if (problem != null) {
      environment
          .diagnostics()
          .report(Problem.IMPLICIT_FUNCTION, origin, method.getSimpleName(), problem);
      return Optional.empty();
    }
    String owner = method.getEnclosingElement().getSimpleName().toString();
    return equation.map(
        found ->
            new ImplicitEquation(
                owner + "." + method.getSimpleName(), found, isFixedPoint, annotation.tolerance()));
  }

  private static boolean isSolution(ExecutableElement method, Environment environment) {
    List<? extends VariableElement> parameters = method.getParameters();
    Type vector = new ArrayType(Primitive.DOUBLE);
    boolean hasOutputs =
        parameters.stream()
            .anyMatch(
                p -> p.getAnnotation(Output.class) != null || p.getAnnotation(InOut.class) != null);
    if (parameters.isEmpty() || hasOutputs) {
      return false;
    }
    Optional<Type> guess = MirrorTypes.read(parameters.get(0).asType(), environment);
    Optional<Type> result = MirrorTypes.read(method.getReturnType(), environment);
    return guess.isPresent()
        && guess.equals(result)
        && (guess.get() == Primitive.DOUBLE || guess.get().equals(vector));
  }

  private static boolean isPlain(VariableElement parameter, Environment environment) {
    return MirrorTypes.read(parameter.asType(), environment)
        .filter(
            type ->
                !type.isDifferentiable()
                    || type == Primitive.DOUBLE
                    || type instanceof ArrayType array && array.scalar() == Primitive.DOUBLE)
        .isPresent();
  }

  private static boolean fits(
      ExecutableElement equation, ExecutableElement method, Environment environment) {
    List<TypeMirror> expected = new ArrayList<>();
    method.getParameters().forEach(p -> expected.add(p.asType()));
    expected.add(method.getReturnType());
    List<TypeMirror> found = new ArrayList<>();
    equation.getParameters().forEach(p -> found.add(p.asType()));
    found.add(equation.getReturnType());
    boolean same = expected.size() == found.size();
    for (int i = 0; same && i < found.size(); i++) {
      same = environment.types().isSameType(expected.get(i), found.get(i));
    }
    return same
        && equation.getAnnotation(Differentiable.class) != null
        && equation.getModifiers().contains(Modifier.STATIC)
            == method.getModifiers().contains(Modifier.STATIC);
  }
}
