package dev.fluxion.processor.normalize;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Derivations;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Linkage;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From code as the user wrote it to the form that the transformations read: functions that return
 * their results, without jumps and records, one operation a statement, in SSA form; helpers are put
 * in place where that can be done.
 */
public final class Normalizer {
  private Normalizer() {}

  public static Program apply(Program raw, Set<Optimization> off) {
    Program program = Derivations.map(raw, "normal", p -> apply(p, off));
    Function entry = OutputResults.apply(program.entry(), program.variables());
    Program inlined = inlined(program.withEntry(entry), off);
    Program scalars =
        inlined
            .withEntry(RecordReplacement.ofEntry(inlined.entry(), program.variables()))
            .map(f -> FloatReplacement.apply(f, program.variables()))
            .map(f -> CountedLoops.apply(f, program.variables()));
    Program form = inNormalForm(RuleArguments.apply(ParameterCopies.apply(scalars)));
    return form.withEntry(form.entry().with(Linkage.INTERNAL));
  }

  /**
   * The method as other companions call it: a function that changes the arrays it is given, as the
   * original does. The entry is empty; so is the program of a method that they cannot call.
   */
  public static Program linked(Program raw, Set<Optimization> off) {
    Program program = Derivations.map(raw, "normal", p -> apply(p, off));
    Variables variables = program.variables();
    if (program.entry().linkage() != Linkage.EXPORTED) {
      String name = program.entry().name();
      return Program.of(new Function(name, List.of(), Primitive.VOID, Block.EMPTY), variables);
    }
    Program inlined = inlined(program, off);
    Function method = RecordReplacement.ofFunction(inlined.entry(), variables);
    Program exported = Exported.of(inlined.withEntry(method));
    Program scalars =
        exported
            .map(f -> FloatReplacement.apply(f, variables))
            .map(f -> CountedLoops.apply(f, variables));
    return inNormalForm(RuleArguments.apply(scalars));
  }

  /** A linked program with names for what exported functions return, which derivatives need. */
  public static Program named(Program linked) {
    return linked.map(f -> Exported.withNamedResult(f, linked.variables()));
  }

  /** The entry's records are still there. */
  private static Program inlined(Program program, Set<Optimization> off) {
    Variables variables = program.variables();
    Program straight = program.map(f -> JumpElimination.apply(f, variables));
    Program inlined = Inliner.apply(straight, !off.contains(Optimization.INLINING));
    Program scalars = inlined.map(f -> RecordReplacement.ofFunction(f, variables));
    return scalars.withEntry(inlined.entry()).with(declarations(inlined, variables));
  }

  /** What other companions export, in terms of parameters and results that are no records. */
  private static Map<String, Function> declarations(Program program, Variables variables) {
    Map<String, Function> declarations = new HashMap<>();
    for (Function function : program.functions().values()) {
      if (function.isExternal()) {
        Function scalar =
            FloatReplacement.apply(RecordReplacement.ofFunction(function, variables), variables);
        boolean isVoid = scalar.result() == Primitive.VOID;
        Statement end = new Statement.Return(Code.read(variables.fresh("result", scalar.result())));
        declarations.put(function.name(), scalar.withBody(isVoid ? Block.EMPTY : Block.of(end)));
      }
    }
    return declarations;
  }

  /** The form again of a tangent program, which is to be differentiated like one of the user's. */
  public static Program again(Program tangent) {
    return inNormalForm(RuleArguments.apply(tangent.map(PlainAccumulations::apply)));
  }

  private static Program inNormalForm(Program program) {
    Variables variables = program.variables();
    Program flat = program.map(f -> Flattening.apply(f, variables));
    return flat.map(f -> SsaConstruction.apply(f, variables));
  }
}
