package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arrays in which a nest of counted loops records values, one element for each run of a block. They
 * are made before the outermost loop, of the size that its and the inner loops' trip counts give,
 * so these must be known there. Elements have places of their own: the reverse sweep may read them
 * in any order.
 */
final class RecordArrays {
  /** What the outermost loop changes, and so cannot be known before it. */
  private final Set<Variable> changing;

  private final Variables variables;
  private final Map<Statement.For, Variable> trips = new IdentityHashMap<>();
  private final Set<Variable> made = new HashSet<>();
  private final List<Statement> allocations = new ArrayList<>();

  /** By the product that it is: the variable that holds it. */
  private final Map<Expression, Variable> sizes = new HashMap<>();

  RecordArrays(Statement.For outermost, Variables variables) {
    this.changing = Code.writes(Block.of(outermost));
    this.variables = variables;
  }

  /** What is to run before the outermost loop. */
  List<Statement> allocations() {
    return allocations;
  }

  /** The variables assigned by {@link #allocations()}. */
  Set<Variable> made() {
    return made;
  }

  /** Whether it is known before the outermost loop how often {@code loop} will run each time. */
  boolean isCounted(Statement.For loop) {
    return Math.abs(loop.step()) == 1 && isKnown(loop.from()) && isKnown(loop.bound());
  }

  /** Whether the atom {@code value} is known before the outermost loop. */
  boolean isKnown(Expression value) {
    return value instanceof Expression.Literal
        || value instanceof Expression.Read read && !changing.contains(read.variable());
  }

  /** An element for a value of {@code variable} in each run of a block inside {@code loops}. */
  Expression.Element element(Variable variable, List<Statement.For> loops) {
    Variable array = allocate(variable.name(), (Primitive) variable.type(), loops, null);
    return Code.element(Code.read(array), number(loops));
  }

  /** A new array with {@code width} elements (null: one) for each run of a block. */
  Variable allocate(String name, Primitive element, List<Statement.For> loops, Expression width) {
    Expression size = null;
    for (Statement.For loop : loops) {
      size = product(size, Code.read(trips(loop)));
    }
    if (width != null) {
      size = product(size, width);
    }
    ArrayType type = (ArrayType) ArrayType.of(element, 1);
    return make(
        name.isEmpty() ? "record" : name + "Record", new Expression.NewArray(type, List.of(size)));
  }

  /** An overflow would make an array too short, without notice. */
  private Expression product(Expression left, Expression right) {
    if (left == null) {
      return right;
    }
    Expression size = Expression.Call.of(Method.mathOfInts("multiplyExact"), left, right);
    return Code.read(sizes.computeIfAbsent(size, e -> make("size", e)));
  }

  /** The number of the present run of a block inside {@code loops}, from 0. */
  Expression number(List<Statement.For> loops) {
    Expression number = null;
    for (Statement.For loop : loops) {
      boolean upwards = loop.step() > 0;
      Expression index = Code.read(loop.index());
      Expression turn = upwards ? difference(index, loop.from()) : difference(loop.from(), index);
      number =
          number == null ? turn : Code.add(Code.multiply(number, Code.read(trips(loop))), turn);
    }
    return number;
  }

  private Variable trips(Statement.For loop) {
    Variable known = trips.get(loop);
    if (known != null) {
      return known;
    }
    Expression trip =
        switch (loop.relation()) {
          case LESS -> range(loop.from(), loop.bound());
          case LESS_EQUAL -> plusOne(range(loop.from(), loop.bound()));
          case GREATER -> range(loop.bound(), loop.from());
          case GREATER_EQUAL -> plusOne(range(loop.bound(), loop.from()));
          default -> throw new IllegalStateException("no range: " + loop.relation());
        };
    Variable result = make("trips", trip);
    trips.put(loop, result);
    return result;
  }

  /**
   * {@code max(low, high) - low}: nothing for an empty range, however far apart its bounds are. An
   * array for as many records as there are not ints cannot be made.
   */
  private static Expression range(Expression low, Expression high) {
    Expression top = Expression.Call.of(Method.mathOfInts("max"), high, low);
    if (low instanceof Expression.Literal literal && (Integer) literal.value() >= 0) {
      return difference(top, low);
    }
    return Expression.Call.of(Method.mathOfInts("subtractExact"), top, low);
  }

  private static Expression difference(Expression left, Expression right) {
    return right.equals(Code.literal(0)) ? left : Code.subtract(left, right);
  }

  private static Expression plusOne(Expression value) {
    return Expression.Call.of(Method.mathOfInts("addExact"), value, Code.literal(1));
  }

  private Variable make(String name, Expression value) {
    Variable variable = variables.fresh(name, value.type());
    allocations.add(Statement.Assign.to(variable, value));
    made.add(variable);
    return variable;
  }
}
