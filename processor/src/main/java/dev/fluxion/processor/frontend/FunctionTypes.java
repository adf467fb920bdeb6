package dev.fluxion.processor.frontend;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Which functional interfaces functions that are written as expressions can be of. */
final class FunctionTypes {
  private final Body body;

  FunctionTypes(Body body) {
    this.body = body;
  }

  /** The function as an object of a functional interface; empty where it cannot be one. */
  Optional<Expression> converted(FunctionValue function, Type target) {
    Optional<FunctionSite.Descriptor> descriptor =
        target instanceof ClassType
            ? new FunctionalInterfaces(body.environment)
                .descriptor(MirrorTypes.write(target, body.environment), target)
            : Optional.empty();
    if (descriptor.isEmpty() || !takes(function.site(), descriptor.get().parameters().size())) {
      return Optional.empty();
    }
    FunctionSite site = as(function.site(), descriptor.get());
    return Optional.of(
        new Expression.Literal(new FunctionValue(site, function.captures()), target));
  }

  /** The function, and those that it chooses from, converted to an interface. */
  private static FunctionSite as(FunctionSite site, FunctionSite.Descriptor descriptor) {
    if (!(site.tree() instanceof ConditionalExpressionTree)) {
      return site.as(descriptor);
    }
    List<FunctionSite.Captured> captured = new ArrayList<>();
    for (FunctionSite.Captured each : site.captured()) {
      captured.add(
          each.function().filter(arm -> arm.descriptor().isEmpty()).isPresent()
              ? new FunctionSite.Captured(
                  each.name(),
                  descriptor.type(),
                  descriptor.type(),
                  false,
                  each.function().map(arm -> as(arm, descriptor)))
              : each);
    }
    return new FunctionSite(
        site.tree(), site.enclosing(), site.names(), captured, Optional.of(descriptor));
  }

  /**
   * Whether functions among the arguments fit by the number of their parameters, and by whether
   * they return something (JLS 15.12.2.1).
   */
  boolean fit(ExecutableElement candidate, List<Expression> arguments) {
    var parameters = candidate.getParameters();
    for (int i = 0; i < arguments.size() && i < parameters.size(); i++) {
      Expression argument = arguments.get(i);
      if (argument.type().equals(FunctionValue.UNCONVERTED)) {
        FunctionSite site = FunctionValue.in(argument).orElseThrow().site();
        boolean fits =
            new FunctionalInterfaces(body.environment)
                .method(parameters.get(i).asType())
                .filter(wanted -> takes(site, wanted.getParameters().size()))
                .filter(wanted -> gives(site.tree(), wanted))
                .isPresent();
        if (!fits) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean gives(Tree tree, ExecutableElement wanted) {
    return LambdaShapes.gives(tree, wanted.getReturnType().getKind() != TypeKind.VOID);
  }

  /** Whether a function can have so many parameters (JLS 15.12.2.1). */
  private boolean takes(FunctionSite site, int count) {
    if (site.tree() instanceof MemberReferenceTree reference) {
      return refersToMethod(site, reference, count);
    }
    return parameters(site.tree()).filter(written -> written.size() != count).isEmpty();
  }

  private boolean refersToMethod(FunctionSite site, MemberReferenceTree tree, int count) {
    String name = tree.getName().toString();
    if (!site.captured().isEmpty()) {
      return !(site.captured().get(0).type() instanceof ClassType type)
          || site
              .names()
              .methodsOfObjects(MirrorTypes.element(type, body.environment), name)
              .stream()
              .anyMatch(method -> takes(method, count));
    }
    NameResolution.Name qualifier =
        site.names().resolve(tree.getQualifierExpression(), new Scope());
    if (!(qualifier instanceof NameResolution.TypeName in)) {
      return count == 1; // the clone method of arrays
    }
    return site.names().methods(in.type(), name).stream()
        .anyMatch(
            method ->
                method.getModifiers().contains(Modifier.STATIC)
                    ? takes(method, count)
                    : takes(method, count - 1));
  }

  private static boolean takes(ExecutableElement method, int count) {
    int declared = method.getParameters().size();
    return declared == count || method.isVarArgs() && declared - 1 <= count;
  }

  /** The parameters, where they are written. */
  static Optional<List<? extends VariableTree>> parameters(Tree tree) {
    if (tree instanceof LambdaExpressionTree lambda) {
      return Optional.of(lambda.getParameters());
    } else if (tree instanceof NewClassTree anonymous) {
      return Optional.of(
          AnonymousClass.method(anonymous.getClassBody()).orElseThrow().getParameters());
    }
    return Optional.empty();
  }
}
