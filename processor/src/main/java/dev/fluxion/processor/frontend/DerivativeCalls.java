package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Calls of generated methods in differentiable code, {@code CGradients.fGradient(x)}. The companion
 * need not exist yet: what it has follows from the annotated methods of the class, and what its
 * methods compute from their bodies. If there is one, of an earlier compilation, it is not looked
 * at: javac 17 fails where a class with records is read from a file before it is generated anew.
 */
final class DerivativeCalls {
  private static final String SUFFIX = "Gradients";

  private final Body body;

  DerivativeCalls(Body body) {
    this.body = body;
  }

  /**
   * The class with the method whose derivative is called, be it imported or named with its class.
   */
  Optional<TypeElement> classOf(ExpressionTree select) {
    return select instanceof MemberSelectTree member
        ? companionOf(member.getExpression())
        : importedFrom(select.toString());
  }

  /** The class whose companion is named, if it has annotated methods. */
  private Optional<TypeElement> companionOf(ExpressionTree tree) {
    boolean isName =
        tree instanceof IdentifierTree simple
            ? body.scope.find(simple.getName().toString()).isEmpty()
            : tree instanceof MemberSelectTree;
    return isName && tree.toString().endsWith(SUFFIX)
        ? differentiated(tree.toString())
        : Optional.empty();
  }

  /** The class whose companion a static import takes a name from. */
  private Optional<TypeElement> importedFrom(String method) {
    return body.names.staticImports(method).stream()
        .filter(companion -> companion.endsWith(SUFFIX) && !body.names.hasMethods(method))
        .flatMap(companion -> differentiated(companion).stream())
        .filter(type -> annotated(type).stream().anyMatch(m -> isOf(method, m)))
        .findFirst();
  }

  private static boolean isOf(String derivative, ExecutableElement method) {
    return derivative.startsWith(method.getSimpleName().toString());
  }

  private Optional<TypeElement> differentiated(String companion) {
    String own = companion.substring(0, companion.length() - SUFFIX.length());
    return body.names.nested(own).filter(type -> !annotated(type).isEmpty());
  }

  /** The name of a method that is called. */
  static String name(ExpressionTree select) {
    return select instanceof MemberSelectTree member
        ? member.getIdentifier().toString()
        : select.toString();
  }

  private static List<ExecutableElement> annotated(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(Opened::isAnnotated)
        .toList();
  }

  /**
   * @param arguments as they are written
   */
  Expression lower(ExpressionTree select, TypeElement type, List<Expression> arguments) {
    String name = name(select);
    boolean isForm = false;
    for (ExecutableElement method : annotated(type)) {
      String own = method.getSimpleName().toString();
      if (!name.startsWith(own) || name.equals(own)) {
        continue;
      }
      String suffix = name.substring(own.length());
      List<DerivativeForm> forms = DerivativeForm.named(suffix);
      isForm |= !forms.isEmpty() || DerivativeForm.isOther(suffix);
      Optional<Signature> signature =
          forms.isEmpty()
              ? Optional.empty()
              : SignatureReader.declared(method, body.environment, body.variables)
                  .filter(DerivativeCalls::isOfArrays);
      if (signature.isEmpty()) {
        continue;
      }
      DerivativePoint point = new DerivativePoint(body, select, method, signature.get());
      for (DerivativeForm form : forms) {
        Optional<Expression> lowered = lowered(point, form, arguments);
        if (lowered.isPresent()) {
          return lowered.get();
        }
      }
    }
    if (isForm) {
      throw body.error(Problem.DERIVATIVE_FORM, select, name, DerivativeForm.names());
    }
    throw body.leaveToCompiler(select);
  }

  /** Empty where the arguments are not what the method takes. */
  private Optional<Expression> lowered(
      DerivativePoint point, DerivativeForm form, List<Expression> arguments) {
    Optional<List<Type>> more = form.moreThanPoint(point);
    if (more.isEmpty()) {
      return Optional.empty();
    }
    List<Type> types = new ArrayList<>();
    point.signature().parameters().forEach(p -> types.add(p.variable().type()));
    types.addAll(more.get());
    if (types.size() != arguments.size()) {
      return Optional.empty();
    }
    List<Expression> converted = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Optional<Expression> argument = converted(point, arguments.get(i), types.get(i));
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      converted.add(argument.get());
    }
    point.requireAtHand();
    List<Expression> kept = new ArrayList<>();
    converted.forEach(argument -> kept.add(body.keep(argument)));
    return Optional.of(form.lower(point, kept));
  }

  private Optional<Expression> converted(DerivativePoint point, Expression argument, Type type) {
    boolean isArray = type.rank() > 0 || argument.type().rank() > 0;
    return isArray && !argument.type().equals(type)
        ? Optional.empty()
        : body.conversions.assign(argument, type, point.select());
  }

  /** Whether independents and result are reals and arrays, whose derivatives are such again. */
  private static boolean isOfArrays(Signature signature) {
    return signature.results().isEmpty()
        && holdsDoubles(signature.result())
        && !signature.independents().isEmpty()
        && signature.independents().stream()
            .map(Variable::type)
            .allMatch(DerivativeCalls::holdsDoubles);
  }

  private static boolean holdsDoubles(Type type) {
    return type instanceof ArrayType array
        ? holdsDoubles(array.element())
        : type == Primitive.DOUBLE;
  }
}
