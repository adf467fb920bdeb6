package dev.fluxion.processor.ir;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The programs whose derivatives a program calls. */
public final class Derivations {
  private Derivations() {}

  /** What a call computes, where it is one of a derivative. */
  public static Optional<Derivation> of(Expression.Call call) {
    return call.method().rule().flatMap(CustomRule::derivation);
  }

  /**
   * The same pass for all of them.
   *
   * @param name of the pass, which is run but once for each
   */
  public static Program map(Program program, String name, UnaryOperator<Program> pass) {
    return program.map(function -> map(function, name, pass));
  }

  private static Function map(Function function, String name, UnaryOperator<Program> pass) {
    if (!Code.hasRules(function.body())) { // as mostly
      return function;
    }
    Rewriter rewriter =
        new Rewriter() {
          @Override
          public Expression call(Expression.Call call) {
            Expression.Call rewritten = (Expression.Call) super.call(call);
            return of(call)
                .map(derivation -> derivation.map(name, pass))
                .map(derivation -> derivation.call(rewritten.arguments()))
                .orElse(rewritten);
          }
        };
    return function.withBody(rewriter.rewrite(function.body()));
  }
}
