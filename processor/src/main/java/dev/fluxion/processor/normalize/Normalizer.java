package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Variables;

/**
 * From code as the user wrote it to the form that the transformations read: without jumps, one
 * operation a statement, in SSA form; helpers are put in place where that can be done.
 */
public final class Normalizer {
  private Normalizer() {}

  public static Program apply(Program program) {
    Variables variables = program.variables();
    Program straight = program.map(f -> JumpElimination.apply(f, variables));
    Program inlined = Inliner.apply(straight);
    Program counted = inlined.map(f -> CountedLoops.apply(f, variables));
    Program protectedInputs = ParameterCopies.apply(counted);
    Program flat = protectedInputs.map(f -> Flattening.apply(f, variables));
    return flat.map(f -> SsaConstruction.apply(f, variables));
  }
}
