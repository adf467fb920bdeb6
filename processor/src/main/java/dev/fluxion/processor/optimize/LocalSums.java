package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Place;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Rewriter;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Aliases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In an innermost loop, {@code aBar[k] += e} with the same place in every iteration adds to a local
 * variable, which is added to the element once, behind the loop. HotSpot keeps the one in a
 * register, and has to store the other in each iteration.
 */
public final class LocalSums extends Rewriter {
  private final Variables variables;
  private final Aliases aliases;

  private LocalSums(Function function, Variables variables) {
    this.variables = variables;
    this.aliases = new Aliases(function);
  }

  public static Function apply(Function function, Variables variables) {
    return function.withBody(new LocalSums(function, variables).rewrite(function.body()));
  }

  @Override
  public List<Statement> counted(Statement.For loop) {
    boolean isInnermost = loop.body().statements().stream().allMatch(s -> Code.blocks(s).isEmpty());
    return isInnermost ? withLocals(loop) : super.counted(loop);
  }

  private List<Statement> withLocals(Statement.For loop) {
    Map<Place, Variable> sums = new LinkedHashMap<>();
    for (Place place : places(loop)) {
      String name = Code.root(place).name();
      sums.put(place, variables.fresh(name.isEmpty() ? "sum" : name + "Sum", Primitive.DOUBLE));
    }
    if (sums.isEmpty()) {
      return List.of(loop);
    }
    List<Statement> out = new ArrayList<>();
    sums.values().forEach(v -> out.add(Statement.Assign.to(v, Code.literal(0.0))));
    List<Statement> body = new ArrayList<>();
    for (Statement statement : loop.body().statements()) {
      boolean isLocal = statement instanceof Statement.Accumulate a && sums.containsKey(a.target());
      body.add(
          isLocal
              ? new Statement.Accumulate(
                  Code.read(sums.get(((Statement.Accumulate) statement).target())),
                  ((Statement.Accumulate) statement).value())
              : statement);
    }
    out.add(loop.withBody(new Block(body)));
    List<Statement> delivery = new ArrayList<>();
    sums.forEach((place, v) -> delivery.add(new Statement.Accumulate(place, Code.read(v))));
    // Where the loop does not run there may be no such element.
    out.add(
        new Statement.If(
            Code.binary(loop.relation(), loop.from(), loop.bound()),
            new Block(delivery),
            Block.EMPTY));
    return out;
  }

  /** The elements that the loop adds to, always the same, and does not touch in another way. */
  private Set<Place> places(Statement.For loop) {
    Set<Variable> varying = Code.writes(Block.of(loop));
    Set<Place> places = new LinkedHashSet<>();
    Map<Variable, Set<Place>> touched = new LinkedHashMap<>();
    for (Statement statement : loop.body().statements()) {
      if (statement instanceof Statement.Accumulate accumulate
          && accumulate.target() instanceof Expression.Element element
          && element.array() instanceof Expression.Read
          && Code.reads(element).stream().noneMatch(varying::contains)) {
        places.add(element);
        touch(Code.root(element), element, touched);
        Code.reads(accumulate.value()).forEach(v -> touch(v, null, touched));
      } else {
        Code.mentions(Block.of(statement)).forEach(v -> touch(v, null, touched));
      }
    }
    if (Code.throwsOrCalls(loop.body())) {
      return Set.of();
    }
    places.removeIf(
        place -> !touched.get(aliases.representative(Code.root(place))).equals(Set.of(place)));
    return places;
  }

  /** Notes that {@code array} is touched at {@code place}, or (null) somewhere. */
  private void touch(Variable array, Place place, Map<Variable, Set<Place>> touched) {
    if (array.type() instanceof ArrayType) {
      touched.computeIfAbsent(aliases.representative(array), v -> new LinkedHashSet<>()).add(place);
    }
  }
}
