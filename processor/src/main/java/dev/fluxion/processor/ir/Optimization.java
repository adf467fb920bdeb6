package dev.fluxion.processor.ir;

import java.util.Locale;

/** What can be left out: code is larger and slower then, and gives the same numbers. */
public enum Optimization {
  /** Helpers are written out where they are called. */
  INLINING,
  /** What does not influence the result has no adjoint. */
  ACTIVITY,
  /** What the reverse sweep of a loop can compute again at little cost is not recorded. */
  RECOMPUTATION,
  /** What counted loops record goes into arrays of the size that their trip counts give. */
  RECORD_ARRAYS,
  /** The reverse of a block gives arrays their contents back, instead of element after element. */
  RESTORED_ARRAYS,
  /** An iteration that no other depends on is reversed at once. */
  FUSED_SWEEPS,
  /** Local simplifications that hold bit for bit. */
  SIMPLIFICATION,
  /** A copy gives way to what it is a copy of. */
  COPY_PROPAGATION,
  /** The length of an array is what the array was created with. */
  KNOWN_LENGTHS,
  /** What is the same in every iteration is computed in front of the loop. */
  INVARIANT_MOTION,
  /** What grows evenly in a loop follows from the loop's counter. */
  INDUCTION_VARIABLES,
  /** What has been computed already is not computed again. */
  COMMON_SUBEXPRESSIONS,
  /** What does not reach the result is left out. */
  DEAD_CODE,
  /** Adjoints that are zero before their first accumulation are assigned there. */
  FIRST_ACCUMULATIONS,
  /** A copy back to where a value came from is left out. */
  REDUNDANT_COPIES,
  /** The adjoint of an element that is only added to stays where it is. */
  KEPT_ADJOINTS,
  /** What a loop adds to one element goes into a local variable first. */
  LOCAL_SUMS,
  /** A loop that only adds what a partial of zero makes zero is skipped. */
  GUARDED_LOOPS,
  /** Accumulations that follow one another become one sum. */
  JOINED_SUMS,
  /** Expressions in the place of temporaries. */
  SUBSTITUTION,
  /** Of two comparisons that exclude one another the second is asked only where the first fails. */
  EXCLUSIVE_BRANCHES,
  /** Parameters of functions that nothing comes of are left out. */
  UNUSED_PARAMETERS;

  /** As users write it: {@code common-subexpressions}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
