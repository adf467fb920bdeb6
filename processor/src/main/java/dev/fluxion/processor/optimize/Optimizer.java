package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Flattening;

/** The order of the optimisations. */
public final class Optimizer {
  private Optimizer() {}

  /** For a program in SSA form, before it is differentiated; keeps the form. */
  public static Program primal(Program program) {
    return program.map(Optimizer::primal);
  }

  private static Function primal(Function function) {
    Function simple = CopyPropagation.apply(Simplifier.apply(function));
    return DeadCode.apply(CopyPropagation.apply(CommonSubexpressions.apply(simple)));
  }

  /** For a derivative, which stays flattened, fit to be differentiated again. */
  public static Function derivative(Function function, Variables variables) {
    Function first = RedundantCopies.apply(FirstAccumulations.apply(Simplifier.apply(function)));
    Function flat = Flattening.apply(first, variables);
    Function simple = CopyPropagation.apply(Simplifier.apply(CopyPropagation.apply(flat)));
    Function shared = CopyPropagation.apply(CommonSubexpressions.apply(simple));
    return DeadCode.apply(shared);
  }

  /** For the reader: expressions instead of temporaries. */
  public static Function readable(Function function) {
    return Simplifier.apply(ForwardSubstitution.apply(JoinedSums.apply(function)));
  }

  /**
   * For HotSpot: methods of a size it compiles.
   *
   * @param methodSize bytes of bytecode, about, above which a method is split
   */
  public static Function split(Function function, Variables variables, int methodSize) {
    return MethodSplitting.apply(function, variables, methodSize);
  }
}
