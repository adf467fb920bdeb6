package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Derivation;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Rewriter;
import java.util.Optional;
import java.util.Set;

/** Brings the programs into normal form whose derivatives a function calls. */
final class NormalDerivations extends Rewriter {
  private final Set<Optimization> off;

  private NormalDerivations(Set<Optimization> off) {
    this.off = off;
  }

  static Function apply(Function function, Set<Optimization> off) {
    return function.withBody(new NormalDerivations(off).rewrite(function.body()));
  }

  @Override
  public Expression call(Expression.Call call) {
    Optional<Derivation> derivation = call.method().rule().flatMap(rule -> rule.derivation());
    return derivation.isEmpty()
        ? super.call(call)
        : normal(derivation.get()).call(rewrite(call.arguments()));
  }

  private Derivation normal(Derivation raw) {
    return raw.once(
        "normal",
        () -> new Derivation(raw.kind(), Normalizer.apply(raw.program(), off), raw.order()));
  }
}
