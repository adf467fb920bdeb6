package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Derivations;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Expression.Literal;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Hidden;
import dev.fluxion.processor.ir.Hidden.Reference;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Puts {@link VisibleTypes} in the place of those that generated code may not name. The front end
 * knows the real ones, by which it finds members; all that comes later sees no others than these.
 * What asks for a type at run time asks the class itself, as an object.
 */
final class TypeHiding extends Rewriter {
  private static final ClassType CLASS = new ClassType("java.lang.Class<?>");
  private static final ClassType OBJECT = new ClassType("java.lang.Object");

  private final Environment environment;
  private final VisibleTypes visible;
  private boolean isUnchecked;

  /**
   * @param owner of the annotated method
   */
  TypeHiding(Environment environment, TypeElement owner) {
    this.environment = environment;
    this.visible = new VisibleTypes(environment, owner);
  }

  /**
   * Whether there are casts now that cannot be checked, since less is known of an object's type.
   */
  boolean isUnchecked() {
    return isUnchecked;
  }

  Signature apply(Signature signature) {
    boolean isHidden =
        !visible.isVisible(signature.result())
            || signature.parameters().stream()
                .anyMatch(p -> !visible.isVisible(p.variable().type()));
    return new Signature(
        signature.packageName(),
        signature.className(),
        signature.method(),
        signature.visibility(),
        parameters(signature.parameters()),
        visible.of(signature.result()),
        signature.derivatives(),
        signature.purpose(),
        signature.number(),
        isHidden);
  }

  Program apply(Program program) {
    Map<String, Function> functions = new TreeMap<>();
    program.functions().forEach((key, function) -> functions.put(key, function(function)));
    return new Program(function(program.entry()), functions, program.variables());
  }

  private Function function(Function function) {
    return new Function(
        function.name(),
        parameters(function.parameters()),
        visible.of(function.result()),
        rewrite(function.body()),
        function.linkage());
  }

  private List<Parameter> parameters(List<Parameter> parameters) {
    return parameters.stream().map(p -> p.of(target(p.variable()))).toList();
  }

  /** Under the same number, so that it is the same variable wherever it occurs. */
  @Override
  protected Variable target(Variable variable) {
    Type type = visible.of(variable.type());
    return type == variable.type() ? variable : new Variable(variable.id(), variable.name(), type);
  }

  @Override
  public Expression read(Expression.Read read) {
    Variable variable = target(read.variable());
    return variable == read.variable() ? read : new Expression.Read(variable);
  }

  @Override
  public Expression literal(Literal literal) {
    Type type = visible.of(literal.type());
    return type == literal.type() ? literal : new Literal(literal.value(), type);
  }

  @Override
  public Expression constant(Expression.Constant constant) {
    return new Expression.Constant(
        constant.owner(),
        constant.name(),
        visible.of(constant.type()),
        constant.isFinal(),
        constant.hidden());
  }

  @Override
  public Expression field(Expression.Field field) {
    Expression object = rewrite(field.object());
    if (field.hidden().isPresent()) {
      object = as(field.hidden().get().owner().type(), object);
    }
    return new Expression.Field(
        object, field.name(), visible.of(field.type()), field.isFinal(), field.hidden());
  }

  @Override
  public Expression cast(Expression.Cast cast) {
    Expression operand = rewrite(cast.operand());
    Type type = visible.of(cast.type());
    Type source = cast.operand().type();
    if (type.equals(cast.type()) && operand.type().equals(source)) {
      return operand == cast.operand() ? cast : new Expression.Cast(type, operand);
    }
    boolean isChecked = !isSubtype(source, cast.type()) && !type.equals(cast.type());
    return as(type, isChecked ? call("cast", OBJECT, cast.type(), operand) : operand);
  }

  private Expression as(Type type, Expression value) {
    if (value.type().equals(type)) {
      return value;
    }
    isUnchecked |=
        type instanceof ClassType named && !named.arguments().stream().allMatch("?"::equals);
    return new Expression.Cast(type, value);
  }

  private boolean isSubtype(Type source, Type target) {
    TypeMirror from = environment.types().erasure(MirrorTypes.write(source, environment));
    TypeMirror to = environment.types().erasure(MirrorTypes.write(target, environment));
    return environment.types().isSubtype(from, to);
  }

  /** A method of the class itself, as an object. */
  private Expression call(String name, Type result, Type hidden, Expression object) {
    Method method = new Method("java.lang.Class", name, List.of(OBJECT), result, false);
    return Expression.Call.of(method, classOf(hidden), as(OBJECT, object));
  }

  private Expression classOf(Type type) {
    Type raw = type instanceof RecordType record ? MirrorTypes.object(record) : type;
    Reference reference =
        HiddenMembers.reference(MirrorTypes.write(raw, environment), environment, visible);
    return new Expression.Constant(
        ((ClassType) raw).rawName(), "class", CLASS, true, Optional.of(Hidden.ofClass(reference)));
  }

  @Override
  public Expression instanceOf(Expression.InstanceOf test) {
    boolean isHidden =
        test.tested() instanceof RecordType record
            ? !visible.isVisible(MirrorTypes.object(record))
            : !visible.isVisible(test.tested());
    return isHidden
        ? call("isInstance", Primitive.BOOLEAN, test.tested(), rewrite(test.object()))
        : super.instanceOf(test);
  }

  @Override
  public Expression call(Expression.Call call) {
    Method method = call.method();
    List<Expression> arguments = new ArrayList<>(rewrite(call.arguments()));
    Optional<Derivation> derivation = Derivations.of(call);
    if (derivation.isPresent()) {
      return derivation.get().map("visible", this::apply).call(arguments);
    }
    if (method.hidden().isPresent()) {
      fit(arguments, method.hidden().get());
    }
    List<Expression> passed = arguments.subList(method.isStatic() ? 0 : 1, arguments.size());
    List<Type> types = passed.stream().map(Expression::type).toList();
    Type result = visible.of(method.result());
    boolean isSame = types.equals(method.parameters()) && result.equals(method.result());
    return new Expression.Call(isSame ? method : method.typed(types, result), arguments);
  }

  /** Objects whose visible types are none of what the handle takes. */
  private void fit(List<Expression> arguments, Hidden hidden) {
    int first = hidden.kind().hasReceiver() ? 1 : 0;
    if (first > 0) {
      arguments.set(0, fitting(arguments.get(0), hidden.owner().type()));
    }
    int fixed = hidden.parameters().size() - (hidden.collected() < 0 ? 0 : 1);
    for (int i = first; i < arguments.size(); i++) {
      int at = i - first;
      Type type =
          at < fixed
              ? hidden.parameters().get(at).type()
              : ((ArrayType) hidden.parameters().get(fixed).type()).element();
      arguments.set(i, fitting(arguments.get(i), type));
    }
  }

  private Expression fitting(Expression argument, Type type) {
    boolean fits =
        argument.type() instanceof Primitive
            || type instanceof Primitive
            || argument.type().equals(Conversions.NULL)
            || isSubtype(argument.type(), type);
    return fits ? argument : as(type, argument);
  }

  @Override
  public Expression invoke(Expression.Invoke invoke) {
    return new Expression.Invoke(
        invoke.function(), visible.of(invoke.type()), rewrite(invoke.arguments()));
  }

  @Override
  public Expression newArray(Expression.NewArray newArray) {
    return new Expression.NewArray(
        (ArrayType) visible.of(newArray.type()), rewrite(newArray.dimensions()));
  }

  @Override
  public Expression arrayValue(Expression.ArrayValue arrayValue) {
    return new Expression.ArrayValue(
        (ArrayType) visible.of(arrayValue.type()), rewrite(arrayValue.elements()));
  }

  @Override
  public Expression newRecord(Expression.NewRecord newRecord) {
    return new Expression.NewRecord(
        (RecordType) visible.of(newRecord.type()), rewrite(newRecord.components()));
  }
}
