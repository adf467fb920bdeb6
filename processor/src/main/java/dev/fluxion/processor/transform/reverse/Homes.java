package dev.fluxion.processor.transform.reverse;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the variables of a function in SSA form live: the block during one run of which a variable
 * has one value. That is the block of its assignment; for a merged variable the block around the
 * branch; for a carried one the block around the loop.
 */
final class Homes {
  /** A block as an identity: equal blocks at different places differ. */
  private record Place(Place parent, Block block, int depth) {}

  private final Map<Variable, Place> homes = new LinkedHashMap<>();
  private final Map<Block, List<Variable>> byBlock = new IdentityHashMap<>();
  private final Map<Variable, Expression> definitions = new HashMap<>();
  private final Set<Variable> carried = new HashSet<>();

  Homes(Block body) {
    collect(new Place(null, body, 0));
    homes.forEach(
        (v, place) -> byBlock.computeIfAbsent(place.block(), b -> new ArrayList<>()).add(v));
    requireUpdatesAtEnd(body);
  }

  /** An update that is taken for an ordinary assignment would be reversed wrongly. */
  private void requireUpdatesAtEnd(Block block) {
    int count = updates(block).size();
    for (Statement statement : block.statements()) {
      Code.blocks(statement).forEach(this::requireUpdatesAtEnd);
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read
          && !isHome(block, read.variable())) {
        count--;
      }
    }
    if (count != 0) {
      throw new IllegalStateException("updates are not at the end of " + block);
    }
  }

  private void collect(Place place) {
    for (Statement statement : place.block().statements()) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read) {
        Variable variable = read.variable();
        boolean first = !homes.containsKey(variable);
        homes.merge(variable, place, Homes::common);
        if (first) {
          definitions.put(variable, assign.value());
        } else {
          definitions.remove(variable);
        }
      } else {
        for (Block child : Code.blocks(statement)) {
          collect(new Place(place, child, place.depth() + 1));
          if (!(statement instanceof Statement.If)) {
            carried.addAll(carried(child));
          }
        }
      }
    }
  }

  private static Place common(Place left, Place right) {
    Place a = left;
    Place b = right;
    while (a != b) {
      if (a.depth() >= b.depth()) {
        a = a.parent();
      } else {
        b = b.parent();
      }
    }
    return a;
  }

  /** Whether {@code block} (this very one) is the home of {@code variable}. */
  boolean isHome(Block block, Variable variable) {
    Place home = homes.get(variable);
    return home != null && home.block() == block;
  }

  /** The variables at home in {@code block}, in order of first assignment. */
  List<Variable> at(Block block) {
    return byBlock.getOrDefault(block, List.of());
  }

  boolean contains(Variable variable) {
    return homes.containsKey(variable);
  }

  /** The only assignment's value; null for merged and carried variables. */
  Expression definition(Variable variable) {
    return definitions.get(variable);
  }

  /** Whether some loop carries {@code variable}. */
  boolean isCarried(Variable variable) {
    return carried.contains(variable);
  }

  /** The variables a loop with this body carries: assigned at its end, at home outside. */
  Set<Variable> carried(Block loopBody) {
    Set<Variable> result = new LinkedHashSet<>();
    for (Statement.Assign update : updates(loopBody)) {
      result.add(((Expression.Read) update.target()).variable());
    }
    return result;
  }

  /** The updates of carried (or merged) variables that end {@code block}, in order. */
  List<Statement.Assign> updates(Block block) {
    List<Statement.Assign> result = new ArrayList<>();
    List<Statement> statements = block.statements();
    for (int i = statements.size() - 1; i >= 0; i--) {
      if (statements.get(i) instanceof Statement.Assign assign
          && assign.target() instanceof Expression.Read read
          && !isHome(block, read.variable())) {
        result.add(0, assign);
      } else {
        break;
      }
    }
    return result;
  }
}
