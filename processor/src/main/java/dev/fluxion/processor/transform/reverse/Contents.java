package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Walker;
import dev.fluxion.processor.normalize.Aliases;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Elements of arrays that need not be recorded one by one as inner loops read them, because the
 * reverse of a block around these loops begins by giving the whole array back what it held at the
 * block's end: the block sets the array, and nothing in it does so after the reads.
 */
final class Contents {
  private final Aliases aliases;

  /** Vectors that stay where they are, so that they can be given contents. */
  private final Predicate<Variable> isFixed;

  /** Arrays that nobody reads after the sweeps. */
  private final Predicate<Variable> mayBeSet;

  /** By block and alias class: the last statement of the block that stores into such an array. */
  private final Map<Block, Map<Variable, Integer>> lastStores = new IdentityHashMap<>();

  private final Map<Variable, Block> restoring = new HashMap<>();
  private final Map<Block, Set<Variable>> required = new IdentityHashMap<>();

  private Contents(Aliases aliases, Predicate<Variable> isFixed, Predicate<Variable> mayBeSet) {
    this.aliases = aliases;
    this.isFixed = isFixed;
    this.mayBeSet = mayBeSet;
  }

  /** For code in which every element is recorded that may change. */
  static Contents none(Aliases aliases) {
    return new Contents(aliases, v -> false, v -> false);
  }

  /**
   * Of a function.
   *
   * @param result what it returns
   */
  static Contents of(Block body, Expression result, Homes homes, Aliases aliases) {
    Predicate<Variable> isFixed =
        v -> homes.definition(v) != null && homes.isHome(body, v) && isVector(v);
    Set<Variable> kept = new HashSet<>();
    if (result != null) {
      Code.reads(result).forEach(v -> kept.add(aliases.representative(v)));
    }
    Predicate<Variable> mayBeSet =
        v -> !kept.contains(aliases.representative(v)) && !aliases.exposure().isExposed(v);
    return new Contents(aliases, isFixed, mayBeSet).find(body);
  }

  /** Of the body of a loop each iteration of which is reversed at once. */
  Contents of(Block body, Set<Variable> privateArrays) {
    Predicate<Variable> isPrivate = v -> privateArrays.contains(aliases.representative(v));
    return new Contents(aliases, isFixed, isPrivate.and(mayBeSet)).find(body);
  }

  private Contents find(Block root) {
    findStores(root);
    findReads(root, null);
    return this;
  }

  Aliases aliases() {
    return aliases;
  }

  /** Whether {@code variable} is an element of an array that gets its contents back. */
  boolean isRestored(Variable variable) {
    return restoring.containsKey(variable);
  }

  /** Notes that the reverse sweep reads {@code element}, which is {@code variable}, again. */
  void require(Variable variable, Expression element) {
    Block block = restoring.get(variable);
    if (block != null) {
      required
          .computeIfAbsent(block, b -> new LinkedHashSet<>())
          .add(Code.root(((Expression.Element) element).array()));
    }
  }

  /** The arrays that the reverse of {@code block} has to give their contents back. */
  Set<Variable> required(Block block) {
    return required.getOrDefault(block, Set.of());
  }

  private Map<Variable, Integer> findStores(Block block) {
    Map<Variable, Integer> last = new HashMap<>();
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      int position = i;
      for (Block inner : Code.blocks(statement)) {
        findStores(inner).keySet().forEach(a -> last.put(a, position));
      }
      if (Code.blocks(statement).isEmpty()) {
        new Walker() {
          @Override
          protected void onStore(Expression array, Expression value) {
            last.put(aliases.representative(Code.root(array)), position);
          }
        }.walk(statement);
      }
    }
    lastStores.put(block, last);
    return last;
  }

  /** A statement and the ones around it. */
  private record Place(Place outer, Block block, int position) {}

  private void findReads(Block block, Place outer) {
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      Place place = new Place(outer, block, i);
      Code.blocks(statement).forEach(inner -> findReads(inner, place));
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read target
          && target.type() instanceof Primitive
          && assign.value() instanceof Expression.Element element
          && element.array() instanceof Expression.Read array
          && isFixed.test(array.variable())
          && mayBeSet.test(array.variable())) {
        Block restores = restoring(place, aliases.representative(array.variable()));
        if (restores != null) {
          restoring.put(target.variable(), restores);
        }
      }
    }
  }

  /** The block around {@code read} that sets the array; null where that is no way to restore it. */
  private Block restoring(Place read, Variable array) {
    for (Place place = read; place.outer() != null; place = place.outer()) {
      Integer last = lastStores.get(place.block()).get(array);
      if (last != null) {
        // Of what the reading block itself sets, the element is recorded as cheaply.
        return last < place.position() && place != read ? place.block() : null;
      }
    }
    return null;
  }

  private static boolean isVector(Variable array) {
    return array.type() instanceof ArrayType type && type.rank() == 1;
  }
}
