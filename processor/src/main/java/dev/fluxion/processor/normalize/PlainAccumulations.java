package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import java.util.List;

/** Writes {@code a = a + b} for {@code a += b}, which only derivatives have. */
final class PlainAccumulations extends Rewriter {
  private PlainAccumulations() {}

  static Function apply(Function function) {
    return function.withBody(new PlainAccumulations().rewrite(function.body()));
  }

  @Override
  public List<Statement> accumulate(Statement.Accumulate accumulate) {
    return List.of(
        new Statement.Assign(
            accumulate.target(), Code.add(accumulate.target(), accumulate.value())));
  }
}
