package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ProgramKind;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Flattening;
import java.util.EnumMap;
import java.util.Map;

/** The order of the optimisations. */
public final class Optimizer {
  private Optimizer() {}

  /** For a function in SSA form, before it is differentiated; keeps the form. */
  public static Function primal(Function function) {
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
  public static Map<ProgramKind, Function> readable(Map<ProgramKind, Function> programs) {
    Map<ProgramKind, Function> result = new EnumMap<>(programs);
    result.replaceAll(
        (kind, f) -> Simplifier.apply(ForwardSubstitution.apply(JoinedSums.apply(f))));
    return result;
  }

  /**
   * For HotSpot: methods of a size it compiles.
   *
   * @param methodSize bytes of bytecode, about, above which a method is split
   */
  public static Map<ProgramKind, Function> split(
      Map<ProgramKind, Function> programs, Variables variables, int methodSize) {
    Map<ProgramKind, Function> result = new EnumMap<>(programs);
    result.replaceAll((kind, f) -> MethodSplitting.apply(f, variables, methodSize));
    return result;
  }
}
