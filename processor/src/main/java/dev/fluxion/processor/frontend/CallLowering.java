package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rules.LinearFunctions;
import dev.fluxion.processor.rules.MathLikes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Lowers method calls: finds what a name refers to, and hands on to who knows such methods. */
final class CallLowering {
  private static final Set<String> ELEMENTARY =
      Set.of("java.lang.Math", "java.lang.StrictMath", Method.FUNCTIONS);

  /**
   * A call whose method has been found.
   *
   * @param select where it is named
   * @param receiver the object it is called on; empty for static methods
   * @param isVirtual whether the object's class decides which method runs
   * @param target the type of the variable that the result is assigned to; null where there is none
   */
  record Found(
      ExpressionTree select,
      CallResolution.Choice choice,
      Optional<Expression> receiver,
      boolean isVirtual,
      List<Expression> arguments,
      Type target) {

    ExecutableElement method() {
      return choice.method();
    }

    /** The same of another method, which overrides that one. */
    Found of(ExecutableElement overriding) {
      CallResolution.Choice other = new CallResolution.Choice(overriding, choice.variableArity());
      return new Found(select, other, receiver, isVirtual, arguments, target);
    }

    Found on(Expression object) {
      return new Found(select, choice, Optional.of(object), isVirtual, arguments, target);
    }

    String name() {
      return method().getEnclosingElement().getSimpleName() + "." + method().getSimpleName();
    }
  }

  private final Body body;
  private final NameLowering names;
  private final RecordLowering records;
  private final HelperCalls helpers;
  private final ArrayCalls arrays;
  private final OpaqueCalls opaque;
  private final RuledCalls ruled;
  private final JdkCalls library;
  private final StreamCalls streams;
  private final DerivativeCalls derivatives;

  CallLowering(Body body, NameLowering names, RecordLowering records) {
    this.body = body;
    this.names = names;
    this.records = records;
    this.helpers = new HelperCalls(body);
    this.arrays = new ArrayCalls(body);
    this.opaque = new OpaqueCalls(body);
    this.ruled = new RuledCalls(body, helpers, opaque);
    this.library = new JdkCalls(body);
    this.streams = new StreamCalls(body, opaque);
    this.derivatives = new DerivativeCalls(body);
  }

  OpaqueCalls opaque() {
    return opaque;
  }

  Expression call(MethodInvocationTree tree, Type target) {
    ExpressionTree select = tree.getMethodSelect();
    if (!tree.getTypeArguments().isEmpty()) {
      throw body.error(Problem.GENERIC_CALL, select, select);
    }
    Optional<TypeElement> differentiated = derivatives.classOf(select);
    if (differentiated.isPresent()) {
      List<Expression> arguments = arguments(tree, Optional.empty());
      return derivatives.lower(select, differentiated.get(), arguments);
    }
    if (select instanceof IdentifierTree simple) {
      return callByName(tree, body.names.methods(simple.getName().toString()), true, target);
    }
    MemberSelectTree member = (MemberSelectTree) select;
    String name = member.getIdentifier().toString();
    boolean isSuper = member.getExpression().toString().equals("super");
    NameResolution.Name receiver = body.names.resolve(member.getExpression(), body.scope);
    if (receiver instanceof NameResolution.TypeName in) {
      return callByName(tree, body.names.methods(in.type(), name), false, target);
    } else if (receiver instanceof NameResolution.PackageName && !isSuper) {
      throw body.leaveToCompiler(member.getExpression());
    }
    return callOnObject(tree, member, name, isSuper, target);
  }

  private List<Expression> arguments(MethodInvocationTree tree, Optional<ExpressionTree> receiver) {
    List<Supplier<Expression>> operands = new ArrayList<>();
    boolean[] isShown = {body.isInMessage()};
    receiver.ifPresent(
        object ->
            operands.add(
                () -> {
                  boolean before = isShown[0];
                  isShown[0] = true; // should the receiver be abandoned, nobody knows
                  Expression value = names.receiver(object);
                  isShown[0] = before || JdkCalls.isPrinter(value.type());
                  return value;
                }));
    for (ExpressionTree argument : tree.getArguments()) {
      operands.add(
          () ->
              isShown[0]
                  ? body.inMessage(() -> body.expressions.operand(argument))
                  : body.expressions.operand(argument));
    }
    return Operands.inOrder(body, operands);
  }

  /** A static method, or one of this object. */
  private Expression callByName(
      MethodInvocationTree tree,
      List<ExecutableElement> candidates,
      boolean mayBeOwn,
      Type target) {
    ExpressionTree select = tree.getMethodSelect();
    if (candidates.isEmpty()) {
      throw body.leaveToCompiler(select);
    }
    List<Expression> arguments = arguments(tree, Optional.empty());
    CallResolution.Choice choice = choose(select, candidates, tree.getArguments(), arguments);
    Optional<Expression> receiver = Optional.empty();
    if (!choice.method().getModifiers().contains(Modifier.STATIC)) {
      if (!mayBeOwn) {
        throw body.leaveToCompiler(select);
      }
      receiver = Optional.of(new EnclosingObjects(body).withMethod(select, choice.method()));
    }
    return noted(new Found(select, choice, receiver, true, arguments, target));
  }

  private Expression callOnObject(
      MethodInvocationTree tree,
      MemberSelectTree select,
      String name,
      boolean isSuper,
      Type target) {
    List<Expression> operands = arguments(tree, Optional.of(select.getExpression()));
    Expression receiver = operands.get(0);
    List<Expression> arguments = operands.subList(1, operands.size());
    if (receiver.type().rank() > 0) {
      return callOnArray(select, receiver, name, arguments);
    }
    if (body.staticTypes.isBoxed(select.getExpression(), receiver)) {
      return BoxMethods.ofNumber(body, select, name, receiver, arguments);
    }
    ClassType type = objectType(tree, receiver);
    if (type.equals(FunctionValue.UNCONVERTED)) {
      throw body.error(Problem.LAMBDA, select);
    }
    TypeElement in = MirrorTypes.element(type, body.environment);
    Expression declared = body.staticTypes.asDeclared(select.getExpression(), receiver);
    List<ExecutableElement> candidates = body.names.methodsOfObjects(declaredIn(declared), name);
    if (candidates.isEmpty()) { // of a further bound
      candidates = body.names.methodsOfObjects(in, name);
      declared = receiver;
    }
    CallResolution.Choice choice = choose(select, candidates, tree.getArguments(), arguments);
    boolean isStatic = choice.method().getModifiers().contains(Modifier.STATIC);
    Optional<Expression> object = isStatic ? Optional.empty() : Optional.of(declared);
    Found found = new Found(select, choice, object, !isSuper, arguments, target);
    return noted(isStatic || declared == receiver ? found : helpers.ofObject(found, receiver, in));
  }

  private TypeElement declaredIn(Expression object) {
    Type type = object.type();
    return MirrorTypes.element(
        type instanceof RecordType record ? MirrorTypes.object(record) : (ClassType) type,
        body.environment);
  }

  /**
   * The call that a method reference stands for.
   *
   * @param receiver the object before the colons; empty where a type stands there
   */
  Expression reference(
      MemberReferenceTree tree, Optional<Expression> receiver, List<Expression> arguments) {
    String name = tree.getName().toString();
    if (receiver.isPresent()) {
      return onObject(tree, receiver.get(), name, arguments);
    } else if (tree.getQualifierExpression() instanceof ArrayTypeTree) {
      return callOnArray(tree, arguments.get(0), name, arguments.subList(1, arguments.size()));
    }
    NameResolution.Name in = body.names.resolve(tree.getQualifierExpression(), body.scope);
    List<ExecutableElement> candidates =
        body.names.methods(((NameResolution.TypeName) in).type(), name);
    List<ExecutableElement> statics =
        candidates.stream().filter(m -> m.getModifiers().contains(Modifier.STATIC)).toList();
    Optional<CallResolution.Choice> choice = body.staticTypes.choose(tree, statics, arguments);
    if (choice.isPresent()) {
      return noted(new Found(tree, choice.get(), Optional.empty(), true, arguments, null));
    } else if (arguments.isEmpty()) {
      throw body.leaveToCompiler(tree);
    }
    return onObject(tree, arguments.get(0), name, arguments.subList(1, arguments.size()));
  }

  private Expression onObject(
      MemberReferenceTree tree, Expression receiver, String name, List<Expression> arguments) {
    if (receiver.type() instanceof Primitive
        && body.staticTypes.ofRead(receiver) != receiver.type()) {
      return BoxMethods.ofNumber(body, tree, name, receiver, arguments);
    } else if (receiver.type() instanceof ArrayType) {
      return callOnArray(tree, receiver, name, arguments);
    } else if (!(receiver.type() instanceof ClassType || receiver.type() instanceof RecordType)) {
      throw body.error(Problem.LAMBDA, tree);
    }
    TypeElement in = MirrorTypes.element(objectType(tree, receiver), body.environment);
    CallResolution.Choice choice =
        body.staticTypes
            .choose(tree, body.names.methodsOfObjects(in, name), arguments)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    body.environment.observer().element(tree, choice.method());
    return noted(new Found(tree, choice, Optional.of(receiver), true, arguments, null));
  }

  private ClassType objectType(ExpressionTree tree, Expression receiver) {
    if (receiver.type() instanceof RecordType record) {
      return MirrorTypes.object(record);
    } else if (receiver.type() instanceof ClassType type && !type.equals(Conversions.NULL)) {
      return type;
    }
    throw body.leaveToCompiler(tree);
  }

  /** Arrays have one method of their own that is of use here (JLS 10.7). */
  private Expression callOnArray(
      ExpressionTree select, Expression array, String name, List<Expression> arguments) {
    if (!name.equals("clone") || !arguments.isEmpty()) {
      throw body.error(Problem.ARRAY_IDENTITY, select);
    }
    return new Expression.Copy(array);
  }

  private CallResolution.Choice choose(
      ExpressionTree select,
      List<ExecutableElement> candidates,
      List<? extends ExpressionTree> trees,
      List<Expression> arguments) {
    List<ExecutableElement> fitting =
        candidates.stream().filter(c -> new FunctionTypes(body).fit(c, arguments)).toList();
    CallResolution.Choice choice =
        body.staticTypes
            .choose(select, fitting, trees, arguments)
            .orElseThrow(() -> body.leaveToCompiler(select));
    body.environment.observer().element(select, choice.method());
    return choice;
  }

  private Expression noted(Found found) {
    Found call = helpers.ofThis(found);
    Expression value = call(call);
    body.staticTypes.result(call.select(), call.method(), value.type());
    return value;
  }

  private Expression call(Found found) {
    Optional<Expression> stream = streams.lower(found);
    if (stream.isPresent()) {
      return stream.get();
    }
    Found call = streams.withObjects(found);
    Optional<FunctionValue> function = call.receiver().flatMap(FunctionValue::in);
    if (function.isPresent()) {
      return body.functions.call(function.get(), call);
    }
    ExecutableElement method = call.method();
    String owner = ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
    Optional<RuleScope.Found> rule = body.callees.rules().find(method);
    if (rule.isPresent()) {
      return ruled.lower(call, rule.get());
    } else if (call.receiver().isPresent() && call.receiver().get().type() instanceof RecordType) {
      return records.call(call, helpers);
    }
    library.requireSameEachTime(call);
    if (!call.arguments().isEmpty()
        && FunctionValue.is(call.arguments().get(0))
        && JdkCalls.requiresPresence(call)) {
      return call.arguments().get(0); // it is there
    } else if (JdkCalls.requiresArray(call)) {
      return library.required(call);
    } else if (ELEMENTARY.contains(owner)) {
      return elementary(owner, call);
    } else if (owner.equals(LinearFunctions.OWNER)) {
      return LinearCalls.lower(body, call, helpers);
    } else if (MathLikes.isOwner(owner) && call.receiver().isEmpty() && isLikeMath(owner, call)) {
      return elementary(owner, call);
    } else if (BoxMethods.knows(owner, call)) {
      return BoxMethods.lower(call, helpers);
    } else if (arrays.knows(owner, call)) {
      return arrays.lower(call);
    } else if (helpers.isHelper(call)) {
      return helpers.lower(call);
    }
    boolean hasReals = call.arguments().stream().anyMatch(a -> a.type().isDifferentiable());
    boolean isOther = !Access.topLevel(method).equals(Access.topLevel(body.names.owner()));
    if (isOther
        && hasReals
        && CompanionCalls.isExported(method, body.environment)
        && isKnown(call)) {
      helpers.warnOfOverriding(call);
      List<Expression> converted = helpers.argumentsOf(call, helpers.shape(call));
      return new CompanionCalls(body).lower(call.select(), method, converted);
    }
    return opaque.lower(call, JdkCalls.isPrinter(call) || library.isText(call));
  }

  private boolean isLikeMath(String owner, Found call) {
    boolean isOfPrimitives =
        call.method().getParameters().stream().allMatch(p -> p.asType().getKind().isPrimitive());
    if (!isOfPrimitives) {
      return false;
    }
    HelperCalls.Shape shape = helpers.shape(call);
    String name = call.method().getSimpleName().toString();
    return MathLikes.serves(owner, name, shape.parameters(), shape.result());
  }

  /** Whether it is the annotated method's own body that runs. */
  private boolean isKnown(Found call) {
    return call.receiver().isEmpty()
        || !HelperCalls.isOverridable(call.method())
        || helpers.isOnThis(call);
  }

  private Expression elementary(String owner, Found call) {
    HelperCalls.Shape shape = helpers.shape(call);
    List<Expression> arguments = helpers.converted(call, shape);
    String name = call.method().getSimpleName().toString();
    if (shape.parameters().stream().anyMatch(type -> type.rank() > 0)) {
      return new Expression.Invoke(
          body.callees.library(
              name,
              variables ->
                  dev.fluxion.processor.rules.ArrayFunctions.find(name, variables).orElseThrow()),
          shape.result(),
          arguments);
    }
    if (shape.parameters().contains(Primitive.FLOAT)) {
      return FloatMethods.elementary(owner, name, shape, arguments);
    }
    return new Expression.Call(
        new Method(owner, name, shape.parameters(), shape.result(), true), arguments);
  }
}
