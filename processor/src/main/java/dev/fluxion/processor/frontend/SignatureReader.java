package dev.fluxion.processor.frontend;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.InOut;
import dev.fluxion.annotations.Output;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Purpose;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads the declaration of an annotated method. Problems are reported, and the signature is made
 * all the same where the generated class can name its types.
 */
final class SignatureReader {
  private static final Set<String> OTHER_NAMES =
      Set.of("GRADIENT", "FORWARD_GRADIENT", "HVP", "HESSIAN");

  private final Environment environment;
  private final ExecutableElement method;
  private final TypeElement owner;
  private final Variables variables;
  private final MemberOrigins origins;

  SignatureReader(
      Environment environment,
      ExecutableElement method,
      Variables variables,
      MemberOrigins origins) {
    this.environment = environment;
    this.method = method;
    this.owner = (TypeElement) method.getEnclosingElement();
    this.variables = variables;
    this.origins = origins;
  }

  /**
   * The declaration as users of the method see it; reports nothing.
   *
   * @param variables the supply that the parameters come from
   */
  static Optional<Signature> declared(
      ExecutableElement method, Environment environment, Variables variables) {
    // Objects of value classes are constants like any other to them.
    Environment outside = environment.muted().with(ValueClasses.NONE);
    return new SignatureReader(outside, method, variables, new MemberOrigins(Optional.empty()))
        .read();
  }

  /** Empty where not even a stub can be written. */
  Optional<Signature> read() {
    checkMethod();
    new OptionsCheck(environment, method, origins).check();
    if (ImplicitEquation.isSolved(method)) {
      ImplicitEquation.of(method, environment, origins.of(method));
    }
    List<Parameter> parameters = new ArrayList<>();
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      Parameter receiver = receiver();
      if (!isAccessible(receiver.variable().type(), origins.of(method))) {
        return Optional.empty();
      }
      parameters.add(receiver);
    }
    for (VariableElement parameter : method.getParameters()) {
      Optional<Parameter> read = parameter(parameter);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      parameters.add(read.get());
    }
    Optional<Type> result = MirrorTypes.read(method.getReturnType(), environment);
    if (result.isEmpty() || !isAccessible(result.get(), origins.of(method))) {
      return Optional.empty();
    }
    boolean isAnnotated = Opened.isAnnotated(method);
    Purpose unexported = isAnnotated ? Purpose.METHOD : Purpose.RULE;
    Purpose purpose = Opened.purpose(method, environment).orElse(unexported);
    if (purpose == Purpose.METHOD) {
      checkResult(result.get(), parameters);
      checkIndependents(parameters);
    }
    PackageElement in = environment.elements().getPackageOf(owner);
    return Optional.of(
        new Signature(
            in.getQualifiedName().toString(),
            ClassNames.of(owner),
            method.getSimpleName().toString(),
            visibility(),
            parameters,
            result.get(),
            derivatives(parameters, result.get()),
            purpose,
            Opened.number(method, purpose, environment),
            false));
  }

  /**
   * What is asked for, and what takes part in it: gradients and Hessians by one real are its
   * derivatives under other names.
   */
  private List<String> derivatives(List<Parameter> parameters, Type result) {
    List<String> asked = OptionsCheck.derivatives(method);
    List<Type> independents =
        parameters.stream()
            .filter(p -> p.role() == Role.INDEPENDENT)
            .map(p -> p.variable().type())
            .toList();
    boolean univariate =
        result.isReal() && independents.size() == 1 && independents.get(0).isReal();
    if (!univariate || asked.stream().noneMatch(OTHER_NAMES::contains)) {
      return asked;
    }
    List<String> all = new ArrayList<>(asked);
    all.add("DERIVATIVE");
    return all.stream().distinct().toList();
  }

  /** A constant; but a record is differentiated by, unless the method is {@code @Constant}. */
  private Parameter receiver() {
    Type self = MirrorTypes.read(owner.asType(), environment).orElseThrow();
    SupportedTypes.report(environment, origins.of(method), owner.asType());
    new AccessorCheck(environment).check(self, origins.of(method), "self");
    boolean isTaken =
        method.getParameters().stream().anyMatch(p -> p.getSimpleName().contentEquals("self"));
    boolean independent = self.isDifferentiable() && method.getAnnotation(Constant.class) == null;
    return new Parameter(
        variables.fresh(isTaken ? "receiver" : "self", self),
        independent ? Role.INDEPENDENT : Role.CONSTANT);
  }

  private void report(Problem problem, Object... arguments) {
    environment.diagnostics().report(problem, origins.of(method), arguments);
  }

  private void checkMethod() {
    String name = method.getSimpleName().toString();
    if (method.getModifiers().contains(Modifier.ABSTRACT)) {
      report(Problem.ABSTRACT_METHOD, name);
    } else if (method.getModifiers().contains(Modifier.NATIVE)) {
      report(Problem.NATIVE_METHOD, name);
    }
    if (!method.getTypeParameters().isEmpty()) {
      report(Problem.GENERIC_METHOD, name);
    }
  }

  private Optional<Parameter> parameter(VariableElement parameter) {
    TypeMirror mirror = parameter.asType();
    Optional<Type> type = MirrorTypes.read(mirror, environment);
    Origin origin = origins.of(parameter);
    if (type.isEmpty() || !isAccessible(type.get(), origin)) {
      return Optional.empty(); // erroneous types are the compiler's to report
    }
    String name = parameter.getSimpleName().toString();
    boolean isOutput = parameter.getAnnotation(Output.class) != null;
    boolean isInOut = parameter.getAnnotation(InOut.class) != null;
    if (isOutput || isInOut) {
      checkArray(parameter, type.get(), origin);
    } else {
      SupportedTypes.report(environment, origin, mirror);
    }
    boolean isGuess =
        ImplicitEquation.isSolved(method) && method.getParameters().indexOf(parameter) == 0;
    boolean isConstant = parameter.getAnnotation(Constant.class) != null || isGuess;
    if (isInOut && type.get() instanceof ArrayType) {
      return Optional.of(Parameter.inOut(variables.fresh(name, type.get())));
    }
    Role role = isOutput ? Role.OUTPUT : Role.CONSTANT;
    if (!isOutput && !isConstant && type.get().isDifferentiable()) {
      role = Role.INDEPENDENT;
    }
    new AccessorCheck(environment).check(type.get(), origin, name);
    return Optional.of(new Parameter(variables.fresh(name, type.get()), role));
  }

  /** Of arrays that hold results. */
  private void checkArray(VariableElement parameter, Type type, Origin origin) {
    boolean fits = type instanceof ArrayType array && array.scalar().isReal();
    long marks =
        Stream.of(Output.class, InOut.class, Constant.class)
            .filter(mark -> parameter.getAnnotation(mark) != null)
            .count();
    boolean isOutput = parameter.getAnnotation(Output.class) != null;
    Problem wrongType = isOutput ? Problem.OUTPUT_TYPE : Problem.IN_OUT_TYPE;
    String name = parameter.getSimpleName().toString();
    if (!fits) {
      environment.diagnostics().report(wrongType, origin, name, parameter.asType());
    } else if (marks > 1) {
      environment.diagnostics().report(Problem.SEVERAL_ROLES, origin, name);
    }
  }

  /** Whether the companion can make objects of the type, if it is a record. */
  private boolean isAccessible(Type type, Origin origin) {
    if (!(type instanceof RecordType)) {
      return true;
    }
    Optional<TypeElement> hidden = new Naming(environment, owner).hidden(type);
    hidden.ifPresent(
        found ->
            environment
                .diagnostics()
                .report(
                    Problem.INACCESSIBLE_PARAMETER_TYPE, origin, found, method.getSimpleName()));
    return hidden.isEmpty();
  }

  private void checkResult(Type result, List<Parameter> parameters) {
    boolean hasOutput = parameters.stream().anyMatch(p -> p.role() == Role.OUTPUT);
    boolean hasInOut = parameters.stream().anyMatch(Parameter::isReturned);
    String name = method.getSimpleName().toString();
    TypeMirror mirror = method.getReturnType();
    boolean isObject =
        MirrorTypes.scalar(mirror).getKind() == TypeKind.DECLARED
            && !(result instanceof RecordType && SupportedTypes.contains(result));
    boolean hasDerivative = result.isDifferentiable();
    if (hasOutput && result != Primitive.VOID) {
      report(Problem.OUTPUT_WITH_RESULT, name);
    } else if (hasInOut && result instanceof RecordType) {
      report(Problem.IN_OUT_WITH_RECORD, name, mirror);
    } else if (hasInOut && result != Primitive.VOID && !result.isDifferentiable()) {
      report(Problem.IN_OUT_WITH_CONSTANT, name, mirror);
    } else if (hasOutput || hasInOut) {
      return;
    } else if (SupportedTypes.report(environment, origins.of(method), mirror) || hasDerivative) {
      return;
    } else if (isObject) {
      report(Problem.RESULT_TYPE, name, mirror);
    } else if (MirrorTypes.scalar(mirror).getKind() != TypeKind.TYPEVAR) {
      Optional<String> array =
          parameters.stream()
              .filter(p -> p.role() == Role.INDEPENDENT && p.variable().type().rank() > 0)
              .map(p -> p.variable().name())
              .findFirst();
      if (result == Primitive.VOID && array.isPresent()) {
        report(Problem.IN_PLACE, name, array.get());
      } else {
        report(Problem.NO_REAL_RESULT, name, result == Primitive.VOID ? "void" : mirror);
      }
    }
  }

  private void checkIndependents(List<Parameter> parameters) {
    boolean couldHaveOne =
        parameters.stream()
            .anyMatch(
                p -> p.role() == Role.INDEPENDENT || !SupportedTypes.contains(p.variable().type()));
    if (!couldHaveOne) {
      report(Problem.NO_INDEPENDENT, method.getSimpleName());
    }
  }

  private Signature.Visibility visibility() {
    if (method.getModifiers().contains(Modifier.PUBLIC)) {
      return Signature.Visibility.PUBLIC;
    }
    return method.getModifiers().contains(Modifier.PROTECTED)
        ? Signature.Visibility.PROTECTED
        : Signature.Visibility.PACKAGE;
  }
}
