package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Walker;
import java.util.List;
import java.util.Optional;

/**
 * How often solutions of equations are corrected: once for each order of derivatives. The call of
 * the runtime says two, for gradients and Hessians; a derivative that differentiable code calls is
 * derived so often itself, and Taylor mode goes to any order.
 */
public final class Corrections {
  private static final int SECOND_ORDER = 2;

  private static final Method CORRECTIONS =
      Method.ofStatic(Calls.INTERNAL + "Implicit", "corrections", Primitive.INT, Primitive.INT);

  private Corrections() {}

  /** The orders that a call asks for beyond the second; empty where it is of something else. */
  public static Optional<Integer> beyondSecond(Expression.Call call) {
    return call.method().equals(CORRECTIONS)
        ? Optional.of(
            (Integer) ((Expression.Literal) call.arguments().get(0)).value() - SECOND_ORDER)
        : Optional.empty();
  }

  /** The program of a derivation, fit to be derived so many times more than any. */
  static Program forOrders(int more, Derivation derivation) {
    return isIn(derivation)
        ? derivation.once(
            List.of("orders", more),
            () -> derivation.program().map(function -> forOrders(more, function)))
        : derivation.program();
  }

  private static Function forOrders(int more, Function function) {
    return function.withBody(
        new Rewriter() {
          @Override
          public Expression call(Expression.Call call) {
            return beyondSecond(call)
                .<Expression>map(
                    beyond ->
                        Expression.Call.of(CORRECTIONS, Code.literal(SECOND_ORDER + beyond + more)))
                .orElseGet(() -> super.call(call));
          }
        }.rewrite(function.body()));
  }

  static boolean isIn(Derivation derivation) {
    return derivation.once(
        "corrections",
        () -> {
          boolean[] found = {false};
          Walker search =
              new Walker() {
                @Override
                public Expression call(Expression.Call call) {
                  found[0] |= beyondSecond(call).isPresent();
                  return super.call(call);
                }
              };
          derivation.program().all().forEach(f -> search.walk(f.body()));
          return found[0];
        });
  }
}
