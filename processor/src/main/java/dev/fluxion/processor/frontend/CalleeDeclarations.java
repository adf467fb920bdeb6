package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Parameter;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The parameters and results of the functions that methods and function sites become, and the names
 * under which their bodies find the parameters. In the place of a function there is what it
 * captures.
 */
final class CalleeDeclarations {
  private final Environment environment;
  private final Variables variables;

  CalleeDeclarations(Environment environment, Variables variables) {
    this.environment = environment;
    this.variables = variables;
  }

  List<Parameter> parameters(Instance instance) {
    ExecutableElement method = instance.method();
    List<Parameter> parameters = new ArrayList<>();
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (!isStatic && method.getKind() == ElementKind.METHOD) {
      parameters.add(parameter("self", type(method.getEnclosingElement().asType())));
    }
    for (VariableElement element : method.getParameters()) {
      FunctionSite function = instance.functions().get(element);
      if (function != null) {
        parameters.addAll(captured(function));
      } else {
        TypeMirror mirror = instance.resolved(element.asType(), environment.types());
        parameters.add(parameter(element.getSimpleName().toString(), type(mirror)));
      }
    }
    return parameters;
  }

  /** What the site captures comes before its parameters. */
  List<Parameter> parameters(FunctionSite site) {
    List<Parameter> parameters = captured(site);
    FunctionSite.Descriptor descriptor = site.descriptor().orElseThrow();
    for (int i = 0; i < descriptor.parameters().size(); i++) {
      int index = i;
      String name =
          FunctionTypes.parameters(site.tree())
              .map(trees -> trees.get(index).getName().toString())
              .orElse("argument");
      parameters.add(parameter(name, descriptor.parameters().get(i)));
    }
    return parameters;
  }

  private List<Parameter> captured(FunctionSite site) {
    return new ArrayList<>(
        site.leaves().stream()
            .map(leaf -> parameter(leaf.name().replaceAll("[()]|^this[.]", ""), leaf.type()))
            .toList());
  }

  Type result(Instance instance) {
    ExecutableElement method = instance.method();
    return type(
        method.getKind() == ElementKind.CONSTRUCTOR
            ? method.getEnclosingElement().asType()
            : instance.resolved(method.getReturnType(), environment.types()));
  }

  /** Of a helper: what is active in it depends on the call. */
  private Parameter parameter(String name, Type type) {
    return new Parameter(
        variables.fresh(name, type), type.isDifferentiable() ? Role.INDEPENDENT : Role.CONSTANT);
  }

  Type type(TypeMirror mirror) {
    return MirrorTypes.read(mirror, environment).orElseThrow();
  }

  /** The receiver, if there is one, comes first and has no name in the source but {@code this}. */
  static void declare(Instance instance, List<Parameter> parameters, Body body) {
    Scope scope = body.scope;
    Iterator<Expression> values = reads(parameters).iterator();
    boolean isStatic = instance.method().getModifiers().contains(Modifier.STATIC);
    if (!isStatic && instance.method().getKind() == ElementKind.METHOD) {
      scope.declare("this", new Scope.Stored(((Expression.Read) values.next()).variable()));
    }
    for (VariableElement element : instance.method().getParameters()) {
      String name = element.getSimpleName().toString();
      FunctionSite function = instance.functions().get(element);
      if (function == null) {
        Variable variable = ((Expression.Read) values.next()).variable();
        scope.declare(name, new Scope.Stored(variable));
        body.staticTypes.declare(variable, element.asType());
      } else {
        Type type = function.type();
        scope.declare(name, new Scope.Inlined(function.literal(type, values)));
      }
    }
  }

  static List<Expression> reads(List<Parameter> parameters) {
    return parameters.stream().<Expression>map(p -> Code.read(p.variable())).toList();
  }
}
