package dev.fluxion.processor.optimize;

import dev.fluxion.processor.ir.BinaryOperator;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Expression;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Variable;
import dev.fluxion.processor.ir.Variables;
import dev.fluxion.processor.normalize.Liveness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The reverse of a chain {@code m = max(m, x[i])}: {@code mBar} is multiplied by a weight in each
 * iteration, and all that the loop does vanishes with it. Once a weight was zero, the earlier
 * operands have lost, and their iterations are skipped.
 */
final class SelectedIterations {
  private final Set<Variable> weights;
  private final Liveness liveness;
  private final Variables variables;

  SelectedIterations(Set<Variable> weights, Liveness liveness, Variables variables) {
    this.weights = weights;
    this.liveness = liveness;
    this.variables = variables;
  }

  /**
   * @param body what is to become of the loop's body
   */
  List<Statement> of(Statement.For loop, Block body) {
    Set<Variable> chain = liveness.merged(loop);
    Set<Variable> zero = new HashSet<>(chain);
    boolean vanishes =
        hasLoop(loop.body()) // else an iteration costs less than to ask
            && !chain.isEmpty()
            && chain.stream().allMatch(v -> v.type().isReal())
            && Vanishing.hasNoEffect(loop.body(), zero)
            && zero.containsAll(chain);
    Variable weight = vanishes ? weight(loop.body(), chain) : null;
    return weight == null ? List.of(loop.withBody(body)) : guarded(loop, body, weight);
  }

  private static boolean hasLoop(Block body) {
    return body.statements().stream()
        .anyMatch(
            s ->
                s instanceof Statement.For
                    || Code.blocks(s).stream().anyMatch(SelectedIterations::hasLoop));
  }

  private List<Statement> guarded(Statement.For loop, Block rest, Variable weight) {
    Variable chosen = variables.fresh("chosen", Primitive.DOUBLE);
    List<Statement> body = new ArrayList<>(rest.statements());
    body.add(Statement.Assign.to(chosen, Code.multiply(Code.read(chosen), Code.read(weight))));
    Expression some = Code.binary(BinaryOperator.NOT_EQUAL, Code.read(chosen), Code.literal(0.0));
    return List.of(
        Statement.Assign.to(chosen, Code.literal(1.0)),
        loop.withBody(Block.of(new Statement.If(some, new Block(body), Block.EMPTY))));
  }

  /** The weight that makes the whole {@code chain} zero, or null. */
  private Variable weight(Block body, Set<Variable> chain) {
    List<Statement> statements = body.statements();
    for (int i = 0; i < statements.size(); i++) {
      Set<Variable> candidates = Code.writes(Block.of(statements.get(i)));
      candidates.retainAll(weights);
      for (Variable weight : candidates) {
        Set<Variable> zero = new HashSet<>(Set.of(weight));
        statements.subList(i + 1, statements.size()).forEach(s -> Vanishing.note(s, zero));
        if (zero.contains(weight) && zero.containsAll(chain)) {
          return weight;
        }
      }
    }
    return null;
  }
}
