package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivations;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Role;
import dev.fluxion.processor.ir.Sparsity;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Walker;

/**
 * Whether the pattern of derivatives depends on the point: where a comparison, a cast to an integer
 * or a call that answers no real asks about what varies, another point may take another way.
 */
public final class Patterns extends Walker {
  private final Activity activity;
  private boolean branches;

  private Patterns(Activity activity) {
    this.activity = activity;
  }

  /** Of a program in normal form. */
  public static Sparsity of(Program program) {
    Activity activity = Activity.ofAllOrders(program, program.entry().variables(Role.INDEPENDENT));
    Patterns search = new Patterns(activity);
    for (Function function : program.all()) {
      search.branches |= function.isExternal(); // of whose code nothing is known
      search.walk(function.body());
    }
    return new Sparsity(!search.branches, isTraced(program));
  }

  /** Whether all of a program, and of those whose derivatives it calls, is arithmetic of series. */
  private static boolean isTraced(Program program) {
    boolean[] traced = {true};
    Walker search =
        new Walker() {
          @Override
          public Expression call(Expression.Call call) {
            call.method().rule().ifPresent(rule -> traced[0] &= rule.series().isEmpty());
            Derivations.of(call).ifPresent(inner -> traced[0] &= isTraced(inner.program()));
            return super.call(call);
          }
        };
    for (Function function : program.all()) {
      traced[0] &= !function.isExternal();
      search.walk(function.body());
    }
    return traced[0];
  }

  /** Whether one of the operands varies; of an array's length that says nothing. */
  private boolean varies(Expression expression) {
    return Code.operands(expression).stream()
        .filter(operand -> !(operand instanceof Expression.Length))
        .flatMap(operand -> Code.reads(operand).stream())
        .anyMatch(activity::isVaried);
  }

  private void asks(Type answer, Expression question) {
    branches |= !answer.isDifferentiable() && varies(question);
  }

  @Override
  public Expression binary(Expression.Binary binary) {
    asks(binary.type(), binary);
    return super.binary(binary);
  }

  @Override
  public Expression cast(Expression.Cast cast) {
    asks(cast.type(), cast);
    return super.cast(cast);
  }

  @Override
  public Expression call(Expression.Call call) {
    asks(call.type(), call);
    branches |= Derivations.of(call).isPresent(); // of which any point may be asked
    return super.call(call);
  }
}
