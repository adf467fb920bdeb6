package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.Derivations;
import dev.fluxion.processor.ir.DerivativePrograms;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Optimization;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Flattening;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The order of the optimisations. */
public final class Optimizer {
  private final Variables variables;
  private final Set<Optimization> off;

  /**
   * @param off what is left out
   */
  public Optimizer(Variables variables, Set<Optimization> off) {
    this.variables = variables;
    this.off = off;
  }

  /** For a program in SSA form, before it is differentiated; keeps the form. */
  public Program primal(Program program) {
    return Derivations.map(program, "optimized", this::primal).map(this::primal);
  }

  private Function primal(Function function) {
    Function known = copies(knownLengths(simpler(function)));
    Function simple = copies(subexpressions(copies(loops(known))));
    return run(Optimization.DEAD_CODE, DeadCode::keepingExceptions, simple);
  }

  private Function knownLengths(Function function) {
    return run(Optimization.KNOWN_LENGTHS, f -> KnownLengths.apply(f, variables), function);
  }

  /** From the innermost loops outwards: what an inner loop adds may be the same each time. */
  private Function loops(Function function) {
    Function moved = run(Optimization.INVARIANT_MOTION, InvariantMotion::apply, function);
    Function closed =
        run(Optimization.INDUCTION_VARIABLES, f -> InductionVariables.apply(f, variables), moved);
    return closed == moved ? moved : loops(closed);
  }

  /** For a derivative, which stays flattened, fit to be differentiated again. */
  public Function derivative(Function function) {
    Function first =
        run(Optimization.FIRST_ACCUMULATIONS, FirstAccumulations::apply, simpler(function));
    Function moved = run(Optimization.REDUNDANT_COPIES, RedundantCopies::apply, first);
    Function flat = Flattening.apply(moved, variables);
    Function simple = copies(simpler(copies(flat)));
    Function shared = copies(subexpressions(simple));
    return deadCode(run(Optimization.KEPT_ADJOINTS, KeptAdjoints::apply, shared));
  }

  /** For the reader: expressions instead of temporaries. */
  public Function readable(Function function) {
    Function guarded =
        run(Optimization.GUARDED_LOOPS, f -> GuardedLoops.apply(f, variables), function);
    Function local = run(Optimization.LOCAL_SUMS, f -> LocalSums.apply(f, variables), guarded);
    Function joined = run(Optimization.JOINED_SUMS, JoinedSums::apply, local);
    Function substituted = run(Optimization.SUBSTITUTION, ForwardSubstitution::apply, joined);
    Function exclusive =
        run(Optimization.EXCLUSIVE_BRANCHES, ExclusiveBranches::apply, substituted);
    return run(Optimization.DEAD_CODE, DeadResets::apply, simpler(exclusive));
  }

  /** For callers: functions without parameters that they have no use for. */
  public DerivativePrograms trimmed(DerivativePrograms programs) {
    return off.contains(Optimization.UNUSED_PARAMETERS)
        ? programs
        : UnusedParameters.apply(programs);
  }

  /**
   * For HotSpot: methods of a size it compiles.
   *
   * @param methodSize bytes of bytecode, about, above which a method is split
   */
  public Function split(Function function, int methodSize) {
    return MethodSplitting.apply(function, variables, methodSize);
  }

  private Function simpler(Function function) {
    return run(Optimization.SIMPLIFICATION, Simplifier::apply, function);
  }

  private Function copies(Function function) {
    return run(Optimization.COPY_PROPAGATION, CopyPropagation::apply, function);
  }

  private Function subexpressions(Function function) {
    return run(Optimization.COMMON_SUBEXPRESSIONS, CommonSubexpressions::apply, function);
  }

  private Function deadCode(Function function) {
    return run(Optimization.DEAD_CODE, DeadCode::apply, function);
  }

  private Function run(Optimization pass, UnaryOperator<Function> body, Function function) {
    return off.contains(pass) ? function : body.apply(function);
  }
}
