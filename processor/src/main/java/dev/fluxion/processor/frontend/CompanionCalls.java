package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import dev.fluxion.processor.diagnostics.Diagnostics;
import dev.fluxion.processor.diagnostics.Problem;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.LinkKind;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Purpose;
import dev.fluxion.processor.ir.Signature;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/**
 * Calls of annotated methods of other classes, through their companions. A companion may not exist
 * yet, so that what it contains is derived from the method's declaration, never looked up.
 */
final class CompanionCalls {
  private final Body body;

  CompanionCalls(Body body) {
    this.body = body;
  }

  /** Whether the method's own companion exports its derivatives. */
  static boolean isExported(ExecutableElement method, Environment environment) {
    return Opened.purpose(method, environment).filter(p -> p != Purpose.RULE).isPresent();
  }

  /**
   * @param select where the method is named
   * @param arguments converted to the types of the parameters, the receiver first
   */
  Expression lower(ExpressionTree select, ExecutableElement method, List<Expression> arguments) {
    if (Opened.isOpened(method, body.environment)) {
      body.environment
          .openings()
          .problem(method)
          .ifPresent(
              why -> {
                throw body.error(Problem.OPENED_CALLEE, select, method.getSimpleName(), why);
              });
    }
    Signature signature = signature(select, method);
    signature.parameters().forEach(p -> body.requireAccessible(select, p.variable().type()));
    return new Expression.Invoke(declare(select, method, signature), signature.result(), arguments);
  }

  /** The key of the exported function. */
  String declare(ExpressionTree select, ExecutableElement method) {
    return declare(select, method, signature(select, method));
  }

  private String declare(ExpressionTree select, ExecutableElement method, Signature signature) {
    for (LinkKind kind : LinkKind.values()) {
      if (kind.serves(body.callees.derivatives()) && !kind.serves(signature.derivatives())) {
        throw body.error(Problem.NOT_GENERATED, select, method.getSimpleName(), kind.derivatives());
      }
    }
    String key = key(signature);
    body.callees.external(declaration(key, signature));
    return key;
  }

  private Signature signature(ExpressionTree select, ExecutableElement method) {
    Diagnostics silent = Diagnostics.silent();
    Environment environment = body.environment.with(silent);
    Optional<Signature> signature =
        new SignatureReader(
                environment, method, body.variables, new MemberOrigins(Optional.empty()))
            .read();
    if (silent.hasErrors() || signature.isEmpty()) {
      throw body.error(Problem.CALLEE_DECLARATION, select, method.getSimpleName());
    }
    return signature.get();
  }

  /** The qualified name of the companion and the name of its exported function. */
  private static String key(Signature signature) {
    return signature.companion() + "#" + signature.linkName() + "$link";
  }

  private Function declaration(String key, Signature signature) {
    Variable result = body.variables.fresh("result", signature.result());
    Statement end = new Statement.Return(Code.read(result));
    boolean isVoid = signature.result() == Primitive.VOID;
    Block block = new Block(isVoid ? List.of() : Stream.of(end).toList());
    return new Function(
        key, Signature.linked(signature.parameters()), signature.result(), block, Linkage.EXTERNAL);
  }
}
