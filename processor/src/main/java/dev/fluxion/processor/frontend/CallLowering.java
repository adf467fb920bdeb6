package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.RecordType;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Lowers method calls: what a name refers to, whether it may be called, with which arguments. */
final class CallLowering {
  private static final Set<String> MATH = Set.of("java.lang.Math", "java.lang.StrictMath");
  private static final Set<String> ELEMENTARY =
      Set.of("java.lang.Math", "java.lang.StrictMath", "dev.fluxion.runtime.Functions");
  private static final Set<String> ARRAY_LIBRARY =
      Set.of("Arrays.fill", "Arrays.copyOf", "Arrays.copyOfRange", "System.arraycopy");

  private final Body body;
  private final CallResolution resolution;
  private final CalleeCheck check;

  CallLowering(Body body, CallResolution resolution) {
    this.body = body;
    this.resolution = resolution;
    this.check = new CalleeCheck(body);
  }

  Expression call(MethodInvocationTree tree) {
    if (tree.getMethodSelect() instanceof IdentifierTree simple) {
      return callStatic(tree, body.names.methods(simple.getName().toString()));
    }
    MemberSelectTree select = (MemberSelectTree) tree.getMethodSelect();
    String name = select.getIdentifier().toString();
    NameResolution.Name receiver = body.names.resolve(select.getExpression(), body.scope);
    if (receiver instanceof NameResolution.TypeName in) {
      return callStatic(tree, body.names.methods(in.type(), name));
    } else if (receiver instanceof NameResolution.PackageName) {
      throw body.leaveToCompiler(select.getExpression());
    } else if (receiver instanceof NameResolution.FieldName field
        && field.field().asType().getKind() == TypeKind.DECLARED
        && !RecordTypes.isRecord(field.field().asType())) {
      throw body.error(Problem.OBJECT_CALL, tree.getMethodSelect(), name);
    }
    return callOnArray(tree, select.getExpression(), name);
  }

  /** Arrays have one method of their own that is of use here (JLS 10.7). */
  private Expression callOnArray(MethodInvocationTree tree, ExpressionTree receiver, String name) {
    Expression array = body.expressions.operand(receiver);
    if (array.type() instanceof RecordType) {
      return body.expressions.records().call(tree, name, array);
    }
    if (array.type().rank() == 0) {
      throw body.leaveToCompiler(tree);
    }
    if (!name.equals("clone") || !tree.getArguments().isEmpty()) {
      throw body.error(Problem.OBJECT_CALL, tree.getMethodSelect(), name);
    }
    return new Expression.Copy(array);
  }

  private Expression callStatic(MethodInvocationTree tree, List<ExecutableElement> candidates) {
    if (candidates.isEmpty()) {
      throw body.leaveToCompiler(tree.getMethodSelect());
    }
    if (candidates.stream().noneMatch(this::isWithinReach)
        && candidates.stream().noneMatch(CompanionCalls::isAnnotated)) {
      throw beyondReach(tree, candidates.get(0));
    }
    List<Expression> arguments =
        Operands.inOrder(
            body,
            tree.getArguments().stream()
                .<Supplier<Expression>>map(argument -> () -> body.expressions.operand(argument))
                .toList());
    List<Type> types = arguments.stream().map(Expression::type).toList();
    CallResolution.Choice choice =
        resolution
            .choose(candidates, types)
            .orElseThrow(() -> body.leaveToCompiler(tree.getMethodSelect()));
    body.environment.observer().element(tree.getMethodSelect(), choice.method());
    if (!isWithinReach(choice.method()) && !CompanionCalls.isAnnotated(choice.method())) {
      throw beyondReach(tree, choice.method());
    }
    return call(tree, choice, arguments);
  }

  private Expression call(
      MethodInvocationTree tree, CallResolution.Choice choice, List<Expression> arguments) {
    ExecutableElement method = choice.method();
    String name = method.getSimpleName().toString();
    String owner = owner(method);
    if (MATH.contains(owner) && name.equals("random")) {
      throw body.error(Problem.RANDOM, tree.getMethodSelect(), "Math.random");
    }
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      if (body.scope.find("this").orElse(null) instanceof Scope.Stored self
          && self.variable().type() instanceof RecordType) {
        Expression object = new Expression.Read(self.variable());
        return body.expressions.records().call(tree.getMethodSelect(), choice, object, arguments);
      }
      throw body.leaveToCompiler(tree.getMethodSelect()); // no object in a static method
    }
    CalleeCheck.Shape shape = check.shape(tree.getMethodSelect(), choice);
    List<Expression> converted = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      converted.add(Typing.cast(shape.parameters().get(i), arguments.get(i)));
    }
    if (ELEMENTARY.contains(owner)) {
      if (shape.parameters().stream().anyMatch(type -> type.rank() > 0)) {
        return new Expression.Invoke(body.callees.library(name), shape.result(), converted);
      }
      Method called = new Method(owner, name, shape.parameters(), shape.result(), true);
      return new Expression.Call(called, converted);
    }
    if (!isWithinReach(method)) {
      return new CompanionCalls(body).lower(tree.getMethodSelect(), method, converted);
    }
    check.hasBody(tree.getMethodSelect(), method);
    return new Expression.Invoke(body.callees.call(method), shape.result(), converted);
  }

  private boolean isWithinReach(ExecutableElement method) {
    return ELEMENTARY.contains(owner(method))
        || Access.topLevel(method).equals(Access.topLevel(body.names.owner()));
  }

  private static String owner(ExecutableElement method) {
    return ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
  }

  private Abandoned beyondReach(MethodInvocationTree tree, ExecutableElement method) {
    String name = method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName();
    boolean isStream =
        owner(method).startsWith("java.util.stream.")
            || method.getReturnType().toString().startsWith("java.util.stream.");
    Problem problem = Problem.OTHER_CLASS;
    if (isStream) {
      problem = Problem.STREAM;
    } else if (ARRAY_LIBRARY.contains(name) && owner(method).startsWith("java.")) {
      problem = Problem.ARRAY_LIBRARY;
    }
    return body.error(problem, tree.getMethodSelect(), name);
  }
}
