package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.ClassType;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Stacks;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the forward sweep leaves values for the reverse sweep: in {@link RecordArrays} or on the
 * runtime's stacks, from which they come back in the opposite order.
 */
final class Records {
  private final Variables variables;

  /** Where the stacks come from if not made by this function; null if they are. */
  private final Variable tape;

  /** By element type: the stacks in use. */
  private final Map<ClassType, Variable> stacks = new LinkedHashMap<>();

  private final List<Statement> openings = new ArrayList<>();

  Records(Variable tape, Variables variables) {
    this.tape = tape;
    this.variables = variables;
  }

  /**
   * How one value is kept.
   *
   * @param recording in the forward sweep
   * @param restoring in the reverse sweep
   */
  record Kept(Statement recording, Statement restoring) {}

  Kept keep(Variable variable, Nest nest) {
    if (nest.arrays() == null || !(variable.type() instanceof Primitive)) {
      Variable stack = stack(variable.type());
      return new Kept(
          new Statement.Push(stack, Code.read(variable)), new Statement.Pop(variable, stack));
    }
    Expression.Element place = nest.arrays().element(variable, nest.loops());
    return new Kept(
        new Statement.Assign(place, Code.read(variable)), Statement.Assign.to(variable, place));
  }

  /** What makes the stacks. */
  List<Statement> openings() {
    return openings;
  }

  Variable stack(Type type) {
    return stacks.computeIfAbsent(
        Stacks.of(type),
        stackType -> {
          Variable stack = variables.fresh(Stacks.name(type), stackType);
          openings.add(
              Statement.Assign.to(
                  stack, tape == null ? Stacks.create(stackType) : Stacks.open(tape, type)));
          return stack;
        });
  }
}
