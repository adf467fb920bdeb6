package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Calls of methods whose bodies are read and differentiated with the caller's. */
final class HelperCalls {

  /** The types of parameters and result. */
  record Shape(List<Type> parameters, Type result) {}

  private final Body body;

  HelperCalls(Body body) {
    this.body = body;
  }

  /** Whether the body that runs is known, and readable. */
  boolean isHelper(CallLowering.Found call) {
    ExecutableElement method = call.method();
    if (!Access.topLevel(method).equals(Access.topLevel(body.names.owner()))) {
      return false;
    }
    boolean hasFunctions = call.arguments().stream().anyMatch(FunctionValue::is);
    boolean hasReals =
        hasFunctions || call.arguments().stream().anyMatch(a -> a.type().isDifferentiable());
    if (hasReals && method.getModifiers().contains(Modifier.NATIVE)) {
      throw body.error(Problem.CALLEE_WITHOUT_BODY, call.select(), method.getSimpleName());
    }
    boolean isOverridable = call.isVirtual() && isOverridable(method);
    if (isOverridable && !(hasReals && isOnThis(call) && body.callees.isReadable(method))) {
      return false;
    }
    if (!method.getTypeParameters().isEmpty()) {
      if (hasReals && Instance.of(call, body.environment).isEmpty()) {
        throw body.error(Problem.GENERIC_CALL, call.select(), method.getSimpleName());
      }
      return hasReals;
    }
    return hasFunctions
        ? body.callees.hasBody(method)
        : body.callees.isReadable(method); // else it is called
  }

  /** Whether the object is the one that the annotated method is called on. */
  boolean isOnThis(CallLowering.Found call) {
    return call.receiver().isPresent() && call.receiver().equals(body.self());
  }

  /** Says that another body may be meant, where the object's class decides. */
  void warnOfOverriding(CallLowering.Found call) {
    boolean isValue = call.receiver().filter(o -> o.type() instanceof RecordType).isPresent();
    if (call.receiver().isPresent()
        && !isValue
        && call.isVirtual()
        && isOverridable(call.method())) {
      body.say(Problem.OVERRIDABLE_BODY, call.select(), call.name());
    }
  }

  static boolean isOverridable(ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    return !method.getModifiers().contains(Modifier.STATIC)
        && !method.getModifiers().contains(Modifier.PRIVATE)
        && !method.getModifiers().contains(Modifier.FINAL)
        && !owner.getModifiers().contains(Modifier.FINAL);
  }

  Expression lower(CallLowering.Found call) {
    warnOfOverriding(call);
    Shape shape = shape(call);
    List<Expression> arguments = argumentsOf(call, shape);
    Instance instance = instance(call);
    if (arguments.stream().anyMatch(FunctionValue::is)) {
      return withFunctions(call, instance, shape, arguments);
    }
    return known(
        call, new Expression.Invoke(body.callees.call(instance), shape.result(), arguments));
  }

  /** The result of a method of a generic class, of which the object's type tells more. */
  private Expression known(CallLowering.Found call, Expression result) {
    boolean isObject = result.type() instanceof ClassType;
    if (!isObject
        || !(call.receiver().map(Expression::type).orElse(null) instanceof ClassType own)) {
      return result;
    }
    Types types = body.environment.types();
    TypeMirror in = types.capture(MirrorTypes.write(own, body.environment));
    TypeMirror mirror =
        ((ExecutableType) types.asMemberOf((DeclaredType) in, call.method())).getReturnType();
    Type known = MirrorTypes.readObject(mirror, body.environment).orElse(result.type());
    return known.equals(result.type())
        ? result
        : new Expression.Cast(known, body.keep("result", result));
  }

  /** What the functions among the arguments capture is passed in their place. */
  private Expression withFunctions(
      CallLowering.Found call, Instance instance, Shape shape, List<Expression> arguments) {
    List<Expression> passed = new ArrayList<>();
    Map<Element, FunctionSite> functions = new HashMap<>();
    int skip = call.receiver().isPresent() ? 1 : 0;
    for (int i = 0; i < arguments.size(); i++) {
      Optional<FunctionValue> function = FunctionValue.in(arguments.get(i));
      if (function.isPresent()) {
        functions.put(call.method().getParameters().get(i - skip), function.get().site());
        passed.addAll(function.get().captures());
      } else {
        passed.add(arguments.get(i));
      }
    }
    String key = body.callees.call(instance.with(functions));
    return new Expression.Invoke(key, shape.result(), passed);
  }

  private Instance instance(CallLowering.Found call) {
    Instance instance = Instance.of(call, body.environment).orElse(Instance.of(call.method()));
    return objectClass(call).map(instance::on).orElse(instance);
  }

  /** The class that the object of a call is known to be of; records inherit nothing. */
  private Optional<TypeElement> objectClass(CallLowering.Found call) {
    if (isOnThis(call) || call.receiver().isPresent() && !call.isVirtual()) {
      return Optional.of(body.method.self().orElse(body.names.owner()));
    }
    return call.receiver()
        .filter(object -> object.type() instanceof ClassType)
        .map(object -> MirrorTypes.element((ClassType) object.type(), body.environment));
  }

  /** The call of what this object's class, as far as it is known, has in the method's place. */
  CallLowering.Found ofThis(CallLowering.Found call) {
    if (body.method.self().isEmpty() || !call.isVirtual() || !isOnThis(call)) {
      return call;
    }
    return in(body.method.self().get(), call);
  }

  private CallLowering.Found in(TypeElement type, CallLowering.Found call) {
    return ElementFilter.methodsIn(body.environment.elements().getAllMembers(type)).stream()
        .filter(own -> body.environment.elements().overrides(own, call.method(), type))
        .findFirst()
        .map(call::of)
        .orElse(call);
  }

  /**
   * The call of an object's own method, where it is read; of others the overload must be that of
   * the type which the object is declared with.
   *
   * @param type the object's class, as far as it is known
   */
  CallLowering.Found ofObject(CallLowering.Found call, Expression object, TypeElement type) {
    CallLowering.Found own = in(type, call.on(object));
    return object.type() instanceof RecordType || isHelper(own) ? own : call;
  }

  /** The converted arguments, the receiver first. */
  List<Expression> argumentsOf(CallLowering.Found call, Shape shape) {
    List<Expression> arguments = new ArrayList<>();
    call.receiver().ifPresent(object -> arguments.add(asOwner(call, object)));
    arguments.addAll(converted(call, shape));
    return arguments;
  }

  /** The object as one of the class that declares the method. */
  private Expression asOwner(CallLowering.Found call, Expression object) {
    TypeMirror owner = call.method().getEnclosingElement().asType();
    Type type = MirrorTypes.read(owner, body.environment).orElseThrow();
    if (type instanceof RecordType record && object.type() instanceof ClassType) {
      return body.expressions.records().unpacked(call.select(), object, record);
    }
    if (object.type().equals(type)) {
      return object;
    } else if (type instanceof RecordType record) {
      return body.expressions.records().retyped(call.select(), object, record);
    }
    return new Expression.Cast(type, object);
  }

  Shape shape(CallLowering.Found call) {
    List<Type> parameters = new ArrayList<>();
    Instance instance = instance(call);
    Types types = body.environment.types();
    for (VariableElement parameter : call.method().getParameters()) {
      parameters.add(type(call, instance.resolved(parameter.asType(), types)));
    }
    TypeMirror result = instance.resolved(call.method().getReturnType(), types);
    boolean isVoid = result.getKind() == TypeKind.VOID;
    return new Shape(parameters, isVoid ? Primitive.VOID : type(call, result));
  }

  private Type type(CallLowering.Found call, TypeMirror mirror) {
    if (SupportedTypes.report(body.environment, body.origins.of(call.select()), mirror)) {
      throw new Abandoned();
    }
    return MirrorTypes.read(mirror, body.environment)
        .orElseThrow(() -> body.leaveToCompiler(call.select()));
  }

  /** The arguments as the parameters take them; a variable number of them in an array. */
  List<Expression> converted(CallLowering.Found call, Shape shape) {
    List<Type> types = shape.parameters();
    int fixed = call.choice().variableArity() ? types.size() - 1 : types.size();
    List<Expression> converted = new ArrayList<>();
    for (int i = 0; i < fixed; i++) {
      converted.add(converted(call, i, types.get(i)));
    }
    if (call.choice().variableArity()) {
      ArrayType type = (ArrayType) types.get(fixed);
      body.requireAccessible(call.select(), type);
      List<Expression> rest = new ArrayList<>();
      for (int i = fixed; i < call.arguments().size(); i++) {
        rest.add(converted(call, i, type.element()));
      }
      converted.add(new Expression.ArrayValue(type, rest));
    }
    return converted;
  }

  /** An overriding method may declare closer types than the one it overrides (JLS 8.4.8.3). */
  private static Optional<Expression> narrowed(Expression argument, Type type) {
    return argument.type() instanceof ClassType && type instanceof ClassType
        ? Optional.of(new Expression.Cast(type, argument))
        : Optional.empty();
  }

  private Expression converted(CallLowering.Found call, int index, Type type) {
    Expression argument = call.arguments().get(index);
    return argument.type() instanceof Primitive && type instanceof Primitive
        ? Typing.cast(type, argument)
        : body.conversions
            .assign(argument, type, call.select())
            .or(() -> narrowed(argument, type))
            .orElseThrow(() -> body.leaveToCompiler(call.select()));
  }
}
