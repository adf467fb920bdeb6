package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Hidden;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Calls that are not looked into, of anything at all: right where the arguments are constants, an
 * error where the analysis finds that they are not.
 */
final class OpaqueCalls {
  private final Body body;
  private final Inference inference;

  OpaqueCalls(Body body) {
    this.body = body;
    this.inference = new Inference(body.environment);
  }

  Expression lower(CallLowering.Found call) {
    return lower(call, false);
  }

  /**
   * @param shows whether the arguments are only shown to somebody, so that any values will do
   */
  Expression lower(CallLowering.Found call, boolean shows) {
    ExecutableElement method = call.method();
    requireCallable(call);
    requireObjects(call.select(), call.name(), call.arguments());
    if (!inference.fits(call)) {
      throw body.error(Problem.GENERIC_CALL, call.select(), method.getSimpleName());
    }
    boolean isAnswer = !shows && Answers.isAnswer(call);
    if (isAnswer && call.receiver().isPresent()) {
      body.warn(
          Watch.ANSWER_OF_OBJECT,
          call.select(),
          call.name(),
          call.receiver().get().type().toString(),
          differentiable(call.arguments()));
    }
    if (!shows && !isAnswer) {
      watch(call);
    }
    List<Expression> arguments = new ArrayList<>();
    call.receiver().ifPresent(arguments::add);
    arguments.addAll(call.arguments());
    Expression value =
        new Expression.Call(method(call, types(call.arguments()), result(call)), arguments);
    return isAnswer && Answers.isTraced(call) ? traced(call, value) : value;
  }

  /** An integer or a text that comes of reals: it is watched where it goes. */
  private Expression traced(CallLowering.Found call, Expression value) {
    List<Expression> reals = differentiable(call.arguments());
    if (reals.isEmpty()) {
      return value;
    }
    Expression kept = body.keep(value);
    List<Expression> operands = new ArrayList<>(List.of(kept));
    operands.addAll(reals);
    body.warn(Watch.ANSWER, call.select(), call.name(), operands);
    return kept;
  }

  /**
   * The called method.
   *
   * @param types those of the arguments
   */
  Method method(CallLowering.Found call, List<Type> types, Type result) {
    String owner =
        call.receiver()
            .map(object -> object.type().toString())
            .orElseGet(() -> MirrorTypes.name((TypeElement) call.method().getEnclosingElement()));
    String name = call.method().getSimpleName().toString();
    return Method.opaque(owner, name, types, result, call.receiver().isEmpty())
        .by(body.hidden.method(call, result));
  }

  void requireCallable(CallLowering.Found call) {
    if (!call.isVirtual()) {
      throw body.error(Problem.UNSUPPORTED, call.select()); // super.method() of another class
    }
    requireUnchecked(call.select(), call.method());
  }

  private static List<Type> types(List<Expression> expressions) {
    return expressions.stream().map(Expression::type).toList();
  }

  private Type result(CallLowering.Found call) {
    if (call.method().getReturnType().getKind() == TypeKind.VOID) {
      return Primitive.VOID;
    }
    TypeMirror mirror =
        inference
            .result(call)
            .orElseThrow(
                () ->
                    body.error(Problem.GENERIC_CALL, call.select(), call.method().getSimpleName()));
    return body.types.ofObject(call.select(), mirror);
  }

  /** Says how to go on where an argument is active: not all owners can be annotated. */
  private void watch(CallLowering.Found call) {
    Watch watch = kind(call);
    boolean hasBody =
        (watch == Watch.OBJECT_CALL || watch == Watch.OTHER_CLASS_CALL)
            && !isOfFunction(call.method());
    if (!hasBody || body.environment.trees().getPath(Access.topLevel(call.method())) != null) {
      watch(call.select(), watch, call.name(), call.arguments());
      return;
    }
    Optional<String> rule = RuleSkeleton.of(call.method(), body.environment.types());
    body.warn(
        rule.isPresent() ? Watch.LIBRARY_CALL : Watch.LIBRARY_PROCEDURE,
        call.select(),
        call.name(),
        rule.orElse(""),
        differentiable(call.arguments()));
  }

  /** Whether it is what a functional interface is for (JLS 9.8): its body is some object's. */
  private boolean isOfFunction(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && ElementFilter.methodsIn(body.environment.elements().getAllMembers(owner)).stream()
                .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
                .count()
            == 1;
  }

  private static List<Expression> differentiable(List<Expression> arguments) {
    return arguments.stream().filter(a -> a.type().isDifferentiable()).toList();
  }

  private Watch kind(CallLowering.Found call) {
    ExecutableElement method = call.method();
    String owner = ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
    boolean isStream =
        owner.startsWith("java.util.stream.")
            || method.getReturnType().toString().startsWith("java.util.stream.");
    boolean isOwn = Access.topLevel(method).equals(Access.topLevel(body.names.owner()));
    if (isStream) {
      return Watch.STREAM_CALL;
    } else if (isOwn && HelperCalls.isOverridable(method)) {
      return Watch.OVERRIDABLE_CALL;
    }
    return call.receiver().isPresent() ? Watch.OBJECT_CALL : Watch.OTHER_CLASS_CALL;
  }

  private void watch(Tree tree, Watch watch, String name, List<Expression> arguments) {
    List<Expression> reals = differentiable(arguments);
    if (!reals.isEmpty()) {
      body.warn(watch, tree, name, reals);
    }
  }

  private void requireObjects(Tree tree, String name, List<Expression> arguments) {
    for (Expression argument : arguments) {
      Optional<FunctionValue> function = FunctionValue.in(argument);
      if (function.isPresent()) {
        throw body.error(Problem.LAMBDA, function.get().site().tree());
      }
      if (argument.type() instanceof ArrayType array && array.scalar() == Primitive.FLOAT) {
        throw body.error(Problem.FLOAT_ARRAY, tree, name);
      }
      if (argument.type() instanceof RecordType record) {
        throw body.expressions.records().asObject(tree, name, record);
      }
    }
  }

  private void requireUnchecked(Tree tree, ExecutableElement method) {
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (body.isChecked(thrown)) {
        throw body.error(Problem.CHECKED_EXCEPTION, tree, thrown);
      }
    }
  }

  /** {@code new Type(arguments)}. */
  Expression create(NewClassTree tree, Type target) {
    TypeElement type = createdClass(tree);
    List<Expression> arguments =
        isThrowable(type) ? body.inMessage(() -> arguments(tree)) : arguments(tree);
    CallResolution.Choice constructor = constructor(tree, type, arguments);
    TypeMirror mirror = createdType(tree, type, constructor.method(), arguments, target);
    requireObjects(tree, type.getSimpleName().toString(), arguments);
    watch(tree, Watch.CREATION, type.getSimpleName().toString(), arguments);
    Type result = body.types.ofObject(tree, mirror);
    Method called = Method.opaque(result.toString(), "new", types(arguments), result, true);
    return new Expression.Call(called.by(hidden(tree, constructor, arguments, result)), arguments);
  }

  /** Whatever becomes of an exception, its text may show any values. */
  private boolean isThrowable(TypeElement type) {
    TypeMirror throwable =
        body.environment.elements().getTypeElement("java.lang.Throwable").asType();
    return body.environment.types().isSubtype(type.asType(), throwable);
  }

  /** {@code new Exception(arguments)} that is thrown: its message may show any values. */
  Expression exception(NewClassTree tree) {
    TypeElement type = createdClass(tree);
    List<Expression> arguments = body.inMessage(() -> arguments(tree));
    requireObjects(tree, type.getSimpleName().toString(), arguments);
    CallResolution.Choice constructor = constructor(tree, type, arguments);
    List<Expression> arrays = arguments.stream().filter(a -> a.type().rank() > 0).toList();
    watch(tree, Watch.CREATION, type.getSimpleName().toString(), arrays);
    ClassType result = (ClassType) body.types.ofObject(tree, type.asType());
    Method called = new Method(result.toString(), "new", types(arguments), result, true);
    return new Expression.Call(called.by(hidden(tree, constructor, arguments, result)), arguments);
  }

  private Optional<Hidden> hidden(
      NewClassTree tree,
      CallResolution.Choice constructor,
      List<Expression> arguments,
      Type result) {
    return body.hidden.method(tree, constructor, Optional.empty(), types(arguments), result);
  }

  private TypeElement createdClass(NewClassTree tree) {
    if (tree.getClassBody() != null) {
      throw body.error(Problem.LOCAL_CLASS, tree);
    }
    Tree raw = TypeReader.withoutArguments(tree.getIdentifier());
    TypeElement type = body.names.type(raw).orElseThrow(() -> body.leaveToCompiler(tree));
    boolean isInner =
        type.getEnclosingElement().getKind() != ElementKind.PACKAGE
            && type.getKind() == ElementKind.CLASS
            && !type.getModifiers().contains(Modifier.STATIC)
            && !type.getEnclosingElement().getKind().isInterface();
    if (isInner || tree.getEnclosingExpression() != null) {
      throw body.error(Problem.UNSUPPORTED, tree);
    }
    return type;
  }

  private List<Expression> arguments(NewClassTree tree) {
    return Operands.inOrder(
        body,
        tree.getArguments().stream()
            .<Supplier<Expression>>map(argument -> () -> body.expressions.operand(argument))
            .toList());
  }

  private CallResolution.Choice constructor(
      NewClassTree tree, TypeElement type, List<Expression> arguments) {
    List<ExecutableElement> candidates =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(c -> Access.fromClass(c, body.names.owner(), body.environment.elements()))
            .toList();
    CallResolution.Choice constructor =
        body.staticTypes
            .choose(tree, candidates, tree.getArguments(), arguments)
            .orElseThrow(() -> body.leaveToCompiler(tree));
    requireUnchecked(tree, constructor.method());
    return constructor;
  }

  private TypeMirror createdType(
      NewClassTree tree,
      TypeElement type,
      ExecutableElement constructor,
      List<Expression> arguments,
      Type target) {
    boolean isDiamond =
        tree.getIdentifier() instanceof ParameterizedTypeTree generic
            && generic.getTypeArguments().isEmpty();
    if (!isDiamond) {
      return body.types.mirror(tree.getIdentifier());
    }
    return inference
        .created(type, constructor, types(arguments), target)
        .orElseThrow(
            () -> body.error(Problem.GENERIC_CALL, (ExpressionTree) tree, type.getSimpleName()));
  }
}
