package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Variables;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * From code as the user wrote it to the form that the transformations read: one function that
 * returns its results, without calls of helpers, jumps and records, one operation a statement, in
 * SSA form.
 */
public final class Normalizer {
  private Normalizer() {}

  public static Function apply(Program program) {
    Variables variables = program.variables();
    Map<String, Function> functions = new HashMap<>();
    // In a fixed order: the numbers of fresh variables must not differ from run to run.
    for (String key : new TreeSet<>(program.functions().keySet())) {
      functions.put(key, JumpElimination.apply(program.functions().get(key), variables));
    }
    Function returning = OutputResults.apply(program.entry(), variables);
    Function entry = JumpElimination.apply(returning, variables);
    Function inlined = Inliner.apply(new Program(entry, functions, variables));
    Function scalars = RecordReplacement.apply(inlined, variables);
    Function counted = CountedLoops.apply(scalars, variables);
    Function protectedInputs = ParameterCopies.apply(counted, variables);
    Function flat = Flattening.apply(protectedInputs, variables);
    return SsaConstruction.apply(flat, variables);
  }
}
