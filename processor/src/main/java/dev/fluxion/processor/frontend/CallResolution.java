package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Chooses among overloads (JLS 15.12.2): by subtyping only, then with boxing, then with variable
 * arity; within a phase, the most specific. Parameter types are erased: arguments are primitives
 * and arrays of these, which makes inference trivial.
 */
final class CallResolution {

  /**
   * @param variableArity whether the method was only found in phase 3
   */
  record Choice(ExecutableElement method, boolean variableArity) {}

  private final Environment environment;
  private final Types types;

  CallResolution(Environment environment) {
    this.environment = environment;
    this.types = environment.types();
  }

  /** Empty where no method applies, or no one is most specific. */
  Optional<Choice> choose(List<ExecutableElement> candidates, List<Type> arguments) {
    List<TypeMirror> mirrors =
        arguments.stream().map(type -> MirrorTypes.write(type, environment)).toList();
    int count = mirrors.size();
    List<ExecutableElement> applicable =
        filter(candidates, m -> fixed(m, count) && strict(parameters(m), mirrors));
    if (applicable.isEmpty()) {
      applicable = filter(candidates, m -> fixed(m, count) && loose(parameters(m), mirrors));
    }
    if (!applicable.isEmpty()) {
      return mostSpecific(applicable, count, false);
    }
    applicable =
        filter(candidates, m -> variable(m, count) && loose(expandedParameters(m, count), mirrors));
    return mostSpecific(applicable, count, true);
  }

  private static List<ExecutableElement> filter(
      List<ExecutableElement> methods, Predicate<ExecutableElement> condition) {
    return methods.stream().filter(condition).toList();
  }

  private static boolean fixed(ExecutableElement method, int count) {
    return method.getParameters().size() == count;
  }

  private static boolean variable(ExecutableElement method, int count) {
    return method.isVarArgs() && method.getParameters().size() - 1 <= count;
  }

  private List<TypeMirror> parameters(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> types.erasure(parameter.asType()))
        .toList();
  }

  /** The first {@code count} parameter types, the last one repeated (JLS 15.12.2.4). */
  private List<TypeMirror> expandedParameters(ExecutableElement method, int count) {
    List<TypeMirror> declared = parameters(method);
    int last = declared.size() - 1;
    TypeMirror repeated = ((ArrayType) declared.get(last)).getComponentType();
    return IntStream.range(0, Math.max(count, declared.size()))
        .mapToObj(i -> i < last ? declared.get(i) : repeated)
        .toList();
  }

  private boolean strict(List<TypeMirror> parameters, List<TypeMirror> arguments) {
    return IntStream.range(0, arguments.size())
        .allMatch(i -> types.isSubtype(arguments.get(i), parameters.get(i)));
  }

  private boolean loose(List<TypeMirror> parameters, List<TypeMirror> arguments) {
    return IntStream.range(0, arguments.size())
        .allMatch(i -> types.isAssignable(arguments.get(i), parameters.get(i)));
  }

  /** The method whose parameter types are subtypes of those of all others (JLS 15.12.2.5). */
  private Optional<Choice> mostSpecific(
      List<ExecutableElement> methods, int count, boolean variableArity) {
    List<ExecutableElement> best =
        filter(
            methods,
            method ->
                methods.stream()
                    .allMatch(other -> isMoreSpecific(method, other, count, variableArity)));
    return best.size() == 1
        ? Optional.of(new Choice(best.get(0), variableArity))
        : Optional.empty();
  }

  private boolean isMoreSpecific(
      ExecutableElement method, ExecutableElement other, int count, boolean variableArity) {
    return variableArity
        ? strict(
            expandedParameters(other, count), expandedParameters(method, count).subList(0, count))
        : strict(parameters(other), parameters(method));
  }
}
