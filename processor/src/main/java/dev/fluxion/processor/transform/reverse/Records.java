package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
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
  private final Variable tape;

  /** By element type: the stacks in use. */
  private final Map<ClassType, Variable> stacks = new LinkedHashMap<>();

  private final List<Statement> openings = new ArrayList<>();

  /**
   * @param tape where the stacks come from, for sweeps that become functions of their own; null:
   *     they are made here
   */
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

  /**
   * How the contents of a vector are kept.
   *
   * @param length its length where that is known before the nest; else null
   */
  Kept keepContents(Variable array, Expression length, Nest nest) {
    Variable index = variables.fresh("i", Primitive.INT);
    Expression.Element element = Code.element(Code.read(array), Code.read(index));
    Primitive type = (Primitive) element.type();
    if (nest.arrays() == null || length == null || !nest.arrays().isKnown(length)) {
      Variable stack = stack(type);
      Variable popped = variables.fresh(array.name(), type);
      Expression end = new Expression.Length(Code.read(array));
      Expression last = Code.subtract(end, Code.literal(1));
      return new Kept(
          upwards(index, end, new Statement.Push(stack, element)),
          new Statement.For(
              index,
              last,
              BinaryOperator.GREATER_EQUAL,
              Code.literal(0),
              -1,
              Block.of(
                  new Statement.Pop(popped, stack),
                  new Statement.Assign(element, Code.read(popped)))));
    }
    Variable record = nest.arrays().allocate(array.name(), type, nest.loops(), length);
    Expression start = Code.multiply(nest.arrays().number(nest.loops()), length);
    Expression.Element place = Code.element(Code.read(record), Code.add(start, Code.read(index)));
    return new Kept(
        upwards(index, length, new Statement.Assign(place, element)),
        upwards(index, length, new Statement.Assign(element, place)));
  }

  private static Statement upwards(Variable index, Expression end, Statement body) {
    return Statement.For.upTo(index, end, Block.of(body));
  }

  /** What makes the stacks. */
  List<Statement> openings() {
    return openings;
  }

  private Variable stack(Type type) {
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
